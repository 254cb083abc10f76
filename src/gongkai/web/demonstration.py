"""What every page of the demonstration says of itself."""

from django.http import HttpRequest

from gongkai.office.demo import is_demo


def demonstration(_: HttpRequest) -> dict[str, object]:
    """Whether everything here is invented."""
    return {"demonstration": is_demo()}
