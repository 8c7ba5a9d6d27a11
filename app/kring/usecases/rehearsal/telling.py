"""What a rehearsal prints while it is played: one plain line for each thing that happens."""

from __future__ import annotations

from datetime import datetime

from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.errors import SessionRefused
from kring.domain.events import Event
from kring.domain.facts import TalkFact
from kring.domain.people import PersonId
from kring.domain.script import Act
from kring.domain.turns import Turn
from kring.i18n import _, _p, clock_time, short_day
from kring.usecases.rehearsal.model import MoveKind
from kring.usecases.texts import Texts
from kring.words import case as words
from kring.words import names
from kring.words.errors import error


def stamped(at: datetime, text: str) -> str:
    """A line with its day and time."""
    return f"{short_day(at.date())}, {clock_time(at)}  {text}"


def fact(case: Case, word: str, event: Event, texts: Texts) -> str:
    """An event of the case, without people's words."""
    person = getattr(event, "person", None) or getattr(event, "child", None)
    who = case.called(PersonId(person)) if isinstance(person, str) else ""
    if isinstance(event, e.PromiseWritten):
        who = words.people(case, *event.doers)
    what = [label(word), ", ".join(part for part in (who, _detail(case, event, texts)) if part)]
    return ": ".join(part for part in what if part)


def _detail(case: Case, event: Event, texts: Texts) -> str:
    """What was asked or done and the answer, in the words of the bundled lists."""
    match event:
        case e.Judged():
            text = texts.text("gate", "conditions", event.condition, "text", person=case.called(event.about))
            return f"{text}: {names.verdict(event.verdict)}"
        case e.Decided():
            return names.path(event.path)
        case e.WishSaid():
            return names.want(event.want)
        case e.AskedAgain():
            return names.again(event.answer)
        case e.SignAsked():
            return f"{texts.text('gate', 'signs', event.sign)}: {names.seen(event.seen)}"
        case e.ConcernAsked():
            question = texts.text("checklists", "concerns", event.concern, "question")
            return f"{question} {names.seen(event.seen)}"
        case e.TodayLine():
            return _listed(case, texts, event.line, "today")
        case e.MeasureChosen():
            return texts.text("gate", "measures", event.measure, person=case.called(event.person))
        case e.PreparedChecked():
            return names.check(event.check)
        case e.DoorChecked() | e.RoomChecked():
            return _listed(case, texts, event.item, "door", "room", "day", "you")
    return ""


def _listed(case: Case, texts: Texts, item: str, *parts: str) -> str:
    """A line of the checklists, in whichever part it stands."""
    who = {"harmed": words.people(case, *case.harmed), "responsible": words.people(case, *case.responsible)}
    found = (texts.text("checklists", part, item, **who) for part in parts)
    return next((text for text in found if text), item)


def _labels() -> dict[str, str]:
    return {
        "described": _("Case described again"),
        "incident": _("What will be named was agreed"),
        "renamed": _("A name is written differently"),
        "role": _("A role was given"),
        "role ended": _("A role ended"),
        "left out": _("Will not sit in the circle"),
        "taken in": _("Will sit in the circle after all"),
        "today": _("Today"),
        "concern": _("Asked at once"),
        "released": _("The talks may begin"),
        "safety plan": _("Safety plan"),
        "stopped said": _("Said since when it has stopped"),
        "parents told": _("Parents told"),
        "parents answered": _("Parents answered"),
        "worse": _("It got worse"),
        "needs": _("What is needed"),
        "wish": _("A wish"),
        "support answered": _("Answered about someone beside them"),
        "sign": _("A sign against a meeting"),
    } | _later_labels()


def _later_labels() -> dict[str, str]:
    return {
        "measure": _("Chosen, to make it even"),
        "judged": _("A condition was judged"),
        "decided": _("Decided"),
        "planned": _("Day, time and place"),
        "prepared": _("Prepared"),
        "asked again": _("Asked again"),
        "first speaker": _("Answered who speaks first"),
        "door": _("At the door"),
        "room": _("The room"),
        "withdrew": _("No longer wants to take part"),
        "promise": _("A promise"),
        "struck": _("A promise was taken out"),
        "asked apart": _("Asked apart whether it feels safe"),
        "frame": _("Whom to tell, and when it is looked at again"),
        "signed": _("Signed"),
        "without agreement": _("No written agreement"),
        "support sheet": _("A line of the safety and support sheet"),
        "promise looked at": _("A promise was looked at"),
        "reflected": _("A look back"),
        "closed": _("Case closed"),
        "check-in": _("Asked how it is"),
        "condition met": _("A condition of a wish is met"),
        "join": _("Joins the case"),
        "open": _("The case"),
        "conference": _("The conference"),
        "talk": _("A talk"),
    }


def label(word: str) -> str:
    """What a word of the file is called in a line."""
    return _labels().get(word, word)


def line(case: Case, turn: Turn) -> str:
    """A line of a script as it is said, asked or done, by its short title."""
    whom = case.called(turn.person)
    act = {Act.SAY: _("says"), Act.ASK: _("asks"), Act.DO: _("does")}[turn.act]
    if whom and turn.act is Act.SAY:
        act = _p("to somebody", "says")
    title = turn.step.title or turn.phase_title
    return f"  {act} {whom}: {title}" if whom else f"  {act}: {title}"


def move(case: Case, kind: MoveKind, person: PersonId | None) -> str:
    """Something that happens at a line."""
    who = case.called(person)
    text = {
        MoveKind.NOTE: _("a note"),
        MoveKind.IDEA: _("an idea"),
        MoveKind.MOMENT: _("a difficult moment"),
        MoveKind.CARD: _("a help card"),
        MoveKind.BREAK: _("a break"),
        MoveKind.SPEAKER: _("has the word"),
        MoveKind.INSERT: _("an own question"),
        MoveKind.NOT_ASKED: _("not asked"),
        MoveKind.JUMP: _("to another line"),
        MoveKind.BACK: _("one line back"),
        MoveKind.UNDO: _("undone"),
        MoveKind.REDO: _("done again"),
        MoveKind.CAME: _("came"),
        MoveKind.ABSENT: _("did not come"),
        MoveKind.LEFT: _("left; that is allowed"),
        MoveKind.STOP: _("stopped"),
        MoveKind.FINISH: _("finished here"),
    }[kind]
    return f"    {who}: {text}" if who else f"    {text}"


def everybody() -> str:
    """Who answers a question to the whole circle."""
    return _("The circle")


def left_out(reason: e.NotAskedReason) -> str:
    """What stands behind a line that is not asked."""
    return f" ({_('not asked')}: {names.not_asked(reason)})"


def refused_step(problem: SessionRefused) -> str:
    """A step that the talk does not allow now."""
    return f"    {error(problem)}"


def opened(case: Case) -> str:
    """A case begins."""
    return _("Case {number} opened: {title}").format(number=case.number, title=case.title)


def talk(case: Case, fact: TalkFact) -> str:
    """Which talk begins, and with whom."""
    kind = names.talk_kind(fact.kind)
    return f"{kind}: {words.people(case, *fact.with_people)} ({fact.led_by})"


def not_done(word: str) -> str:
    """Something that the file wanted and that does not happen."""
    what = _("The decision for a conference") if word == "decided" else label(word)
    return _("Does not happen: {what}.").format(what=what)


def not_here(word: str) -> str:
    """Something about somebody who has not joined the case."""
    return not_done(word) + " " + _("Somebody in it has not joined the case yet.")


def no_such_condition() -> str:
    """A condition that nobody tied to a wish."""
    return _("Nobody tied this condition to a wish.")
