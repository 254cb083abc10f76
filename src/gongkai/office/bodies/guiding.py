"""The disclosure guide of a body, 条例第十二条: how it is reached, how long it takes, its fees."""

from datetime import date
from typing import NamedTuple

from gongkai.law.parameters import LIMITS, parameter
from gongkai.law.tables import table as law
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.supervising import superior_in
from gongkai.office.tables import table

# In the order in which people look for them; a field of the body each, and what it is called.
CHANNELS = (
    ("office", "受理机构"),
    ("address", "通信地址、当面提交"),
    ("hours", "办公时间"),
    ("telephone", "联系电话"),
    ("fax", "传真"),
    ("email", "电子邮箱"),
    ("website", "机关网站"),
)


class Ruled(NamedTuple):
    """A sentence and the provision it rests on."""

    text: str
    source: str


class Guide(NamedTuple):
    """What the guide says beside the law itself; channels that are not known are left out."""

    body: Body
    above: Body | None
    channels: list[tuple[str, str, str]]
    limits: list[Ruled]
    fees: list[Ruled]


def guide(body: Body, on: date) -> Guide:
    """The guide of a body as of a day."""
    known = [(name, label, getattr(body, name)) for name, label in CHANNELS]
    channels = [(name, label, value) for name, label, value in known if value]
    return Guide(body, superior_in(body, on.year), channels, _limits(on), _fees())


def _limits(on: date) -> list[Ruled]:
    days = {name: parameter(name, on)["value"] for name in LIMITS}
    rows = table("counter")["guide"]["limits"]
    return [Ruled(row["text"].format(**days), row["source"]) for row in rows]


def _fees() -> list[Ruled]:
    ways = {"按件计收": law("fees")["piece"], "按量计收": law("fees")["page"]}
    return [Ruled(f"{label}：{way['text']}。", way["source"]) for label, way in ways.items()]
