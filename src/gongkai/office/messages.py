"""What this room says to people."""

from pathlib import Path

from gongkai.messages import Messages

MESSAGES = Messages(Path(__file__).parent / "data")
templates = MESSAGES.templates
say = MESSAGES.say
