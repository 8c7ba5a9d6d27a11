"""How a question of a script is answered, what its answer becomes, and what each offered answer counts as, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kring.domain.errors import Problem
from kring.domain.events import Again, Change, Want
from kring.domain.problems import Code
from kring.domain.session.answering import Dependent
from kring.domain.session.script import CODES, Answer, Choice, FeelsSafe, First, PlanStands, Records, Step, Stops, Who
from kring.i18n import _, join_words
from kring.words import names
from kring.words import script_lines as lines


def kind(value: Answer) -> str:
    """How a question is answered."""
    return {
        Answer.WORDS: _("In words"),
        Answer.LIST: _("In words, one thing on each line"),
        Answer.CHOICE: _("With one of several answers"),
        Answer.SCALE: _("With a number on a scale"),
        Answer.DATE: _("With a day"),
        Answer.PERSON: _("With a person"),
    }[value]


def becomes(record: Records) -> str:
    """What the answer is kept as, besides an answer."""
    kept = {
        Records.NEEDS: _("what this person needs"),
        Records.WISH: _("what this person wants"),
        Records.CONDITIONS: _("the conditions of a wish"),
        Records.IDEA: _("an idea for the agreement"),
        Records.SUPPORT: _("who stands beside this person"),
        Records.FIRST_SPEAKER: _("who speaks first"),
        Records.STOP_SIGN: _("the sign to stop"),
        Records.STOPPED: _("whether it has stopped"),
        Records.ASKED_AGAIN: _("whether the yes still holds"),
        Records.BETTER: _("how it has gone since"),
        Records.ASKERS: _("who may ask this person"),
        Records.OWN_PART: _("what was said of the own part"),
        Records.PLAN: _("whether what was arranged holds"),
        Records.SAFE: _("whether this person feels safe"),
        Records.WOULD_COME: _("whether this person would be there"),
        Records.CHILD_MAY: _("what a parent says for the child"),
    }[record]
    return _("Kept as: {what}. Only a file can change that.").format(what=kept)


def called(record: Records | None, choice: Choice, number: int) -> str:
    """What stands above an offered answer: what it counts as, where the program reads that, else its number."""
    meaning = _meaning(record, choice.code)
    if meaning:
        return _("Answer that counts as “{meaning}”").format(meaning=meaning)
    return _("Answer {number}").format(number=number)


def offered(choice: Choice) -> str:
    """An answer as it is offered: its words, and behind them what it leads to."""
    return f"{choice.text}: {choice.leads_to}" if choice.leads_to else choice.text


def to_add(record: Records | None, code: str) -> str:
    """An answer that can be offered besides."""
    return _meaning(record, code) or _("An answer of your own")


def remarks(found: Sequence[tuple[Problem, Step | None]]) -> list[str]:
    """What is wrong with lines, in their order; of answers without words each is named."""
    said: list[str] = []
    met: Counter[str] = Counter()
    for problem, step in found:
        word = problem.values[0] if problem.code in (Code.NO_VALUE, Code.VALUE_NEEDED) and problem.values else ""
        sentence = _no_words(word, step, met[step.id]) if step is not None else ""
        if step is not None and word == lines.OfAnswer.TEXT:
            met[step.id] += 1
        said.append(sentence or lines.remark(problem, step))
    return said


def _no_words(word: str, step: Step, before: int) -> str:
    """Which answer has no words, after so many of the same line; empty where that is not known."""
    if step.scale is not None and word in (lines.OfAnswer.LOW, lines.OfAnswer.HIGH):
        end = step.scale.low if word == lines.OfAnswer.LOW else step.scale.high
        return _("It does not say yet what {number} means. Look at “Answers”.").format(number=end)
    bare = [(number, one) for number, one in enumerate(step.choices, 1) if not one.text.strip()]
    if word != lines.OfAnswer.TEXT or before >= len(bare):
        return ""
    number, choice = bare[before]
    words = _("{answer} has no words yet. Look at “Answers”.")
    return words.format(answer=called(step.records, choice, number))


def depends(found: tuple[Dependent, ...]) -> str:
    """Which lines are there only after an answer, and how that is changed."""
    own = [f"“{lines.called(one.line.step)}”" for one in found if not one.whole_part]
    parts = [f"“{lines.called(one.line.step)}”" for one in found if one.whole_part]
    said = []
    if own:
        said.append(_("{lines} depends on it. Change that under “Only when” first.").format(lines=join_words(own)))
    if parts:
        said.append(
            _("The part that begins with {lines} depends on it. Only a file can change that.").format(
                lines=join_words(parts)
            )
        )
    return " ".join(said)


def _meaning(record: Records | None, code: str) -> str:
    """What the program takes an answer for; empty where it is nothing but an answer."""
    if record is Records.STOPPED:
        known = {Stops.GOES_ON: _("It goes on"), Stops.UNSURE: _("Not sure whether it has stopped")}
        return next((words for stop, words in known.items() if stop == code), "")
    found = next((one for one in CODES.get(record, ()) if one == code), None) if record is not None else None
    match found:
        case Want():
            return names.want(found)
        case Again():
            return names.again(found)
        case Change():
            return names.change(found)
        case First():
            return lines.who(Who.HARMED if found is First.HARMED else Who.RESPONSIBLE)
        case FeelsSafe():
            return {
                FeelsSafe.SAFE: _("Feels safe"),
                FeelsSafe.NOT_SAFE: _("Does not feel safe"),
                FeelsSafe.UNSURE: _("Not sure"),
            }[found]
        case PlanStands():
            return {
                PlanStands.HOLDS: _("It holds"),
                PlanStands.PARTLY: _("It holds in part"),
                PlanStands.HOLDS_NOT: _("It does not hold"),
            }[found]
    return ""
