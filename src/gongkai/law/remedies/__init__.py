"""The remedies of a reply: where to go and until when, and the notice that says so."""

from gongkai.law.remedies.days import LastDays, last_day_after_reconsideration, last_days
from gongkai.law.remedies.model import (
    Body,
    BodyKind,
    Contested,
    Ground,
    Level,
    Organ,
    OtherAct,
    OtherGround,
    Remedy,
    Service,
    ground_of,
)
from gongkai.law.remedies.notice import Names, notice, unnamed
from gongkai.law.remedies.rules import grounds, remedy

__all__ = [
    "Body",
    "BodyKind",
    "Contested",
    "Ground",
    "LastDays",
    "Level",
    "Names",
    "Organ",
    "OtherAct",
    "OtherGround",
    "Remedy",
    "Service",
    "ground_of",
    "grounds",
    "last_day_after_reconsideration",
    "last_days",
    "notice",
    "remedy",
    "unnamed",
]
