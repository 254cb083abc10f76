"""Bytes that say that they are Unicode, or can hardly be anything else."""

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def unicode(data: bytes) -> str | None:
    """The text of UTF-16 with a byte order mark or of UTF-8; None for anything else.

    Text in GB18030 is almost never valid UTF-8.
    """
    if data.startswith(UTF16_MARKS):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
