"""The rows of the journal. `writing` makes them; nothing changes or removes one."""

from typing import ClassVar

from django.db import models


class Head(models.Model):
    """The end of a body's chain. Its row is the lock under which entries are added."""

    body = models.OneToOneField("bodies.Body", models.PROTECT, primary_key=True)
    count = models.PositiveBigIntegerField("条数", default=0)
    hash = models.CharField("最后一条的摘要", max_length=80, default="")

    class Meta:
        verbose_name = verbose_name_plural = "日志末端"


class Entry(models.Model):
    """One thing that happened, as `text` says it; the other columns repeat it to be searched.

    `text` is canonical JSON of everything, with the hash of the entry before; `hash` is its own.
    """

    body = models.ForeignKey("bodies.Body", models.PROTECT, verbose_name="机关")
    number = models.PositiveBigIntegerField("序号")
    subject_kind = models.CharField("事项类别", max_length=30)
    subject = models.CharField("事项编号", max_length=40)
    kind = models.CharField("种类", max_length=60)
    version = models.PositiveSmallIntegerField("版本")
    happened_on = models.DateField("发生日期")
    recorded_at = models.DateTimeField("记录时间")
    by = models.ForeignKey("bodies.Person", models.PROTECT, null=True, verbose_name="经办人")
    text = models.TextField("内容")
    hash = models.CharField("摘要", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "日志"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "number"], name="entry_number_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject", "number"], name="entry_by_subject"),
            models.Index(fields=["body", "recorded_at"], name="entry_by_time"),
            models.Index(fields=["kind", "recorded_at"], name="entry_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id}-{self.number} {self.kind}"
