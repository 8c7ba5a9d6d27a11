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
from kring.domain.report.first_days import whom
from kring.domain.session.script import Act
from kring.domain.session.turns import Turn
from kring.i18n import _, _p, clock_time, short_day
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.model import MoveKind
from kring.usecases.texts import Texts
from kring.words import names
from kring.words.errors import error
from kring.words.preparing import door as preparing
from kring.words.preparing import leaving
from kring.words.report import row as report


def stamped(at: datetime, text: str) -> str:
    """A line with its day and time."""
    return f"{short_day(at.date())}, {clock_time(at)}  {text}"


def fact(case: Case, word: FileWord, values: Mapping[str, Any], texts: Texts) -> str:
    """Something that was done in the case, without people's words."""
    person = values.get("person") or values.get("child") or values.get("adult")
    who = case.called(person) if person else names.people(case, *values.get("doers", values.get("people", ())))
    what = [label(word), ", ".join(part for part in (who, _detail(case, word, values, texts)) if part)]
    return ": ".join(part for part in what if part)


def _detail(case: Case, word: FileWord, values: Mapping[str, Any], texts: Texts) -> str:
    """What was asked or done and the answer, in the words of the bundled lists."""
    match word:
        case FileWord.JUDGED:
            text = texts.text(
                "gate", "conditions", values["condition"], "text", person=case.called(values.get("about"))
            )
            return f"{text}: {names.verdict(values['verdict'])}"
        case FileWord.DECIDED:
            return names.path(values["path"])
        case FileWord.WISH:
            return names.want(values["want"])
        case FileWord.ASKED_AGAIN:
            return names.again(values["answer"])
        case FileWord.SIGN:
            return f"{texts.text('gate', 'sign_questions', values['sign'])} {names.seen(values['seen'])}"
        case FileWord.CONCERN:
            question = texts.text("checklists", "concerns", values["concern"], "question")
            return f"{question} {names.seen(values['seen'])}"
        case FileWord.TODAY:
            line = values["line"]
            return texts.today_line(line, **report.named(whom(case, texts.gate, line), case.called)) or line
        case FileWord.MEASURE:
            return texts.text("gate", "measures", values["measure"], person=case.called(values["person"]))
        case FileWord.PREPARED:
            return preparing.check(ReadyWhen(values["check"]))
        case FileWord.DOOR | FileWord.ROOM:
            return _listed(case, texts, values["item"], "door", "room", "day", "you")
    return ""


def _listed(case: Case, texts: Texts, item: str, *parts: str) -> str:
    """A line of the checklists, in whichever part it stands."""
    who = {"harmed": names.people(case, *case.harmed), "responsible": names.people(case, *case.responsible)}
    found = (texts.text("checklists", part, item, **who) for part in parts)
    return next((text for text in found if text), item)


def _labels() -> dict[FileWord, str]:
    return {
        FileWord.DESCRIBED: _("Case described again"),
        FileWord.INCIDENT: _("What will be named was agreed"),
        FileWord.INCIDENT_CORRECTED: _("An incident was corrected"),
        FileWord.INCIDENT_TAKEN_OUT: _("An incident was taken out"),
        FileWord.INCIDENT_PUT_BACK: _("An incident was put back"),
        FileWord.OTHER_WORDS: _("Other words were offered"),
        FileWord.WORDS_ANSWERED: _("The words were read beforehand"),
        FileWord.INCIDENTS_CHOSEN: _("Chosen what it is about"),
        FileWord.RENAMED: _("A name is written differently"),
        FileWord.ADDRESSED: _("How somebody is addressed"),
        FileWord.ROLE: _("A role was given"),
        FileWord.ROLE_ENDED: _("A role ended"),
        FileWord.LEFT_OUT: _("Will not sit in the circle"),
        FileWord.TAKEN_IN: _("Will sit in the circle after all"),
        FileWord.TODAY: _("Today"),
        FileWord.CONCERN: _("Asked at once"),
        FileWord.RELEASED: _("The talks may begin"),
        FileWord.SAFETY_PLAN: _("Safety plan"),
        FileWord.PLAN_HOLDS: _("Said whether the plan holds"),
        FileWord.SAFE_NOW: _("Asked whether everyone is safe right now"),
        FileWord.UNSAFE: _("Not safe"),
        FileWord.SEEN_TO: _("Seen to"),
        FileWord.TONIGHT: _("Who is with them tonight"),
        FileWord.MISTAKEN: _("Marked by mistake"),
        FileWord.NAMES: _("Two of one name"),
        FileWord.SET_ASIDE: _("A record was set aside"),
        FileWord.STOPPED_SAID: _("Said since when it has stopped"),
        FileWord.PARENTS_TOLD: _("Parents told"),
        FileWord.PARENTS_ANSWERED: _("Parents answered"),
        FileWord.WORSE: _("It got worse"),
        FileWord.NEEDS: _("What is needed"),
        FileWord.WISH: _("A wish"),
        FileWord.SUPPORT_ANSWERED: _("Answered about someone beside them"),
        FileWord.SIGN: _("A sign against a meeting"),
    } | _later_labels()


def _later_labels() -> dict[FileWord, str]:
    return {
        FileWord.MEASURE: _("Chosen, to make it even"),
        FileWord.JUDGED: _("A condition was judged"),
        FileWord.DECIDED: _("Decided"),
        FileWord.PLANNED: _("Day, time and place"),
        FileWord.MODEL: _("Which conference was chosen"),
        FileWord.GROUP: _("Who sits in a group"),
        FileWord.PREPARED: _("Prepared"),
        FileWord.ASKED_AGAIN: _("Asked again"),
        FileWord.FIRST_SPEAKER: _("Answered who speaks first"),
        FileWord.DOOR: _("At the door"),
        FileWord.ROOM: _("The room"),
        FileWord.WITHDREW: _("No longer wants to take part"),
        FileWord.STOP_EXPLAINED: _("Said what the stop was about"),
        FileWord.PROMISE: _("A promise"),
        FileWord.STRUCK: _("A promise was taken out"),
        FileWord.ASKED_APART: _("Asked alone whether it feels safe"),
        FileWord.FRAME: _("Whom to tell, and when it is looked at again"),
        FileWord.SIGNED: _("Signed"),
        FileWord.WITHOUT_AGREEMENT: _("No written agreement"),
        FileWord.SUPPORT_SHEET: _("A line of the safety and support sheet"),
        FileWord.PROMISE_LOOKED_AT: _("A promise was looked at"),
        FileWord.REFLECTED: _("A look back"),
        FileWord.CLOSED: _("Case closed"),
        FileWord.CHECK_IN: _("Asked how it is"),
        FileWord.CONDITION_MET: _("A condition of a wish is met"),
        FileWord.CONDITION_MEANT: _("What a condition of a wish says of somebody"),
        FileWord.CONDITION_RELEASED: _("A condition of a wish was let go"),
        FileWord.ASKERS: _("Named by whom to be asked"),
        FileWord.BROUGHT_UP: _("Brought it up unasked"),
        FileWord.OWN_PART: _("Answered about the own part"),
        FileWord.SECOND_LOOK: _("A second adult looked"),
        FileWord.HEAD_ASKED: _("The head asked two others"),
        FileWord.HERE: _("Here"),
        FileWord.NOT_HERE: _("Not here"),
        FileWord.VERSION: _("A new version of the agreement"),
        FileWord.VERSION_DROPPED: _("The new version was let go; the signed one stands"),
        FileWord.JOIN: _("Joins the case"),
        FileWord.OPEN: _("The case"),
        FileWord.CONFERENCE: _("The conference"),
        FileWord.TALK: _("A talk"),
        FileWord.CIRCLE: _("A circle"),
        FileWord.REACHED: _("Somebody was reached"),
        FileWord.MARK: "",  # for whoever plays the file, and told to nobody
    }


def label(word: FileWord) -> str:
    """What a word of the file is called in a line."""
    return _labels()[word]


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


def not_done(word: FileWord) -> str:
    """Something that the file wanted and that does not happen."""
    what = _("The decision for a conference") if word is FileWord.DECIDED else label(word)
    return _("Does not happen: {what}.").format(what=what)


def not_here(word: FileWord) -> str:
    """Something about somebody who has not joined the case."""
    return not_done(word) + " " + _("Somebody in it has not joined the case yet.")
