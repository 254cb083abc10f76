"""What every process of the page needs, loaded once in the process that they are forked from."""

from gongkai.annual.readers import docx, html, native, pdf, xlsx  # noqa: F401
from gongkai.web.portal.checking import sample, work

# Checking one report fills the caches of forms, words and messages.
work.examine("", sample.FILE.read_bytes(), "r1-")
