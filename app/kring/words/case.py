"""The state of a case in sentences: why a stage stands as it does, what to do next, what the gate still misses."""

from __future__ import annotations

from datetime import date

from kring.domain.case.case import Case
from kring.domain.events import Verdict
from kring.domain.path.next_step import Step
from kring.domain.path.rail import Because
from kring.domain.preparing.door import DoorReason, Why
from kring.domain.preparing.preparation import readiness
from kring.i18n import _, join_words, short_date, short_day
from kring.words import names


def because(case: Case, why: Because) -> str:
    """The second line of a stage."""
    who, day = case.called(why.person), short_date(why.on) if why.on else ""
    if why.code.startswith("door-"):
        return door(case, DoorReason(Why(why.code.removeprefix("door-")), why.person, why.values)).rstrip(".")
    return _becauses()[why.code].format(who=who, day=day)


def because_alone(code: str) -> str:
    """The second line of a stage where neither names nor days are known, as in the list at home; may be empty."""
    sentence = _becauses().get(code, "")
    return "" if "{" in sentence else sentence


def _said() -> dict[str, str]:
    """Who spoke against it, as it was said."""
    return {
        "said-no": _("{who} said no, {day}"),
        "said-no-longer": _("{who} no longer wants to, since {day}"),
        "said-unsure": _("{who} is no longer sure, since {day}"),
        "said-not-yet-known": _("{who} does not know yet, {day}"),
        "said-something-else": _("{who} wants something else, since {day}"),
    }


def _becauses() -> dict[str, str]:
    return {
        "today-first": _("What cannot wait until tomorrow"),
        "today-open": _("Some things are still open"),
        "today-done": _("First days, from {day}"),
        "concern-open": _("Someone responsible looks first"),
        "concern-waits": _("Waits for the safeguarding lead"),
        "support-goes-on-with": _("Can go on with {who}"),
        "unsafe-open": _("Somebody is not safe"),
        "worse": _("It got worse, {day}: decide again"),
        "no-longer": _("It does not go on: something was said against it"),
        "adjourned": _("Goes on another day"),
        "plan-missing": _("Next: the safety plan for {who}"),
        "plan-does-not-hold": _("The safety plan for {who} does not hold"),
        "plan-holds": _("Safety plan holds"),
        "people-missing": _("Next: who was harmed, who did it"),
        "talk-next": _("Next: a talk with {who}"),
        "second-talk": _("Next: the second talk with {who}"),
        "talks-held": _("Both were asked, last {day}"),
        "support-can-start": _("Can start now"),
        "support-next": _("Next: a talk with {who}"),
        "support-goes-on": _("Goes on beside the rest"),
        "face-to-face": _("Face to face · {day}"),
        "one-on-one": _("One-on-one work · {day}"),
        "after-talks": _("After the talks"),
        "can-decide": _("Every condition is met"),
        "gate-no": _("Do not bring them together"),
        "gate-not-yet": _("Not yet"),
        **_said(),
        "look-again": _("Something changed"),
        "prepare-next": _("Next: {who}"),
        "not-planned": _("Next: day, time and place"),
        "prepared": _("Everyone is prepared"),
        "running": _("Goes on"),
        "held": _("Held on {day}"),
        "parts-not-asked": _("Ended on {day}, before every part was asked"),
        "stopped": _("Stopped on {day}"),
        "ready": _("Ready"),
        "in-the-circle": _("Made in the circle"),
        "agreement-closed": _("Closed, because somebody no longer wants to"),
        "write-down": _("Write down what was said"),
        "not-signed-yet": _("Not signed by {who} yet"),
        "signed": _("Signed on {day}"),
        "new-version": _("A new version is being written"),
        "without-agreement": _("No written agreement · {day}"),
        "contacts-held": _("All contacts were held"),
        "contact-next": _("Next: {who}, on {day}"),
        "contact-late": _("{who}, was due on {day}"),
    }


def next_step(case: Case, step: Step) -> tuple[str, str]:
    """The next thing to do, and the reason for it."""
    who = case.called(step.person)
    day = short_day(step.on) if step.on else ""
    title, reason = _steps()[_code(step.code, who)]
    if step.code in ("contact", "door", "open-conference", "go-on") and day:
        reason = f"{day} · {reason}" if reason else day
    label = names.contact(step.values[0]) if step.code == "contact" and step.values else ""
    return title.format(who=who), reason.format(who=who, label=label, day=day)


def _code(code: str, who: str) -> str:
    """When a case begins nobody may know yet who is not safe."""
    return "unsafe-somebody" if code == "unsafe" and not who else code


def _steps() -> dict[str, tuple[str, str]]:
    return {
        "concern": (_("Safety first"), _("Something was seen that others must look at. The talks wait.")),
        "unsafe": (_("See to it: {who} is not safe"), _("It stays here until somebody has seen to it.")),
        "unsafe-somebody": (_("See to it: not everyone is safe"), _("It stays here until somebody has seen to it.")),
        "decide-anew": (_("Decide again"), _("It got worse since the decision. What holds now?")),
        "end-conference": (
            _("End the conference"),
            _("Somebody no longer wants it, or something else speaks against it."),
        ),
        "take-up": (_("Go on with the conference"), _("The door was passed again. It stands at the same line.")),
        "stop-reason": (
            _("Say why the conference was stopped"),
            _("It was not asked in the room. Whoever led it remembers it best today."),
        ),
        "talk-open": (
            _("Go on with the talk with {who}, or end it"),
            _("It stands open since {day}. What was said in it counts once it has ended."),
        ),
        "people": (_("Add who was harmed and who did it"), _("Every next step is about somebody.")),
        "today": (_("See to today"), _("What cannot wait until tomorrow, each with a name and an hour.")),
        "safety-plan": (_("Make the safety plan for {who}"), _("Nothing else works while it is not safe.")),
        "contact": (_("Ask {who} how it is"), _("{label}, apart from the others")),
        "go-on": (_("Go on with the conference"), _("It was opened and is not over.")),
        "sign": (_("Enter the signature of {who}"), _("Others have signed. Nobody has to sign today.")),
        "agreement": (_("Write the agreement"), _("Only what people who were there do themselves.")),
        "prepare": (_("Prepare {who}, apart and in person"), _("Nobody sits in the circle unprepared.")),
        "plan": (_("Plan day, time and place"), _("It can be moved for many reasons.")),
        "open-conference": (_("Open the conference"), _("Everyone was asked again and said yes.")),
        "door": (_("See to the door"), _("Both are asked once more, apart, before others arrive.")),
        "talk": (_("Talk with {who}"), _("Apart, before anything is decided.")),
        "second-talk": (_("Talk with {who} a second time"), _("Only now: what does {who} want?")),
        "support": (_("Talk with {who}: support and insight"), _("Over weeks, beside everything else.")),
        "decide": (_("Record the decision"), _("Every condition is met today.")),
        "judge": (_("Look at the conditions"), _("While one is missing, nobody is brought together.")),
        "decide-no": (_("Choose one-on-one work"), _("The conditions say: do not bring them together.")),
        "close": (_("Close the case"), _("Nothing is left to do.")),
    }


def because_code(code: str, initials: str, day: date | None) -> str:
    """A next step of the list at home, where only initials are known."""
    title, _reason = _steps().get(_code(code, initials), ("", ""))
    return title.format(who=initials)


def door(case: Case, reason: DoorReason) -> str:
    """What is still needed before the conference opens, as a sentence."""
    who = case.called(reason.about)
    if reason.code is Why.NOT_PREPARED and reason.about is not None:
        return unprepared(readiness(case, reason.about).missing[0]).format(who=who)
    day = short_day(date.fromisoformat(reason.values[0])) if reason.values else ""
    return _door(reason.code).format(who=who, day=day)


def unprepared(check: str) -> str:
    """What somebody still needs before sitting in the circle."""
    return {
        "met-alone": _("Meet {who} first, alone."),
        "knows-how": _("{who} does not yet know how it goes."),
        "no-apology": _("{who} does not yet know that there may be no apology."),
        "stop-sign": _("The stop sign is not yet agreed with {who}."),
        "who-hears": _("{who} does not yet know who hears what."),
        "asked-again": _("Ask {who} again, apart."),
    }[check]


def _door(why: Why) -> str:
    match why:
        case Why.GATE_CLOSED:
            return _("The decision is open.")
        case Why.TALK_OPEN:
            return _("The talk with {who} of {day} stands open: go on with it, or end it.")
        case Why.NOT_PREPARED:
            return _("{who} is not prepared yet.")
        case Why.NOT_PLANNED:
            return _("Plan the day, the time and the place.")
        case Why.NOT_TODAY:
            return _("It opens on {day}.")
        case Why.NOT_ASKED_DAY_BEFORE:
            return _("Ask {who} again on {day}, the school day before.")
        case Why.NOT_ASKED_AT_DOOR:
            return _("Ask {who} again on the day itself.")
        case Why.ASKED_BY:
            return _("Somebody of the school who does not lead, and is nobody’s family, asks {who} again.")
        case Why.ASKED_AFTER_OTHERS:
            return _("Ask {who} before the others come in.")
        case Why.ASKED_TOO_EARLY:
            return _("Ask {who} within the three hours before it begins.")
        case Why.FIRST_SPEAKER:
            return _("Ask {who} who speaks first.")
        case Why.FIRST_SPEAKER_DIFFERS:
            return _("The answers about who speaks first differ.")
    return _door_people(why)


def _door_people(why: Why) -> str:
    match why:
        case Why.SECOND_ADULT:
            return _("Name a second adult who is in the building.")
        case Why.PLAN_B:
            return _("Write down plan B: what happens if it is a no.")
        case Why.NOT_HERE:
            return _("We wait for {who}.")
        case Why.HERE_AGAINST_WISH:
            return _("{who} is here, and the wish was without {who}.")
        case Why.NOBODY_BESIDE:
            return _("Nobody is beside {who} yet: somebody of their own, or an adult of the school.")
    return ""


def verdict_title(verdict: Verdict) -> str:
    """The outcome in a few words."""
    return {
        Verdict.YES: _("A conference can be prepared"),
        Verdict.NOT_YET: _("Not yet"),
        Verdict.NO: _("Do not bring them together"),
    }[verdict]


def people(case: Case, *persons: str) -> str:
    """Names joined as a sentence has them."""
    return join_words([p.called for key, p in case.people.items() if key in persons])
