"""What a request brings, kept in memory alone."""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from gongkai.annual.readers.limits import MAX_FILE, MAX_TEXT, MEGABYTE
from gongkai.refusal import Refusal

MOST_FILES = 10
MAX_BODY = MAX_FILE + MAX_TEXT


class Upload(NamedTuple):
    """A file by its name."""

    name: str
    data: bytes


class InMemory(MemoryFileUploadHandler):
    """Keeps every file in memory: the size of the request was looked at before."""

    def handle_raw_input(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Take the files, whatever their size."""
        self.activated = True


def admit(request: HttpRequest, most: int = MAX_BODY) -> None:
    """Read the request; refuses, unread, what is more than so many bytes (see config/worker.py)."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > most:
        raise Refusal("body_too_big", limit=most // MEGABYTE)
    request.upload_handlers = [InMemory(request)]
    try:
        request.POST  # noqa: B018 (this is what reads it)
    except RequestDataTooBig:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE
        raise Refusal("body_too_big", limit=limit) from None
    except TooManyFilesSent:
        raise Refusal("too_many_files", most=MOST_FILES) from None
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        raise Refusal("broken_upload") from None


def uploads(request: HttpRequest) -> list[Upload]:
    """The files, or what was pasted, its table before its text."""
    files = request.FILES.getlist("files")
    if len(files) > MOST_FILES:
        raise Refusal("too_many_files", most=MOST_FILES)
    found = [Upload(file.name or "", file.read()) for file in files]
    for field, name in (("html", "粘贴的内容.html"), ("text", "粘贴的内容.txt")):
        pasted = request.POST.get(field, "")
        if not found and pasted.strip():
            found = [Upload(name, pasted.encode("utf-8", "replace"))]
    if not found:
        raise Refusal("nothing_given")
    return found
