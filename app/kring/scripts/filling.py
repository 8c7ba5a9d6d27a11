"""Names into the texts of turns, in the language of the script."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kring.domain.people import PersonId
from kring.domain.session.fills import Occasion, fills_for, whom
from kring.domain.session.script import Choice, Formal, Scale, Step, StopRule, Who
from kring.domain.session.seated import Seated
from kring.domain.session.turns import Turn
from kring.i18n import join_words
from kring.scripts.texts import counted
from kring.templating import fill_line
from kring.titles import marked

_CALLED = re.compile(r"^\s*\{\{\s*person\s*\}\}\s*,\s*")


def names_joined(language: str) -> Callable[[Sequence[str]], str]:
    """How several names become one text in a language: "Tom, Lisa and Mark"."""

    def joined(names: Sequence[str]) -> str:
        return marked(join_words(names, language), language)

    return joined


def fill_turns(
    turns: Iterable[Turn],
    seated: Seated,
    joined: Callable[[Sequence[str]], str],
    about: Occasion,
    *,
    formal: Collection[PersonId] = frozenset(),
) -> tuple[Turn, ...]:
    """The turns as they are read aloud; who is in `formal` gets the formal wording, a group only if all are."""
    filled = []
    for turn in turns:
        numbers = {fill: len(people) for fill, people in whom(turn, seated, about).items()}
        own = turn.role is Who.FACILITATOR and turn.person is not None
        step = _to_oneself(turn.step) if own else turn.step
        step = _filled(step, fills_for(turn, seated, joined, about), numbers)
        if turn.people and all(person in formal for person in turn.people):
            step = _formally(step)
        filled.append(replace(turn, step=step))
    return tuple(filled)


def _to_oneself(step: Step) -> Step:
    """A question of a round as whoever keeps it takes it up: nobody calls oneself by name."""
    return replace(
        step, text=_without_name(step.text), wordings=tuple(map(_without_name, step.wordings)),
        formal=_without_name(step.formal), easier=_without_name(step.easier),
    )  # fmt: skip


def _without_name(text: str) -> str:
    rest = _CALLED.sub("", text)
    return rest[:1].upper() + rest[1:] if rest != text else text


def _formally(step: Step) -> Step:
    """The line as it is said to somebody who is addressed formally; what has no other form stays as it is."""
    more = step.formally or Formal()
    return replace(
        step,
        text=step.formal or step.text,
        wordings=more.wordings or step.wordings,
        follow_up=more.follow_up or step.follow_up,
        easier=more.easier or step.easier,
        stop=replace(step.stop, say=more.stop) if step.stop and more.stop else step.stop,
    )


def _filled(step: Step, fills: Mapping[str, str], numbers: Mapping[str, int]) -> Step:
    def line(text: str) -> str:
        return fill_line(counted(text, numbers), fills)

    def all_of(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(line, texts))

    scale, stop, more = step.scale, step.stop, step.formally
    return replace(
        step,
        text=line(step.text),
        title=line(step.title),
        formal=line(step.formal),
        purpose=line(step.purpose),
        tip=line(step.tip),
        easier=line(step.easier),
        point=line(step.point),
        wordings=all_of(step.wordings),
        follow_up=all_of(step.follow_up),
        choices=tuple(Choice(c.code, line(c.text), line(c.leads_to)) for c in step.choices),
        scale=Scale(scale.low, scale.high, line(scale.low_text), line(scale.high_text)) if scale else None,
        stop=StopRule(line(stop.when), line(stop.say)) if stop else None,
        formally=Formal(all_of(more.wordings), all_of(more.follow_up), line(more.easier), line(more.stop))
        if more
        else None,
    )
