"""A fault is logged so that it can be found, and says nothing of whom it was about."""

import logging
import sys

from gongkai.config.logs import LOGGING, Faultless


def test_a_fault_is_its_class_and_its_places() -> None:
    try:
        int("王喆 15400001234")
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, "x", 1, "王喆 at %s", ("/api/王喆/",), sys.exc_info()
        )
    record.status_code = 500
    text = Faultless().format(record)
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "500" in text
    assert "王喆" not in text
    assert "15400001234" not in text


def test_the_faults_of_pages_and_of_ours_are_written() -> None:
    assert {"django", "gongkai"} <= LOGGING["loggers"].keys()  # type: ignore[attr-defined]
