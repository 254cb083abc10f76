"""The remedy notice, 救济途径: the text that stands at the end of the letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.law.basis import Row, earliest, in_force
from gongkai.law.remedies.model import Organ, OtherAct, Remedy
from gongkai.law.remedies.rules import must_period
from gongkai.law.step import Step
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Outcome

COURT = "court"


@dataclass(frozen=True, slots=True)
class Names:
    """The full names that the notice fills in; "" is unknown.

    `court` is the court of a suit brought directly. After reconsideration the court depends on its
    result (行政诉讼法第十八条、第二十六条), so that none is named. `online` is the address where an
    application for reconsideration can be handed in. `letter` is how the letter calls itself.
    """

    own_government: str = ""
    government_above: str = ""
    department_above: str = ""
    court: str = ""
    online: str = ""
    letter: str = ""

    def of(self, role: str) -> str:
        """The name of an organ or court, "" if it is not known."""
        return str(getattr(self, role, "")).strip()


NOBODY = Names()


def notice(remedy: Remedy, names: Names = NOBODY) -> str:
    """The notice in Chinese, ready for the letter; whom `names` does not name is described.

    Raises Refusal where the letter goes out online and the address for applications for
    reconsideration is not known (行政复议法第二十二条第二款).
    """
    texts = table("remedies")["notice"]
    sentences = _sentences(remedy)
    if remedy.online_channel_named:
        if not names.of("online"):
            raise Refusal("remedies-online-missing")
        sentences.append(texts["online"]["text"])
    values = _values(remedy, names)
    return "".join(sentence.format(**values) for sentence in sentences)


def unnamed(remedy: Remedy, names: Names = NOBODY) -> tuple[Step, ...]:
    """Whom the notice describes because no name is known; to be told to whoever sends the letter.

    The law wants the reconsideration organ told (行政复议法第二十条第三款); a court it does not.
    """
    roles = [organ.value for organ in remedy.reconsideration_organ if organ is not Organ.ITSELF]
    if not remedy.reconsideration_first:
        roles.append(COURT)
    return tuple(_missing(remedy, role) for role in roles if not names.of(role))


def _missing(remedy: Remedy, role: str) -> Step:
    told = table("remedies")["told"]["court" if role == COURT else "organ"]
    article = _held(told, remedy.replied_on)["source"]
    return Step("remedies-unnamed", article, {"role": role, "said": _described(remedy, role)})


def _held(rows: Sequence[Row], on: date) -> Row:
    return in_force(rows, on) or earliest(rows)


def _sentences(remedy: Remedy) -> list[str]:
    texts = table("remedies")["notice"]
    if not remedy.reconsideration_first:
        return [_held(texts["either"], remedy.replied_on)["text"], texts["chosen"]["text"]]
    partly = remedy.outcome is Outcome.PARTLY_DISCLOSED
    names = ["first", "unanswered", *(["rest"] if partly else [])]
    return [texts[name]["text"] for name in names]


def _values(remedy: Remedy, names: Names) -> dict[str, object]:
    texts = table("remedies")["notice"]
    itself = Organ.ITSELF in remedy.reconsideration_organ
    letter = names.of("letter") or texts["letter"]
    day = texts["day"].format(remedy.replied_on)
    return {
        "letter": letter,
        "subject": texts["subject"][_subject(remedy)].format(letter=letter, day=day),
        "since": texts["since"][_since(remedy)].format(letter=letter),
        "days": remedy.reconsideration_days,
        "months": remedy.suit_months,
        "direct": must_period("suit_months", remedy.replied_on),
        "suit_law": texts["suit_law"][_since(remedy)],
        "after": remedy.suit_after_reconsideration_days,
        "organs": _organs(remedy, names),
        "court": names.of(COURT) or _described(remedy, COURT),
        "ruling": texts["ruling"]["text"] if itself else "",
        "online": names.of("online"),
    }


def _subject(remedy: Remedy) -> str:
    """What is contested. Only what was withheld must first go to reconsideration."""
    if remedy.outcome is OtherAct.NO_REPLY:
        return "no_reply"
    partly = remedy.outcome is Outcome.PARTLY_DISCLOSED and remedy.reconsideration_first
    return "partly" if partly else "letter"


def _since(remedy: Remedy) -> str:
    return "no_reply" if remedy.outcome is OtherAct.NO_REPLY else "letter"


def _organs(remedy: Remedy, names: Names) -> str:
    texts = table("remedies")["notice"]
    organs = remedy.reconsideration_organ
    said: str = texts["or"].join(names.of(organ) or _described(remedy, organ) for organ in organs)
    return said + texts["choice"] if len(organs) > 1 else said


def _described(remedy: Remedy, role: str) -> str:
    """How an organ or court is called whose name is not known."""
    texts = table("remedies")["described"]
    said: str = texts.get(remedy.body.kind, {}).get(role, texts[role])
    return said
