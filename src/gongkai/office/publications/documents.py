"""The register of government rules and normative documents: entering, putting right, ending."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from gongkai.law.catalogue import Validity
from gongkai.office.bodies.fields import must_be_past
from gongkai.office.bodies.models import Body, Person
from gongkai.office.publications import said as say
from gongkai.office.publications.attempting import Attempt, attempt, attempt_on, once
from gongkai.office.publications.filling import filled
from gongkai.office.publications.models import Document
from gongkai.office.publications.naming import label
from gongkai.office.publications.telling import standing, told
from gongkai.office.publications.words import DocumentKind, Record
from gongkai.office.tables import table
from gongkai.refusal import Refusal

ENTER = "enter_document"


def enter(body: Body, person: Person, given: Mapping[str, object], token: str = "") -> Document:
    """Put a document into the register of a body. Raises Refusal for what cannot be."""
    with attempt(body, ENTER, person) as at:
        row: Document = once(at, token, given, Record.DOCUMENT, lambda: entered(at, given))
        return row


def entered(at: Attempt, given: Mapping[str, object]) -> Document:
    """The same under a lock that is held already."""
    said = checked(at.body, given)
    if same := twin(at.body, said):
        raise Refusal("publication-twice", title=same)
    row: Document = at.enter(Record.DOCUMENT, said)
    return row


def checked(body: Body, given: Mapping[str, object]) -> say.DocumentEntered:
    """What is said of a document, if it can be so of a document of the body."""
    said = filled(say.DocumentEntered, given)
    _must_be_so(body, said)
    return said


def twin(body: Body, said: say.Document) -> Document | None:
    """A document of the register with the same number, or where it has none the same title."""
    rows = Document.objects.filter(body=body, kind=said.kind, struck=False)
    if said.document_number:
        return rows.filter(document_number=said.document_number).first()
    return rows.filter(title=said.title, dated_on=said.dated_on, document_number="").first()


def put_right(code: str, person: Person, given: Mapping[str, object]) -> Document:
    """Say anew what a document is; what was said before stays in the journal."""
    with attempt_on(Record.DOCUMENT, code, ENTER, person) as (at, row):
        said = filled(say.DocumentPutRight, given)
        _must_be_so(row.body, said)
        words = [e.said for e in standing(told(Record.DOCUMENT, code)) if _says(e.said)]
        if words and vars(words[-1]) == vars(said):
            raise Refusal("publication-nothing-changed", title=row)
        other = twin(row.body, said)
        if other and other.pk != row.pk:
            raise Refusal("publication-twice", title=other)
        at.say(Record.DOCUMENT, row, said)
        done: Document = row
        return done


def end(code: str, person: Person, given: Mapping[str, object]) -> Document:
    """That a document was amended, repealed or expired, and by which."""
    with attempt_on(Record.DOCUMENT, code, ENTER, person) as (at, row):
        return ended(at, row, filled(say.DocumentEnded, given))


def ended(at: Attempt, row: Document, said: say.DocumentEnded) -> Document:
    """The same under a lock that is held already."""
    _must_be_an_end(row, said)
    if any(vars(said) == vars(each.said) for each in standing(told(Record.DOCUMENT, row.code))):
        raise Refusal("publication-nothing-changed", title=row)
    at.say(Record.DOCUMENT, row, said, min(said.on, timezone.localdate()))
    return row


def annul(code: str, person: Person, number: int, reason: str) -> Document:
    """Take an entry back that was wrong; the first takes the document out of the count."""
    with attempt_on(Record.DOCUMENT, code, "annul_record", person) as (at, row):
        at.say(
            Record.DOCUMENT, row, filled(say.DocumentAnnulled, {"reason": reason}, number=number)
        )
        done: Document = row
        return done


def may_make_rules(body: Body) -> bool:
    """Whether the body may make government rules (立法法第九十一条、第九十三条)."""
    return body.kind in table("publications")["rule_makers"]["kinds"].get(body.level, ())


def kinds_of(body: Body) -> list[DocumentKind]:
    """The registers that a body has."""
    return [
        k for k in DocumentKind if k is not DocumentKind.GOVERNMENT_RULES or may_make_rules(body)
    ]


def _says(said: say.Said) -> bool:
    return isinstance(said, say.Document)


def _must_be_so(body: Body, said: say.Document) -> None:
    if said.kind not in kinds_of(body):
        raise Refusal("publication-no-rules", body=body)
    for first, then in ((said.dated_on, said.published_on), (said.dated_on, said.valid_until)):
        if then and then < first:
            raise Refusal("publication-before", on=then, before=first)
    for on in (said.dated_on, said.published_on):
        if on:
            must_be_past(on)


def _must_be_an_end(row: Document, said: say.DocumentEnded) -> None:
    if row.struck:
        raise Refusal("publication-struck", title=row)
    if said.how is Validity.IN_FORCE:
        raise Refusal("office-wrong-field", field=label("how"), value=Validity.IN_FORCE.label)
    if said.on < row.dated_on:
        raise Refusal("publication-before", on=said.on, before=row.dated_on)
    if row.ended_on and said.on >= row.ended_on:
        raise Refusal("publication-ended", title=row, on=row.ended_on)
    if said.by and (said.by == row.code or not Document.objects.filter(code=said.by).exists()):
        raise Refusal("publication-none", record=Record.DOCUMENT.label, name=said.by)
    if said.on > date(timezone.localdate().year + 10, 12, 31):
        raise Refusal("office-wrong-field", field=label("on"), value=said.on)
