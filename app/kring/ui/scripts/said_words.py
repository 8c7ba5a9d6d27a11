"""A line of a script put into words for whoever reads it through: whom it is for, when it comes up, what helps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kring.domain.people import PersonId
from kring.domain.session.script import Act, Step, Who
from kring.domain.session.turns import Turn
from kring.i18n import _, _n, _p, join_words
from kring.ui.scripts.painted_line import LineWords
from kring.ui.widgets.key_cap import key_text
from kring.usecases.scripts.read_through import Invented
from kring.words import names
from kring.words import script_answers as answers
from kring.words import scripts as words

HELPS = "F2"  # shows what helps with a line, or the words alone
Called = Mapping[PersonId, str]


def words_of(turn: Turn, asked: Mapping[str, Step], called: Called) -> LineWords:
    """A line with its gutter; `asked` are all lines by their ids."""
    name = "" if turn.act is Act.DO else _addressed(turn, called)
    head = {
        Act.ASK: _p("to somebody", "Ask"),
        Act.SAY: _p("to somebody", "Say") if name else _("Say"),
        Act.DO: _("Do"),
    }[turn.act]
    when, helps, brief = (tuple(said) for said in (_when(turn, asked, called), _helps(turn.step), _brief(turn.step)))
    return LineWords(head, name, turn.text, when, helps, turn.step.id, brief)


def who_they_are(people: Sequence[Invented]) -> str:
    """The invented people, with who each of them is."""
    return join_words([f"{one.person.called} ({_role(one)})" for one in people])


def _role(one: Invented) -> str:
    if one.role is None:
        return _("the pupil it is for")
    role = names.role(one.role)
    return role if one.of is None else _("{role} of {name}").format(role=role, name=one.of.called)


def _addressed(turn: Turn, called: Called) -> str:
    if turn.person is not None:
        return called[turn.person]
    if turn.act is Act.SAY and not turn.listeners:
        return ""
    if turn.role is Who.EVERYONE or not turn.people:
        return _("everyone")
    return join_words([called[person] for person in turn.people])


def _when(turn: Turn, asked: Mapping[str, Step], called: Called) -> Iterator[str]:
    if after := words.only_after(turn, asked, called):
        yield after
    if turn.step.last_wish:
        wishes = " · ".join(map(names.want, turn.step.last_wish))
        yield _("Only where the last word before this talk was one of these: {words}.").format(words=wishes)
    if turn.listeners:
        yield _("Apart: only for {people}.").format(people=join_words([called[one] for one in turn.listeners]))
    if turn.lead is not None:
        yield _("{name} leads this.").format(name=called[turn.lead])


def _brief(step: Step) -> Iterator[str]:
    """That there are answers to choose from, where they are not shown."""
    if number := len(step.choices):
        there = _n(
            "{n} answer to choose from; {key} shows it.", "{n} answers to choose from; {key} shows them.", number
        )
        yield there.format(n=number, key=key_text(HELPS))


def _helps(step: Step) -> Iterator[str]:
    if step.purpose:
        yield _("Purpose: {words}").format(words=step.purpose)
    if step.tip:
        yield _("Tip: {words}").format(words=step.tip)
    if step.easier:
        yield _("Easier: {words}").format(words=step.easier)
    if step.point:
        yield _("To point at instead: {words}").format(words=step.point)
    for wording in step.wordings:
        yield _("In other words: {words}").format(words=wording)
    for more in step.follow_up:
        yield _("To ask further: {words}").format(words=more)
    if step.choices:
        yield _("Answers: {words}").format(words=" · ".join(map(answers.offered, step.choices)))
    if step.stop is not None:
        yield _("A way out. {when} Then: “{words}”").format(when=step.stop.when, words=step.stop.say)
