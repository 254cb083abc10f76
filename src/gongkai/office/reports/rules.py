"""What a report keeps to: its last day, and how what is unwritten is marked."""

from datetime import date

UNWRITTEN = "【"  # what is still to be written stands in such brackets


def last_day(year: int) -> date:
    """The last day on which the report of a year is published, 条例第四十九条第一款."""
    return date(year + 1, 1, 31)
