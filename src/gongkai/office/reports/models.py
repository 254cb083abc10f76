"""The reports for lists and pages; what is true of one is the fold of its entries."""

from typing import ClassVar

from django.db import models

from gongkai.office.bodies.models import Body, Person, choices
from gongkai.words import Word


class Stage(Word):
    """How far a report is. Publication is another matter: see `published_on`."""

    COUNTING = "counting", "计数"
    DRAFTING = "drafting", "撰写"
    SIGNED = "signed", "已签发"
    SUBMITTED = "submitted", "已报送"
    RETURNED = "returned", "被退回"
    ACCEPTED = "accepted", "审核通过"


class Scope(Word):
    """Of what a report speaks."""

    OWN = "own", "本机关"
    AREA = "area", "本行政区域"


class YearReport(models.Model):
    """The report of a body for a year; a later version restates one that was published."""

    code = models.CharField("编号", max_length=40, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    year = models.PositiveSmallIntegerField("年度")
    scope = models.CharField("范围", max_length=10, choices=choices(Scope))
    version = models.PositiveSmallIntegerField("版本", default=1)
    reason = models.CharField("重述的原因", max_length=500, blank=True)
    stage = models.CharField("状态", max_length=20, choices=choices(Stage))
    frozen_until = models.DateTimeField("数字截至", null=True)
    cells = models.JSONField("数字", default=dict)
    given = models.JSONField("填报的数字", default=dict)
    explained = models.JSONField("差异的说明", default=dict)
    texts = models.JSONField("文字", default=dict)
    items = models.JSONField("问题和措施", default=list)
    pins = models.JSONField("退回的意见", default=list)
    published_on = models.DateField("公布日期", null=True)
    entries = models.PositiveIntegerField("条数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "年度报告"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year", "scope", "version"], name="report_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["year", "scope", "stage"], name="report_by_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.body}{self.year}年政府信息公开工作年度报告"


class PastReport(models.Model):
    """A report of an earlier year as it was read from a file; `report` is its JSON, mended.

    Of several of a body, year and scope the last that was not withdrawn stands. `digest` is
    that of the file, `original` the JSON before the first mend, None where there was none.
    """

    code = models.CharField("编号", max_length=40, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    year = models.PositiveSmallIntegerField("年度")
    scope = models.CharField("范围", max_length=10, choices=choices(Scope))
    name = models.CharField("文件名", max_length=200)
    digest = models.CharField("文件的摘要", max_length=64)
    form = models.CharField("格式", max_length=60)
    report = models.JSONField("内容")
    original = models.JSONField("改动以前的内容", null=True)
    mends = models.JSONField("改动", default=list)
    cells = models.PositiveIntegerField("有数的格数", default=0)
    findings = models.PositiveIntegerField("问题数", default=0)
    withdrawn = models.BooleanField("已撤销", default=False)
    imported_at = models.DateTimeField("导入时间", auto_now_add=True)
    imported_by = models.ForeignKey(Person, models.PROTECT, verbose_name="导入的人")

    class Meta:
        verbose_name = verbose_name_plural = "以前的报告"
        indexes: ClassVar = [
            models.Index(fields=["body", "year", "scope"], name="past_report_of"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.year} 年度报告"
