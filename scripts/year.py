"""Takes last year's report of one bureau of the demonstration to publication, for the pictures."""

import os
import re

import django

BUREAU = "zrzy"
UNWRITTEN = re.compile("【[^】]*】")
WRITTEN = "梳理历年征地档案 1200 卷，补录目录，档案室和窗口可以当场查。"


def main() -> None:
    """Begin, write, freeze, sign, submit, publish: each by who may."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    django.setup()
    from django.utils import timezone

    from gongkai.office.bodies.models import Membership
    from gongkai.office.bodies.roles import Role
    from gongkai.office.reports import actions
    from gongkai.office.reports.drafting import drafted
    from gongkai.office.reports.figures import missing

    held = Membership.objects.filter(body__code=BUREAU).select_related("body", "person")
    head = held.filter(role=Role.DISCLOSURE_HEAD)[0]
    approver = held.filter(role=Role.APPROVER)[0].person
    report = actions.begin(head.body, timezone.localdate().year - 1, head.person).code
    for section, text in drafted(actions.find(report)).items():
        actions.write_text(report, head.person, section, UNWRITTEN.sub(WRITTEN, text))
    actions.write_text(report, head.person, "problems", "")
    measure = "把检索记录做成样本，每月抽查五件。"
    actions.keep_item(report, head.person, "检索记录详略不一。", measure)
    for cell in missing(actions.find(report)):
        actions.give(report, head.person, cell, "0", "办公室")
    actions.freeze(report, head.person)
    actions.sign(report, approver)
    actions.submit(report, head.person)
    actions.publish(report, head.person)


if __name__ == "__main__":
    main()
