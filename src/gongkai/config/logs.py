"""What the server writes of its own faults: where and of which kind, never with the values."""

import logging
import traceback
from typing import Any


class Faultless(logging.Formatter):
    """A fault as its class and the places it came through; its text might name an applicant."""

    def formatException(self, fault: Any) -> str:  # noqa: ANN401, N802
        """The class, and file and line of each call."""
        kind, _, trace = fault
        places = (f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace))
        return "\n".join([kind.__name__, *places])

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """Time, level and logger; of a request its way and status, not its address."""
        status = getattr(record, "status_code", "")
        return f"{self.formatTime(record)} {record.levelname} {record.name} {status}".rstrip()


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"faultless": {"()": "gongkai.config.logs.Faultless"}},
    "handlers": {
        "faults": {"class": "logging.StreamHandler", "formatter": "faultless", "level": "ERROR"}
    },
    "loggers": {
        "django": {"handlers": ["faults"], "level": "ERROR", "propagate": False},
        "gongkai": {"handlers": ["faults"], "level": "ERROR", "propagate": False},
    },
}
