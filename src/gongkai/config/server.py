"""Gunicorn as `manage.py serve` starts it."""

from typing import Any

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication


def options(bind: str, threads: int, workers: int = 1) -> dict[str, Any]:
    """How to listen at an address."""
    return {
        "bind": bind,
        "worker_class": "gongkai.config.worker.Worker",
        # One process, so that SQLite has one writer; more threads, so that readers do not wait.
        "workers": workers,
        "threads": threads,
        "preload_app": True,
        "loglevel": "warning",
        "control_socket_disable": True,
    }


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, with our options instead of its command line."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Take the options as they are."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401
        """The Django application."""
        return get_wsgi_application()
