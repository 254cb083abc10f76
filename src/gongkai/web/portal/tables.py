"""The tables of a report inside a page whose headers forbid style in the markup."""

import re

from gongkai.annual.writers.html import Attributes, table_markup
from gongkai.annual.writers.parts import Filled

_STYLED = re.compile(r'<col style="width:([\d.]+%)">')


def table(filled: Filled, attributes: Attributes | None = None, *, prefix: str = "") -> str:
    """As `table_markup`, the widths of columns given without a style."""
    return _STYLED.sub(r'<col width="\1">', table_markup(filled, attributes, prefix=prefix))
