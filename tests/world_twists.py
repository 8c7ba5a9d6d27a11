"""Detours that end well: after each of them a case may still come to a conference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random

import domain_builders as build
import worlds as w
from domain_builders import FATHER, FRIEND, LEAD, MUM, OUTSIDE, TIJN, TUTOR, WATCH
from kring.domain import events as e
from kring.domain.events import Again, ParentSays, Part, Seen, TalkKind, Verdict, Want
from kring.domain.people import PersonId, Role
from worlds import BETWEEN, DAY, FIRST, RESERVE, SECOND, THIRD, World

Twist = Callable[[World, Random], object]
EARLY = date(2026, 10, 14)  # after the first talks, before meeting is asked


def said_no_before(world: World, rng: Random) -> None:
    """A no, and weeks later, unasked, a yes."""
    p = rng.choice(world.main)
    no: tuple[e.Event, ...] = (
        w.wish(p, EARLY, Want.NO), w.wish(p, EARLY, Want.ONLY_STOPS), e.Withdrew(p, EARLY),
        e.AskedAgain(p, Again.NO, EARLY, "Mrs Vos"),
    )  # fmt: skip
    world.add(EARLY, rng.choice(no))
    world.add(date(2026, 10, 15), e.BroughtUp(p, rng.choice(["Mrs Vos", "Tutor"]), date(2026, 10, 15), "May I still?"))


def did_not_know_before(world: World, rng: Random) -> None:
    """Not sure at first; it may be asked later."""
    p = rng.choice(world.main)
    wants = (Want.LETTER, Want.SOMEONE_SPEAKS, Want.NOT_YET_KNOWN)
    unsure = e.AskedAgain(p, Again.UNSURE, EARLY, "Mrs Vos")
    world.add(EARLY, rng.choice([*(w.wish(p, EARLY, want) for want in wants), unsure]))


def denied_before(world: World, rng: Random) -> None:
    """Half a denial, then an admission; or nothing said after it, which takes nothing back."""
    p = rng.choice(world.responsible)
    for part in rng.sample([Part.PARTLY, Part.DENIES], rng.choice([1, 2])):
        world.add(EARLY, e.OwnPartSaid(p, part, EARLY, "Mr Bakker", words="They all did."))
    if rng.random() < 0.5:
        world.add(BETWEEN, e.OwnPartSaid(p, Part.SILENT, BETWEEN, "Mr Bakker"))


def went_on_before(world: World, rng: Random) -> None:
    """It went on, or somebody was not sure; now it has stopped."""
    who = rng.choice([*world.harmed, WATCH])
    since, unsure = rng.choice([(None, False), (None, True)])
    world.add(EARLY, e.StoppedSaid(who, since, EARLY, "Still.", unsure))


def worse_before(world: World, rng: Random) -> None:
    """It was worse for a while; where something was done to the harmed pupil, quiet days began again."""
    on = date(2026, 10, 12) if rng.random() < 0.5 else EARLY
    worse = e.WorseReported(on, "A remark.", done=on != EARLY)
    world.add(on, rng.choice([worse, e.CheckedIn("x", world.harmed[0], e.Change.WORSE, on, "Mrs Vos", done=False)]))


def unsafe_and_seen_to(world: World, rng: Random) -> None:
    """Somebody did not feel safe, and a named adult saw to it."""
    about = rng.choice([None, *world.main])
    world.add(EARLY, e.UnsafeSaid("n1", about, EARLY, words="In the corridor."))
    world.add(date(2026, 10, 15), e.UnsafeSeenTo("n1", rng.choice(["Tutor", "Mrs Vos", "Safe"]), date(2026, 10, 15)))


def concern_and_released(world: World, rng: Random) -> None:
    """Something serious was seen, and the safeguarding lead released it."""
    about = rng.choice([None, *world.main])
    world.add(EARLY, e.ConcernAsked("abuse", Seen.SEEN, about, words="At home."))
    released = date(2026, 10, 15)
    world.add(released, e.TalksReleased("Safe", rng.choice([None, about]), released, "Handed over."))


def parent_changed(world: World, rng: Random) -> None:
    """A parent refused, and changed it."""
    p = rng.choice([p for p in world.main if p != build.MILO])
    world.add(EARLY, e.ParentAnswered(p, build.parent_of(p), ParentSays.REFUSES, EARLY))


def second_parent(world: World, rng: Random) -> None:
    """Another parent with a say: told, agrees, or not to be found on three days."""
    p = rng.choice(world.main)
    world.add(w.REPORT, build.person(PersonId("other-parent"), False), minute=30)
    world.add(w.REPORT, e.RoleGiven(PersonId("other-parent"), Role.PARENT, None, "parent", p), minute=30)
    match rng.randrange(3):
        case 0:
            world.add(EARLY, e.ParentTold(p, "Other Parent", EARLY, "Mrs Vos"))
        case 1:
            world.add(BETWEEN, e.ParentAnswered(p, "Other Parent", ParentSays.AGREES, BETWEEN))
        case _:
            for n in range(3):
                on = date(2026, 10, 20 + n)
                world.add(on, e.ParentTold(p, "Other Parent", on, "Mrs Vos", reached=False))


def second_adult_changed(world: World, rng: Random) -> None:
    """A second adult said no: that person changes it, or the head asks two others, who read it."""
    on = date(2026, 11, 9)
    no = rng.choice([{"safety": Verdict.NO}, {"power": Verdict.NO}])
    w.look(world, on, words="Not like this.", **no)
    if rng.random() < 0.5:
        return
    world.drop(e.SecondLooked, lambda x: x.safety is Verdict.YES and x.power is Verdict.YES)
    world.add(on, e.RoleEnded(OUTSIDE, Role.SECOND_ADULT), hour=12, minute=30)
    world.add(on, e.HeadAsked("Head", OUTSIDE, (SECOND, THIRD), on, "Has left the school."), hour=13)
    w.look(world, w.JUDGED, SECOND, read_before=True)
    w.look(world, w.JUDGED, THIRD, read_before=True, paper=rng.random() < 0.3)


def second_adult_ill(world: World, rng: Random) -> None:
    """Who judged falls ill; the yes stands."""
    world.add(date(2026, 11, 11), e.RoleEnded(OUTSIDE, Role.SECOND_ADULT))


def on_paper(world: World, rng: Random) -> None:
    """The second adult's page was signed on paper and entered by the facilitator."""
    found = world.find(e.SecondLooked)
    for i in found:
        step = world.steps[i]
        assert isinstance(step.event, e.SecondLooked)
        world.steps[i] = replace(step, event=replace(step.event, paper=True), by=LEAD)


def _numbers_again(world: World) -> None:
    """Who would sit there changed: with more on one side, the harmed pupil is asked again how that is made even."""
    world.add(BETWEEN, *[e.MeasureChosen(p, "numbers", "Mum and my sister.") for p in world.harmed], hour=16)


def twice(world: World, p: PersonId) -> PersonId:
    """Somebody stands in the case once more, with the name written short; it was said that it is the same person."""
    other, person = PersonId(f"{p}-again"), world.steps[world.find(e.PersonAdded, lambda x: x.person == p)[0]].event
    assert isinstance(person, e.PersonAdded)
    first, *_between, last = person.name.split()
    added = e.PersonAdded(other, f"{first[0]}. {last}", f"Again {p}", person.pupil, person.of_age)
    world.add(w.REPORT, added, e.NamesAsked(p, other, False), minute=50)
    return other


def said_under_another_entry(world: World, rng: Random) -> None:
    """A pupil stands in the case twice, and some of the words of that pupil stand under the other entry."""
    p = rng.choice(world.main)
    other = twice(world, p)
    own = (e.WishSaid, e.AskersNamed, e.NeedsSaid, e.SupportAnswered, e.StoppedSaid, e.FirstSpeakerSaid)
    own += (e.PlanSaid, e.SafetyPlanned, e.MeasureChosen, e.AskedAgain, e.OwnPartSaid)
    for i, step in enumerate(world.steps):
        if isinstance(step.event, own) and step.event.person == p and rng.random() < 0.4:
            world.steps[i] = replace(step, event=replace(step.event, person=other))
        elif isinstance(step.event, e.ParentAnswered) and step.event.child == p and rng.random() < 0.4:
            world.steps[i] = replace(step, event=replace(step.event, child=other))


def friend_away(world: World, rng: Random) -> None:
    """A second supporter does not come: withdrawn, a no, left out, kept at home, or simply not there."""
    _numbers_again(world)
    gone: tuple[tuple[date, e.Event], ...] = (
        (EARLY, e.Withdrew(FRIEND, EARLY)), (BETWEEN, e.LeftOut(FRIEND, "Moves away.")),
        (BETWEEN, w.wish(FRIEND, BETWEEN, Want.NO)), (DAY, e.CameIn(FRIEND, False, DAY)),
        (BETWEEN, e.ParentAnswered(FRIEND, "Mother of Friend", ParentSays.REFUSES, BETWEEN)),
    )  # fmt: skip
    on, event = rng.choice(gone)
    if isinstance(event, e.CameIn):
        world.swap(e.CameIn, lambda x: x.person == FRIEND, here=False)
    else:
        world.add(on, event)
        world.drop(e.CameIn, lambda x: x.person == FRIEND)


def tied(world: World, rng: Random) -> None:
    """A condition tied to a wish is met: who is there, who is not, something else, or it was released."""
    p = rng.choice(world.main)
    match rng.randrange(4):
        case 0:
            world.swap(
                e.WishSaid, lambda x: x.person == p and x.want is Want.MEET, only_with=(rng.choice([MUM, TUTOR]),)
            )
        case 1:
            not_there = rng.choice([RESERVE, WATCH])
            world.swap(e.WishSaid, lambda x: x.person == p and x.want is Want.MEET, not_with=(not_there,))
        case kind:
            third = f"{p}-{w.TALK_3}-{Want.MEET}"
            world.swap(e.WishSaid, lambda x: x.wish == third, conditions=("no phones",))
            met = e.ConditionMet(third, 0, True, "They lie in the cupboard.")
            released = e.ConditionReleased(third, 0, w.asker_of(p), BETWEEN, True, "It may go.")
            world.add(BETWEEN, met if kind == 2 else released, hour=17)


def beside_by_adult(world: World, rng: Random) -> None:
    """The father does not come; an adult of the school sits beside."""
    _numbers_again(world)
    world.add(BETWEEN, e.RoleGiven(w.NURSE, Role.BESIDE, None, "", TIJN))
    world.add(BETWEEN, e.LeftOut(FATHER, "Declines, which is fine."))
    world.drop(e.CameIn, lambda x: x.person == FATHER)
    w.meet(world, w.NURSE)
    world.add(w.PREPARED, e.AskedAgain(w.NURSE, Again.YES, w.PREPARED, "Mrs Vos"), hour=11)
    world.add(DAY, e.CameIn(w.NURSE, True, DAY), hour=8, minute=45)


def one_evening(world: World, rng: Random) -> None:
    """Three weeks of talks are written down in one evening, each with its own day."""
    world.one_evening = True
    evening = datetime.combine(w.JUDGED, time(7), UTC)
    ordered = sorted(world.steps, key=lambda s: s.at)
    begun = datetime.combine(FIRST, time(0), UTC)  # the people were known at the report
    world.steps = [replace(s, at=max(s.at, evening)) if s.at > begun else s for s in ordered]


def taken_over(world: World, rng: Random) -> None:
    """The facilitator is ill; another is judged anew, and both pupils are asked after that."""
    on = date(2026, 11, 13)
    world.add(on, e.RoleEnded(LEAD, Role.FACILITATOR), e.RoleGiven(RESERVE, Role.FACILITATOR))
    world.add(on, *[build.judged(c, None, on=on) for c in ("trained", "independent")], hour=10)
    w.decide(world, on)
    meeting = world.meeting
    world.meeting = lambda x: replace(meeting(x), led_by="Reserve")


def set_aside(world: World, rng: Random) -> None:
    """A record with a wrong day is set aside, and written anew."""
    ordered = sorted(world.steps, key=lambda s: s.at)
    kinds = (e.SupportAnswered, e.NeedsSaid, e.ParentTold, e.FirstSpeakerSaid, e.MeasureChosen)
    i = rng.choice([i for i, s in enumerate(ordered) if isinstance(s.event, kinds) and s.at.date() < BETWEEN])
    again = ordered[i]
    world.steps = [*ordered[:i], replace(again, name="wrong"), again, *ordered[i + 1 :]]
    world.add(BETWEEN, e.SetAside("wrong", BETWEEN, "The wrong day."))


def nothing_against(world: World, rng: Random) -> None:
    """Things that speak against nothing by themselves."""
    p, on = rng.choice(world.main), date(2026, 11, 12)
    talk = w.talk("how-it-is", TalkKind.FOLLOW_UP, (p,), on, "Mrs Vos")
    world.add(on, *talk, e.CheckedIn("y", p, e.Change.BETTER, on, "Mrs Vos"), hour=13)
    world.add(on, e.AskedAgain(p, Again.YES, on, "Mrs Vos"), e.Noted(e.EntryId("n"), None, None, words="x"), hour=13)


TWISTS: tuple[Twist, ...] = (
    said_no_before, did_not_know_before, denied_before, went_on_before, worse_before, unsafe_and_seen_to,
    concern_and_released, parent_changed, second_parent, second_adult_changed, second_adult_ill, on_paper,
    friend_away, tied, beside_by_adult, taken_over, set_aside, nothing_against, said_under_another_entry,
)  # fmt: skip
CASTS = ("one to one", "two to two", "two against one", "both", "one left out")
ALONE_IN_ITS_KIND = (second_adult_changed, second_adult_ill, on_paper)


def open_world(rng: Random, twists: int = 3) -> World:
    """A case in which nothing is missing, after up to so many detours."""
    world = w.open_world(rng, rng.choice(CASTS))
    chosen = rng.sample(TWISTS, rng.randrange(twists + 1))
    if sum(twist in ALONE_IN_ITS_KIND for twist in chosen) > 1:
        chosen = [twist for twist in chosen if twist not in ALONE_IN_ITS_KIND]
    for twist in chosen:
        twist(world, rng)
    if rng.random() < 0.15:
        one_evening(world, rng)
    return world
