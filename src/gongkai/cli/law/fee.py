"""`gongkai law fee`: a processing fee, tier by tier."""

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import given, put, put_json
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.law.calendar import DAY
from gongkai.law.fees import charge, notice_contents, pay_by, tariff


def run(arguments: Arguments, words: Words) -> int:
    """Print the fee, how it comes about, and what the notice must say."""
    fee = charge(
        pieces=arguments.pieces, pages=arguments.pages, earlier_this_month=arguments.earlier
    )
    notified = arguments.notified
    calendar = given.calendar(arguments)
    due = pay_by(notified, calendar) if notified else None
    provisional = bool(due and notified and calendar.provisional_years(notified + DAY, due))
    rule = tariff(fee.method)
    lines = [
        {"first": line.first, "last": line.last, "yuan_each": line.yuan_each, "yuan": line.yuan}
        for line in fee.lines
    ]
    if arguments.json:
        put_json(
            {
                "yuan": fee.yuan,
                "method": fee.method,
                "lines": lines,
                "article": rule.basis.source,
                "payment_due": due,
                "provisional": provisional,
            }
        )
        return 0
    on = standard_output()
    shown = [on.paint(words("law-yuan", yuan=fee.yuan, method=fee.method.label), "bold"), ""]
    shown += [words("law-tier", unit=rule.unit, **line) for line in lines]
    shown += on.paragraph(words("law-basis", article=rule.basis.source))
    mark = words("law-provisional") if provisional else ""
    shown += [words("law-pay-by", due=due) + mark] if due else []
    shown += ["", words("law-notice-says")]
    for item in notice_contents():
        shown += on.paragraph(f"{item.label}：{item.text}", "  ")
    put(shown)
    return 0
