"""公开目录: heads of articles 20 and 21, parts of the platform, validity of a document."""

from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Word


class Locality(Word):
    """Which bodies must publish more than article 20 says (条例第二十一条)."""

    CITY_OR_COUNTY = "city_or_county", "设区的市级、县级人民政府及其部门"
    TOWNSHIP = "township", "乡（镇）人民政府"


class Validity(Word):
    """Whether a document holds: 有效性, as catalogues print it."""

    IN_FORCE = "in_force", "有效"
    AMENDED = "amended", "修改"
    EXPIRED = "expired", "失效"
    REPEALED = "repealed", "废止"


class Head(NamedTuple):
    """A thing to publish, in the words of the Regulations; `number` only in article 20."""

    id: str
    number: str
    label: str
    basis: Basis


class Part(NamedTuple):
    """A fixed part of the disclosure platform, and what it holds."""

    id: str
    label: str
    holds: str
    basis: Basis


class Meaning(NamedTuple):
    """How a document of some validity counts in table 二: in force, and as repealed."""

    counts_in_force: bool
    counts_repealed: bool
    text: str
    basis: Basis


@cache
def heads(locality: Locality | None = None) -> tuple[Head, ...]:
    """The 15 heads of article 20, and after them those that article 21 adds for a locality."""
    data = table("catalogue")
    local: dict[str, Any] = data[locality] if locality else {"heads": ()}
    common = [_head(row, data) for row in data["heads"]]
    return (*common, *(_head(row, local, data) for row in local["heads"]))


def head(name: str) -> Head:
    """The head with this id; raises Refusal if there is none in articles 20 and 21."""
    for locality in Locality:
        for found in heads(locality):
            if found.id == name:
                return found
    raise Refusal("catalogue-head", head=name)


def parts() -> tuple[Part, ...]:
    """The four fixed parts of the platform, in their order (国办公开办函〔2019〕61号)."""
    platform = table("catalogue")["platform"]
    return tuple(
        Part(row["id"], row["label"], row["text"], basis(row, platform))
        for row in platform["parts"]
    )


def meaning(validity: Validity) -> Meaning:
    """What the validity of a document means for table 二 of the annual report."""
    data = table("catalogue")["validity"]
    row = data[validity]
    return Meaning(row["counts_in_force"], row["counts_repealed"], row["text"], basis(row, data))


def _head(row: dict[str, Any], *around: dict[str, Any]) -> Head:
    return Head(row["id"], row.get("number", ""), row["label"], basis(row, *around))
