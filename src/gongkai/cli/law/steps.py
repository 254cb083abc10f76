"""The reasons of an answer, on the screen and as JSON."""

from gongkai.cli.screen import Screen, columns, pad
from gongkai.cli.words import Words
from gongkai.law.step import Step


def step_json(step: Step) -> dict[str, object]:
    """One reason as JSON, its sentence in Chinese whatever the locale."""
    return {
        "on": step.on,
        "code": step.code,
        "sentence": step.sentence(),
        "article": step.article,
        "setting": step.setting,
    }


def step_lines(step: Step, words: Words, on: Screen) -> list[str]:
    """One reason on the screen: day, sentence, and under it the provision and the setting."""
    head = f"{step.on or ''}  " if step.on else "· "
    indent = " " * columns(head)
    lines = on.paragraph(step.sentence(words.language), indent)
    lines[0] = pad(head, len(indent)) + lines[0][len(indent) :]
    basis = words("law-basis", article=step.article)
    if step.setting:
        basis += words("law-by-setting", setting=step.setting)
    return [*lines, *(on.paint(line, "dim") for line in on.paragraph(basis, indent))]
