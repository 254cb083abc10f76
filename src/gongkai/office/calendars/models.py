"""The holidays of a year as a notice arranges them, proposed and then confirmed."""

from datetime import date
from typing import Any, ClassVar

from django.db import models

from gongkai.law.calendar import Year, read_year
from gongkai.office.bodies.models import Person


class Arrangement(models.Model):
    """One notice of the General Office. The last one confirmed for a year is that of the year.

    `holidays` are as in the files of the law, with days in ISO form.
    """

    code = models.CharField("编号", max_length=40, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    source = models.CharField("文号", max_length=60)
    citation = models.CharField("通知标题", max_length=200, blank=True)
    address = models.URLField("网址", max_length=500, blank=True)
    published_on = models.DateField("发布日期", null=True)
    holidays = models.JSONField("放假安排")
    proposed_at = models.DateTimeField("提出时间", auto_now_add=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提出人")
    confirmed_at = models.DateTimeField("确认时间", null=True)
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, verbose_name="确认人"
    )
    dropped_at = models.DateTimeField("撤回时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "放假安排"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(confirmed_at=None, dropped_at=None),
                name="arrangement_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} 年（{self.source}）"

    @property
    def days(self) -> Year:
        """The year as the law counts it."""
        return read_year({"year": self.year, "source": self.source, "holidays": self.stretches})

    @property
    def stretches(self) -> list[dict[str, Any]]:
        """The holidays with their days as days."""
        return [
            {
                "name": each["name"],
                "first": date.fromisoformat(each["first"]),
                "last": date.fromisoformat(each["last"]),
                "made_up": [date.fromisoformat(day) for day in each["made_up"]],
            }
            for each in self.holidays
        ]
