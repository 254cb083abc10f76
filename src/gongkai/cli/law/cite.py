"""`gongkai law cite`: which rules rest on an article."""

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put, put_json
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.law.citations import Rule, cite
from gongkai.refusal import Refusal


def run(arguments: Arguments, words: Words) -> int:
    """Print each rule with its value, its citation and its first day."""
    found = cite(arguments.article, arguments.of)
    if not found:
        raise Refusal("law-no-rule", law=arguments.of, article=arguments.article)
    if arguments.json:
        put_json([_json(rule) for rule in found])
        return 0
    on = standard_output()
    shown: list[str] = []
    for rule in found:
        shown += on.paragraph(f"{rule.label}：{rule.says}" if rule.says else rule.label)
        basis = words("law-basis", article=rule.basis.source)
        since = words("law-since", day=rule.basis.valid_from, certainty=certainty(rule, words))
        tail = words("law-by-setting", setting=rule.setting) if rule.setting else ""
        shown += [on.paint(line, "dim") for line in on.paragraph(basis + since + tail, "  ")]
    put(shown)
    return 0


def certainty(rule: Rule, words: Words) -> str:
    """How sure a rule is, in words."""
    return words(f"law-certainty-{rule.basis.certainty}")


def _json(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "label": rule.label,
        "says": rule.says,
        "source": rule.basis.source,
        "valid_from": rule.basis.valid_from,
        "certainty": rule.basis.certainty,
        "setting": rule.setting,
    }
