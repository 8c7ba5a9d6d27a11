"""One thing taken away from a case that could come to a conference: the pupils' own words, talks, support, parents.

Each function breaks one thing under the name by which the oracle calls it; world_breaks_staff.py has the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from random import Random

import domain_builders as build
import worlds as w
from domain_builders import FRIEND, MUM, TUTOR, WATCH
from kring.domain import events as e
from kring.domain.events import Again, ParentSays, Part, Seen, TalkKind, Want
from kring.domain.people import PersonId, Role
from world_twists import twice
from worlds import BETWEEN, FIRST, TALK_2, TALK_3, World

Break = Callable[[World, Random], object]
LATER = date(2026, 11, 5)
REEVE = PersonId("reeve")
STRANGERS = ("Tutor", "Nurse", "Mrs Nobody", "Mum", "Father", "")


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def _meets(p: PersonId) -> Callable[[e.WishSaid], bool]:
    return lambda x: x.person == p and x.want is Want.MEET


def own_yes(world: World, rng: Random, who: tuple[PersonId, ...]) -> object:
    """The latest word is another one, or a yes was said to somebody whom the pupil had not named."""
    p = rng.choice([p for p in who if p not in world.harmed or who == world.harmed] or [who[0]])
    if p not in who or (who == world.responsible and p in world.harmed):
        return False
    match rng.randrange(5):
        case 4:
            other = twice(world, p)
            no = rng.choice([e.Withdrew(other, BETWEEN), w.wish(other, BETWEEN, rng.choice([Want.LETTER, Want.NO]))])
            world.add(BETWEEN, no)
            if rng.random() < 0.5:  # what was said while they were one stays said, whatever an adult says since
                world.add(BETWEEN, e.NamesAsked(other, p, True), hour=16)
        case 0:
            want = rng.choice([Want.LETTER, Want.SOMEONE_SPEAKS, Want.NOT_YET_KNOWN, Want.NO, Want.ONLY_STOPS])
            world.add(BETWEEN, w.wish(p, BETWEEN, want))
        case 1:
            world.add(BETWEEN, w.wish(p, BETWEEN, Want.NOT_YET_KNOWN))
            for on in (LATER, date(2026, 11, 6)):
                by = rng.choice(STRANGERS)
                world.add(on, e.WishSaid(f"{p}-{on}", p, Want.MEET, on, by, words="Yes, Sir."))
        case 2:
            no = rng.choice([e.Withdrew(p, BETWEEN), e.AskedAgain(p, Again.UNSURE, BETWEEN, "Mrs Vos")])
            world.add(
                BETWEEN, no, e.Quoted("q", e.TalkId(f"{p}-3"), e.EntryId("x"), MUM, "harmed-wants", BETWEEN, "Go.")
            )
        case _ if p in world.harmed:
            world.add(BETWEEN, w.wish(p, BETWEEN, Want.LETTER))
            world.add(LATER, w.wish(p, LATER, trusted=False), w.wish(p, LATER, talk="tijn-1"))
        case _:
            return world.drop(e.WishSaid, _meets(p))
    return True


def two_days(world: World, rng: Random) -> object:
    p = rng.choice(world.harmed)
    match rng.randrange(3):
        case 0:
            world.drop(e.WishSaid, lambda x: x.wish == f"{p}-{TALK_3}-{Want.MEET}")
        case 1:
            world.swap(e.WishSaid, _meets(p), talk=None)
            return world.move(e.WishSaid, _meets(p), moment(TALK_3, 10))
        case _:
            world.swap(e.WishSaid, _meets(p), on=TALK_3, talk=f"{p}-3")
            world.move(e.WishSaid, _meets(p), moment(TALK_3, 9))
    return p not in world.responsible or len(world.harmed) == 1


def asking_order(world: World, rng: Random) -> object:
    p = rng.choice(world.harmed)
    return world.swap(e.NeedsSaid, lambda x: x.person == p, on=BETWEEN) and world.move(
        e.NeedsSaid, lambda x: x.person == p, moment(BETWEEN, 9)
    )


def responsible_first(world: World, rng: Random) -> object:
    on = date(2026, 10, 19)
    p = rng.choice(world.responsible)
    if p in world.harmed:
        return False
    world.drop(e.WishSaid, _meets(p))
    world.add(on, w.wish(p, on))
    return True


def after_no(world: World, rng: Random) -> object:
    p, on = rng.choice(world.main), date(2026, 10, 16)
    world.add(on, rng.choice([w.wish(p, on, Want.NO), w.wish(p, on, Want.ONLY_STOPS), e.Withdrew(p, on)]))
    if rng.random() < 0.5:  # brought up to nobody who is known, or by an adult's word only
        world.add(on, e.BroughtUp(p, rng.choice(["", " ", "Friend"]), on), hour=10)
    return True


def own_part(world: World, rng: Random) -> object:
    p = rng.choice(world.responsible)
    accepts = lambda x: x.person == p and x.part is Part.ACCEPTS  # noqa: E731
    match rng.randrange(5):
        case 4:
            part = rng.choice([Part.PARTLY, Part.DENIES])
            world.add(BETWEEN, e.OwnPartSaid(twice(world, p), part, BETWEEN, "Mr Bakker", words="Not me."))
            return True
        case 0:
            return world.drop(e.OwnPartSaid, accepts)
        case 1:
            return world.swap(e.OwnPartSaid, accepts, asked_by=rng.choice(STRANGERS))
        case 2:
            return world.swap(e.OwnPartSaid, accepts, part=rng.choice([Part.SILENT, Part.PARTLY, Part.DENIES]))
        case _:
            part = rng.choice([Part.PARTLY, Part.DENIES])
            world.add(BETWEEN, e.OwnPartSaid(p, part, BETWEEN, "Mr Bakker", words="Not me."))
            return True


def needs(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    return world.drop(e.NeedsSaid, lambda x: x.person == p)


def support_answered(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    return world.drop(e.SupportAnswered, lambda x: x.person == p)


def interview(world: World, rng: Random) -> object:
    key = f"{rng.choice(world.main)}-1"
    match rng.randrange(4):
        case 0:
            return world.drop(e.TalkHeld, lambda x: x.talk == key)
        case 1:
            return world.swap(e.TalkHeld, lambda x: x.talk == key, stopped=True)
        case 2:
            return world.swap(e.TalkHeld, lambda x: x.talk == key, open_steps=("needs",))
        case _:
            return world.swap(e.TalkOpened, lambda x: x.talk == key, kind=TalkKind.FOLLOW_UP)


def support_talks(world: World, rng: Random) -> object:
    key = f"{rng.choice(world.main)}-{rng.choice([2, 3])}"
    if world.one_evening:
        return False
    match rng.randrange(3):
        case 0:
            return world.drop(e.TalkHeld, lambda x: x.talk == key)
        case 1:
            return world.swap(e.TalkHeld, lambda x: x.talk == key, stopped=True)
        case _:
            return world.swap(e.TalkHeld, lambda x: x.talk == key, open_steps=("step",))


def parents_agree(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    if p == build.MILO:
        return False
    agrees = lambda x: x.child == p and x.says is ParentSays.AGREES  # noqa: E731
    if rng.random() < 0.5:
        return world.drop(e.ParentAnswered, agrees)
    return world.swap(e.ParentAnswered, agrees, who=rng.choice(["Tutor", "Somebody", "Nurse"]))


def parent_refuses(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    who = rng.choice([build.parent_of(p), "Grandfather"])
    world.add(BETWEEN, e.ParentAnswered(p, who, ParentSays.REFUSES, BETWEEN))
    return p != build.MILO


def parents_told(world: World, rng: Random) -> object:
    p, other = rng.choice(world.main), PersonId("far-parent")
    world.add(w.REPORT, build.person(other, False), e.RoleGiven(other, Role.PARENT, None, "", p), minute=40)
    for on in (FIRST, TALK_2, TALK_2)[: rng.randrange(4)]:
        world.add(on, e.ParentTold(p, "Far Parent", on, "Mrs Vos", reached=False), hour=16)
    return p != build.MILO


def tie_people(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    match rng.randrange(7):
        case 6:
            third = f"{p}-{TALK_3}-{Want.MEET}"
            world.swap(e.WishSaid, lambda x: x.wish == third, conditions=("only if Tutor is there",))
            world.add(BETWEEN, e.ConditionMet(third, 0, True))
            world.swap(e.CameIn, lambda x: x.person == TUTOR, here=False)
        case 4:
            world.swap(e.WishSaid, _meets(p), not_with=(twice(world, rng.choice([TUTOR, MUM])),))
        case 5:
            third = f"{p}-{TALK_3}-{Want.MEET}"
            added = e.PersonAdded(REEVE, "Ann Reeve", "Ann", False)
            renamed = e.PersonRenamed(REEVE, "T. Voorbeeld", "Ann")
            world.add(w.REPORT, added, renamed, e.NamesAsked(TUTOR, REEVE, False), minute=50)
            world.swap(e.WishSaid, lambda x: x.wish == third, conditions=("not Mrs Reeve",))
            world.add(BETWEEN, e.ConditionMet(third, 0, True))
        case 0:
            world.swap(e.WishSaid, _meets(p), only_with=(rng.choice([WATCH, w.NURSE]),))
            return not world.find(e.RoleGiven, lambda x: x.role is Role.BESIDE)
        case 1:
            world.swap(e.WishSaid, _meets(p), not_with=(rng.choice([TUTOR, MUM]),))
        case 2:
            world.swap(e.WishSaid, _meets(p), only_with=(FRIEND,))
            world.swap(e.CameIn, lambda x: x.person == FRIEND, here=False)
        case _:
            world.swap(e.WishSaid, _meets(p), only_with=(TUTOR,))
            world.swap(e.CameIn, lambda x: x.person == TUTOR, here=False)
    return True


def tie_words(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    third = f"{p}-{TALK_3}-{Want.MEET}"
    world.drop(e.ConditionMet)
    world.drop(e.ConditionReleased)
    found = world.swap(e.WishSaid, lambda x: x.wish == third, conditions=("no phones",))
    match rng.randrange(4):
        case 0:
            world.add(BETWEEN, e.ConditionMet(third, 0, False))
        case 1:
            world.add(BETWEEN, e.ConditionReleased(third, 0, "Tutor", BETWEEN, True))
        case 2:
            world.add(BETWEEN, e.ConditionReleased(third, 0, "Mrs Vos", BETWEEN, False))
    return found


def it_goes_on(world: World, rng: Random) -> object:
    who = rng.choice([*world.harmed, WATCH, FRIEND, MUM])
    world.add(BETWEEN, e.StoppedSaid(who, None, BETWEEN, "Again.", rng.random() < 0.3))
    return True


def stopped_said(world: World, rng: Random) -> object:
    who = rng.choice([*world.harmed, WATCH])
    if who == WATCH and rng.random() < 0.4:
        return world.swap(e.RoleGiven, lambda x: x.person == WATCH, role=Role.TRUSTED)
    return world.drop(e.StoppedSaid, lambda x: x.person == who)


def quiet_days(world: World, rng: Random) -> object:
    who = rng.choice([*world.harmed, WATCH])
    match rng.randrange(3):
        case 0:
            return world.swap(e.StoppedSaid, lambda x: x.person == who, since=date(2026, 10, 27))
        case 1:
            on = date(2026, 10, 28)
            world.add(on, e.WorseReported(on, "Tripped."))
        case _:
            on = date(2026, 10, 29)
            world.add(on, e.CheckedIn("z", world.harmed[0], e.Change.WORSE, on, "Mrs Vos", done=True))
    return True


def plan(world: World, rng: Random) -> object:
    p = rng.choice(world.harmed)
    match rng.randrange(3):
        case 0:
            return world.drop(e.SafetyPlanned, lambda x: x.person == p)
        case 1:
            world.add(BETWEEN, e.SafetyPlanned(p, False))
        case _:
            world.add(BETWEEN, e.PlanSaid(p, False, BETWEEN, "Not in the corridor."))
    return True


def measures(world: World, rng: Random) -> object:
    p, missing = rng.choice(world.harmed), rng.choice(["seat", "stop-sign"])
    return world.drop(e.MeasureChosen, lambda x: x.person == p and x.measure == missing)


def numbers(world: World, rng: Random) -> object:
    world.swap(e.MeasureChosen, lambda x: x.measure == "numbers", words="")
    return len(world.responsible) > len(world.harmed)


def signs(world: World, rng: Random) -> object:
    sign = rng.choice([s for s in build.SIGNS if s != "several-against-one"])
    match rng.randrange(3):
        case 0:
            return world.drop(e.SignAsked, lambda x: x.sign == sign)
        case 1:
            return world.swap(e.SignAsked, lambda x: x.sign == sign, seen=rng.choice([Seen.SEEN, Seen.NOT_ASKED]))
        case _:
            world.add(TALK_2, e.ConcernAsked(rng.choice(build.CONCERNS), Seen.SEEN, None))
            world.add(TALK_3, e.TalksReleased("Safe", None, TALK_3))
            return True


def concern(world: World, rng: Random) -> object:
    about = rng.choice([None, *world.main])
    world.add(BETWEEN, e.ConcernAsked("abuse", Seen.SEEN, about))
    if rng.random() < 0.6:
        who, whom = rng.choice([("Tutor", None), ("", None), ("Lead", about), ("Safe", build.FRIEND)])
        if who == "Lead":
            world.add(LATER, e.RoleGiven(build.LEAD, Role.SAFEGUARDING))
        world.add(LATER, e.TalksReleased(who, whom, LATER))
    return True


def unsafe(world: World, rng: Random) -> object:
    world.add(BETWEEN, e.UnsafeSaid("n9", rng.choice([None, *world.main]), BETWEEN))
    if rng.random() < 0.5:
        notice, who = rng.choice([("n9", ""), ("n9", "Friend"), ("n8", "Tutor"), ("n9", " ")])
        world.add(LATER, e.UnsafeSeenTo(notice, who, LATER))
    return True


def concerns_asked(world: World, rng: Random) -> object:
    asked = rng.choice(build.CONCERNS)
    return world.drop(e.ConcernAsked, lambda x: x.concern == asked)


def safe_now(world: World, rng: Random) -> object:
    world.add(BETWEEN, e.SafeNowSaid(rng.choice([e.Safe.NO, e.Safe.UNKNOWN]), BETWEEN))
    return True


def left_open(world: World, rng: Random) -> object:
    """A talk with a pupil of the case, or with somebody of the circle, is begun and left."""
    who, kind = rng.choice([(world.main[0], TalkKind.INTERVIEW), (world.main[-1], TalkKind.ONE_ON_ONE)])
    if rng.random() < 0.3:
        who, kind = rng.choice([FRIEND, MUM]), TalkKind.INTERVIEW
    world.add(LATER, w.talk("left", kind, (who,), LATER, "Mrs Vos")[0])
    return True


PUPILS: dict[str, Break] = {
    "wish-harmed": lambda world, rng: own_yes(world, rng, world.harmed),
    "wish-responsible": lambda world, rng: own_yes(world, rng, world.responsible),
    "two-days": two_days, "asking-order": asking_order, "responsible-asked-first": responsible_first,
    "after-no": after_no, "own-part": own_part, "needs": needs, "support-answered": support_answered,
    "interview": interview, "support-talks": support_talks, "parents-agree": parents_agree,
    "parent-refuses": parent_refuses, "parents-told": parents_told, "tie-people": tie_people, "tie-words": tie_words,
    "it goes on": it_goes_on, "stopped-said": stopped_said, "quiet-days": quiet_days, "plan": plan,
    "measures": measures, "how numbers are made even": numbers, "signs": signs, "concern": concern,
    "concerns-asked": concerns_asked, "unsafe": unsafe, "safe-now": safe_now,
    "talk-left-open": left_open,
}  # fmt: skip
