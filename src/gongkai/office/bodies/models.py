"""People. Bodies and memberships come with the features that need them."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone


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
