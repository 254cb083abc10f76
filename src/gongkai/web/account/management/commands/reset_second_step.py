"""`manage.py reset_second_step NAME`: for who has lost the telephone and the recovery codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai.office.bodies.models import Person


class Command(BaseCommand):
    """Takes the one-time password, passkeys and recovery codes of a person away."""

    help = "去掉一个账号的动态口令、通行密钥和恢复码，以后只凭密码登录。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("name", metavar="用户名")

    def handle(self, *_: object, name: str, **__: Any) -> None:  # noqa: ANN401
        """Remove them, and say how many there were."""
        person = Person.objects.filter(username=name).first()
        if person is None:
            raise CommandError(f"没有用户名为“{name}”的账号，请核对。")
        found = Authenticator.objects.filter(user=person)
        count = found.exclude(type=Authenticator.Type.RECOVERY_CODES).count()
        found.delete()
        self.stdout.write(f"已去掉“{name}”的动态口令和通行密钥，共 {count} 项。以后只凭密码登录。")
