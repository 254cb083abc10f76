"""What the journal can say of documents, figures, slips and publications.

Nothing here names a person: who gave a figure is an office. What is put right is said again whole;
the last that stands holds.
"""

from dataclasses import dataclass
from datetime import date

from gongkai.law.catalogue import Validity
from gongkai.office.journal.kinds import kind
from gongkai.office.publications.words import DocumentKind, FigureKind, Form, Outlet, Unit


@dataclass(frozen=True)
class Said:
    """Something said of one of these."""


@dataclass(frozen=True)
class Document(Said):
    """A government rule or a normative document; through `valid_until` it holds by its own term."""

    kind: DocumentKind
    title: str
    dated_on: date
    document_number: str = ""
    published_on: date | None = None
    valid_until: date | None = None
    link: str = ""


@kind("document.entered")
@dataclass(frozen=True)
class DocumentEntered(Document):
    """It stands in the register from now on."""


@kind("document.put_right")
@dataclass(frozen=True)
class DocumentPutRight(Document):
    """What was said of it before was wrong."""


@kind("document.ended")
@dataclass(frozen=True)
class DocumentEnded(Said):
    """From a day on it is amended, repealed or expired, by a document kept here or elsewhere."""

    how: Validity
    on: date
    by: str = ""
    by_number: str = ""


@dataclass(frozen=True)
class Annulled(Said):
    """An earlier entry was wrong and counts no more; without the first, nothing counts."""

    number: int
    reason: str


@kind("document.annulled")
@dataclass(frozen=True)
class DocumentAnnulled(Annulled):
    """An entry of a document was wrong."""


@dataclass(frozen=True)
class Wanted(Said):
    """Which figure: of what, of which section (all if none), from which day to which."""

    kind: FigureKind
    section: str
    first_on: date
    last_on: date


@kind("decision.given")
@dataclass(frozen=True)
class FigureGiven(Wanted):
    """A figure as an office gave it, in the unit it named; what was given before is superseded.

    `value` is the same as a whole number: pieces, or 分 of money.
    """

    amount: str
    unit: Unit
    value: int
    giver: str
    given_on: date


@kind("decision.annulled")
@dataclass(frozen=True)
class FigureAnnulled(Annulled):
    """A figure was wrong; the one given before it holds again."""


@kind("slip.asked")
@dataclass(frozen=True)
class SlipAsked(Wanted):
    """An office is asked for a figure until a day."""

    asked: str
    due: date
    note: str = ""


@kind("slip.reminded")
@dataclass(frozen=True)
class SlipReminded(Said):
    """It was reminded."""


@kind("slip.answered")
@dataclass(frozen=True)
class SlipAnswered(Said):
    """The figure has been given."""

    figure: str


@kind("slip.withdrawn")
@dataclass(frozen=True)
class SlipWithdrawn(Said):
    """It is not asked for any more."""

    reason: str


@dataclass(frozen=True)
class Publication(Said):
    """Something published: when, through what, of which head of article 20 or 21."""

    title: str
    published_on: date
    outlet: Outlet
    head: str = ""
    form: Form = Form.INFORMATION
    topic: str = ""
    link: str = ""
    adopted_by: tuple[str, ...] = ()


@kind("publication.entered")
@dataclass(frozen=True)
class PublicationEntered(Publication):
    """It is counted from now on."""


@kind("publication.put_right")
@dataclass(frozen=True)
class PublicationPutRight(Publication):
    """What was said of it before was wrong."""


@kind("publication.adopted")
@dataclass(frozen=True)
class PublicationAdopted(Said):
    """Some medium took it over."""

    by: str


@kind("publication.annulled")
@dataclass(frozen=True)
class PublicationAnnulled(Annulled):
    """An entry of a publication was wrong."""


@kind("publication.refused")
@dataclass(frozen=True)
class Refused(Said):
    """Somebody tried what they may not do."""

    action: str
