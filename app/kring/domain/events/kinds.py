"""Under which name each kind of event is stored, for ever: a class may be renamed, its name here never.

A kind that is no longer recorded keeps its class and its line, since old vaults have it. A new one gets a line here
and in tests/golden/events.txt.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kring.domain.events import after, deciding, meeting, opening, session
from kring.domain.events.base import Event

KINDS: Mapping[str, type[Event]] = MappingProxyType(
    {
        "case-opened": opening.CaseOpened,
        "case-described": opening.CaseDescribed,
        "incident-named": opening.IncidentNamed,
        "case-closed": opening.CaseClosed,
        "person-added": opening.PersonAdded,
        "person-renamed": opening.PersonRenamed,
        "role-given": opening.RoleGiven,
        "role-ended": opening.RoleEnded,
        "left-out": opening.LeftOut,
        "taken-in": opening.TakenIn,
        "concern-asked": opening.ConcernAsked,
        "talks-released": opening.TalksReleased,
        "today-line": opening.TodayLine,
        "safety-planned": opening.SafetyPlanned,
        "stopped-said": opening.StoppedSaid,
        "parent-told": opening.ParentTold,
        "parent-answered": opening.ParentAnswered,
        "worse-reported": opening.WorseReported,
        "needs-said": deciding.NeedsSaid,
        "wish-said": deciding.WishSaid,
        "condition-met": deciding.ConditionMet,
        "withdrew": deciding.Withdrew,
        "support-answered": deciding.SupportAnswered,
        "quoted": deciding.Quoted,
        "judged": deciding.Judged,
        "sign-asked": deciding.SignAsked,
        "measure-chosen": deciding.MeasureChosen,
        "decided": deciding.Decided,
        "talk-opened": meeting.TalkOpened,
        "talk-held": meeting.TalkHeld,
        "conference-planned": meeting.ConferencePlanned,
        "prepared-checked": meeting.PreparedChecked,
        "asked-again": meeting.AskedAgain,
        "first-speaker-said": meeting.FirstSpeakerSaid,
        "door-checked": meeting.DoorChecked,
        "room-checked": meeting.RoomChecked,
        "promise-written": meeting.PromiseWritten,
        "promise-agreed": meeting.PromiseAgreed,
        "promise-struck": meeting.PromiseStruck,
        "promise-moved": meeting.PromiseMoved,
        "asked-apart": meeting.AskedApart,
        "agreement-framed": meeting.AgreementFramed,
        "signed": meeting.Signed,
        "ended-without-agreement": meeting.EndedWithoutAgreement,
        "support-line": meeting.SupportLine,
        "began": session.Began,
        "advanced": session.Advanced,
        "went-back": session.WentBack,
        "jumped-to": session.JumpedTo,
        "inserted": session.Inserted,
        "not-asked": session.NotAsked,
        "speaker-chosen": session.SpeakerChosen,
        "answered": session.Answered,
        "noted": session.Noted,
        "card-shown": session.CardShown,
        "paused": session.Paused,
        "resumed": session.Resumed,
        "attended": session.Attended,
        "walked-out": session.WalkedOut,
        "stopped": session.Stopped,
        "finished": session.Finished,
        "undone": session.Undone,
        "redone": session.Redone,
        "checked-in": after.CheckedIn,
        "promise-looked-at": after.PromiseLookedAt,
        "contact-moved": after.ContactMoved,
        "printed": after.Printed,
        "reflected": after.Reflected,
    }
)
