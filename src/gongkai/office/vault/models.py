"""Keys, what they encrypt, and digests by which exact values are found."""

from typing import ClassVar

from django.db import models


class CaseKey(models.Model):
    """The data key of one subject, wrapped by an office key; empty once it is destroyed."""

    subject = models.CharField("事项编号", max_length=40, unique=True)
    office_key = models.CharField("机关密钥", max_length=16)
    wrapped = models.BinaryField("包封的密钥", null=True)
    destroyed_at = models.DateTimeField("销毁时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "数据密钥"


class PersonalData(models.Model):
    """One value about a person, encrypted under the key of its subject."""

    name = models.CharField("编号", max_length=40, unique=True)
    key = models.ForeignKey(CaseKey, models.PROTECT, verbose_name="密钥")
    field = models.CharField("项目", max_length=30)
    sealed = models.BinaryField("密文")

    class Meta:
        verbose_name = verbose_name_plural = "个人信息"


class Digest(models.Model):
    """A keyed digest of a value, so that the same value is found again without being readable."""

    key = models.ForeignKey(CaseKey, models.CASCADE, verbose_name="密钥")
    field = models.CharField("项目", max_length=30)
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "查找摘要"
        indexes: ClassVar = [
            models.Index(fields=["field", "digest", "id"], name="digest_by_value"),
        ]


class Likeness(models.Model):
    """A band of the keyed signature of a text, so that a like text is found again."""

    key = models.ForeignKey(CaseKey, models.CASCADE, verbose_name="密钥")
    value = models.BigIntegerField("签名")

    class Meta:
        verbose_name = verbose_name_plural = "相似签名"
        indexes: ClassVar = [models.Index(fields=["value", "id"], name="likeness_by_value")]
