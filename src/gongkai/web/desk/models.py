"""What somebody keeps for themselves at the desk. Nothing here is a record of the office."""

from typing import ClassVar

from django.db import models

from gongkai.office.bodies.models import Person


class Visit(models.Model):
    """When somebody looked at the morning page: this time, and the time before."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    last = models.DateTimeField("这一次")
    before = models.DateTimeField("上一次", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "来访"


class SavedView(models.Model):
    """Filters of the register under a name; `query` is the part of the address after `?`."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="views")
    name = models.CharField("名称", max_length=40)
    query = models.CharField("条件", max_length=400)

    class Meta:
        verbose_name = verbose_name_plural = "常用查询"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "name"], name="view_once"),
        ]
