"""What an applicant does online: sends, takes back, amends, and acts with the query code."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.law.case.events import Channel
from gongkai.law.case.standing import Status
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import act, marked, must_be_open, sent_before
from gongkai.office.applications.asking import PERSONAL, cleaned, must_be_complete
from gongkai.office.applications.attaching import put_in
from gongkai.office.applications.attempting import Attempt, attempt
from gongkai.office.applications.forms import must_be_texts
from gongkai.office.applications.gates import reasons_stated
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.indexing import refresh
from gongkai.office.applications.intake import receive
from gongkai.office.applications.models import Application, File, Sent
from gongkai.office.applications.naming import QUERY_CODE, TITLE, titled
from gongkai.office.applications.said_by_applicant import Amended, Retracted
from gongkai.office.applications.scanning import must_be_clean
from gongkai.office.applications.sniffing import safe, sniffed
from gongkai.office.applications.telling import Told, application, case_of, letter, told
from gongkai.office.bodies.models import Body, Succession
from gongkai.office.bodies.policies import recall_until
from gongkai.office.limits.counting import Limit, network, take
from gongkai.office.vault import store
from gongkai.refusal import Refusal
from gongkai.words import Applicant

LONGEST = 10_000  # characters of a text
MEGABYTE = 1_000_000
# What the body may record without having begun: it looked, somebody was refused, it computed anew.
NO_WORK = (say.Read, say.Refused, say.Refolded)
TEXTS = {"make_supplement": "content", "state_reasons": "reasons", "suggest_publication": "why"}


class Given(NamedTuple):
    """A file that was looked at: its safe name, its content, its media type."""

    name: str
    data: bytes
    media: str


def looked_at(name: str, data: bytes) -> Given:
    """A file as it is taken: not too big, of a kind that is taken, and clean as far as is known."""
    if len(data) > settings.UPLOAD_MEGABYTES * MEGABYTE:
        raise Refusal("counter-file-big", name=safe(name), most=settings.UPLOAD_MEGABYTES)
    kind = sniffed(name, data)
    named = safe(name, kind)
    must_be_clean(named, data)
    return Given(named, data, kind.media)


def must_still_be(body: Body) -> None:
    """Raises Refusal for a body that went over into others, naming them."""
    after = Succession.objects.filter(before=body).select_related("after")
    if names := [each.after.name for each in after]:
        raise Refusal("counter-body-gone", body=body, after="、".join(names))


def submit(
    body: Body, values: Mapping[str, str], files: Iterable[Given] = (), *, token: str, address: str
) -> Application:
    """Send an application online; the same form (`token`) sent twice makes one.

    Raises Refusal for what is missing or wrong, and for too many from one address.
    """
    values = cleaned(values)
    must_be_complete(values)
    must_still_be(body)
    if not Sent.objects.filter(token=token, application__body=body).exists():
        take(Limit("send", settings.APPLY_SENDS, 60), network(address))
    with transaction.atomic():
        row = receive(
            body,
            None,
            channel=Channel.ONLINE,
            applicant_class=Applicant.of(values["applicant_class"]),
            personal=_personal(values),
            token=token,
        )
        if row.entries == 1:  # not sent before
            _attached(Holder(row.code), files)
    return row


def retract(holder: Holder) -> Application:
    """Take back what was just sent: it counts as never made. Twice is as once."""
    with attempt(holder.code, "retract", holder) as at:
        if not at.row.retracted:
            must_be_recallable(at)
            at.row.merged_into = at.row
            at.say(Retracted())
    return at.row


def amend(
    holder: Holder, values: Mapping[str, str], files: Iterable[Given] = (), *, token: str
) -> Application:
    """Put other values in place of those just sent, of which nothing stays; add files."""
    values = cleaned(values)
    must_be_complete(values)
    mark = marked("amend", values)
    with attempt(holder.code, "amend", holder) as at:
        row = at.row
        if sent_before(token, mark, application=row):
            return row
        must_be_recallable(at)
        before = store.fields(letter(at.found).personal)
        kept = tuple(name for name, field in before.items() if field == QUERY_CODE)
        personal = _personal(values)
        new = {**personal, TITLE: titled(personal)}
        named = store.replace(row.code, set(before) - set(kept), new)
        at.say(Amended(Applicant.of(values["applicant_class"]), (*named.values(), *kept)))
        refresh([row])
        Sent.objects.create(token=token, application=row, mark=mark)
        _attached(holder, files)
    return application(holder.code)


def values_of(holder: Holder) -> dict[str, str]:
    """What the applicant sent, to be amended."""
    with attempt(holder.code, "read_own", holder) as at:
        must_be_recallable(at)
        said = letter(at.found)
        fields = store.fields(said.personal)
        found = {fields[name]: value for name, value in store.get(said.personal).items() if value}
    kept = {field: value for field, value in found.items() if field in PERSONAL}
    return {**kept, "applicant_class": said.applicant_class}


def recallable_until(row: Application, found: list[Told]) -> datetime | None:
    """Until when it may be taken back or amended; None if it may not be, whatever the time."""
    sent = found[0].entry
    begun = any(e.entry.by_id is not None and not isinstance(e.said, NO_WORK) for e in found)
    if begun or sent.by_id is not None or row.merged_into_id or row.concluded_on:
        return None
    return recall_until(row.body, sent.recorded_at)


def must_be_recallable(at: Attempt) -> None:
    """Raises Refusal after the time, or once the body has begun."""
    if at.row.retracted:
        raise Refusal("counter-retracted")
    until = recallable_until(at.row, at.found)
    if until is None:
        raise Refusal("counter-begun")
    if timezone.now() > until:
        raise Refusal("counter-recall-over", until=f"{timezone.localtime(until):%H:%M}")


def say_as_applicant(holder: Holder, action: str, text: str, *, token: str) -> Application:
    """Supplement, give reasons, withdraw or suggest publication, on the day it is sent.

    Raises Refusal, with the article where the law says no.
    """
    given: dict[str, Any] = {}
    if field := TEXTS.get(action):
        text = text.replace("\r\n", "\n").strip()
        if not text:
            raise Refusal("counter-no-text")
        if len(text) > LONGEST:
            raise Refusal("counter-too-long", found=len(text), most=LONGEST)
        given[field] = text
    must_be_texts(given)
    row = application(holder.code)
    if not Sent.objects.filter(token=token, application=row).exists():
        if action == "make_supplement":
            _must_be_in_time(row)
        if action == "state_reasons" and reasons_stated(told(row.code)):
            raise Refusal("counter-reasons-stated")
    return act(holder.code, action, holder, token=token, **given)


def _must_be_in_time(row: Application) -> None:
    """Whether a late supplement had good reason is for the body to say, not for the applicant."""
    standing = case_of(told(row.code), row.body, row.settings).at(timezone.localdate())
    if standing.status is Status.LAPSED_SUPPLEMENT:
        raise Refusal("counter-supplement-late", by=standing.supplement_due)


def add_file(holder: Holder, file: Given, *, token: str) -> File | None:
    """Add one file to an open application; None if this very form did so already."""
    mark = marked("attach", {"name": file.name, "size": len(file.data)})
    with attempt(holder.code, "attach", holder) as at:
        if sent_before(token, mark, application=at.row):
            return None
        must_be_open(at.row, say.Transferred)  # as any work: not on what is over
        _must_be_few(at, 1)
        Sent.objects.create(token=token, application=at.row, mark=mark)
        return put_in(at, file.name, file.data, file.media)


def own_files(found: Iterable[Told]) -> dict[str, say.Attached]:
    """The files that the applicant put in, by code."""
    attached = [each for each in found if isinstance(each.said, say.Attached)]
    return {
        each.said.file: each.said
        for each in attached
        if each.entry.by_id is None and isinstance(each.said, say.Attached)
    }


def reply_files(found: Iterable[Told]) -> dict[str, say.Attached]:
    """The files of the replies that went out, by code; no working paper of the body."""
    found = list(found)
    sent = {
        code for each in found if isinstance(each.said, say.Replied) for code in each.said.files
    }
    attached = (each.said for each in found if isinstance(each.said, say.Attached))
    return {said.file: said for said in attached if said.file in sent}


def document(holder: Holder, code: str) -> Given:
    """A file of the applicant's own or of the reply; the look is journaled.

    Raises Refusal for any other.
    """
    with attempt(holder.code, "read_own", holder) as at:
        said = {**own_files(at.found), **reply_files(at.found)}.get(code)
        if said is None:
            raise Refusal("office-no-file", files=code)
        file = File.objects.get(application=at.row, code=code)
        data = store.get_file(holder.code, code, bytes(file.sealed))
        names = store.get([said.named] if said.named else [])
        at.say(say.Read())
    return Given(safe(names.get(said.named or "") or "文件"), data, file.kind)


def _attached(holder: Holder, files: Iterable[Given]) -> None:
    files = list(files)
    if not files:
        return
    with attempt(holder.code, "attach", holder) as at:
        _must_be_few(at, len(files))
        for file in files:
            put_in(at, file.name, file.data, file.media)


def _must_be_few(at: Attempt, more: int) -> None:
    if len(own_files(at.found)) + more > settings.UPLOAD_FILES:
        raise Refusal("counter-files-many", most=settings.UPLOAD_FILES)


def _personal(values: Mapping[str, str]) -> dict[str, str]:
    return {field: values[field] for field in sorted(PERSONAL & values.keys()) if values[field]}
