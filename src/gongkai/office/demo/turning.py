"""The clock of this process turned back, so that two years can be recorded as they went by.

The journal's door takes no time from whoever writes: it looks at the clock. That stays so; the
demonstration, and nothing else, shows it another clock, in a process that only makes data.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone

NOW = "now"


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Within it, it is a moment; `localdate` follows."""
    real = timezone.now
    setattr(timezone, NOW, lambda: moment)
    try:
        yield
    finally:
        setattr(timezone, NOW, real)
