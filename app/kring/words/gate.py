"""What the gate misses or says no to, in sentences: named, never counted."""

from __future__ import annotations

from datetime import date

from kring.domain.case.case import Case
from kring.domain.deciding.against import Newer
from kring.domain.deciding.decision import Reason
from kring.i18n import _, short_date


def reason(case: Case, why: Reason) -> str:
    """What the gate misses or says no to, named; never counted."""
    who = case.called(why.about)
    value = why.values[0] if why.values else ""
    if why.code == "look-again":
        return _look_again(why)
    if why.code in ("later-contrary", "no-said", "talk-open"):
        value = short_date(date.fromisoformat(value)) if value else ""
    if why.code == "too-short":
        value = why.values[1]
    return (_own_words() | _records() | _people())[why.code].format(who=who, value=value)


def has_own_text(why: Reason) -> bool:
    """Whether the sentence for a reason stands in the gate's texts, beside the condition itself."""
    return why.code != "look-again" and why.code not in (_own_words() | _records() | _people())


def _look_again(why: Reason) -> str:
    code, day, who = (*why.values, "")[:3]
    said = newer(Newer(code)).format(who=who)
    return _("a new look: {what}, {day}").format(what=said, day=short_date(date.fromisoformat(day)))


def newer(code: Newer) -> str:
    """What was said or done since a judgement, in a few words."""
    return {
        Newer.WISH: _("{who} said something else about meeting"),
        Newer.CONDITION: _("a condition of {who} is open"),
        Newer.WITHDREW: _("{who} no longer wants to"),
        Newer.UNSURE: _("{who} is no longer sure"),
        Newer.ASKED_AGAIN: _("{who}, asked again, did not say yes"),
        Newer.OWN_PART: _("{who} said something else about the own part"),
        Newer.STOPPED: _("it goes on, or nobody is sure that it stopped"),
        Newer.PLAN: _("the safety plan does not hold"),
        Newer.WORSE: _("it got worse"),
        Newer.CONCERN: _("something serious was seen"),
        Newer.UNSAFE: _("somebody is not safe"),
        Newer.SIGN: _("a sign against a meeting was seen, or is open again"),
        Newer.MEASURE: _("something that made it even was given up"),
        Newer.CAME_IN: _("somebody came in"),
        Newer.LEFT: _("somebody will not be there"),
        Newer.STAFF: _("somebody else leads or prepares"),
        Newer.PARENT: _("a parent said no"),
        Newer.FACTS: _("the facts were put differently"),
        Newer.MEETING_STOPPED: _("a conference was stopped"),
        Newer.JUDGED: _("something was judged differently"),
        Newer.SET_ASIDE: _("a record was set aside"),
        Newer.NAMES: _("two names turned out to be one person"),
        Newer.NATURE: _("what kind of thing it is was put differently"),
    }[code]


def _own_words() -> dict[str, str]:
    """Codes about what pupils themselves said."""
    return {
        "later-contrary": _("{who} said something else since, on {value}"),
        "no-said": _("{who} said no, on {value}"),
        "no-stands": _("{who} said no; it is asked again only when {who} brings it up"),
        "asked-once": _("{who} asked on a second day"),
        "wish-not-asked": _("the wish of {who}, asked by someone {who} named"),
        "asker-not-named": _("{who} asked by somebody whom {who} named for it"),
        "asked-before-harmed": _("{who} asked after the first yes of the person harmed"),
        "first-talk": _("{who} asked about it in a later talk than the first"),
        "needs-first": _("what {who} needs first, and only then the wish again"),
        "condition-open": _("the condition of {who}: “{value}”"),
        "condition-with": _("the condition of {who}: only if {value} is there"),
        "condition-without": _("the condition of {who}: not {value}"),
        "condition-whom": _("whom {who} means with {value} in a condition"),
        "condition-names": _("whether {value} is to be there: {who} names {value} in a condition"),
        "part-not-accepted": _("words of {who} that accept a part"),
        "needs-not-asked": _("what {who} needs"),
        "support-not-answered": _("the answer of {who} about someone beside them"),
        "stopped-not-said-by-pupil": _("since when it has stopped, said by {who}"),
    }


def _records() -> dict[str, str]:
    """Codes about what was judged, held and asked."""
    return {
        "no-evidence": _("what it shows in: words or facts beside the yes"),
        "judged-before-talk": _("a new look, after a talk with {who}"),
        "judged-by-whom": _("a look of an adult of the school who is not tied to a pupil"),
        "set-aside": _("a new look: the earlier one was set aside"),
        "stopped-not-said-by-adult": _(
            "since when it has stopped, said by an adult who watches and is nobody’s family"
        ),
        "goes-on": _("it goes on: safety first"),
        "not-sure": _("somebody is not sure that it has stopped"),
        "too-short": _("quiet for {value} school days"),
        "plan-does-not-hold": _("a safety plan that holds for {who}"),
        "numbers-uneven": _("how {who} wants it made even, with more on the other side"),
        "nobody": _("somebody harmed and somebody responsible who would be there"),
        "led-by-whom": _("two people are called {value}: who led the talks with {who}"),
        "talk-missing": _("a separate talk with {who}, to its end"),
        "support-missing": _("the support and insight talks with {who}"),
        "facts-missing": _("what will be named, and who established it"),
        "other-words": _("other words to read aloud, which {who} agrees to; the facts stand"),
        "concern-not-asked": _("what is asked at once"),
        "concern-open": _("someone responsible looks at what was seen"),
        "unsafe-open": _("somebody sees to what is not safe"),
        "talk-open": _("the talk with {who} of {value} stands open: go on with it, or end it"),
    }


def _people() -> dict[str, str]:
    """Codes about parents and adults of the school."""
    return {
        "parents-not-named": _("who the parents of {who} are"),
        "parents-not-told": _("the parents of {who}, or why it is not safe to tell them"),
        "parents-not-agreed": _("the yes of a parent of {who}"),
        "parent-not-told": _("{value}, parent of {who}, told or tried on three days"),
        "parent-refuses": _("{value} says no for {who}, and that counts until {value} changes it"),
        "facilitator-not-named": _("who leads the conference"),
        "facilitator-unfit": _("{value} is tied to a pupil, or is no adult of the school: somebody else leads"),
        "facts-by-facilitator": _("who established the facts does not lead"),
        "preparer-unfit": _("{value} is tied to a pupil, or is no adult of the school: somebody else prepares"),
        "care-adults": _("three named adults of the school with hours for this"),
        "second-adult-not-asked": _("a second adult who judges safety and power"),
        "second-adult-not-named": _("the name of the second adult"),
        "second-adult-same-name": _("whether {value} and another of that name are two people"),
        "second-adult-not-outside": _(
            "a second adult who never led, prepared or talked with a pupil in this case and is tied to nobody"
        ),
        "second-adult-own-words": _("the second adult’s own words and name"),
        "second-adult-too-early": _("a look of the second adult after all talks were held"),
        "second-adult-not-yet": _("{value} looked as second adult: not yet"),
        "second-adult-no": _("{value} looked as second adult and says no; only {value} can change that"),
    }
