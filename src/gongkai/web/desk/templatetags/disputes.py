"""The disputes of an application, for the page of the case."""

from typing import Any

from django import template

from gongkai.office.applications.models import Application
from gongkai.office.disputes.reading import OfApplication, of_application
from gongkai.web.desk.guard import access_of

register = template.Library()


@register.simple_tag(takes_context=True)
def disputes_of(context: Any, row: Application) -> OfApplication:  # noqa: ANN401
    """The disputes about the reply to an application, as who looks may see them."""
    return of_application(row, access_of(context["request"]))
