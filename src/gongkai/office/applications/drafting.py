"""The skeleton of a reply: what every letter says, and what is left for people to write."""

from collections.abc import Sequence
from datetime import date

from gongkai.law.letters import letters
from gongkai.law.outcomes import outcomes
from gongkai.law.remedies import Ground
from gongkai.numerals import written
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import titles
from gongkai.office.applications.remedying import remedies
from gongkai.office.messages import MESSAGES
from gongkai.words import Outcome


def skeleton(row: Application, outcome: Outcome, grounds: Sequence[Ground], on: date) -> str:
    """A letter with its opening, its article and its remedies; in 【】 what is still to be written.

    The remedies are those of a reply of this day on paper.
    """
    rule = outcomes()[outcome]
    values = {
        "received": written(row.receipt_date or row.received_on),
        "number": row,
        "title": titles([row.code]).get(row.code, ""),
        "article": (rule.article or "").replace("条例", "", 1),
        "task": letters()[rule.letters[0]].text,
    }
    opening = _say("reply-opening", values)
    basis = _say("reply-basis" if rule.article else "reply-no-basis", values)
    notice = remedies(row, outcome, on, grounds)
    return "\n".join([opening, basis, _say("reply-task", values), notice])


def _say(code: str, values: dict[str, object]) -> str:
    return MESSAGES.say("reply", code, values)
