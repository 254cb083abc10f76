"""In which language the command line speaks, and its words."""

from collections.abc import Mapping
from pathlib import Path

from gongkai import messages
from gongkai.annual.finding import Finding
from gongkai.annual.messages import MESSAGES as ANNUAL
from gongkai.annual.messages import say
from gongkai.annual.sentence import LEVELS, sentence
from gongkai.law.messages import MESSAGES as LAW
from gongkai.messages import Messages
from gongkai.office.messages import MESSAGES as OFFICE
from gongkai.refusal import Refusal
from gongkai.typeset.messages import MESSAGES as TYPESET

OWN = Messages(Path(__file__).parent / "data")
ROOMS = (ANNUAL, OWN, LAW, TYPESET, OFFICE)


def language(environment: Mapping[str, str]) -> str:
    """ "zh" in a Chinese locale, else "en"; read as POSIX reads it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


class Words:
    """The sentences of the command line in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, code: str, /, **values: object) -> str:
        """A sentence of the command line."""
        return messages.say(ROOMS, "cli", code, values, self.language)

    def refusal(self, refusal: Refusal) -> str:
        """Why something was refused."""
        return messages.say(ROOMS, "refusal", refusal.code, refusal.values, self.language)

    def complaint(self, refusal: Refusal) -> str:
        """Why something was refused, with the file that it was about, where that is noted."""
        said = self.refusal(refusal)
        notes = getattr(refusal, "__notes__", [])
        return self("line-error", file=notes[0], message=said) if notes else said

    def damage(self, code: str, values: Mapping[str, object]) -> str:
        """What could not be read for sure."""
        return say("damage", code, values, self.language)

    def finding(self, finding: Finding) -> str:
        """A finding."""
        return sentence(finding, self.language)

    def fault(self, code: str) -> str:
        """The short name of a kind of finding; of a form's own kinds, the code."""
        try:
            return say("fault", code, {}, self.language)
        except KeyError:
            return code

    def counts(self, counts: Mapping[str, int]) -> str:
        """How many findings there are of each level."""
        said = [self(f"count-{level}", count=counts[level]) for level in LEVELS if counts[level]]
        return self("clause").join(said)

    def listing(self, items: list[str]) -> str:
        """A list of things in a row."""
        return self("listing").join(items)
