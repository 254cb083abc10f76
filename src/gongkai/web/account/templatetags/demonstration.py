"""Whether this is the demonstration, for templates."""

from django import template

from gongkai.office.demo import is_demo

register = template.Library()
register.simple_tag(is_demo)
