"""An invented county to try everything on, and how a data folder is known to hold nothing else."""


def is_demo() -> bool:
    """Whether this server runs in demonstration mode on a folder of the demonstration."""
    from django.conf import settings

    from gongkai.office.demo.marking import marked

    return bool(settings.DEMO) and marked()
