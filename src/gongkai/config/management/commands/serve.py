"""`manage.py serve`: bring the database up to date, start the server, say where it is."""

import socket

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from gongkai.config.server import Server, options
from gongkai.office.demo import is_demo
from gongkai.office.drafts import keeping


class Command(BaseCommand):
    """Starts the server; stopping is Ctrl+C."""

    help = "更新数据库，启动服务，并给出网址。"
    requires_migrations_checks = False

    def handle(self, *_: object, **__: object) -> None:
        """Migrate, then serve until stopped."""
        host, port = settings.GIVEN["GONGKAI_HOST"], settings.GIVEN["GONGKAI_PORT"]
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        _must_be_free(host, port)
        settings.DATA.mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("clearsessions", verbosity=0)
        keeping.sweep()
        Server(
            {
                **options(address.removeprefix("http://"), settings.GIVEN["GONGKAI_THREADS"]),
                "when_ready": lambda _: self._say(address),
                "post_worker_init": _remind,
            }
        ).run()

    def _say(self, address: str) -> None:
        self.stdout.write(f"公开已启动，请在浏览器中打开（gongkai is ready, open）：{address}")
        if is_demo():
            there = f"{address}{reverse('account_demo')}"
            self.stdout.write(f"演示，不要密码（demonstration, sign in by a click）：{there}")
        self.stdout.write("按 Ctrl+C 停止（press Ctrl+C to stop）。")
        self.stdout.flush()


def _remind(_: object) -> None:
    """In the process that answers, for a thread does not outlive the fork that makes it."""
    if settings.REMIND:
        from gongkai.office.reminders.rounds import start

        start()


def _must_be_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise CommandError(
                f"不能监听 {host}:{port}（{taken.strerror}）。"
                f"可能已有程序占用该端口；换一个：make run PORT={port % 65535 + 1}\n"
                f"Cannot listen on {host}:{port}: it may be in use; choose another PORT."
            ) from None
