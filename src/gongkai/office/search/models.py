"""Which tokens an application has."""

from django.db import models

from gongkai.office.search.columns import TokensField


class Indexed(models.Model):
    """The tokens of one application: no order, no plain text. The database keeps an index of it."""

    application = models.OneToOneField(
        "applications.Application", models.CASCADE, primary_key=True, verbose_name="申请"
    )
    tokens = TokensField("检索标记")

    class Meta:
        verbose_name = verbose_name_plural = "检索标记"
