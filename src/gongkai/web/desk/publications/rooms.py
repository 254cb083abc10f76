"""The four registers: their forms, their lists, what can be done with a row of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from gongkai.law.catalogue import Locality, Validity, heads
from gongkai.office.bodies.models import Body, Person
from gongkai.office.publications import decisions, documents, entries, slips
from gongkai.office.publications.amounts import shown
from gongkai.office.publications.models import Document, Figure, Publication, Slip
from gongkai.office.publications.words import SlipState, Unit
from gongkai.web.desk.publications import forms

Enter = Callable[[Body, Person, Mapping[str, object], str], Any]
Do = Callable[[Any, Person, Mapping[str, Any]], object]


@dataclass(frozen=True)
class Step:
    """Something that can be done with a row: by whom, with which form, and when at all."""

    label: str
    action: str
    form: type[forms.Typed]
    do: Do
    can: Callable[[Any], bool]
    done: str
    help: str = ""
    initial: Callable[[Any], dict[str, object]] = lambda _: {}


@dataclass(frozen=True)
class Room:
    """A register."""

    noun: str
    action: str
    form: type[forms.Typed]
    enter: Enter
    initial: Callable[[Body], dict[str, object]]
    steps: Mapping[str, Step]
    heads: tuple[str, ...]
    cells: Callable[[Any], tuple[object, ...]]
    imports: bool = True


def _document(row: Document) -> tuple[object, ...]:
    force = row.get_validity_display()
    if row.ended_on:
        word = Validity.of(row.validity).label
        future = row.ended_on > timezone.localdate()
        force = f"{row.ended_on} 起{word}" if future else f"{word} {row.ended_on}"
    return row, row.get_kind_display(), row.document_number or "—", row.dated_on, force


def _figure(row: Figure) -> tuple[object, ...]:
    unit = f"（报 {row.amount} {row.get_unit_display()}）" if row.unit != Unit.PIECES else ""
    times = f"，第 {row.times} 次报" if row.times > 1 else ""
    return (
        row.get_kind_display(),
        f"{row.first_on} 至 {row.last_on}",
        row.section or "全机关",
        f"{shown(row.kind, row.value)}{unit}",
        f"{row.giver}　{row.given_on}{times}",
    )


def _slip(row: Slip) -> tuple[object, ...]:
    reminded = f"，催过 {row.reminded} 次" if row.reminded else ""
    state = slips.state(row, timezone.localdate()).label
    period = f"{row.first_on} 至 {row.last_on}"
    return row.asked, row.get_kind_display(), period, row.due, state + reminded


def _publication(row: Publication) -> tuple[object, ...]:
    return (
        row.title,
        row.published_on,
        row.get_outlet_display(),
        HEADS.get(row.head, row.head) or "—",
        row.adopted_by or "—",
    )


HEADS = {each.id: each.label for place in Locality for each in heads(place)}


def _right(row: Document) -> dict[str, object]:
    names = ("kind", "title", "document_number", "dated_on", "published_on", "valid_until", "link")
    return {name: getattr(row, name) for name in names}


def _again(row: Publication) -> dict[str, object]:
    names = ("title", "published_on", "outlet", "form", "head", "topic", "link", "adopted_by")
    return {name: getattr(row, name) for name in names}


def _give_again(row: Figure) -> dict[str, object]:
    names = ("kind", "section", "first_on", "last_on", "giver")
    given = {name: getattr(row, name) for name in names}
    money = {"unit": row.unit} if row.unit != Unit.PIECES else {}
    return {**given, **money, "given_on": timezone.localdate()}


def _stands(row: Any) -> bool:  # noqa: ANN401
    return not row.struck


def _is_open(row: Slip) -> bool:
    return row.state == SlipState.OPEN


def _annul(room: Any) -> Step:  # noqa: ANN401
    return Step(
        "作废一条记录",
        "annul_record",
        forms.AnnulForm,
        lambda row, person, given: room.annul(row.code, person, given["number"], given["reason"]),
        _stands,
        "已作废，原来的记录留在日志里。",
        "登记错了的一条。作废第一条，整条不再计数；作废后来的，回到它以前的样子。",
    )


ROOMS: dict[str, Room] = {
    "documents": Room(
        "文件",
        documents.ENTER,
        forms.DocumentForm,
        documents.enter,
        lambda _: {},
        {
            "end": Step(
                "修改、废止、失效",
                documents.ENTER,
                forms.EndForm,
                lambda row, person, given: documents.end(row.code, person, given),
                _stands,
                "已登记效力变动。",
            ),
            "right": Step(
                "更正",
                documents.ENTER,
                forms.DocumentForm,
                lambda row, person, given: documents.put_right(row.code, person, given),
                _stands,
                "已更正，原来的记录留在日志里。",
                "登记得不对的改正；文件本身修改了，请登记效力变动。",
                _right,
            ),
            "annul": _annul(documents),
        },
        ("名称", "类别", "文号", "成文日期", "效力"),
        _document,
    ),
    "decisions": Room(
        "数字",
        "give_figure",
        forms.FigureForm,
        decisions.give,
        lambda _: {"given_on": timezone.localdate()},
        {
            "again": Step(
                "重报",
                "give_figure",
                forms.FigureForm,
                lambda row, person, given: decisions.give(row.body, person, given),
                lambda _: True,
                "已按新报的数字计算，以前报的留在日志里。",
                "",
                _give_again,
            ),
            "annul": _annul(decisions),
        },
        ("事项", "期间", "科室", "数字", "谁报的"),
        _figure,
    ),
    "slips": Room(
        "催报单",
        slips.ASK,
        forms.SlipForm,
        slips.ask,
        lambda _: {"due": forms.due()},
        {
            "answer": Step(
                "填报",
                "answer_slip",
                forms.AnswerForm,
                lambda row, person, given: slips.answer(row.code, person, given),
                _is_open,
                "已填报，数字已计入。",
            ),
            "remind": Step(
                "催报一次",
                slips.ASK,
                forms.RemindForm,
                lambda row, person, _: slips.remind(row.code, person),
                _is_open,
                "已记下今天催报。",
                "把催报的话发给对方以后，记下今天催过一次。",
            ),
            "withdraw": Step(
                "撤回",
                slips.ASK,
                forms.ReasonForm,
                lambda row, person, given: slips.withdraw(row.code, person, given["reason"]),
                _is_open,
                "已撤回。",
            ),
        },
        ("向谁要", "事项", "期间", "期限", "状态"),
        _slip,
        imports=False,
    ),
    "entries": Room(
        "公开条目",
        entries.ENTER,
        forms.PublicationForm,
        entries.enter,
        lambda _: {"published_on": timezone.localdate()},
        {
            "adopt": Step(
                "登记媒体采用",
                entries.ENTER,
                forms.AdoptForm,
                lambda row, person, given: entries.adopt(row.code, person, given["by"]),
                _stands,
                "已登记采用。",
            ),
            "right": Step(
                "更正",
                entries.ENTER,
                forms.PublicationForm,
                lambda row, person, given: entries.put_right(row.code, person, given),
                _stands,
                "已更正，原来的记录留在日志里。",
                "",
                _again,
            ),
            "annul": _annul(entries),
        },
        ("标题", "发布日期", "渠道", "公开事项", "采用的媒体"),
        _publication,
    ),
}
