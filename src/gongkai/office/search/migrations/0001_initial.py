"""The tokens of applications."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import gongkai.office.search.columns


class Migration(migrations.Migration):
    """One row for each application."""

    initial = True
    dependencies: ClassVar = [("applications", "0001_initial")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Indexed",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "tokens",
                    gongkai.office.search.columns.TokensField(verbose_name="检索标记"),
                ),
            ],
            options={"verbose_name": "检索标记", "verbose_name_plural": "检索标记"},
        ),
    ]
