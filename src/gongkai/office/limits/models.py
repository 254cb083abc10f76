"""Counts by a keyed digest: no address and no number is kept."""

from typing import ClassVar

from django.db import models


class Tally(models.Model):
    """How often one did something in a window of time; of no use after its end."""

    kind = models.CharField("种类", max_length=20)
    who = models.CharField("摘要", max_length=64)
    until = models.DateTimeField("至", db_index=True)
    count = models.PositiveIntegerField("次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "计数"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "who", "until"], name="tally_once"),
        ]
