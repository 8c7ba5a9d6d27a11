"""What the oracle asks of judgements, signs, the second adult and the decision: made, by whom, and not outdated."""

from __future__ import annotations

from collections.abc import Iterator

from kring.domain import events as e
from kring.domain.case.gate import About, Condition
from kring.domain.events import Part, Path, Seen, Verdict
from kring.domain.people import PersonId, Role, Side
from oracle_pupils import contrary
from oracle_story import MAIN, TALKS, Story

COUNTED = "several-against-one"
# What is asked at once and was seen is a sign against a meeting too; a release lets talks go on, not a meeting.
SERIOUS = {"images": "sexual", "sexual": "sexual", "weapon": "weapon", "suicidal": "self-harm"}


def unsafe_now(story: Story) -> int:
    """Where the last thing was written that says it is not quiet, or not safe."""
    return max(
        story.place(story.of(e.WorseReported)),
        story.place(story.of(e.CheckedIn, lambda x: x.change is e.Change.WORSE)),
        story.place(story.of(e.StoppedSaid, lambda x: x.since is None or x.unsure)),
        story.place(story.of(e.SafetyPlanned, lambda x: not x.holds)),
        story.place(story.of(e.PlanSaid, lambda x: not x.holds)),
        story.place(story.of(e.UnsafeSaid)),
        story.place(story.of(e.SafeNowSaid, lambda x: x.answer is not e.Safe.YES)),
    )


def other_people(story: Story) -> int:
    """Where it last changed who would sit there in a way that makes power less even.

    A main party comes or goes, somebody comes beside those responsible, or somebody beside the harmed goes.
    """
    weighs = [(line, x) for line, x in story.comings_and_goings() if _weighs(story, x)]
    return story.place(weighs)


def _weighs(story: Story, x: e.Event) -> bool:
    who = x.child if isinstance(x, e.ParentAnswered) else x.person  # type: ignore[attr-defined]
    given = [r for _, r in story.of(e.RoleGiven, lambda r: r.person == who)]
    main = any(r.role in MAIN for r in given)
    if isinstance(x, e.RoleGiven | e.TakenIn):
        return main or any(r.role is Role.SUPPORTER and r.side is Side.RESPONSIBLE for r in given)
    near = [r for r in given if r.role in (Role.SUPPORTER, Role.BESIDE)]
    return main or any(r.side is Side.HARMED or (r.of and story.has(r.of, Role.HARMED)) for r in near)


def _new_tie(story: Story, p: PersonId | None) -> int:
    """Where a pupil last tied something to a yes: who judged before that did not know of it."""
    own = story.same(p) if p is not None else set()
    tied = story.of(e.WishSaid, lambda x: x.person in own and bool(x.conditions or x.only_with or x.not_with))
    return story.place(tied)


def signs_seen(story: Story) -> int:
    """Where a sign or a concern was last seen."""
    return max(
        story.place(story.of(e.SignAsked, lambda x: x.seen is Seen.SEEN)),
        story.place(story.of(e.ConcernAsked, lambda x: x.seen is Seen.SEEN)),
    )


def against(story: Story, condition: str, p: PersonId | None) -> int:
    """Where the last thing was written that speaks against a judgement of a condition."""
    match condition, p:
        case ("harmed-wants" | "responsible-wants", str()):
            return max(story.place(contrary(story, p)), _new_tie(story, p))
        case ("accepts-part", str()):
            return story.place(
                story.of(e.OwnPartSaid, lambda x: x.person in story.same(p) and x.part in (Part.PARTLY, Part.DENIES))
            )
        case ("stopped", _):
            return unsafe_now(story)
        case ("power-even", _):
            return max(other_people(story), unsafe_now(story))
        case ("parents", _):
            return story.place(story.of(e.ParentAnswered, lambda x: x.child == p and x.says is e.ParentSays.REFUSES))
        case ("trained", _):
            return story.place(story.of(e.RoleGiven, lambda x: x.role in (Role.FACILITATOR, Role.PREPARER)))
        case ("independent", _):
            return story.place(story.of(e.RoleGiven, lambda x: x.role in (Role.FACILITATOR, Role.RESPONSIBLE)))
        case ("three-adults", _):
            return story.place(story.of(e.RoleEnded, lambda x: x.role is Role.CARE))
    return -1


def judgements(story: Story) -> Iterator[str]:
    """Every condition, about everybody whom it is about."""
    people: dict[About, list[PersonId | None]] = {
        About.HARMED: [*story.seated(Role.HARMED)],
        About.RESPONSIBLE: [*story.seated(Role.RESPONSIBLE)],
        About.PUPIL: [*story.seated(*MAIN)],
        About.CASE: [None],
    }
    for condition in story.gate.conditions:
        for p in people[condition.about]:
            if condition.id != "second-adult" and not _stands(story, condition, p):
                yield f"judged-{condition.id}"


def _stands(story: Story, condition: Condition, p: PersonId | None) -> bool:
    made = story.of(e.Judged, lambda x: (x.condition, x.about) == (condition.id, p))
    while made and made[-1][1].verdict is Verdict.YES and not story.proves(made[-1][0]):
        made.pop()  # a yes with a wrong day proves nothing; what speaks against stays
    if not made:
        return False
    line, last = made[-1]
    by = last.judged_by or line.record.by
    # The evidence is what the pupils said, which is asked for elsewhere: an adult's sentence proves nothing.
    yes = last.verdict is Verdict.YES and line.said == line.written and story.adult(by)
    interviews = [x.place for x, _ in story.held(p, TALKS[0])] if p else []
    met = not interviews or min(interviews) < line.place  # that there was none is said by `interview`
    return yes and met and line.place > against(story, condition.id, p)


def signs(story: Story) -> Iterator[str]:
    """Every sign against a meeting was asked and not seen; the group is counted from who would sit there."""
    for sign in story.gate.signs:
        asked = story.of(e.SignAsked, lambda x: x.sign == sign)  # noqa: B023
        named = story.place(story.of(e.IncidentNamed)) if sign == "disputed" else -1
        concern = story.of(e.ConcernAsked, lambda x: x.seen is Seen.SEEN and SERIOUS.get(x.concern) == sign)  # noqa: B023
        if concern or (
            sign != COUNTED and (not asked or asked[-1][1].seen is not Seen.NOT_SEEN or asked[-1][0].place < named)
        ):
            yield "signs"
    responsible, harmed = story.seated(Role.RESPONSIBLE), story.seated(Role.HARMED)
    if harmed and len(responsible) >= 3 * len(harmed):
        yield "group"
    if any(story.adult(p) for p in responsible):
        yield "adult-responsible"
    if not harmed or not responsible or len({*harmed, *responsible}) < 2:
        yield "a side is missing"


def second_adult(story: Story) -> Iterator[str]:
    """A second adult looked after all talks; a no stands until that same person changes it, or two others read it."""
    looks = story.of(e.SecondLooked)
    for adult in dict.fromkeys(x.adult for _, x in looks):
        own = [(line, x) for line, x in looks if x.adult == adult]
        noes = [line for line, x in own if Verdict.NO in (x.safety, x.power)]
        changed = any(
            _agrees(x) and _may_look(story, x.adult) and line.place > noes[-1].place for line, x in own if noes
        )
        if noes and not changed and not _two_others(story, adult, noes[-1].place):
            yield "second-no-stands"
            return
    due = max(unsafe_now(story), other_people(story), signs_seen(story))
    talks = max((_talked(story, p) for p in story.seated(*MAIN)), default=-1)
    valid = [line.place for line, x in story.good(e.SecondLooked) if _agrees(x) and _own(line.record, x)
             and _may_look(story, x.adult) and line.said == line.written and line.place > due]  # fmt: skip
    later = [line.place for line, x in looks if not _agrees(x)]
    if not valid or max(later, default=-1) > max(valid):
        yield "second-adult"
    elif max(valid) < talks:
        yield "second-after-talks"


def _talked(story: Story, p: PersonId) -> int:
    """Where it was written that a pupil's talks were enough; a later one speaks against nothing by itself."""
    first = min((x.place for x, _ in story.held(p, TALKS[0])), default=-1)
    held = sorted((x.place, x.said) for x, _ in story.held(p, TALKS[1]))
    for n, (place, _) in enumerate(held, 1):
        days = [said for _, said in held[:n]]
        if n >= story.gate.support_talks and (max(days) - min(days)).days >= story.gate.support_days:
            return max(first, place)
    return first


def _agrees(x: e.SecondLooked) -> bool:
    return x.safety is Verdict.YES and x.power is Verdict.YES and x.no_tie and bool(x.words.strip())


def _own(record: e.Recorded, x: e.SecondLooked) -> bool:
    return x.paper or record.by == x.adult


def _may_look(story: Story, adult: PersonId) -> bool:
    named = Role.SECOND_ADULT in story.once.get(adult, set())
    tied = story.family_or_supporter(adult) or story.has(adult, Role.FACILITATOR, Role.PREPARER)
    return named and story.adult(adult) and not tied and not _same_name_unasked(story, adult)


def _same_name_unasked(story: Story, adult: PersonId) -> bool:
    name = story.people[adult].name.casefold()
    same = [p for p, x in story.people.items() if p != adult and x.name.casefold() == name]
    two = [{x.one, x.other} for _, x in story.good(e.NamesAsked, lambda x: x.two)]
    return any({adult, p} not in two for p in same)


def _two_others(story: Story, adult: PersonId, since: int) -> bool:
    for line, asked in story.good(e.HeadAsked, lambda x: x.instead_of == adult):
        head = story.named(asked.head)
        others = set(asked.others) - {adult}
        read = {
            x.adult for later, x in story.good(e.SecondLooked)
            if later.place > line.place and x.adult in others and x.read_before and _agrees(x)
            and _own(later.record, x) and _may_look(story, x.adult)
        }  # fmt: skip
        gone = not story.has(adult, Role.SECOND_ADULT)
        if gone and line.place > since and head and story.has(head, Role.HEAD) and len(read) >= 2:
            return True
    return False


def decision(story: Story) -> Iterator[str]:
    """A conference was decided on, and nothing since speaks against it."""
    made = story.good(e.Decided)
    last = made[-1] if made else None
    since = [unsafe_now(story), signs_seen(story), _used(story)]
    since += [story.place(story.of(e.Judged, lambda x: x.verdict is not Verdict.YES))]
    since += [story.place(story.of(e.SecondLooked, lambda x: not _agrees(x)))]
    for p in story.seated(*MAIN):
        since += [story.place(contrary(story, p)), against(story, "parents", p), against(story, "accepts-part", p)]
    if not last or last[1].path is not Path.CONFERENCE or last[0].said != last[0].written or last[0].place < max(since):
        yield "decision"


def _used(story: Story) -> int:
    """Where the conference that was decided on was held."""
    kind = e.TalkKind.CONFERENCE
    return story.place(story.of(e.TalkHeld, lambda x: getattr(story.talk(x.talk), "kind", None) is kind))
