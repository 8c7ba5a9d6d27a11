"""When a conference may open, written a second time, straight from the rules and from the bare events.

It knows nothing of the domain's own folding, so that a mistake there cannot hide here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kring.domain import events as e
from kring.domain.events import Again, Event, Path, Seen, TalkKind, Verdict, Want
from kring.domain.gate import About, Gate
from kring.domain.people import PersonId, Role

SEATED = (Role.HARMED, Role.RESPONSIBLE, Role.SUPPORTER, Role.BYSTANDER, Role.SCHOOL)
MAIN = (Role.HARMED, Role.RESPONSIBLE)
CHECKS = ("met-alone", "knows-how", "no-apology", "stop-sign", "who-hears")
DOOR = ("key-people", "second-adult", "plan-b")


@dataclass
class Story:
    """The events of a case with their places, and what is asked of them."""

    events: Sequence[Event]
    today: date
    gate: Gate
    roles: dict[PersonId, set[Role]] = field(default_factory=dict)
    people: dict[PersonId, e.PersonAdded] = field(default_factory=dict)
    out: dict[PersonId, int] = field(default_factory=dict)
    contrary: dict[PersonId, int] = field(default_factory=dict)
    against: int = -1

    def __post_init__(self) -> None:
        for place, event in enumerate(self.events):
            self._cast(place, event)
            self._spoken_against(place, event)

    def _cast(self, place: int, event: Event) -> None:
        match event:
            case e.PersonAdded():
                self.people[event.person] = event
            case e.RoleGiven():
                self.roles.setdefault(event.person, set()).add(event.role)
            case e.RoleEnded():
                self.roles.get(event.person, set()).discard(event.role)
            case e.LeftOut():
                self.out[event.person] = place
            case e.TakenIn():
                self.out.pop(event.person, None)
            case e.Withdrew() if not self.main(event.person):
                self.out[event.person] = place
            case e.AskedAgain(answer=Again.NO) | e.WishSaid(want=Want.NO) if not self.main(event.person):
                self.out[event.person] = place

    def _spoken_against(self, place: int, event: Event) -> None:
        match event:
            case (
                e.WorseReported()
                | e.CheckedIn(change=e.Change.WORSE)
                | e.SafetyPlanned(holds=False)
                | e.StoppedSaid(since=None)
                | e.ConcernAsked(seen=Seen.SEEN)
                | e.SignAsked(seen=Seen.SEEN | Seen.NOT_ASKED)
                | e.Judged(verdict=Verdict.NO | Verdict.NOT_YET)
            ):
                self.against = place
            case e.Withdrew(person=p) | e.AskedAgain(person=p, answer=Again.NO | Again.UNSURE) if self.main(p):
                self._contrary(place, p)
            case e.WishSaid(person=p, want=want) if want is not Want.MEET and self.main(p):
                self._contrary(place, p)
            case e.ParentAnswered(child=p, says=e.ParentSays.REFUSES) if self.main(p) and self.refused(p, place):
                self.against = place if p not in self.out else self.against

    def _contrary(self, place: int, person: PersonId) -> None:
        self.contrary[person] = place
        if person not in self.out:
            self.against = place

    def main(self, person: PersonId) -> bool:
        return bool(self.roles.get(person, set()) & set(MAIN))

    def seated(self, *roles: Role) -> list[PersonId]:
        """Those in these roles who would sit in the circle."""
        return [p for p, has in self.roles.items() if has & set(roles) and p not in self.out and not self._kept_home(p)]

    def _kept_home(self, person: PersonId) -> bool:
        return not self.main(person) and self.refused(person)

    def refused(self, person: PersonId, until: int | None = None) -> bool:
        """Whether a parent's last word is a refusal, and counts."""
        someone = self.people[person]
        if someone.of_age or not someone.pupil:
            return False
        seen = self.events if until is None else self.events[: until + 1]
        last = {x.who: x.says for x in seen if isinstance(x, e.ParentAnswered) and x.child == person}
        return e.ParentSays.REFUSES in last.values()

    def last(self, test: Callable[[Event], bool]) -> tuple[int, Event | None]:
        """The last event of some kind, and its place."""
        return max(((i, x) for i, x in enumerate(self.events) if test(x)), key=lambda pair: pair[0], default=(-1, None))


def may_open(events: Sequence[Event], today: date, gate: Gate) -> list[str]:
    """What is still missing before a conference may open, in plain words; empty when nothing is."""
    story = Story(events, today, gate)
    harmed, responsible = story.seated(Role.HARMED), story.seated(Role.RESPONSIBLE)
    missing = [] if harmed and responsible else ["a side is missing"]
    missing += _judgements(story) + _signs(story, harmed, responsible) + _decision(story)
    for p in harmed:
        missing += _wish_of_harmed(story, p) + _stopped(story, p)
        chosen = {x.measure for x in events if isinstance(x, e.MeasureChosen) and x.person == p}
        missing += [] if set(gate.measures) <= chosen else [f"measures of {p}"]
    for p in responsible:
        missing += _wish(story, p, "responsible-wants")
    for p in dict.fromkeys(harmed + responsible):
        missing += _main_person(story, p)
    concern, _ = story.last(lambda x: isinstance(x, e.ConcernAsked) and x.seen is Seen.SEEN)
    released, _ = story.last(lambda x: isinstance(x, e.TalksReleased) and bool(x.who.strip()))
    missing += ["a concern is open"] if concern > released else []
    care = [p for p, has in story.roles.items() if Role.CARE in has and not story.people[p].pupil]
    missing += [] if len(care) >= gate.care_adults else ["three adults"]
    return missing + _door(story)


def _judgements(story: Story) -> list[str]:
    people: dict[About, list[PersonId | None]] = {
        About.HARMED: [*story.seated(Role.HARMED)],
        About.RESPONSIBLE: [*story.seated(Role.RESPONSIBLE)],
        About.PUPIL: [*story.seated(*MAIN)],
        About.CASE: [None],
    }
    missing = []
    for condition in story.gate.conditions:
        for p in people[condition.about]:
            _, last = story.last(lambda x: isinstance(x, e.Judged) and (x.condition, x.about) == (condition.id, p))  # noqa: B023
            if not isinstance(last, e.Judged) or last.verdict is not Verdict.YES:
                missing.append(f"{condition.id} of {p}")
            elif condition.id == "second-adult" and not _from_outside(story, last.judged_by):
                missing.append("a second adult from outside")
    return missing


def _from_outside(story: Story, person: PersonId | None) -> bool:
    return person is not None and story.roles.get(person) == {Role.SECOND_ADULT} and not story.people[person].pupil


def _signs(story: Story, harmed: list[PersonId], responsible: list[PersonId]) -> list[str]:
    missing = []
    for sign in story.gate.signs:
        _, last = story.last(lambda x: isinstance(x, e.SignAsked) and x.sign == sign)  # noqa: B023
        if not isinstance(last, e.SignAsked) or last.seen is not Seen.NOT_SEEN:
            missing.append(f"sign {sign}")
    if len(harmed) == 1 and len([p for p in responsible if p not in harmed]) > 1:
        missing.append("several against one")
    return missing + [f"{p} is an adult" for p in responsible if not story.people[p].pupil]


def _decision(story: Story) -> list[str]:
    place, last = story.last(lambda x: isinstance(x, e.Decided))
    chosen = isinstance(last, e.Decided) and last.path is Path.CONFERENCE
    return [] if chosen and place > story.against else ["a decision that stands"]


def _wish(story: Story, p: PersonId, condition: str) -> list[str]:
    """Taken back since, or a condition that the pupil tied to it is open."""
    judged, _ = story.last(lambda x: isinstance(x, e.Judged) and (x.condition, x.about) == (condition, p))
    contrary = story.contrary.get(p, -1)
    since = [
        x
        for i, x in enumerate(story.events)
        if isinstance(x, e.WishSaid) and x.person == p and x.want is Want.MEET and i > contrary
    ]
    missing = [f"{p} said something else since"] if contrary > judged or (contrary >= 0 and not since) else []
    for text in {text for wish in since for text in wish.conditions}:
        missing += [] if _met(story, p, text) else [f"the condition of {p}"]
    return missing


def _met(story: Story, p: PersonId, text: str) -> bool:
    """Marked as met after everybody whom it names, and who is not there now, stayed away."""
    wishes = {x.wish: x.conditions for x in story.events if isinstance(x, e.WishSaid) and x.person == p}
    place, last = story.last(
        lambda x: isinstance(x, e.ConditionMet) and text in wishes.get(x.wish, ())[x.index : x.index + 1]
    )
    gone = [out for who, out in story.out.items() if story.people[who].called in text]
    return isinstance(last, e.ConditionMet) and last.met and all(place > out for out in gone)


def _wish_of_harmed(story: Story, p: PersonId) -> list[str]:
    needs = next((i for i, x in enumerate(story.events) if isinstance(x, e.NeedsSaid) and x.person == p), None)
    start = max(story.contrary.get(p, -1), len(story.events) if needs is None else needs)
    days = {
        x.on
        for i, x in enumerate(story.events)
        if isinstance(x, e.WishSaid) and x.person == p and x.want is Want.MEET and x.trusted
        if i > start and x.on <= story.today
    }
    return _wish(story, p, "harmed-wants") + ([] if len(days) >= 2 else [f"two days of {p}"])


def _stopped(story: Story, p: PersonId) -> list[str]:
    last = {x.person: x for x in story.events if isinstance(x, e.StoppedSaid)}
    watchers = [q for q, has in story.roles.items() if Role.WATCHER in has and not story.people[q].pupil and q in last]
    worse = [x.on for x in story.events if isinstance(x, e.WorseReported | e.CheckedIn) and _is_worse(x)]
    missing = [] if p in last and watchers else ["stopped is said by the pupil and by an adult"]
    missing += ["it goes on"] if any(x.since is None for x in last.values()) else []
    for said in (last[q] for q in [p, *watchers] if q in last):
        since = max([said.since or story.today, *worse])
        quiet = [since + timedelta(n) for n in range(400) if since + timedelta(n) < min(said.on, story.today)]
        if len([d for d in quiet if d.weekday() < 5]) < story.gate.school_days:
            missing.append("quiet for long enough")
    _, plan = story.last(lambda x: isinstance(x, e.SafetyPlanned) and x.person == p)
    missing += [] if isinstance(plan, e.SafetyPlanned) and plan.holds else [f"a plan for {p}"]
    judged, _ = story.last(lambda x: isinstance(x, e.Judged) and (x.condition, x.about) == ("stopped", p))
    worst, _ = story.last(_is_worse)
    return missing + (["worse since"] if worst > judged else [])


def _is_worse(event: Event) -> bool:
    return isinstance(event, e.WorseReported) or (isinstance(event, e.CheckedIn) and event.change is e.Change.WORSE)


def _main_person(story: Story, p: PersonId) -> list[str]:
    missing = ["a parent refuses"] if story.refused(p) else []
    for kind, least, apart in ((TalkKind.INTERVIEW, 1, 0), (TalkKind.ONE_ON_ONE, 2, story.gate.support_days)):
        opened = {x.talk for x in story.events if isinstance(x, e.TalkOpened) and x.kind is kind and p in x.with_people}
        days = [x.on for x in story.events if isinstance(x, e.TalkHeld) and x.talk in opened and not x.stopped]
        if len(days) < least or (max(days) - min(days)).days < apart:
            missing.append(f"{kind} with {p}")
    for kind_of in (e.NeedsSaid, e.SupportAnswered):
        if not any(isinstance(x, kind_of) and x.person == p for x in story.events):  # type: ignore[attr-defined]
            missing.append(f"{kind_of.__name__} of {p}")
    someone = story.people[p]
    told = any(isinstance(x, e.ParentTold | e.ParentAnswered) and x.child == p for x in story.events)
    return missing + ([] if told or someone.of_age or not someone.pupil else [f"parents of {p}"])


def _door(story: Story) -> list[str]:
    _, plan = story.last(lambda x: isinstance(x, e.ConferencePlanned))
    missing = [] if isinstance(plan, e.ConferencePlanned) and plan.on == story.today else ["today is not the day"]
    for p in story.seated(*SEATED):
        checks = {x.check: x.done for x in story.events if isinstance(x, e.PreparedChecked) and x.person == p}
        _, again = story.last(lambda x: isinstance(x, e.AskedAgain) and x.person == p)  # noqa: B023
        if not all(checks.get(check) for check in CHECKS):
            missing.append(f"{p} is prepared")
        if not isinstance(again, e.AskedAgain) or again.answer is not Again.YES:
            missing.append(f"{p} asked again")
    for p in story.seated(*MAIN):
        _, again = story.last(lambda x: isinstance(x, e.AskedAgain) and x.person == p and x.at_door)  # noqa: B023
        fine = isinstance(again, e.AskedAgain) and again.answer is Again.YES and again.on == story.today
        if not fine or not isinstance(again, e.AskedAgain) or again.asked_by.strip() in ("", "Lead", "Lead Voorbeeld"):
            missing.append(f"{p} asked at the door by someone else")
    said = {x.person: x.first for x in story.events if isinstance(x, e.FirstSpeakerSaid)}
    if len({said.get(p) for p in story.seated(Role.HARMED)} - {None}) != 1:
        missing.append("who speaks first")
    items = {x.item: x.done for x in story.events if isinstance(x, e.DoorChecked)}
    return missing + [item for item in DOOR if not items.get(item)]
