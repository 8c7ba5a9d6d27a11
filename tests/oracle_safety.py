"""What the oracle asks about quiet and safety: it has stopped, a plan holds, and nothing serious is open."""

from __future__ import annotations

from collections.abc import Iterator

from kring.domain import events as e
from kring.domain.events import Seen
from kring.domain.people import PersonId, Role
from oracle_story import Line, Story, newest, schooldays_between


def stopped(story: Story, p: PersonId) -> Iterator[str]:
    """Said by the pupil and by an adult who watches, for enough school days, and nobody says that it goes on."""
    speakers = dict.fromkeys(x.person for _, x in story.of(e.StoppedSaid))
    last = {q: max(story.of(e.StoppedSaid, lambda x: x.person == q), key=lambda pair: pair[0].when) for q in speakers}  # noqa: B023
    if any(x.since is None or x.unsure for _, x in last.values()):
        yield "it goes on"
        return
    own = newest(story.good(e.StoppedSaid, lambda x: x.person == p))
    watched = [
        x for q in story.people if story.has(q, Role.WATCHER) and story.adult(q)
        if (x := newest(story.good(e.StoppedSaid, lambda x: x.person == q)))  # noqa: B023
    ]  # fmt: skip
    if not own or not watched:
        yield "stopped-said"
        return
    enough = story.gate.school_days
    if _quiet(story, own) < enough or max(_quiet(story, x) for x in watched) < enough:
        yield "quiet-days"


def _quiet(story: Story, said: e.StoppedSaid) -> int:
    done = [x.on for _, x in story.of(e.WorseReported, lambda x: x.done)]
    done += [x.on for _, x in story.of(e.CheckedIn, lambda x: x.change is e.Change.WORSE and x.done is not False)]
    since = max([said.since or story.today, *done])
    return schooldays_between(since, min(said.on, story.today))


def plan(story: Story, p: PersonId) -> Iterator[str]:
    """A safety plan that holds, by the pupil's own word too."""
    made = story.of(e.SafetyPlanned, lambda x: x.person == p)
    said = [(line, x) for line, x in story.of(e.PlanSaid, lambda x: x.person == p) if not x.holds or story.proves(line)]
    said.sort(key=lambda pair: pair[0].when)
    if not made or not made[-1][1].holds or (said and not said[-1][1].holds):
        yield "plan"


def measures(story: Story, p: PersonId) -> Iterator[str]:
    """Every measure that makes power even was chosen by the pupil."""
    if not set(story.gate.measures) <= {x.measure for _, x in story.good(e.MeasureChosen, lambda x: x.person == p)}:
        yield "measures"
    changed = story.place(story.comings_and_goings())
    more = len(story.seated(Role.RESPONSIBLE)) > len(story.seated(Role.HARMED))
    how = story.good(e.MeasureChosen, lambda x: x.person == p and x.measure == "numbers" and bool(x.words.strip()))
    if more and story.place(how) <= changed:
        yield "how numbers are made even"


def serious(story: Story) -> Iterator[str]:
    """What is asked at once was asked, what was seen was released, and what was not safe was seen to."""
    for line, seen in story.of(e.ConcernAsked, lambda x: x.seen is Seen.SEEN):
        if not any(_releases(story, line, seen, later, x) for later, x in story.good(e.TalksReleased)):
            yield "concern"
    asked = {x.concern for _, x in story.good(e.ConcernAsked, lambda x: x.seen is not Seen.NOT_ASKED)}
    if not set(story.gate.concerns) <= asked:
        yield "concerns-asked"
    for line, said in story.of(e.UnsafeSaid):
        if not any(_seen_to(story, line, said, later, x) for later, x in story.good(e.UnsafeSeenTo)):
            yield "unsafe"
    if story.of(e.SafeNowSaid, lambda x: x.answer is not e.Safe.YES):
        yield "safe-now"  # a later yes of somebody is no named adult who has seen to it


def _releases(story: Story, line: Line, seen: e.ConcernAsked, later: Line, x: e.TalksReleased) -> bool:
    lead, talk = story.named(x.who), story.talk(seen.talk)
    since = min(line.written, talk.on) if talk is not None else line.written
    right = lead is not None and story.has(lead, Role.SAFEGUARDING) and story.of_school(x.who)
    if lead is None or story.ever(lead, Role.FACILITATOR) or story.has(lead, Role.PREPARER):
        return False  # whoever leads or prepares lets nothing go on alone, whatever role is given
    if x.concerns and line.record.id not in x.concerns:
        return False
    return right and x.about in (None, seen.about) and later.place > line.place and later.said >= since


def _seen_to(story: Story, line: Line, said: e.UnsafeSaid, later: Line, x: e.UnsafeSeenTo) -> bool:
    after = later.place > line.place and later.said >= line.said
    return x.notice == said.notice and after and story.of_school(x.who)


def each(story: Story) -> Iterator[str]:
    """What is missing of safety, for the case and for everybody who was harmed."""
    for p in story.seated(Role.HARMED):
        yield from stopped(story, p)
        yield from plan(story, p)
        yield from measures(story, p)
    yield from serious(story)
