"""七步法: the questions a clerk answers about an application, and the outcome they lead to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.evidence import Evidence
from gongkai.law.letters import Letter, letters
from gongkai.law.outcomes import outcomes
from gongkai.law.remedies.model import Ground, OtherGround
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Outcome

ANY = "*"


class Step(NamedTuple):
    """One of the seven steps."""

    number: int
    label: str
    text: str


class Answer(NamedTuple):
    """An answer to a question: it leads to the question `next`, or ends in `outcome`.

    What it `withholds` and `releases` are ids of answers that name a kind of content. It is open
    only if one of `only_with`, and none of `not_with`, is withheld, and one of `only_after` was
    answered, as `question.answer`; an empty set asks nothing.
    """

    id: str
    label: str
    help: str
    next: str
    outcome: Outcome | None
    letter: Letter | None
    alone: bool
    withholds: bool
    releases: str
    only_with: frozenset[str]
    not_with: frozenset[str]
    only_after: frozenset[str]
    notices: tuple[Letter, ...]
    evidence: tuple[Evidence, ...]
    basis: Basis

    def open(self, withheld: Iterable[str], answered: Iterable[str]) -> bool:
        """Whether it can be given while these kinds are withheld, and after these answers."""
        found = frozenset(withheld)
        held = not self.only_with or self.only_with & found
        after = not self.only_after or self.only_after & frozenset(answered)
        return bool(held and after and not self.not_with & found)


class Question(NamedTuple):
    """A question of a step; with `many`, several answers can be given together."""

    id: str
    step: int
    text: str
    help: str
    many: bool
    answers: tuple[Answer, ...]
    basis: Basis


class Taken(NamedTuple):
    """A question with the answers that were given, in the order of the question."""

    question: Question
    answers: tuple[Answer, ...]


class Walked(NamedTuple):
    """How far the answers lead: to the next question, or to an outcome and its letter.

    `withheld` are the kinds of content not to be given, `unused` the questions that were answered
    but do not lie on this path.
    """

    taken: tuple[Taken, ...]
    next: Question | None
    outcome: Outcome | None = None
    letter: Letter | None = None
    withheld: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[Answer, ...]:
        """The answers that the next question has here."""
        answers = self.next.answers if self.next else ()
        before = [f"{each.question.id}.{a.id}" for each in self.taken for a in each.answers]
        return tuple(answer for answer in answers if answer.open(self.withheld, before))

    @property
    def given(self) -> dict[str, tuple[str, ...]]:
        """The answers as `walk` takes them, those off the path left out."""
        return {each.question.id: tuple(a.id for a in each.answers) for each in self.taken}

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """All that the withholding rests on, once the outcome is known, 条例第三十七条.

        Where nothing can be given, the outcome names only the main one of them.
        """
        return _grounds(self.withheld) if self.outcome else ()

    @property
    def notices(self) -> tuple[Letter, ...]:
        """The papers that were due on the way."""
        return tuple(dict.fromkeys(chain.from_iterable(a.notices for a in self._answers)))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the file must hold for these answers, for what is withheld, and for the letter."""
        held = (answer.evidence for answer in self._answers)
        grounds = _grounds(self.withheld)
        wanted = [outcomes()[g].evidence for g in grounds if isinstance(g, Outcome)]
        if self.letter:
            wanted.append(letters()[self.letter].evidence)
        return tuple(dict.fromkeys(chain.from_iterable((*held, *wanted))))

    @property
    def sources(self) -> tuple[str, ...]:
        """What the answers and the outcome rest on, in the order of the path."""
        asked = (a.basis.source for a in self._answers)
        end = (outcomes()[self.outcome].basis.source,) if self.outcome else ()
        return tuple(dict.fromkeys((*asked, *end)))

    @property
    def _answers(self) -> tuple[Answer, ...]:
        return tuple(answer for each in self.taken for answer in each.answers)


@cache
def steps() -> tuple[Step, ...]:
    """The seven steps in order."""
    return tuple(Step(**row) for row in table("path")["steps"])


@cache
def questions() -> Mapping[str, Question]:
    """Every question by its id, step by step; the first is where each path begins."""
    data = table("path")
    kinds = frozenset(
        answer["id"]
        for question in data["questions"]
        for answer in question["answers"]
        if answer.get("withholds")
    )
    return {row["id"]: _question(row, data, kinds) for row in data["questions"]}


def walk(answers: Mapping[str, str | Collection[str]]) -> Walked:
    """Follow the answers from the first question as far as they lead.

    An answer is the id of one, or the ids of several where the question takes them. Raises
    Refusal for a question or an answer that does not exist or is no text, for answers that exclude
    each other, and for one that is not open because of what was answered before.
    """
    given = {question: _given(question, answer) for question, answer in answers.items()}
    walked = _begin()
    while walked.next and walked.next.id in given:
        walked = _after(walked, given[walked.next.id])
    taken = {each.question.id for each in walked.taken}
    return walked._replace(unused=tuple(q for q in given if q not in taken))


def paths() -> Iterator[Walked]:
    """Every complete path.

    A question that takes several answers is followed with each alone and with all together: the
    other sets lead where one of these leads.
    """
    ways = [_begin()]
    while ways:
        walked = ways.pop()
        if walked.next is None:
            yield walked
        else:
            ways.extend(_after(walked, choice) for choice in reversed(_choices(walked)))


def _begin() -> Walked:
    return Walked((), next(iter(questions().values())))


def _choices(walked: Walked) -> list[tuple[Answer, ...]]:
    together = tuple(answer for answer in walked.options if not answer.alone)
    many = walked.next is not None and walked.next.many and len(together) > 1
    return [*((answer,) for answer in walked.options), *([together] if many else [])]


def _after(walked: Walked, chosen: tuple[Answer, ...]) -> Walked:
    """One question further, and past those that have a single answer left."""
    question, options = walked.next, walked.options
    if question is None:
        raise ValueError("the path has ended")
    for answer in chosen:
        if answer not in options:
            raise Refusal(
                "path-closed",
                question=question.text,
                answer=answer.label,
                open="、".join(f"“{option.label}”" for option in options),
            )
    walked = walked._replace(taken=(*walked.taken, Taken(question, chosen)))
    walked = _follow(walked, chosen)
    while walked.next and not walked.next.many and len(walked.options) == 1:
        walked = _follow(walked, walked.options)
    return walked


def _follow(walked: Walked, chosen: tuple[Answer, ...]) -> Walked:
    released = {answer.releases for answer in chosen}
    kept = (kind for kind in walked.withheld if kind not in released)
    withheld = (*kept, *(answer.id for answer in chosen if answer.withholds))
    last = chosen[0]
    if last.outcome is None:
        return walked._replace(next=questions()[last.next], withheld=withheld)
    outcome = last.outcome
    # 条例第三十七条: given besides something withheld, it counts as partly disclosed, and only so.
    if outcome is Outcome.DISCLOSED and withheld:
        outcome = Outcome.PARTLY_DISCLOSED
    same = outcome is last.outcome and last.letter
    letter = last.letter if same else outcomes()[outcome].letters[0]
    return walked._replace(next=None, outcome=outcome, letter=letter, withheld=withheld)


def _given(question: str, answer: str | Collection[str]) -> tuple[Answer, ...]:
    """The answers meant, or a refusal that says what the question takes."""
    asked = questions().get(question)
    if asked is None:
        raise Refusal("path-question", question=question, known="、".join(questions()))
    wanted = _texts(asked, answer)
    known = {each.id: each for each in asked.answers}
    if unknown := sorted(wanted - known.keys()):
        listed = "、".join(f"{each.id}（{each.label}）" for each in asked.answers)
        raise Refusal("path-answer", question=asked.text, answer="、".join(unknown), known=listed)
    chosen = tuple(each for each in asked.answers if each.id in wanted)
    if not chosen:
        raise Refusal("path-no-answer", question=asked.text)
    if len(chosen) > 1:
        _may_be_together(asked, chosen)
    return chosen


def _texts(asked: Question, answer: object) -> set[str]:
    """The ids that were given: one text, or several in a list or set."""
    given = [answer] if isinstance(answer, str) else answer
    if not isinstance(given, Collection) or isinstance(given, bytes | Mapping):
        raise Refusal("path-not-text", question=asked.text, answer=given)
    texts: set[str] = set()
    for each in given:
        if not isinstance(each, str):
            raise Refusal("path-not-text", question=asked.text, answer=each)
        texts.add(each)
    return texts


def _may_be_together(question: Question, chosen: tuple[Answer, ...]) -> None:
    if not question.many:
        answers = "、".join(f"“{answer.label}”" for answer in chosen)
        raise Refusal("path-one-answer", question=question.text, answers=answers)
    for answer in chosen:
        if answer.alone:
            raise Refusal("path-alone", question=question.text, answer=answer.label)


def _grounds(withheld: tuple[str, ...]) -> tuple[Ground, ...]:
    """The kinds of content as grounds, in the order of table 三, what it does not name last."""
    known: tuple[Ground, ...] = (*Outcome, *OtherGround)
    return tuple(ground for ground in known if ground in withheld)


def _question(row: dict[str, Any], data: dict[str, Any], kinds: frozenset[str]) -> Question:
    return Question(
        row["id"],
        row["step"],
        row["text"],
        row["help"],
        row.get("many", False),
        tuple(_answer(answer, row, data, kinds) for answer in row["answers"]),
        basis(row, data),
    )


def _answer(
    row: dict[str, Any], question: dict[str, Any], data: dict[str, Any], kinds: frozenset[str]
) -> Answer:
    outcome = Outcome.of(row["outcome"]) if "outcome" in row else None
    return Answer(
        id=row["id"],
        label=row["label"] if "label" in row else Outcome.of(row["id"]).label,
        help=row.get("help", ""),
        next=row.get("next", ""),
        outcome=outcome,
        letter=Letter.of(row["letter"]) if "letter" in row else None,
        alone=row.get("alone", False),
        withholds=row.get("withholds", False),
        releases=row.get("releases", ""),
        only_with=_kinds(row.get("only_with", ()), kinds),
        not_with=_kinds(row.get("not_with", ()), kinds),
        only_after=frozenset(row.get("only_after", ())),
        notices=tuple(map(Letter.of, row.get("notices", ()))),
        evidence=tuple(map(Evidence.of, row.get("evidence", ()))),
        basis=basis(row, question, data),
    )


def _kinds(ids: Iterable[str], kinds: frozenset[str]) -> frozenset[str]:
    return kinds if ANY in ids else frozenset(ids)
