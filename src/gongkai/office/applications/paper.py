"""The reply as official paper, addressed and signed, from the draft in hand or the one sent."""

from gongkai.law.letters import Letter
from gongkai.law.outcomes import outcomes
from gongkai.numerals import written
from gongkai.office.applications import said as say
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.pinning import paragraphs
from gongkai.office.applications.reading import named
from gongkai.office.bodies.models import Person
from gongkai.office.vault import store
from gongkai.refusal import Refusal
from gongkai.typeset.document import Document, Paragraph


def reply(code: str, person: Person) -> Document:
    """The letter of an application for somebody who handles it; the look is journaled.

    Its date is that of the reply, before it that of the draft. Raises Refusal where nothing was
    drafted.
    """
    with attempt(code, "read_personal", person) as at:
        drafts = [each for each in at.found if isinstance(each.said, say.Drafted)]
        if not drafts:
            raise Refusal("office-no-draft")
        at.say(say.Read())
        drafted, on = drafts[-1].said, drafts[-1].on
        assert isinstance(drafted, say.Drafted)
        received = at.found[0].said
        values = store.get([*named(received), *named(drafted)])
        fields = store.fields(named(received))
    applicant = next((values[n] for n in fields if fields[n] == "name"), None) or "申请人"
    replied = next((e.on for e in reversed(at.found) if isinstance(e.said, say.Replied)), on)
    text = values.get(drafted.text or "") or ""
    kind = outcomes()[drafted.outcome].letters[0]
    return Document(
        f"{at.row.body}\n{_title(kind)}",
        (
            Paragraph.of(f"{applicant}：", indent=False),
            *(Paragraph.of(each) for each in paragraphs(text)),
        ),
        str(at.row.body),
        written(replied),
    )


def _title(letter: Letter) -> str:
    """The name of the letter, without what the register adds to tell one from another."""
    name = letter.label.split("（")[0]
    if name.startswith("政府信息"):
        return name
    return f"政府信息{name}" if "公开" in name else f"政府信息公开{name}"
