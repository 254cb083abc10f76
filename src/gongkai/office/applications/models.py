"""Rows for lists and counts. What is true of an application is the fold of its entries."""

from typing import ClassVar

from django.db import models

from gongkai.law.case.events import Channel
from gongkai.law.case.state import Stage
from gongkai.office.applications.steps import Step
from gongkai.office.bodies.models import Body, choices
from gongkai.words import Applicant, Outcome

# What still needs something to be done: neither ended nor counted with another.
UNDER_WAY = models.Q(concluded_on=None, merged_into=None)
# The body, by no index but those that are made for this: no database then takes another way to what
# is under way, whatever it knows or does not know of how much there is.
APART = models.Func(
    models.F("body"), template="(%(expressions)s + 0)", output_field=models.BigIntegerField()
)


class Register(models.Model):
    """The last number that a body gave in a year."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("最后的编号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "登记簿"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year"], name="register_once"),
        ]


class Application(models.Model):
    """What does not depend on the day, folded from the entries; nothing else writes here.

    `due_on` is when a reply is due if nothing more happens, `waiting_until` the last day
    of the parties that are still asked, `lapse_on` that of a supplement or a payment. What is
    merged into another is counted there; what the applicant took back within minutes of sending
    is merged into itself, and so counted nowhere.
    """

    code = models.CharField("编号", max_length=40, unique=True)
    # Its indexes are below: one of the body alone is taken for all that a body has.
    body = models.ForeignKey(Body, models.PROTECT, db_index=False, verbose_name="机关")
    year = models.PositiveSmallIntegerField("登记年度")
    number = models.PositiveIntegerField("登记号")
    channel = models.CharField("渠道", max_length=20, choices=choices(Channel))
    applicant_class = models.CharField("申请人类别", max_length=30, choices=choices(Applicant))
    received_on = models.DateField("到达日期")
    stage = models.CharField("阶段", max_length=20, choices=[(str(s), str(s)) for s in Stage])
    receipt_date = models.DateField("收到申请之日", null=True)
    due_on = models.DateField("答复期限", null=True)
    waiting_until = models.DateField("征求意见至", null=True)
    lapse_on = models.DateField("补正或者缴费期限", null=True)
    outcome = models.CharField("办理结果", max_length=40, blank=True, choices=choices(Outcome))
    concluded_on = models.DateField("办结日期", null=True)
    section = models.CharField("承办科室", max_length=60, blank=True)
    step = models.CharField("待办步骤", max_length=20, blank=True, choices=choices(Step))
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, db_index=False, verbose_name="并入"
    )
    entries = models.PositiveIntegerField("条数", default=0)
    settings = models.JSONField(
        "设置", default=dict, help_text="收到之日机关的设置；以后再改设置，这一件不变。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "申请"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year", "number"], name="number_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "received_on"], name="application_by_receipt"),
            # A register from its newest page on, of a body or by one filter of thousands of them.
            models.Index(fields=["body", "id"], name="application_newest"),
            models.Index(fields=["body", "outcome", "id"], name="application_of_outcome"),
            models.Index(fields=["body", "year", "id"], name="application_of_year"),
            models.Index(fields=["outcome", "id"], name="application_by_outcome"),
            models.Index(fields=["year", "id"], name="application_by_year"),
            models.Index(fields=["number", "year", "body"], name="application_by_number"),
            # What is under way is little; all that it is counted by stands in the index.
            models.Index(
                *(APART, "section", "due_on", "id", "waiting_until", "lapse_on", "step"),
                condition=UNDER_WAY,
                name="application_open_of_body",
            ),
            models.Index(
                fields=[
                    *("due_on", "id", "body", "section"),
                    *("waiting_until", "lapse_on", "step"),
                ],
                condition=UNDER_WAY,
                name="application_open",
            ),
            models.Index(
                fields=["merged_into"],
                condition=~models.Q(merged_into=None),
                name="application_merged",
            ),
            models.Index(
                *(APART, "step", "section", "due_on", "id"),
                condition=~models.Q(step=""),
                name="application_by_step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"

    @property
    def retracted(self) -> bool:
        """Whether it was taken back within minutes of sending."""
        return self.pk is not None and self.merged_into_id == self.pk


# As the property `Application.retracted`, for queries.
RETRACTED = models.Q(merged_into=models.F("pk"))


class Fact(models.Model):
    """What was known of an application from one moment of recording to another (None: still)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="facts")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    received_on = models.DateField("收到日期", null=True)
    concluded_on = models.DateField("办结日期", null=True)
    outcome = models.CharField("办理结果", max_length=40, blank=True)
    applicant_class = models.CharField("申请人类别", max_length=30)
    recorded_from = models.DateTimeField("自")
    recorded_to = models.DateTimeField("至", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "事实"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(recorded_to=None),
                name="fact_current_once",
            ),
        ]
        indexes: ClassVar = [
            # All that is counted stands in the index, as known now and as of a moment.
            models.Index(
                fields=[
                    *("body", "recorded_to", "received_on", "concluded_on"),
                    *("outcome", "applicant_class", "recorded_from"),
                ],
                name="fact_counted",
            ),
        ]


class Sent(models.Model):
    """A form that was sent: the same one sent twice does its work once."""

    token = models.CharField("表单标识", max_length=64)
    mark = models.CharField("内容摘要", max_length=64)
    application = models.ForeignKey(Application, models.PROTECT)

    class Meta:
        verbose_name = verbose_name_plural = "已收表单"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "application"], name="sent_once"),
        ]


class File(models.Model):
    """A scan, a letter or a reply, encrypted like all else about a person."""

    code = models.CharField("编号", max_length=40, unique=True)
    application = models.ForeignKey(Application, models.PROTECT, related_name="files")
    sealed = models.BinaryField("密文")
    kind = models.CharField("类型", max_length=80)
    size = models.PositiveBigIntegerField("字节数")

    class Meta:
        verbose_name = verbose_name_plural = "文件"
