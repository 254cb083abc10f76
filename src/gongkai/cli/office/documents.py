"""`gongkai documents`: as `gongkai publications`, of another register."""

from gongkai.cli.office.publications import run

__all__ = ["run"]
