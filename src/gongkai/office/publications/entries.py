"""Publications as dated entries: entering, putting right, adoption by media, annulling."""

from collections.abc import Mapping

from gongkai.office.bodies.fields import must_be_past
from gongkai.office.bodies.models import Body, Person
from gongkai.office.publications import said as say
from gongkai.office.publications.attempting import Attempt, attempt, attempt_on, once
from gongkai.office.publications.filling import filled
from gongkai.office.publications.folding import BETWEEN
from gongkai.office.publications.models import Publication
from gongkai.office.publications.naming import label
from gongkai.office.publications.telling import standing, told
from gongkai.office.publications.words import Record
from gongkai.refusal import Refusal

ENTER = "enter_publication"
MOST_MEDIA = 500  # characters of their names in a row


def enter(body: Body, person: Person, given: Mapping[str, object], token: str = "") -> Publication:
    """Keep something published as an entry. Raises Refusal for what cannot be, or is kept."""
    with attempt(body, ENTER, person) as at:
        row: Publication = once(at, token, given, Record.PUBLICATION, lambda: entered(at, given))
        return row


def entered(at: Attempt, given: Mapping[str, object]) -> Publication:
    """The same under a lock that is held already."""
    said = checked(given)
    if same := twin(at.body, said):
        raise Refusal("publication-twice", title=same)
    row: Publication = at.enter(Record.PUBLICATION, said)
    return row


def checked(given: Mapping[str, object]) -> say.PublicationEntered:
    """What is said of a publication, if it can be so."""
    said = filled(say.PublicationEntered, given)
    _must_be_so(said)
    return said


def twin(body: Body, said: say.Publication) -> Publication | None:
    """An entry of the same title, day and outlet: the same publication once more."""
    return Publication.objects.filter(
        body=body,
        title=said.title,
        published_on=said.published_on,
        outlet=said.outlet,
        struck=False,
    ).first()


def put_right(code: str, person: Person, given: Mapping[str, object]) -> Publication:
    """Say anew what was published; what was said before stays in the journal."""
    with attempt_on(Record.PUBLICATION, code, ENTER, person) as (at, row):
        said = filled(say.PublicationPutRight, given)
        _must_be_so(said)
        words = [e.said for e in standing(told(Record.PUBLICATION, code)) if _says(e.said)]
        same = words and {**vars(words[-1]), "adopted_by": said.adopted_by} == vars(said)
        if same and BETWEEN.join(said.adopted_by) == row.adopted_by:
            raise Refusal("publication-nothing-changed", title=row)
        other = twin(row.body, said)
        if other and other.pk != row.pk:
            raise Refusal("publication-twice", title=other)
        done: Publication = at.say(Record.PUBLICATION, row, said)
        return done


def adopt(code: str, person: Person, by: str) -> Publication:
    """That a medium took it over."""
    with attempt_on(Record.PUBLICATION, code, ENTER, person) as (at, row):
        said = filled(say.PublicationAdopted, {"by": by})
        if row.struck:
            raise Refusal("publication-struck", title=row)
        if said.by in row.adopted_by.split(BETWEEN):
            raise Refusal("publication-nothing-changed", title=row)
        _must_fit(f"{row.adopted_by}{BETWEEN}{said.by}")
        done: Publication = at.say(Record.PUBLICATION, row, said)
        return done


def annul(code: str, person: Person, number: int, reason: str) -> Publication:
    """Take an entry back that was wrong; the first takes the publication out of the count."""
    with attempt_on(Record.PUBLICATION, code, "annul_record", person) as (at, row):
        said = filled(say.PublicationAnnulled, {"reason": reason}, number=number)
        done: Publication = at.say(Record.PUBLICATION, row, said)
        return done


def _says(said: say.Said) -> bool:
    return isinstance(said, say.Publication)


def _must_be_so(said: say.Publication) -> None:
    must_be_past(said.published_on)
    _must_fit(BETWEEN.join(said.adopted_by))


def _must_fit(media: str) -> None:
    if len(media) > MOST_MEDIA:
        raise Refusal(
            "publication-too-long", field=label("adopted_by"), most=MOST_MEDIA, count=len(media)
        )
