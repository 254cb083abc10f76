"""What this room says to people."""

from pathlib import Path

from gongkai import messages
from gongkai.messages import Messages
from gongkai.refusal import Refusal
from gongkai.typeset.messages import MESSAGES as TYPESET

MESSAGES = Messages(Path(__file__).parent / "data")
templates = MESSAGES.templates
say = MESSAGES.say


def refused(refusal: Refusal, language: str = "zh") -> str:
    """Why something was refused, by whichever room refused it."""
    return messages.say((MESSAGES, TYPESET), "refusal", refusal.code, refusal.values, language)
