"""A message by e-mail, through the server of the settings."""

from django.conf import settings
from django.core.mail import EmailMessage

from gongkai.office.reminders import wording
from gongkai.office.reminders.models import Message


def send(message: Message) -> None:
    """Send one; raises OSError or smtplib's own where it did not go."""
    notice = message.notice
    EmailMessage(
        wording.subject(notice),
        wording.letter(notice),
        settings.MAIL_FROM or None,
        [notice.person.email],
        headers={
            # The same message has the same id, by which mailboxes keep it once.
            "Message-ID": f"<notice-{notice.pk}-{notice.created_at:%Y%m%d%H%M%S%f}@gongkai>",
            "Auto-Submitted": "auto-generated",
        },
    ).send()
