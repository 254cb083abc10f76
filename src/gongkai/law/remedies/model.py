"""The values of this part: whose reply is contested, where, and what the law makes of it."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.step import Step
from gongkai.words import Outcome, Word


class OtherAct(Word):
    """What can be contested though it is no outcome of an application."""

    NO_REPLY = "no_reply", "逾期不答复"
    RECTIFICATION_REFUSED = "rectification_refused", "不予更正"


class OtherGround(Word):
    """Why a part is withheld though that is no outcome of an application, 条例第三十七条."""

    NOT_INFORMATION = "not_information", "不属于政府信息"


Contested = Outcome | OtherAct
Ground = Outcome | OtherGround


def ground_of(id: str) -> Ground:
    """The ground with an id. Raises ValueError if there is none."""
    return OtherGround.of(id) if id in set(OtherGround) else Outcome.of(id)


class BodyKind(Word):
    """What the respondent is, 行政复议法第二十四条至第二十八条."""

    DEPARTMENT = "department", "政府工作部门"
    JUDICIAL_DEPARTMENT = "judicial_department", "履行行政复议机构职责的司法行政部门"
    GOVERNMENT = "government", "县级以上人民政府"
    TOWNSHIP = "township", "乡镇人民政府"
    VERTICAL = "vertical", "实行垂直领导的行政机关、税务机关或者国家安全机关"
    AGENCY_OF_GOVERNMENT = "agency_of_government", "派出机关、派出机构或者功能区管理机构"
    AUTHORISED_ORGANISATION = "authorised_organisation", "法律、法规、规章授权的组织"


class Level(Word):
    """The level of the government that the body is, belongs to, or was set up by.

    A township is of the level of its county.
    """

    COUNTY = "county", "县级"
    CITY = "city", "设区的市级"
    PROVINCE = "province", "省级"
    STATE = "state", "国家级"


class Service(Word):
    """How the reply reaches the applicant, as far as the remedies depend on it."""

    PAPER = "paper", "纸质送达"
    ONLINE = "online", "互联网渠道送达"


class Organ(Word):
    """Who reconsiders, seen from the body that replied."""

    OWN_GOVERNMENT = "own_government", "本级人民政府"
    GOVERNMENT_ABOVE = "government_above", "上一级人民政府"
    DEPARTMENT_ABOVE = "department_above", "上一级主管部门"
    ITSELF = "itself", "本机关"


@dataclass(frozen=True, slots=True)
class Body:
    """The body whose reply is contested."""

    kind: BodyKind
    level: Level


@dataclass(frozen=True, slots=True)
class Remedy:
    """Where and until when a reply can be contested; periods are calendar days and months.

    `suit_months` is None where a suit must come after reconsideration. Of several organs the
    applicant chooses one.
    """

    outcome: Contested
    replied_on: date
    body: Body
    reconsideration_first: bool
    reconsideration_days: int
    reconsideration_organ: tuple[Organ, ...]
    suit_months: int | None
    suit_after_reconsideration_days: int
    online_channel_named: bool
    reasons: tuple[Step, ...]
