"""What a script says of itself without saying it: who begins, who comes, how long, and after what a line comes up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from kring.domain.errors import Problem
from kring.domain.events import Again, Part
from kring.domain.people import PersonId
from kring.domain.session.script import MARKS, Branch, First, Script, ScriptKind, Step, Who
from kring.domain.session.turns import Turn
from kring.i18n import _, _n, _p, join_words
from kring.words import names, problems

_TALKS = (ScriptKind.INTERVIEW, ScriptKind.PREPARATION, ScriptKind.ONE_ON_ONE, ScriptKind.FOLLOW_UP)
_SUPPORTERS = {
    Who.SUPPORTERS,
    Who.OWN_SUPPORTERS,
    Who.SUPPORTERS_OF_HARMED,
    Who.SUPPORTERS_OF_RESPONSIBLE,
}
_PARENTS = {Who.PARENTS, Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE}


def kind(value: ScriptKind) -> str:
    """What scripts of a kind are called together."""
    match value:
        case ScriptKind.CONFERENCE:
            return _("Conferences")
        case ScriptKind.CIRCLE:
            return _("Circles")
        case ScriptKind.INTERVIEW:
            return _("Talks")
        case ScriptKind.PREPARATION:
            return _p("scripts", "Preparation")
        case ScriptKind.ONE_ON_ONE:
            return _("One-on-one work")
        case ScriptKind.FOLLOW_UP:
            return _p("scripts", "Follow-up")
        case _:
            assert_never(value)


def lasts(script: Script) -> str:
    """How long all of it takes, as planned; empty where nothing is. Every page that says it says this."""
    minutes = script.minutes
    return _n("About {n} minute.", "About {n} minutes.", minutes).format(n=minutes) if minutes else ""


def ours(copied_from: str) -> str:
    """That a script is the school's own, and what it was copied from, where it was."""
    if not copied_from:
        return _("The school’s own.")
    return _("The school’s own, copied from “{title}”.").format(title=copied_from)


def minutes(number: int) -> str:
    """How long a part takes; empty where that is not planned."""
    return _("{n} min").format(n=number) if number else ""


def begins(script: Script) -> str:
    """Whose turn is first, as the order of the parts has it; empty where there are no sides."""
    if script.kind is not ScriptKind.CONFERENCE:
        return ""
    match script.orders:
        case (First(), First()):
            return _("The person harmed chooses. Both orders are in this script.")
        case (First.HARMED,):
            return _("The person harmed.")
        case (First.RESPONSIBLE,):
            return _("The person responsible.")
        case _:
            return _("Neither side is asked before the other.")


def comes(script: Script) -> str:
    """Who is there, as far as the script addresses them."""
    if script.kind in _TALKS:
        return _in_a_talk(script)
    asked = {who for _phase, part, _step in script.steps() for who in (*part.who, *part.answered_by, *part.with_any)}
    found = [_sides(script, asked)]
    also = [words for wanted, words in _also() if wanted & asked]
    if also:
        found.append(_("If you invite them: {people}.").format(people=join_words(also)))
    if script.facilitators > 1:
        found.append(_("Two facilitators."))
    return " ".join(found)


def _sides(script: Script, asked: set[Who]) -> str:
    if script.is_for_one:
        return _("The pupil it is for, and whoever stands by that pupil.")
    if script.kind is ScriptKind.CIRCLE:
        return _("Everyone you invite, without sides.")
    if script.supporters_needed:
        return _("The person harmed and the person responsible, each with somebody beside them.")
    if asked & _SUPPORTERS:
        return _("The person harmed and the person responsible, with somebody beside them if they want that.")
    return _("The person harmed and the person responsible, without others.")


def _also() -> Sequence[tuple[set[Who], str]]:
    return (
        (_PARENTS, _("the parents")),
        ({Who.BYSTANDERS}, _("pupils who saw it")),
        ({Who.SCHOOL}, _("an adult from school")),
    )


def _in_a_talk(script: Script) -> str:
    match script.audience:
        case Who.HARMED:
            whom = _("The person harmed, and you.")
        case Who.RESPONSIBLE:
            whom = _("The person responsible, and you.")
        case Who.SUPPORTERS:
            whom = _("A supporter, and you.")
        case Who.BYSTANDERS:
            whom = _("A pupil who saw it, and you.")
        case Who.PARENTS | Who.PARENTS_OF_HARMED | Who.PARENTS_OF_RESPONSIBLE:
            whom = _("A parent, and you.")
        case Who.TOLD:
            whom = _("The pupil who told, and you.")
        case Who.SCHOOL:
            whom = _("An adult from school, and you.")
        case _:
            whom = _("One person at a time, and you.")
    asked = {who for _phase, part, _step in script.steps() for who in part.who}
    return f"{whom} {_('Somebody may sit beside them.')}" if asked & _SUPPORTERS else whom


def only_after(turn: Turn, asked: Mapping[str, Step], called: Mapping[PersonId, str]) -> str:
    """After which answers, and with whom in the room, a line comes up; empty for one that always does.

    `asked` are the lines by their ids, `called` what people are called.
    """
    said = [_after(branch, asked) for branch in turn.only_after]
    if turn.with_any:
        said.append(_("Only with {people}.").format(people=_either([called[person] for person in turn.with_any])))
    if turn.without:
        said.append(_("Only without {people}.").format(people=_either([called[person] for person in turn.without])))
    return " ".join(dict.fromkeys(said))


def _after(branch: Branch, asked: Mapping[str, Step]) -> str:
    step = asked.get(branch.step)
    question = (step.title or step.text) if step is not None else branch.step
    answers = _either([f"“{_answer(step, code)}”" for code in branch.answers])
    words = _("Not after {answers} to “{question}”.") if branch.unless else _("Only after {answers} to “{question}”.")
    return words.format(answers=answers, question=question)


def _answer(step: Step | None, code: str) -> str:
    """An answer as it is read, or as whoever leads marks it."""
    if step is None:
        return code
    known = {choice.code: choice.text for choice in step.choices}
    for mark in MARKS.get(step.records, ()) if step.records is not None else ():
        known[mark.value] = names.part(mark) if isinstance(mark, Part) else names.again(Again(mark.value))
    return known.get(code, code)


def _either(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _p("one of them", "{others} or {last}").format(others=", ".join(words[:-1]), last=words[-1])


def at_line(found: Problem) -> str:
    """A problem with its line, in one sentence."""
    return _("Line {line}: {problem}").format(line=found.line, problem=problems.problem(found))
