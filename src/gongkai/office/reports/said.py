"""What the journal can say of an annual report: all of it is published, so nothing is sealed."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from gongkai.office.journal.kinds import kind


class Said:
    """The base of what is said of a report."""

    KIND: ClassVar[str]
    LABEL: ClassVar[str]

    @property
    def label(self) -> str:
        """What it is called."""
        return self.LABEL


@kind("report.opened")
@dataclass(frozen=True)
class Opened(Said):
    """A report was begun; of a restatement, `reason` says why."""

    LABEL = "开始编制"
    year: int
    scope: str
    version: int
    reason: str | None = None


@kind("report.given")
@dataclass(frozen=True)
class Given(Said):
    """A figure that is counted nowhere here, and who gave it; of a difference, why it is one."""

    LABEL = "填报数字"
    cell: str
    value: str
    giver: str


@kind("report.explained")
@dataclass(frozen=True)
class Explained(Said):
    """Why a figure is not what last year's report makes it."""

    LABEL = "说明差异"
    cell: str
    reason: str


@kind("report.written")
@dataclass(frozen=True)
class Written(Said):
    """The text of a section; its fields {…} stand for cells."""

    LABEL = "撰写"
    section: str
    text: str


@kind("report.item")
@dataclass(frozen=True)
class Item(Said):
    """A problem with its measure; `became` is what came of it, said a year later.

    `since` is the year whose report named it first, where that was an earlier one.
    """

    LABEL = "问题和措施"
    number: int
    problem: str
    measure: str
    became: str | None = None
    since: int | None = None


@kind("report.item_dropped")
@dataclass(frozen=True)
class ItemDropped(Said):
    """A problem is left out of the report."""

    LABEL = "删去问题"
    number: int


@kind("report.frozen")
@dataclass(frozen=True)
class Frozen(Said):
    """The figures as counted until a moment, cell=value, and the settings by which."""

    LABEL = "冻结数字"
    until: datetime
    cells: tuple[str, ...]
    settings: tuple[str, ...] = ()


@kind("report.signed")
@dataclass(frozen=True)
class Signed(Said):
    """The leader in charge signed."""

    LABEL = "签发"


@kind("report.submitted")
@dataclass(frozen=True)
class Submitted(Said):
    """It was submitted to the body above."""

    LABEL = "报送"


@kind("report.returned")
@dataclass(frozen=True)
class Returned(Said):
    """The body above gave it back; each pin is a place and a remark, place=remark."""

    LABEL = "退回"
    pins: tuple[str, ...]


@kind("report.accepted")
@dataclass(frozen=True)
class Accepted(Said):
    """The body above took it."""

    LABEL = "审核通过"


@kind("report.published")
@dataclass(frozen=True)
class Published(Said):
    """It stands on the public site."""

    LABEL = "公布"


@kind("report.refused")
@dataclass(frozen=True)
class Refused(Said):
    """Somebody tried what they may not do."""

    LABEL = "无权而被拒"
    action: str


@kind("report.imported")
@dataclass(frozen=True)
class Imported(Said):
    """A report of an earlier year was read from a file; `digest` is the SHA-256 of the file."""

    LABEL = "导入以前的报告"
    year: int
    scope: str
    name: str
    digest: str
    form: str
    cells: int
    findings: int


@kind("report.mended")
@dataclass(frozen=True)
class Mended(Said):
    """An imported report was mended: `key` names the mend, `text` says it."""

    LABEL = "改正导入的报告"
    key: str
    text: str


@kind("report.import_withdrawn")
@dataclass(frozen=True)
class ImportWithdrawn(Said):
    """An import was wrong; the one before it stands again."""

    LABEL = "撤销导入"
    reason: str
