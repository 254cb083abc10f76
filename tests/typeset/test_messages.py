"""What this room says to people, in two languages that say the same."""

from string import Formatter

from gongkai.typeset.messages import templates


def fields(language: str) -> dict[tuple[str, str], set[str | None]]:
    """The named values of each template."""
    return {
        (kind, code): {name for _, name, _, _ in Formatter().parse(text) if name}
        for kind, texts in templates(language).items()
        for code, text in texts.items()
    }


def test_both_languages_have_the_same_templates_with_the_same_values() -> None:
    assert fields("zh") == fields("en")
    assert ("refusal", "no_glyph") in fields("zh")
