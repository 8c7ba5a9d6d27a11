"""The state of a case in sentences: why a stage stands as it does, what to do next, what the gate still misses."""

from __future__ import annotations

from datetime import date

from kring.domain.case import Case
from kring.domain.decision import Reason
from kring.domain.events import Verdict
from kring.domain.next_step import Step
from kring.domain.preparation import CHECKS, DoorReason, readiness
from kring.domain.stages import Because
from kring.i18n import _, join_words, short_date, short_day
from kring.words import names


def because(case: Case, why: Because) -> str:
    """The second line of a stage."""
    who, day = case.called(why.person), short_date(why.on) if why.on else ""
    if why.code.startswith("door-"):
        return door(case, DoorReason(why.code.removeprefix("door-"), why.person, why.values))
    return _becauses()[why.code].format(who=who, day=day)


def because_alone(code: str) -> str:
    """The second line of a stage where neither names nor days are known, as in the list at home; may be empty."""
    sentence = _becauses().get(code, "")
    return "" if "{" in sentence else sentence


def _becauses() -> dict[str, str]:
    return {
        "today-first": _("What cannot wait until tomorrow"),
        "today-open": _("Some things are still open"),
        "today-done": _("First days, from {day}"),
        "concern-open": _("Someone responsible looks first"),
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
        "no-longer-sure": _("{who} is no longer sure"),
        "look-again": _("Something changed"),
        "prepare-next": _("Next: {who}"),
        "not-planned": _("Next: day, time and place"),
        "prepared": _("Everyone is prepared"),
        "running": _("Goes on"),
        "held": _("Held on {day}"),
        "stopped": _("Stopped on {day}"),
        "ready": _("Ready"),
        "in-the-circle": _("Made in the circle"),
        "agreement-closed": _("Closed, because somebody no longer wants to"),
        "write-down": _("Write down what was said"),
        "signed": _("Signed on {day}"),
        "without-agreement": _("No written agreement · {day}"),
        "contacts-held": _("All contacts were held"),
        "contact-next": _("Next: {who}, on {day}"),
    }


def next_step(case: Case, step: Step) -> tuple[str, str]:
    """The next thing to do, and the reason for it."""
    who = case.called(step.person)
    day = short_day(step.on) if step.on else ""
    title, reason = _steps()[step.code]
    if step.code in ("contact", "door", "open-conference", "go-on") and day:
        reason = f"{day} · {reason}" if reason else day
    label = names.contact(step.values[0]) if step.code == "contact" and step.values else ""
    return title.format(who=who), reason.format(who=who, label=label)


def _steps() -> dict[str, tuple[str, str]]:
    return {
        "concern": (_("Safety first"), _("Something was seen that others must look at. The talks wait.")),
        "people": (_("Add who was harmed and who did it"), _("Every next step is about somebody.")),
        "today": (_("See to today"), _("What cannot wait until tomorrow, each with a name and an hour.")),
        "safety-plan": (_("Make the safety plan for {who}"), _("Nothing else works while it is not safe.")),
        "contact": (_("Ask {who} how it is"), _("{label}, apart from the others")),
        "go-on": (_("Go on with the conference"), _("It was opened and is not over.")),
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
    title, _reason = _steps().get(code, ("", ""))
    return title.format(who=initials)


def door(case: Case, reason: DoorReason) -> str:
    """What is still needed before the conference opens."""
    who = case.called(reason.about)
    if reason.code == "not-prepared" and reason.about is not None:
        missing = readiness(case, reason.about).missing
        if len(missing) > len(CHECKS) - 1:
            return _("After the talk with {who}").format(who=who)
        return _("{who}: {check} is open").format(who=who, check=names.check(missing[0]).lower())
    day = short_day(date.fromisoformat(reason.values[0])) if reason.code == "not-today" else ""
    sentences = {
        "gate-closed": _("The decision is open"),
        "not-planned": _("Day, time and place are open"),
        "not-today": _("On {day}"),
        "not-asked-at-door": _("{who} is asked again on the day"),
        "asked-by-facilitator": _("Someone else asks {who} again"),
        "first-speaker": _("Who speaks first: the answer of {who}"),
        "first-speaker-differs": _("Who speaks first: the answers differ"),
        "key-people": _("Everyone who is needed is here"),
        "second-adult": _("A second adult in the building"),
        "plan-b": _("Plan B, if it is a no"),
    }
    return sentences[reason.code].format(who=who, day=day)


def reason(case: Case, why: Reason) -> str:
    """What the gate misses or says no to, named; never counted."""
    who = case.called(why.about)
    value = why.values[0] if why.values else ""
    if why.code == "later-contrary":
        value = short_date(date.fromisoformat(value)) if value else ""
    if why.code == "too-short":
        value = why.values[1]
    return _reasons()[why.code].format(who=who, value=value)


def _reasons() -> dict[str, str]:
    """For the codes whose text does not stand with the condition itself."""
    return {
        "later-contrary": _("{who} said something else since, on {value}"),
        "asked-once": _("{who} asked on a second day"),
        "wish-not-asked": _("the wish of {who}, asked by someone {who} trusts"),
        "condition-open": _("the condition of {who}: “{value}”"),
        "no-evidence": _("what it shows in: words or facts beside the yes"),
        "needs-not-asked": _("what {who} needs"),
        "support-not-answered": _("the answer of {who} about someone beside them"),
        "parents-not-told": _("the parents of {who}, or why it is not safe to tell them"),
        "stopped-not-said-by-pupil": _("since when it has stopped, said by {who}"),
        "stopped-not-said-by-adult": _("since when it has stopped, said by an adult who watches"),
        "goes-on": _("it goes on: safety first"),
        "too-short": _("quiet for {value} school days"),
        "plan-does-not-hold": _("a safety plan that holds for {who}"),
        "worse-since": _("it got worse since this was judged"),
        "conference-stopped-since": _("a new look: a conference was stopped after this was judged"),
        "nobody": _("somebody harmed and somebody responsible who would be there"),
        "came-in-since": _("a new look: somebody came in after this was judged"),
        "facilitator-not-named": _("who leads the conference"),
        "needs-first": _("what {who} needs first, and only then the wish again, on two days"),
        "parents-not-agreed": _("the answer of the parents of {who}"),
        "care-adults": _("three named adults with hours for this"),
        "second-adult-not-named": _("the name of the second adult"),
        "second-adult-not-outside": _("a second adult from outside the case"),
        "parent-refuses": _("a parent of {who} says no, and that counts"),
        "talk-missing": _("a separate talk with {who}"),
        "support-missing": _("the support and insight talks with {who}"),
        "concern-open": _("someone responsible looks at what was seen"),
    }


def has_own_text(why: Reason) -> bool:
    """Whether the sentence for a reason stands in the gate's texts, beside the condition itself."""
    return why.code not in _reasons()


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
