"""What applicants say in the journal, or the desk for them: just after sending, and later."""

from dataclasses import dataclass

from gongkai.office.applications.said import Received, Said
from gongkai.office.journal.kinds import kind
from gongkai.words import Applicant


@kind("application.retracted")
@dataclass(frozen=True)
class Retracted(Said):
    """Taken back within minutes of sending: it is as if it had never been made."""

    LABEL = "撤回（发出后即时）"


@kind("application.amended")
@dataclass(frozen=True)
class Amended(Said):
    """Changed within minutes of sending: `personal` replaces all that was said of the applicant."""

    LABEL = "改正（发出后即时）"
    applicant_class: Applicant
    personal: tuple[str, ...] = ()


@kind("application.reasons_stated")
@dataclass(frozen=True)
class ReasonsStated(Said):
    """The applicant says why so much is applied for, 条例第三十五条; the body then finds on it."""

    LABEL = "说明理由"
    SEALED = ("reasons",)
    reasons: str


@kind("application.publication_suggested")
@dataclass(frozen=True)
class PublicationSuggested(Said):
    """The applicant suggests that what was disclosed be published to all, 条例第四十四条."""

    LABEL = "建议主动公开"
    SEALED = ("why",)
    why: str


Letter = Received | Amended  # what says who applies for what; the last one holds
