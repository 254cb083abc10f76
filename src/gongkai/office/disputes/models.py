"""Rows for lists and counts. What is true of a dispute is the fold of its entries."""

from typing import ClassVar

from django.db import models

from gongkai.law.disputes import Instance, Procedure, Ruling
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body, choices
from gongkai.words import Dispute as Kind
from gongkai.words import DisputeResult

LONGEST = 60  # characters of a court, a case number, a reference


class DisputeRegister(models.Model):
    """The last number that a body gave in a year."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("最后的编号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼登记簿"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year"], name="dispute_register_once"),
        ]


class Dispute(models.Model):
    """What does not depend on the day, folded from the entries; nothing else writes here.

    `due_on` is the first day by which the body must hand in something that it has not handed in,
    `appeal_due` the last day of an appeal against `ruling`, `order_due` the day until which a reply
    was ordered that has not been carried out, if it names one.
    """

    code = models.CharField("编号", max_length=40, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, db_index=False, verbose_name="机关")
    year = models.PositiveSmallIntegerField("登记年度")
    number = models.PositiveIntegerField("登记号")
    kind = models.CharField("种类", max_length=30, choices=choices(Kind))
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, related_name="disputes", verbose_name="申请"
    )
    publication = models.CharField("公开的信息", max_length=LONGEST, blank=True)
    after = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="suits", verbose_name="先行的复议"
    )
    organ = models.CharField("复议机关或者法院", max_length=LONGEST)
    case_number = models.CharField("案号", max_length=LONGEST, blank=True)
    filed_on = models.DateField("提起日期")
    instance = models.CharField("审级", max_length=20, choices=choices(Instance))
    procedure = models.CharField("程序", max_length=20, blank=True, choices=choices(Procedure))
    notified_on = models.DateField("收到通知", null=True)
    answer_due = models.DateField("答复期限", null=True)
    answered_on = models.DateField("答复日期", null=True)
    evidence_due = models.DateField("证据期限", null=True)
    evidence_on = models.DateField("提交证据", null=True)
    due_on = models.DateField("到期", null=True)
    hearing_on = models.DateField("听证、开庭", null=True)
    ruling = models.CharField("裁决", max_length=30, blank=True, choices=choices(Ruling))
    ruled_on = models.DateField("裁决日期", null=True)
    appeal_due = models.DateField("上诉期限", null=True)
    to_carry_out = models.BooleanField("责令未执行", default=False)
    order_due = models.DateField("责令的期限", null=True)
    # As table 四 counts it: empty while it is pending.
    result = models.CharField("结果", max_length=20, blank=True, choices=choices(DisputeResult))
    concluded_on = models.DateField("审结日期", null=True)
    open = models.BooleanField("在审", default=True)
    struck = models.BooleanField("误登记", default=False)
    entries = models.PositiveIntegerField("条数", default=0)
    settings = models.JSONField(
        "设置", default=dict, help_text="提起之日机关的设置；以后再改设置，这一件不变。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year", "number"], name="dispute_number_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "id"], name="dispute_newest"),
            models.Index(
                fields=["body", "due_on"],
                condition=models.Q(open=True) | models.Q(to_carry_out=True),
                name="dispute_open",
            ),
        ]

    def __str__(self) -> str:
        return f"争{self.year}-{self.number}"


class DisputeFact(models.Model):
    """What was known of a dispute from one moment of recording to another (None: still).

    Without `filed_on` it is counted nowhere; without `concluded_on` it is pending.
    """

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="facts")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    kind = models.CharField("种类", max_length=30)
    filed_on = models.DateField("提起日期", null=True)
    concluded_on = models.DateField("审结日期", null=True)
    result = models.CharField("结果", max_length=20, blank=True)
    recorded_from = models.DateTimeField("自")
    recorded_to = models.DateTimeField("至", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼的事实"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dispute"],
                condition=models.Q(recorded_to=None),
                name="dispute_fact_current_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["body", "recorded_from", "recorded_to"], name="dispute_fact_as_of"
            ),
        ]


class DisputeSent(models.Model):
    """A form that was sent: the same one sent twice does its work once."""

    token = models.CharField("表单标识", max_length=64)
    mark = models.CharField("内容摘要", max_length=64)
    dispute = models.ForeignKey(Dispute, models.PROTECT)

    class Meta:
        verbose_name = verbose_name_plural = "已收的复议诉讼表单"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "dispute"], name="dispute_sent_once"),
        ]
