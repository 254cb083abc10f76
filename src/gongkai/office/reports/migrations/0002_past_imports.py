"""Earlier reports get their code, digest and mends. Nothing could import one before this."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0001_initial"),
        ("reports", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel("PastReport"),
        migrations.CreateModel(
            name="PastReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="编号")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "scope",
                    models.CharField(
                        choices=[("own", "本机关"), ("area", "本行政区域")],
                        max_length=10,
                        verbose_name="范围",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("digest", models.CharField(max_length=64, verbose_name="文件的摘要")),
                ("form", models.CharField(max_length=60, verbose_name="格式")),
                ("report", models.JSONField(verbose_name="内容")),
                ("original", models.JSONField(null=True, verbose_name="改动以前的内容")),
                ("mends", models.JSONField(default=list, verbose_name="改动")),
                ("cells", models.PositiveIntegerField(default=0, verbose_name="有数的格数")),
                ("findings", models.PositiveIntegerField(default=0, verbose_name="问题数")),
                ("withdrawn", models.BooleanField(default=False, verbose_name="已撤销")),
                (
                    "imported_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="导入时间"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="bodies.body",
                        verbose_name="机关",
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="导入的人",
                    ),
                ),
            ],
            options={
                "verbose_name": "以前的报告",
                "verbose_name_plural": "以前的报告",
                "indexes": [models.Index(fields=["body", "year", "scope"], name="past_report_of")],
            },
        ),
    ]
