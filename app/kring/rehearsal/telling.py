"""What a rehearsal prints while it is played: one plain line for each thing that happens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.errors import Refused, SessionRefused
from kring.domain.people import PersonId
from kring.domain.preparing.leaving import leaves
from kring.domain.preparing.preparation import ReadyWhen
from kring.domain.session.script import Act
from kring.domain.session.turns import Turn
from kring.i18n import _, _p, clock_time, short_day
from kring.rehearsal.model import MoveKind
from kring.usecases.texts import Texts
from kring.words import names
from kring.words.errors import error
from kring.words.preparing import leaving
from kring.words.preparing import row as preparing


def stamped(at: datetime, text: str) -> str:
    """A line with its day and time."""
    return f"{short_day(at.date())}, {clock_time(at)}  {text}"


def fact(case: Case, word: str, values: Mapping[str, Any], texts: Texts) -> str:
    """Something that was done in the case, without people's words."""
    person = values.get("person") or values.get("child") or values.get("adult")
    who = case.called(person) if person else names.people(case, *values.get("doers", values.get("people", ())))
    what = [label(word), ", ".join(part for part in (who, _detail(case, word, values, texts)) if part)]
    return ": ".join(part for part in what if part)


def _detail(case: Case, word: str, values: Mapping[str, Any], texts: Texts) -> str:
    """What was asked or done and the answer, in the words of the bundled lists."""
    match word:
        case "judged":
            text = texts.text(
                "gate", "conditions", values["condition"], "text", person=case.called(values.get("about"))
            )
            return f"{text}: {names.verdict(values['verdict'])}"
        case "decided":
            return names.path(values["path"])
        case "wish":
            return names.want(values["want"])
        case "asked again":
            return names.again(values["answer"])
        case "sign":
            return f"{texts.text('gate', 'signs', values['sign'])}: {names.seen(values['seen'])}"
        case "concern":
            question = texts.text("checklists", "concerns", values["concern"], "question")
            return f"{question} {names.seen(values['seen'])}"
        case "today":
            return _listed(case, texts, values["line"], "today")
        case "measure":
            return texts.text("gate", "measures", values["measure"], person=case.called(values["person"]))
        case "prepared":
            return preparing.check(ReadyWhen(values["check"]))
        case "door" | "room":
            return _listed(case, texts, values["item"], "door", "room", "day", "you")
    return ""


def _listed(case: Case, texts: Texts, item: str, *parts: str) -> str:
    """A line of the checklists, in whichever part it stands."""
    who = {"harmed": names.people(case, *case.harmed), "responsible": names.people(case, *case.responsible)}
    found = (texts.text("checklists", part, item, **who) for part in parts)
    return next((text for text in found if text), item)


def _labels() -> dict[str, str]:
    return {
        "described": _("Case described again"),
        "incident": _("What will be named was agreed"),
        "other words": _("Other words were offered"),
        "words answered": _("The words were read beforehand"),
        "incidents chosen": _("Chosen what it is about"),
        "renamed": _("A name is written differently"),
        "role": _("A role was given"),
        "role ended": _("A role ended"),
        "left out": _("Will not sit in the circle"),
        "taken in": _("Will sit in the circle after all"),
        "today": _("Today"),
        "concern": _("Asked at once"),
        "released": _("The talks may begin"),
        "safety plan": _("Safety plan"),
        "plan holds": _("Said whether the plan holds"),
        "safe now": _("Asked whether everyone is safe right now"),
        "unsafe": _("Not safe"),
        "seen to": _("Seen to"),
        "tonight": _("Who is with them tonight"),
        "mistaken": _("Marked by mistake"),
        "names": _("Two of one name"),
        "set aside": _("A record was set aside"),
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
        "stop explained": _("Said what the stop was about"),
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
        "condition meant": _("What a condition of a wish says of somebody"),
        "condition released": _("A condition of a wish was let go"),
        "askers": _("Named by whom to be asked"),
        "brought up": _("Brought it up unasked"),
        "own part": _("Answered about the own part"),
        "second look": _("A second adult looked"),
        "head asked": _("The head asked two others"),
        "here": _("Here"),
        "not here": _("Not here"),
        "version": _("A new version of the agreement"),
        "version dropped": _("The new version was let go; the signed one stands"),
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
        MoveKind.ADJOURN: _("goes on another day"),
        MoveKind.STOP: _("stopped"),
        MoveKind.FINISH: _("finished here"),
    }[kind]
    return f"    {who}: {text}" if who else f"    {text}"


def in_the_room(case: Case, kind: MoveKind, person: PersonId | None, words: str, code: str, minutes: int) -> str:
    """What the transcript says of who came and went, a break, another day and a stop; empty for anything else."""
    who = case.called(person)
    text = {
        MoveKind.CAME: _("{name} comes in").format(name=who),
        MoveKind.ABSENT: _("{name} did not come").format(name=who),
        MoveKind.LEFT: _("{name} leaves the room; that is allowed").format(name=who),
        MoveKind.BREAK: _("A break of {n} minutes").format(n=minutes),
        MoveKind.ADJOURN: _("It goes on another day"),
    }.get(kind, "")
    if kind is MoveKind.STOP:
        text = _("It is stopped: {reason}").format(reason=names.stop_reason(e.StopReason(code)))
    return ". ".join(part for part in (text, words.strip()) if part) if text else ""


def afterwards(case: Case, kind: MoveKind) -> list[str]:
    """How everyone leaves after a stop or for another day, and whom to call."""
    if kind not in (MoveKind.STOP, MoveKind.ADJOURN):
        return []
    going = leaves(case)
    ways = leaving.apart(case, going) if kind is MoveKind.STOP else leaving.outside(case, going)
    return [*ways, *(_called(call) for call in leaving.all_calls(case, going))]


def _called(call: tuple[str, str]) -> str:
    who, what = call
    return _("Call {who}: {what}").format(who=who, what=what)


def withdrawal(case: Case, person: PersonId, words: str, ended: bool, unsure: bool = False) -> list[str]:
    """What the transcript says when somebody withdraws; `ended`: a conference ended by it, and whom to call then."""
    sentence = _("{name} is no longer sure") if unsure else _("{name} no longer wants to take part")
    said = [sentence.format(name=case.called(person)), words.strip()]
    told = [". ".join(part for part in said if part)]
    if not ended:
        return told
    stopped = in_the_room(case, MoveKind.STOP, None, "", e.StopReason.WITHDRAWN, 0)
    called = [_called(call) for call in leaving.all_calls(case, leaves(case, person))]
    return [*told, stopped, *called]


def everybody() -> str:
    """Who answers a question to the whole circle."""
    return _("The circle")


def left_out(reason: e.NotAskedReason) -> str:
    """What stands behind a line that is not asked."""
    return f" ({_('not asked')}: {names.not_asked(reason)})"


def refused_step(problem: Refused | SessionRefused) -> str:
    """A step that the talk does not allow now."""
    return f"    {error(problem)}"


def opened(case: Case) -> str:
    """A case begins."""
    return _("Case {number} opened: {title}").format(number=case.number, title=case.title)


def talk(case: Case, fact: TalkFact) -> str:
    """Which talk begins, and with whom."""
    kind = names.talk_kind(fact.kind)
    return f"{kind}: {names.people(case, *fact.with_people)} ({fact.led_by})"


def not_done(word: str) -> str:
    """Something that the file wanted and that does not happen."""
    what = _("The decision for a conference") if word == "decided" else label(word)
    return _("Does not happen: {what}.").format(what=what)


def not_here(word: str) -> str:
    """Something about somebody who has not joined the case."""
    return not_done(word) + " " + _("Somebody in it has not joined the case yet.")
