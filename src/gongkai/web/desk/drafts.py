"""A draft as its reviewers see it: paragraph by paragraph, with the remarks pinned to each."""

from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from gongkai.office.applications import reading
from gongkai.office.applications import said as say
from gongkai.office.applications.gates import last_draft
from gongkai.office.applications.paper import reply
from gongkai.office.applications.pinning import paragraphs, pins
from gongkai.office.applications.sense import doubts
from gongkai.office.applications.sniffing import TYPES
from gongkai.office.bodies.models import Person
from gongkai.typeset import docx, pdf
from gongkai.typeset.fonts import find
from gongkai.web.desk.case import Opened, opened
from gongkai.web.desk.guard import allowed, desk, person_of, shown


@require_safe
@desk
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """The last draft, for who may read it; the look is journaled."""
    at = opened(request, code)
    allowed(request, at.row, "read_personal")
    known = {"row": at.row, "letter": letter_of(at, person_of(request), {}), "pinning": False}
    return render(request, "desk/letter.html", known)


@require_POST
@desk
def paper(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """The letter as DOCX or PDF, to be printed, sealed or sent; the look is journaled."""
    row = shown(request, code)
    document = reply(code, person_of(request))
    if ending == "pdf":
        folder = Path(settings.FONTS) if settings.FONTS else None
        data, kind = pdf.write(document, find(folder)), "application/pdf"
    else:
        data, kind = docx.write(document), TYPES["docx"].media
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{row}.{ending}"'
    return answer


class Remark(NamedTuple):
    """What somebody pinned to a paragraph."""

    by: str
    text: str


class Part(NamedTuple):
    """A paragraph with its number, the remarks of others, and what is being typed beside it."""

    number: int
    text: str
    remarks: list[Remark]
    typed: str


class Verdict(NamedTuple):
    """What a review or the approval came to, by whom and when."""

    label: str
    by: str
    on: object
    passed: bool
    note: str


class Letter(NamedTuple):
    """The draft: its outcome, its grounds, its paragraphs, and what was said of it."""

    outcome: str
    grounds: str
    by: str
    on: object
    parts: list[Part]
    verdicts: list[Verdict]
    doubts: list[str]


def letter_of(at: Opened, person: Person, typed: dict[int, str]) -> Letter | None:
    """The draft in hand, else the one that went out, opened for somebody, which is journaled."""
    draft = last_draft(at.found)
    if not draft or not isinstance(drafted := draft[0].said, say.Drafted):
        return None
    texts = reading.texts(at.row.code, person, [each.said for each in draft])
    whole = texts.get(drafted.text or "") or ""
    letter = paragraphs(whole)
    remarks: dict[int, list[Remark]] = {}
    verdicts = []
    for each in draft[1:]:
        said, by = each.said, str(each.entry.by or "")
        if isinstance(said, say.Reviewed | say.Approved):
            name = reading.REVIEWS[said.of] if isinstance(said, say.Reviewed) else "审批"
            note = texts.get(said.note or "") or ""
            verdicts.append(Verdict(name, by, each.on, said.passed, note))
        if isinstance(said, say.Reviewed):
            for number, text in pins(texts.get(said.pins or ""), letter).items():
                remarks.setdefault(number, []).append(Remark(by, text))
    return Letter(
        drafted.outcome.label,
        "、".join(ground.label for ground in drafted.grounds),
        str(draft[0].entry.by or ""),
        draft[0].on,
        [Part(n, t, remarks.get(n, []), typed.get(n, "")) for n, t in enumerate(letter, 1)],
        verdicts,
        doubts(whole),
    )
