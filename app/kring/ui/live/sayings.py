"""The short words of the live screen: what stands above a line, below it, and after an undo."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.people import PersonId
from kring.domain.session.run import Run, StepCode, Undoable
from kring.domain.session.script import Act, Who
from kring.domain.session.turns import Turn
from kring.i18n import _, _p, join_words
from kring.ui.widgets.script_line import Line
from kring.usecases.talks.sitting import ADDED


def line_of(turn: Turn, case: Case) -> Line:
    """A line as it stands on the screen: Ask with whom, Say, or Do in a box."""
    name = addressed(turn, case)
    if turn.act is Act.DO:
        return Line(_head(turn, case, _("Do")), "", turn.text, boxed=True)
    if turn.act is Act.SAY:
        whom = name if turn.person or turn.listeners else ""
        return Line(_head(turn, case, _p("to somebody", "Say") if whom else _("Say")), whom, turn.text)
    return Line(_head(turn, case, _p("to somebody", "Ask")), name, turn.text)


def _head(turn: Turn, case: Case, act: str) -> str:
    """What is done, with who of two leads it, and that others do not hear it."""
    apart = _("apart") if turn.listeners else ""
    return " · ".join(filter(None, (case.called(turn.lead), apart, act)))


def addressed(turn: Turn, case: Case) -> str:
    """Whom a line is for."""
    if turn.person is not None:
        return case.called(turn.person)
    if turn.role is Who.EVERYONE or not turn.people:
        return _("everyone")
    return join_words([case.called(person) for person in turn.people])


def then_of(turn: Turn | None, case: Case) -> tuple[str, str]:
    """What stands below the line as the next one: how it begins, and its words."""
    if turn is None:
        return _("Then nothing: this line is the last."), ""
    name = addressed(turn, case)
    heads = {Act.ASK: _("Then ask {name}").format(name=name), Act.SAY: _("Then say"), Act.DO: _("Then do")}
    head = heads[turn.act]
    if turn.id.startswith(ADDED):
        head = _("{line} (added)").format(line=head)
    return head, turn.text


def spoken(turn: Turn, after: Turn | None, case: Case) -> str:
    """The line, and whom the next one is for, for a screen reader: the words that come next wait for their turn."""
    line = line_of(turn, case)
    head, _words = then_of(after, case)
    first = f"{line.head} {line.name}".strip()
    ahead = head if after is None else f"{head}."
    return f"{first}. {line.text} {ahead}"


def speaking(run: Run, case: Case) -> str:
    """Who has the word and who comes after, for a screen reader; empty where nobody was given it."""
    if run.speaker is None:
        return ""
    name, after = case.called(run.speaker), case.called(speaks_next(run))
    if not after:
        return _("{name} is speaking").format(name=name)
    return _("{name} is speaking; after {name}: {after}").format(name=name, after=after)


def speaks_next(run: Run) -> PersonId | None:
    """Who is addressed next after the one who has the word."""
    later = (turn.person for turn in run.turns[run.at + 1 :])
    return next((person for person in later if person not in (None, run.speaker, *run.gone)), None)


def note_for(name: str) -> str:
    """What stands in the empty box for a note."""
    return _("Note for {name}").format(name=name) if name else _("Note")


def idea_for(name: str) -> str:
    """What stands in the empty box for an idea."""
    return _("Idea of {name}").format(name=name) if name else _("Idea")


def answered(answer: str) -> str:
    """What was answered to a line."""
    return _("Answered: {answer}").format(answer=answer)


def answer_keys(change: str, undo: str) -> tuple[str, str]:
    """The keys that change an answer, and take it back."""
    return _("Change: {key}").format(key=change), _("Undo: {key}").format(key=undo)


def answer_at(run: Run, turn: Turn) -> str:
    """Which of the answers of a line was given, in its words; empty where none was."""
    said = run.answer(turn.id, turn.person)
    if said is None:
        return ""
    return next((choice.text for choice in turn.step.choices if choice.code == said.answer), "")


def undone(step: Undoable, run: Run, case: Case) -> str:
    """What undo took back, and which answer holds now."""
    return _and_holds(_("Undone: {step}").format(step=_step(step, case)), step, run)


def redone(step: Undoable, run: Run, case: Case) -> str:
    """What redo did again, and which answer holds now."""
    return _and_holds(_("Done again: {step}").format(step=_step(step, case)), step, run)


def _and_holds(sentence: str, step: Undoable, run: Run) -> str:
    """An answer of a private part is not told to the room."""
    line = run.state.said_at(step.turn)
    if step.code is not StepCode.ANSWER or line is None or line.listeners not in ((), run.current.listeners):
        return sentence
    holds = answer_at(run, line)
    if not holds:
        return _("{done}. No answer holds now.").format(done=sentence)
    return _("{done}. This answer holds now: {answer}").format(done=sentence, answer=holds)


def _step(step: Undoable, case: Case) -> str:
    name = case.called(step.person)
    if name:
        named = {
            StepCode.NOTE: _("note for {name}"),
            StepCode.IDEA: _("idea of {name}"),
            StepCode.MOMENT: _("moment of {name}"),
            StepCode.SPEAKER: _("{name} speaks"),
            StepCode.INSERTED: _("question for {name}"),
            StepCode.ANSWER: _("answer of {name}"),
        }
        if step.code in named:
            return named[step.code].format(name=name)
    return {
        StepCode.FORWARD: _("next line"),
        StepCode.BACK: _("one line back"),
        StepCode.JUMPED: _("jump to another line"),
        StepCode.INSERTED: _("added question"),
        StepCode.NOT_ASKED: _("line not asked"),
        StepCode.SPEAKER: _("who speaks"),
        StepCode.ANSWER: _("answer"),
        StepCode.NOTE: _("note"),
        StepCode.MOMENT: _("moment"),
        StepCode.IDEA: _("idea"),
        StepCode.CARD: _("difficult moment"),
        StepCode.BREAK: _("break"),
        StepCode.RESUMED: _("end of the break"),
    }[step.code]
