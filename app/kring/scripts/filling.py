"""Names into the texts of turns, in the language of the script."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kring.domain.people import PersonId
from kring.domain.session.order import Seated, fills_for
from kring.domain.session.script import Choice, Scale, Step, StopRule
from kring.domain.session.turns import Turn
from kring.i18n import join_words
from kring.templating import fill_line


def names_joined(language: str) -> Callable[[Sequence[str]], str]:
    """How several names become one text in a language: "Tom, Lisa and Mark"."""

    def joined(names: Sequence[str]) -> str:
        return join_words(names, language)

    return joined


def fill_turns(
    turns: Iterable[Turn],
    seated: Seated,
    joined: Callable[[Sequence[str]], str],
    *,
    incident: str = "",
    school: str = "",
    formal: Collection[PersonId] = frozenset(),
) -> tuple[Turn, ...]:
    """The turns as they are read aloud; who is in `formal` gets the formal wording, a group only if all are."""
    filled = []
    for turn in turns:
        step = _filled(turn.step, fills_for(turn, seated, joined, incident, school))
        if step.formal and turn.people and all(person in formal for person in turn.people):
            step = replace(step, text=step.formal)
        filled.append(replace(turn, step=step))
    return tuple(filled)


def _filled(step: Step, fills: Mapping[str, str]) -> Step:
    def line(text: str) -> str:
        return fill_line(text, fills)

    scale, stop = step.scale, step.stop
    return replace(
        step,
        text=line(step.text),
        title=line(step.title),
        formal=line(step.formal),
        purpose=line(step.purpose),
        tip=line(step.tip),
        wordings=tuple(map(line, step.wordings)),
        follow_up=tuple(map(line, step.follow_up)),
        choices=tuple(Choice(c.code, line(c.text)) for c in step.choices),
        scale=Scale(scale.low, scale.high, line(scale.low_text), line(scale.high_text)) if scale else None,
        stop=StopRule(line(stop.when), line(stop.say)) if stop else None,
    )
