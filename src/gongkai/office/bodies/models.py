"""Bodies, people, and who has which role where. Every change is an entry of the journal too."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone

from gongkai.law.remedies import BodyKind, Level
from gongkai.office.bodies.roles import Role
from gongkai.words import Word


def choices(words: type[Word]) -> list[tuple[str, str]]:
    """The ids of some words with their labels, as a field wants them."""
    return [(str(word), word.label) for word in words]


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in. Chinese names are one field: they do not split into first and last."""

    username = models.CharField(
        "用户名",
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        help_text="登录时输入的名字，可用汉字、字母、数字和 @ . + - _。",
        error_messages={"unique": "已经有人使用这个用户名，请换一个。"},
    )
    name = models.CharField("姓名", max_length=100, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    is_staff = models.BooleanField("系统管理员", default=False)
    is_active = models.BooleanField(
        "在用", default=True, help_text="离岗后取消勾选，不要删除：其经办记录仍须可查。"
    )
    date_joined = models.DateTimeField("登记时间", default=timezone.now)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name as written."""
        return str(self)


class Body(models.Model):
    """A public body. Its code never changes; its names do, see BodyName."""

    code = models.SlugField(
        "编号", max_length=40, unique=True, help_text="定了就不再改，用于网址和命令行。"
    )
    name = models.CharField("现用名称", max_length=200)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    kind = models.CharField("类别", max_length=30, choices=choices(BodyKind))
    level = models.CharField("级别", max_length=10, choices=choices(Level))
    division = models.CharField("行政区划代码", max_length=12, blank=True)
    office = models.CharField("公开工作机构", max_length=200, blank=True)
    address = models.CharField("办公地址", max_length=300, blank=True)
    hours = models.CharField("办公时间", max_length=200, blank=True)
    telephone = models.CharField("联系电话", max_length=60, blank=True)
    fax = models.CharField("传真", max_length=60, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    website = models.URLField("网址", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["credit_code"],
                condition=~models.Q(credit_code=""),
                name="credit_code_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BodyName(models.Model):
    """A name that a body had, as old reports print it; `until` is None for the present one."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="names", verbose_name="机关")
    name = models.CharField("名称", max_length=200)
    since = models.DateField("启用日期")
    until = models.DateField("停用日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关名称"
        indexes: ClassVar = [models.Index(fields=["name"], name="body_by_name")]


class Supervision(models.Model):
    """Whom a body reports to in some years; `last_year` is None while it lasts."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="above", verbose_name="机关")
    parent = models.ForeignKey(Body, models.PROTECT, related_name="below", verbose_name="上级")
    first_year = models.PositiveSmallIntegerField("起始年度")
    last_year = models.PositiveSmallIntegerField("终止年度", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "隶属关系"


class Succession(models.Model):
    """A body that went over into another, by a merger or a split."""

    before = models.ForeignKey(
        Body, models.PROTECT, related_name="successors", verbose_name="原机关"
    )
    after = models.ForeignKey(
        Body, models.PROTECT, related_name="predecessors", verbose_name="新机关"
    )
    on = models.DateField("日期")

    class Meta:
        verbose_name = verbose_name_plural = "机关沿革"


class Membership(models.Model):
    """A role that a person has at a body; `section` is the 科室 of a handler."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles", verbose_name="人员")
    body = models.ForeignKey(Body, models.PROTECT, related_name="people", verbose_name="机关")
    role = models.CharField("角色", max_length=30, choices=choices(Role))
    section = models.CharField("科室", max_length=60, blank=True)
    since = models.DateField("任职日期")
    until = models.DateField("离任日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        indexes: ClassVar = [models.Index(fields=["person", "body"], name="membership_of")]


class Setting(models.Model):
    """An open point of the law as a body settles it from a day on; those below inherit it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="settings", verbose_name="机关")
    name = models.CharField("设置", max_length=60)
    value = models.CharField("值", max_length=60)
    valid_from = models.DateField("自何日起")

    class Meta:
        verbose_name = verbose_name_plural = "设置"
        indexes: ClassVar = [models.Index(fields=["body", "name"], name="setting_of")]
