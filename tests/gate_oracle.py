"""When a conference may open or go on, written a second time, straight from the rules and from the bare records.

It knows nothing of the domain's own folding, so that a mistake there cannot hide here. Each thing that is missing has
a short name; `CLOSING` lists them all, and the full run counts that each of them alone keeps a conference closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import oracle_door
import oracle_judged
import oracle_pupils
import oracle_safety
import oracle_staff
from kring.domain import events as e
from kring.domain.case.gate import Gate
from kring.domain.events import Nature, Recorded, TalkId, TalkKind
from kring.domain.people import PersonId
from oracle_story import MAIN, Story

CHECKS = ("met-alone", *oracle_door.TICKS)
DOOR = ("second-adult", "plan-b")


def may_open(records: Sequence[Recorded], now: datetime, gate: Gate, meeting: e.TalkOpened) -> list[str]:
    """What is still missing before this conference may open now; empty when nothing is."""
    story = Story(records, now, gate)
    there = oracle_door.here(story)
    missing = [*_gate(story, there), *oracle_door.each(story, there), *_meeting(story, meeting)]
    missing += oracle_staff.staff(story, meeting.led_by)
    if _running(story):
        missing.append("runs already")
    return sorted(set(missing))


def may_go_on(records: Sequence[Recorded], now: datetime, gate: Gate, talk: TalkId) -> list[str]:
    """What keeps a conference, that was adjourned or left open on an earlier day, from going on today."""
    story = Story(records, now, gate)
    there = oracle_door.here(story)
    missing = [*_gate(story, there), *oracle_door.each(story, there), *oracle_staff.staff(story, None)]
    begun = [line for line, x in story.of(e.TalkOpened, lambda x: x.talk == talk)]
    if not begun or story.of(e.TalkHeld, lambda x: x.talk == talk):
        return sorted({*missing, "over"})
    gone = story.of(e.Withdrew, lambda x: any(story.main(p) for p in story.same(x.person)))
    if story.place(gone) > begun[0].place:
        missing.append("a main party withdrew")  # nothing leads back in
    return sorted(set(missing))


def _gate(story: Story, there: set[PersonId]) -> Iterator[str]:
    if story.records and story.now < story.records[-1].at:
        yield "clock"
    yield from oracle_pupils.each(story, there)
    yield from oracle_safety.each(story)
    yield from _left_open(story)
    yield from oracle_judged.judgements(story)
    yield from oracle_judged.signs(story)
    yield from oracle_judged.second_adult(story)
    yield from oracle_judged.decision(story)
    yield from oracle_staff.taken_over(story)
    yield from oracle_staff.facts(story)


def _meeting(story: Story, meeting: e.TalkOpened) -> Iterator[str]:
    if meeting.on != story.today:
        yield "another day"
    there = set(meeting.with_people)
    if not there <= oracle_door.may_be_there(story) or not set(story.seated(*MAIN)) <= there:
        yield "circle"
    first = oracle_door.first_speaker(story)
    described = [x.nature for _, x in story.of(e.CaseDescribed)] or [x.nature for _, x in story.of(e.CaseOpened)]
    if meeting.first is not None and first is not None and meeting.first is not first:
        yield "script-first"
    if not meeting.supporters_needed and described[-1:] != [Nature.CONFLICT]:
        yield "script-supporters"


def _left_open(story: Story) -> Iterator[str]:
    """A talk that was begun and not ended: what was said in it is not heard yet."""
    ended = {x.talk for _, x in story.of(e.TalkHeld)}
    for _, x in story.of(e.TalkOpened, lambda x: x.kind is not TalkKind.CONFERENCE):
        if x.talk not in ended:
            yield "talk-left-open"


def _running(story: Story) -> bool:
    held = {x.talk for _, x in story.of(e.TalkHeld)}
    return any(x.talk not in held for _, x in story.of(e.TalkOpened, lambda x: x.kind is TalkKind.CONFERENCE))
