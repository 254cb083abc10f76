"""Drafts: what was typed lies sealed under a key of its own, which goes with the draft."""

from django.db import models

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body


class Draft(models.Model):
    """One application on the way; with `amends` it is to replace what was just sent."""

    code = models.CharField("编号", max_length=40, unique=True)
    token = models.CharField("标识的摘要", max_length=64, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="机关")
    amends = models.ForeignKey(Application, models.CASCADE, null=True, verbose_name="改正的申请")
    expires_at = models.DateTimeField("失效时间", db_index=True)
    sealed = models.BinaryField("密文", default=b"")

    class Meta:
        verbose_name = verbose_name_plural = "草稿"


class DraftFile(models.Model):
    """An attachment of a draft; its name and type are sealed with what was typed."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files", verbose_name="草稿")
    code = models.CharField("编号", max_length=40, unique=True)
    sealed = models.BinaryField("密文")
    size = models.PositiveBigIntegerField("字节数")

    class Meta:
        verbose_name = verbose_name_plural = "草稿附件"
