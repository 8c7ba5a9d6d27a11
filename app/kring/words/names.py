"""What things are called on the facilitator's screens."""

from __future__ import annotations

from typing import assert_never

from kring.domain.case.case import Case
from kring.domain.case.stages import Stage, State
from kring.domain.events import (
    Again,
    Change,
    Kept,
    Nature,
    NotAskedReason,
    Part,
    Path,
    Safe,
    Seen,
    StopReason,
    TalkKind,
    Verdict,
    Want,
)
from kring.domain.people import Role, Side
from kring.domain.session.script import Act, Records
from kring.i18n import _, _p, join_words


def stage(value: Stage) -> str:
    """A stage on the rail."""
    return {
        Stage.TODAY: _("Today"),
        Stage.REPORT: _("Report and safety"),
        Stage.TALKS: _("Talks"),
        Stage.SUPPORT: _("Support and insight"),
        Stage.DECISION: _("Decision"),
        Stage.PREPARATION: _("Preparation"),
        Stage.CONFERENCE: _("Conference"),
        Stage.AGREEMENT: _("Agreement"),
        Stage.FOLLOW_UP: _("Follow-up"),
    }[value]


def state(value: State) -> str:
    """How a stage stands, as a screen reader says it."""
    return {
        State.NOT_STARTED: _("not started"),
        State.DOING: _("in progress"),
        State.DONE: _("done"),
        State.CLOSED: _("cannot start yet"),
        State.LOOK_AGAIN: _("look again"),
        State.OFF_PATH: _("not on this path"),
    }[value]


def role(value: Role) -> str:
    """A role; never on a paper that families see."""
    return {
        Role.HARMED: _("person harmed"),
        Role.RESPONSIBLE: _("person responsible"),
        Role.SUPPORTER: _("supporter"),
        Role.BYSTANDER: _("bystander"),
        Role.SCHOOL: _("school"),
        Role.TOLD: _("pupil who told"),
        Role.FACILITATOR: _("facilitator"),
        Role.PREPARER: _("prepares people"),
        Role.SECOND_ADULT: _("second adult from outside"),
        Role.TRUSTED: _("trusted adult"),
        Role.WATCHER: _("adult who watches"),
        Role.CARE: _("adult with hours for this"),
        Role.PARENT: _("parent"),
        Role.BESIDE: _("sits beside somebody, for this once"),
        Role.SAFEGUARDING: _("safeguarding lead"),
        Role.HEAD: _("head of the school"),
    }[value]


def side(value: Side) -> str:
    """Beside whom."""
    return {Side.HARMED: _("person harmed"), Side.RESPONSIBLE: _("person responsible")}[value]


def nature(value: Nature) -> str:
    """What a case is, as far as is known."""
    return {
        Nature.BULLYING: _("Repeated, with a difference in power"),
        Nature.CONFLICT: _("A conflict between equals"),
        Nature.UNKNOWN: _("Not known yet"),
    }[value]


def verdict(value: Verdict) -> str:
    """A judgement."""
    return {Verdict.YES: _("Yes"), Verdict.NOT_YET: _("Not yet"), Verdict.NO: _("No")}[value]


def safe(value: Safe) -> str:
    """The answer to whether everyone is safe."""
    return {Safe.YES: _("Yes"), Safe.NO: _("No"), Safe.UNKNOWN: _("I do not know yet")}[value]


def seen(value: Seen) -> str:
    """Whether a sign was seen."""
    return {Seen.SEEN: _("Yes"), Seen.NOT_SEEN: _("No"), Seen.NOT_ASKED: _("Not asked")}[value]


def want(value: Want) -> str:
    """A wish, short."""
    return {
        Want.MEET: _("Meet"),
        Want.LETTER: _("A letter"),
        Want.SOMEONE_SPEAKS: _("Someone speaks for me"),
        Want.ONLY_STOPS: _("Only that it stops"),
        Want.NOT_YET_KNOWN: _("I do not know yet"),
        Want.NO: _p("a wish", "No"),
    }[value]


def again(value: Again) -> str:
    """The answer of somebody who was asked again."""
    return {Again.YES: _("Yes"), Again.NO: _("No"), Again.UNSURE: _("Unsure")}[value]


def path(value: Path) -> str:
    """What the facilitator decides."""
    return {
        Path.WAIT: _("Wait and work on what is missing"),
        Path.ONE_ON_ONE: _("One-on-one work"),
        Path.CONFERENCE: _("Prepare a conference"),
    }[value]


def said_in_private() -> str:
    """What tells the words of a private part apart, wherever they stand."""
    return _("said in private, not in the room")


def told_apart(under: str, in_private: bool) -> str:
    """What stands with somebody's words, and after it that they were said in private, where they were."""
    return " · ".join(filter(None, (under, said_in_private() if in_private else "")))


def talk_kind(value: TalkKind) -> str:
    """A kind of talk."""
    return {
        TalkKind.INTERVIEW: _("Talk"),
        TalkKind.PREPARATION: _("Preparation talk"),
        TalkKind.CONFERENCE: _("Conference"),
        TalkKind.ONE_ON_ONE: _("Support and insight talk"),
        TalkKind.FOLLOW_UP: _("Follow-up talk"),
        TalkKind.CIRCLE: _("Circle"),
    }[value]


def change(value: Change) -> str:
    """Better, same or worse."""
    return {Change.BETTER: _("Better"), Change.SAME: _("The same"), Change.WORSE: _("Worse")}[value]


def kept(value: Kept) -> str:
    """Whether a promise was kept."""
    return {Kept.KEPT: _("Kept"), Kept.PARTLY: _("Partly"), Kept.NOT_KEPT: _("Not kept")}[value]


def act(value: Act) -> str:
    """What a line is for."""
    return {Act.SAY: _("Say"), Act.ASK: _("Ask"), Act.DO: _("Do")}[value]


def not_asked(value: NotAskedReason) -> str:
    """Why a line was not asked."""
    return {
        NotAskedReason.ANSWERED: _("Already answered"),
        NotAskedReason.NOT_NOW: _("Not right now"),
        NotAskedReason.HARM: _("Would do harm"),
        NotAskedReason.OTHER: _("Another reason"),
        NotAskedReason.LEFT: _("Was not in the room"),
        NotAskedReason.SAID_NO: _("Not asked: said no"),
        NotAskedReason.DID_NOT_ARISE: _("Did not come up"),
    }[value]


def stop_reason(value: StopReason) -> str:
    """Why a meeting was stopped."""
    return {
        StopReason.UNSAFE: _("Someone is not safe"),
        StopReason.DENIAL: _("What was admitted is denied"),
        StopReason.WITHDRAWN: _("Someone no longer wants to"),
        StopReason.SOMEONE_LEFT: _("Someone left"),
        StopReason.DISCLOSURE: _("Something new came up"),
        StopReason.OTHER: _("Another reason"),
        StopReason.LATER: _("Still to be said"),
    }[value]


def mark(record: Records, code: str) -> str:
    """What an answer in words was, as whoever led the talk marks it."""
    if record is Records.CHILD_MAY:
        return _child_may(Again(code)) if code in list(Again) else ""
    return part(Part(code))


def _child_may(value: Again) -> str:
    match value:
        case Again.YES:
            return _("Yes")
        case Again.NO:
            return _("No")
        case Again.UNSURE:
            return _("Not sure")
        case _:
            assert_never(value)


def part(value: Part) -> str:
    """What an answer to the own part was."""
    return {
        Part.ACCEPTS: _("Accepts it"),
        Part.PARTLY: _("Accepts it partly"),
        Part.DENIES: _("Denies it"),
        Part.SILENT: _("Said nothing"),
    }[value]


def people(case: Case, *persons: str) -> str:
    """Names joined as a sentence has them."""
    return join_words([p.called for key, p in case.people.items() if key in persons])
