"""What the oracle asks before and at the door: prepared, asked again, here, and somebody beside each pupil."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from kring.domain import events as e
from kring.domain.events import Again, TalkKind
from kring.domain.people import PersonId, Role, Side
from oracle_pupils import named_asker
from oracle_staff import prepared_by
from oracle_story import MAIN, Line, Story, schoolday_before

TICKS = ("knows-how", "no-apology", "stop-sign", "who-hears")


def here(story: Story) -> set[PersonId]:
    """Who of those who are to sit there was seen there today."""
    came = {x.person: x.here for line, x in story.good(e.CameIn) if line.said == story.today == line.written}
    return {p for p in story.seated() if came.get(p)}


def prepared(story: Story, p: PersonId) -> Iterator[str]:
    """Met alone, to the end, by a preparer, and knows the four things."""
    if not any(_alone(story, x, p) for _, x in story.held(p, TalkKind.PREPARATION)):
        yield "met-alone"
    ticks = {x.check: x.done for _, x in story.good(e.PreparedChecked, lambda x: x.person == p)}
    if not all(ticks.get(check) for check in TICKS):
        yield "ticks"
    again = sorted(story.good(e.AskedAgain, lambda x: x.person == p), key=lambda pair: pair[0].when)
    if not again or again[-1][1].answer is not Again.YES:
        yield "asked-again"


def _alone(story: Story, talk: e.TalkOpened, p: PersonId) -> bool:
    others = {story.named(name) for name in talk.also_there.split(",")} & set(story.seated())
    return talk.with_people == (p,) and not others and prepared_by(story, talk)


def asked(story: Story, p: PersonId) -> Iterator[str]:
    """Asked on the last school day before, and at the door, apart, before others came in, by somebody else."""
    again = story.good(e.AskedAgain, lambda x: x.person == p and x.answer is Again.YES)
    before = schoolday_before(story.today)
    if not any(
        line.said == before and named_asker(story, p, x.asked_by, line.when) for line, x in again if not x.at_door
    ):
        yield "day-before"
    at_door = [(line, x) for line, x in again if x.at_door and line.said == story.today == line.written]
    if not any(_someone_else(story, x.asked_by) for _, x in at_door):
        yield "door-asked"
    elif not any(_before_others(story, p, line, x) and _someone_else(story, x.asked_by) for line, x in at_door):
        yield "door-in-time"


def _someone_else(story: Story, who: str) -> bool:
    """An adult of neither family and not the facilitator."""
    asker = story.named(who)
    fit = asker is not None and not story.family_or_supporter(asker) and not story.has(asker, Role.FACILITATOR)
    return fit and story.adult(asker)


def _before_others(story: Story, p: PersonId, line: Line, x: e.AskedAgain) -> bool:
    hour = x.hour or line.record.at.time()
    came = [first for q in story.people if q != p and (first := _came_in(story, q))]
    return hour <= line.record.at.time() and hour < min(came, default=time.max) and not _long_before(story, x.hour)


def _long_before(story: Story, hour: time | None) -> bool:
    """The hour that was written lies more than three hours before it was to begin: no door."""
    planned = story.of(e.ConferencePlanned)
    if not planned or hour is None:
        return False
    begins = datetime.combine(story.today, planned[-1][1].at)
    return datetime.combine(story.today, hour) < begins - timedelta(hours=3)


def _came_in(story: Story, p: PersonId) -> time | None:
    """When somebody came in today; "not here" puts an earlier mark right."""
    first: time | None = None
    for line, x in story.of(e.CameIn, lambda x: x.person == p and x.on == story.today):
        first = (first or line.record.at.time()) if x.here else None
    return first


def beside(story: Story, p: PersonId, there: set[PersonId]) -> Iterator[str]:
    """Somebody sits beside each pupil: a supporter, or a named adult of the school."""
    if not any(r.of == p for q in there for r in story.roles[q] if r.role is Role.SUPPORTER or _school(story, q, r)):
        yield "beside"


def _school(story: Story, q: PersonId, r: e.RoleGiven) -> bool:
    return r.role is Role.BESIDE and story.adult(q)


def room(story: Story, there: set[PersonId]) -> Iterator[str]:
    """The day, who is here, the second adult by name, and another way if somebody says no."""
    planned = story.of(e.ConferencePlanned)
    plan = planned[-1][1] if planned else None
    if plan is None or plan.on != story.today:
        yield "not the day"
    if not set(story.seated(*MAIN)) <= there:
        yield "main-here"
    items = {x.item: (line, x) for line, x in story.good(e.DoorChecked)}
    line, second = items.get("second-adult", (None, None))
    on_the_day = second is not None and line is not None and second.done and line.written == story.today
    if not on_the_day or second is None or not _someone_else(story, second.who):
        yield "second-here"
    plan_b = items.get("plan-b")
    if plan_b is None or not plan_b[1].done:
        yield "plan-b"


def may_be_there(story: Story) -> set[PersonId]:
    """The circle, whoever leads, and the second adult who is named at the door."""
    second = [story.named(x.who) for _, x in story.good(e.DoorChecked, lambda x: x.item == "second-adult")]
    return {*story.seated(), *story.leading(), *(p for p in second[-1:] if p is not None)}


def first_speaker(story: Story) -> Side | None:
    """The one answer of those who were harmed to who speaks first."""
    said = {x.person: x.first for _, x in story.good(e.FirstSpeakerSaid)}
    answers = {said.get(p) for p in story.seated(Role.HARMED)}
    return answers.pop() if len(answers) == 1 else None


def each(story: Story, there: set[PersonId]) -> Iterator[str]:
    """What is missing at the door, of everybody who is to sit there."""
    for p in story.seated():
        yield from prepared(story, p)
    for p in story.seated(*MAIN):
        yield from asked(story, p)
        yield from beside(story, p, there)
    yield from room(story, there)
    if first_speaker(story) is None:
        yield "first-speaker"
