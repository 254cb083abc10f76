"""`gongkai remind`: the digests of today, and what is due of the outbox; for a timer."""

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put, put_json
from gongkai.cli.words import Words
from gongkai.office.reminders import outbox
from gongkai.office.reminders.digest import remind
from gongkai.office.reminders.models import State

TROUBLED = 1


def run(arguments: Arguments, words: Words) -> int:
    """Make what is not made yet and send what may go; 1 where some have not gone as they should."""
    made = remind()
    sent = outbox.send_due()
    counts = outbox.counts()
    waiting, failed = counts.get(State.WAITING, 0), outbox.troubled().count()
    if arguments.json:
        put_json(
            {
                "made": made,
                "sent": sent.sent,
                "quiet": sent.quiet,
                "waiting": waiting,
                "troubled": failed,
            }
        )
        return TROUBLED if failed else 0
    put([words("remind-made", made=made, sent=sent.sent, waiting=waiting)])
    if sent.quiet and waiting:
        put([words("remind-quiet")])
    if failed:
        put([words("remind-failed", count=failed)])
    return TROUBLED if failed else 0
