"""What every process of the page needs, loaded once in the process that they are forked from."""

from importlib import resources

from gongkai.annual.readers import docx, html, native, pdf, xlsx  # noqa: F401
from gongkai.web.portal.checking import work

SAMPLE = resources.files("gongkai.web.portal").joinpath("static/portal/sample.htm")

# Checking one report fills the caches of forms, words and messages.
work.examine("", SAMPLE.read_bytes(), "r1-")
