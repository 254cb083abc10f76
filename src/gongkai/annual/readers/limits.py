"""How much a file may hold. What is above is refused before it is parsed."""

MEGABYTE = 1_000_000

MAX_TEXT = 8 * MEGABYTE
"""HTML, text and JSON."""

MAX_FILE = 50 * MEGABYTE
"""Other files."""

MAX_UNPACKED = 100 * MEGABYTE
MAX_RATIO = 100
"""All members of an archive together, and against its own size."""

MAX_XML = 10 * MEGABYTE
"""One XML part: its tree takes ten times as much."""

MAX_PAGES = 300
MAX_TAGS = 500_000
MAX_ATTRIBUTES = 5_000
"""Of one page, and of one tag."""

MAX_NESTING = 20
"""Tables in tables."""

MAX_COLUMNS = 200
MAX_ROWS = 5_000
MAX_POSITIONS = 1_000_000
"""A table, and all tables of a file together, merged cells counted at every place."""

MAX_CELLS = 200_000
"""Cells of one sheet."""
