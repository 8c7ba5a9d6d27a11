"""What each paper needs to know, as plain values: whoever has these can print, without a vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise as it stands on the shared paper, and who does it; `when` is people's own words."""

    number: int
    text: str
    when: str
    checker: str
    doers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """Who talks with each person apart after the meeting, and in the week of which Monday."""

    by: str
    week_of: date | None = None


@dataclass(frozen=True, slots=True)
class TellLine:
    """Whom to tell the same day when something goes wrong, and where that person can be found."""

    who: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """One person who may sign; `led` marks who led the meeting, `note` is printed as it is."""

    name: str
    note: str = ""
    led: bool = False
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """The shared paper: only what people who were present do themselves (practice 1.14).

    `version` counts from 1; it takes the place of the version `replaces`, or is itself a `kept` one, as it was signed.
    """

    school: str
    met_on: date
    promises: tuple[PromiseLine, ...]
    signers: tuple[Signer, ...]
    place: str = ""
    check_in: CheckInLine | None = None
    tell: TellLine | None = None
    families: int = 2
    checkers: tuple[str, ...] = ()
    own_line: tuple[str, ...] = ()
    kept_until: date | None = None
    version: int = 1
    replaces: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class CheckedPerson:
    """One row of the checklist; `asked_again` is "yes", "no", "unsure" or "" (not asked again)."""

    name: str
    relation: str = ""
    met_alone: bool = False
    knows_how: bool = False
    knows_no_apology: bool = False
    stop_sign: bool = False
    knows_who_hears: bool = False
    asked_again: str = ""
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One box to tick, with an optional note in the facilitator's words."""

    text: str
    done: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistFacts:
    """The facilitator's one page before the conference; `plan_b` may add who does what on a no."""

    title: str
    number: str
    people: tuple[CheckedPerson, ...]
    conference_day: date | None = None
    conference_time: time | None = None
    room: str = ""
    door: tuple[CheckItem, ...] = ()
    room_items: tuple[CheckItem, ...] = ()
    day: tuple[CheckItem, ...] = ()
    you: tuple[CheckItem, ...] = ()
    plan_b: str = ""
    printed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecoveryFacts:
    """The sheet for the safe: the recovery key in groups, and nothing that points to a child."""

    groups: tuple[str, ...]
    vault_name: str
    made_on: date
    holder: str = ""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """Words exactly as they were written, and when; `until` where it took more than that minute.

    `private`: they were not said in the room.
    """

    words: str
    at: datetime
    until: time | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class ReachedLine:
    """Who was reached, at what hour, and on which day where it was another one."""

    who: str
    hour: time
    on: date | None = None


@dataclass(frozen=True, slots=True)
class CallLine:
    """A line of the school's call list; a number that is not known is written by hand."""

    who: str
    second: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class HandOverFacts:
    """One serious thing for the safeguarding lead: this person, this talk, and nothing of the rest of the case.

    `place` is "talk", "meeting" or "" (outside any); `own` whether the words are this person's. `waits` says to whom
    no further question is put: "person", "everybody" or "" (nobody waits, somebody has to see to it). `not_said_which`:
    in a talk somebody was not safe, and nobody chose what it is about.
    """

    number: str
    about: str
    called: str
    said_on: date
    lead: str = ""
    school: str = ""
    kinds: tuple[str, ...] = ()
    told_in_meeting: bool = False
    not_said_which: bool = False
    said_at: time | None = None
    place: str = ""
    led_by: str = ""
    own: bool = False
    said: tuple[SaidLine, ...] = ()
    reached: tuple[ReachedLine, ...] = ()
    tonight: str = ""
    waits: str = ""
    calls: tuple[CallLine, ...] = ()
    printed_at: datetime | None = None


Facts = AgreementFacts | ChecklistFacts | HandOverFacts | RecoveryFacts
