"""Rows for lists, and facts for counting. What is true is the fold of the entries."""

from typing import ClassVar

from django.db import models

from gongkai.law.catalogue import Validity
from gongkai.office.bodies.models import Body, choices
from gongkai.office.publications.words import (
    DocumentKind,
    FigureKind,
    Form,
    Outlet,
    SlipState,
    Unit,
)


class Kept(models.Model):
    """What all of these have: a code, a body, how many entries. `struck`: entered by mistake."""

    code = models.CharField("编号", max_length=40, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    entries = models.PositiveIntegerField("条数", default=0)
    struck = models.BooleanField("已作废", default=False)

    class Meta:
        abstract = True


class Version(models.Model):
    """What was known from one moment of recording to another (None: still)."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    recorded_from = models.DateTimeField("自")
    recorded_to = models.DateTimeField("至", null=True)

    class Meta:
        abstract = True


class Document(Kept):
    """A government rule or a normative document as the register shows it."""

    kind = models.CharField("类别", max_length=30, choices=choices(DocumentKind))
    document_number = models.CharField("文号", max_length=100, blank=True)
    title = models.CharField("名称", max_length=300)
    dated_on = models.DateField("成文日期")
    published_on = models.DateField("公布日期", null=True)
    valid_until = models.DateField("有效期至", null=True)
    link = models.URLField("网址", max_length=500, blank=True)
    ended_on = models.DateField("失去效力之日", null=True)
    validity = models.CharField("效力", max_length=20, choices=choices(Validity))

    class Meta:
        verbose_name = verbose_name_plural = "文件"
        indexes: ClassVar = [
            models.Index(fields=["body", "kind", "dated_on"], name="document_by_date"),
            models.Index(fields=["body", "document_number"], name="document_by_number"),
        ]

    def __str__(self) -> str:
        number = self.document_number
        return f"{self.title}（{number}）" if number else self.title


class Ending(models.Model):
    """That a document was amended, repealed or expired: the link between two documents."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="endings")
    entry = models.PositiveBigIntegerField("日志序号")
    how = models.CharField("怎样", max_length=20, choices=choices(Validity))
    on = models.DateField("日期")
    by = models.ForeignKey(Document, models.PROTECT, null=True, related_name="ends")
    by_number = models.CharField("依据的文件", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "效力变动"


class DocumentFact(Version):
    """A document; with `how` amended an amendment of it, which has a day and no end."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="facts")
    kind = models.CharField("类别", max_length=30)
    dated_on = models.DateField("成文日期")
    published_on = models.DateField("公布日期", null=True)
    ended_on = models.DateField("失去效力之日", null=True)
    how = models.CharField("怎样", max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "文件事实"
        indexes: ClassVar = [
            models.Index(fields=["body", "recorded_from"], name="document_fact_as_of"),
            models.Index(fields=["document", "recorded_to"], name="document_fact_of"),
        ]


class Figure(Kept):
    """A figure of an office for a period: `value` in pieces, or in 分 of money."""

    kind = models.CharField("事项", max_length=20, choices=choices(FigureKind))
    section = models.CharField("科室", max_length=60, blank=True)
    first_on = models.DateField("自")
    last_on = models.DateField("至")
    amount = models.CharField("所报数字", max_length=40)
    unit = models.CharField("单位", max_length=20, choices=choices(Unit))
    value = models.BigIntegerField("数值")
    giver = models.CharField("提供单位", max_length=100)
    given_on = models.DateField("提供日期")
    times = models.PositiveSmallIntegerField("报过几次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "数字"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "kind", "section", "first_on", "last_on"],
                name="figure_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first_on:%Y-%m}"


class DecisionFact(Version):
    """A figure that holds: `number` in pieces, or in 分 of money."""

    figure = models.ForeignKey(Figure, models.PROTECT, related_name="facts")
    kind = models.CharField("事项", max_length=20)
    section = models.CharField("科室", max_length=60, blank=True)
    first_on = models.DateField("自")
    last_on = models.DateField("至")
    number = models.BigIntegerField("数值")

    class Meta:
        verbose_name = verbose_name_plural = "数字事实"
        indexes: ClassVar = [
            models.Index(fields=["body", "last_on", "recorded_from"], name="decision_fact_as_of"),
            models.Index(fields=["figure", "recorded_to"], name="decision_fact_of"),
        ]


class Slip(Kept):
    """Who is asked for which figure until when."""

    kind = models.CharField("事项", max_length=20, choices=choices(FigureKind))
    section = models.CharField("科室", max_length=60, blank=True)
    first_on = models.DateField("自")
    last_on = models.DateField("至")
    asked = models.CharField("向谁要", max_length=100)
    due = models.DateField("报送期限")
    note = models.CharField("说明", max_length=500, blank=True)
    asked_on = models.DateField("发出日期")
    reminded = models.PositiveSmallIntegerField("催过几次", default=0)
    reminded_on = models.DateField("最近催报", null=True)
    state = models.CharField("状态", max_length=20, choices=choices(SlipState))
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, related_name="slips")

    class Meta:
        verbose_name = verbose_name_plural = "催报单"
        indexes: ClassVar = [models.Index(fields=["body", "state", "due"], name="slip_due")]

    def __str__(self) -> str:
        return f"{self.asked} {self.get_kind_display()}"


class Publication(Kept):
    """Something published, as a dated entry."""

    title = models.CharField("标题", max_length=300)
    published_on = models.DateField("发布日期")
    outlet = models.CharField("渠道", max_length=20, choices=choices(Outlet))
    head = models.CharField("公开事项", max_length=30, blank=True)
    form = models.CharField("形式", max_length=20, choices=choices(Form))
    topic = models.CharField("主题", max_length=100, blank=True)
    link = models.URLField("网址", max_length=500, blank=True)
    adopted_by = models.CharField("采用的媒体", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "公开条目"
        indexes: ClassVar = [
            models.Index(fields=["body", "published_on", "id"], name="publication_by_date"),
        ]

    def __str__(self) -> str:
        return self.title


class PublicationFact(Version):
    """What is counted of a publication; `adopted_by` names media, joined by 、."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="facts")
    published_on = models.DateField("发布日期")
    outlet = models.CharField("渠道", max_length=20)
    head = models.CharField("公开事项", max_length=30, blank=True)
    form = models.CharField("形式", max_length=20)
    topic = models.CharField("主题", max_length=100, blank=True)
    adopted_by = models.CharField("采用的媒体", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "公开事实"
        indexes: ClassVar = [
            models.Index(
                fields=["body", "published_on", "recorded_from"], name="publication_fact_as_of"
            ),
            models.Index(fields=["publication", "recorded_to"], name="publication_fact_of"),
        ]


class RecordSent(models.Model):
    """A form that was sent: the same one sent twice does its work once."""

    token = models.CharField("表单标识", max_length=64)
    mark = models.CharField("内容摘要", max_length=64)
    body = models.ForeignKey(Body, models.PROTECT)
    code = models.CharField("编号", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "已收表单"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "body"], name="record_sent_once"),
        ]
