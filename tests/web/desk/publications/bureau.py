"""A bureau with something in every register."""

from datetime import date

from django.utils import timezone

from gongkai.office.publications import documents, slips
from gongkai.office.publications.models import Document, Figure, Publication, Slip
from tests.office.publications.desk import Desk


class Bureau(Desk):
    """Its rows, one of each kind, under the names of their lists."""

    document_row: Document
    figure_row: Figure
    slip_row: Slip
    publication_row: Publication

    def __init__(self) -> None:
        super().__init__()
        old = self.document("云商〔2020〕4号", dated_on=date(2020, 5, 6), published_on=None)
        self.document_row = self.document(link="https://www.example.gov.cn/1.html")
        given = {"how": "repealed", "on": date(2025, 3, 3), "by": self.document_row.code}
        documents.end(old.code, self.editor, given)
        self.figure_row = self.figure()
        self.figure("0.3", kind="admin_fees", unit="万元", section="")
        self.slip_row = slips.ask(
            self.body,
            self.editor,
            {
                "kind": "penalty",
                "section": "执法科",
                "asked": "综合执法科",
                "first_on": date(2025, 1, 1),
                "last_on": date(2025, 12, 31),
                "due": timezone.localdate(),
            },
        )
        self.publication_row = self.publication(adopted_by="云溪日报")
        self.publication("机构职能", head="functions", published_on=date(2025, 4, 2))
        self.publication("商贸流通简报第1期", form="bulletin", outlet="account", topic="商贸流通")

    @property
    def rows(self) -> dict[str, str]:
        """The code of a row of each list."""
        return {
            "documents": self.document_row.code,
            "decisions": self.figure_row.code,
            "slips": self.slip_row.code,
            "entries": self.publication_row.code,
        }
