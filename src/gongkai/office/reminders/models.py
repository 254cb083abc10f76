"""Notices to people, what of them leaves the house, and what people want of that.

Nothing here is a record of what happened: all of it follows from the register and may be lost.
"""

from typing import ClassVar

from django.db import models

from gongkai.office.bodies.models import Person, choices
from gongkai.words import Word


class Sort(Word):
    """What a notice is about."""

    DIGEST = "digest", "今日提醒"
    CALENDAR = "calendar", "放假安排变了"


class Channel(Word):
    """By which a notice leaves the house."""

    MAIL = "mail", "电子邮件"
    SMS = "sms", "短信"


class State(Word):
    """What became of a message; `sending` that stays so was cut off and is not sent again."""

    WAITING = "waiting", "等待发送"
    SENDING = "sending", "正在发送"
    SENT = "sent", "已发出"
    FAILED = "failed", "发不出"
    DROPPED = "dropped", "不再发"


class Notice(models.Model):
    """What a person is told in the desk, as values; one of a sort and mark a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices", verbose_name="人员")
    sort = models.CharField("种类", max_length=20, choices=choices(Sort))
    day = models.DateField("日期")
    mark = models.CharField("标识", max_length=40, blank=True)
    values = models.JSONField("内容", default=dict)
    created_at = models.DateTimeField("时间", auto_now_add=True)
    read_at = models.DateTimeField("阅读时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "提醒"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "sort", "day", "mark"], name="notice_once_a_day"
            ),
        ]


class Message(models.Model):
    """One notice by one channel, sent once; the address is looked up when it is sent."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="messages")
    channel = models.CharField("途径", max_length=10, choices=choices(Channel))
    state = models.CharField("状态", max_length=10, choices=choices(State), default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    next_at = models.DateTimeField("下次发送")
    changed_at = models.DateTimeField("更新时间", auto_now=True)
    reason = models.CharField("原因", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "待发消息"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "channel"], name="message_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="message_by_state"),
        ]


class Round(models.Model):
    """A day whose digests are all made."""

    day = models.DateField("日期", unique=True)
    finished_at = models.DateTimeField("完成时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "提醒轮次"


class Preference(models.Model):
    """What of the notices a person wants outside the desk; `mobile` names a number in the vault."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, verbose_name="人员")
    mail = models.BooleanField("电子邮件", default=True)
    mobile = models.CharField("手机号码", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "提醒方式"
