"""What the oracle asks of each pupil: own words, what is tied to them, talks, needs, support and parents."""

from __future__ import annotations

from collections.abc import Iterator

from kring.domain import events as e
from kring.domain.events import Again, Part, TalkKind, Want
from kring.domain.people import PersonId, Role
from oracle_story import NEVER, Line, Story, When, newest

NOES = (Want.NO, Want.ONLY_STOPS)
OTHER_WAYS = (Want.LETTER, Want.SOMEONE_SPEAKS)
Wishes = list[tuple[Line, e.WishSaid]]


def contrary(story: Story, p: PersonId, only_no: bool = False) -> list[tuple[Line, e.Event]]:
    """Every word of a pupil that is not a yes; a record that was set aside still speaks against."""
    wanted = NOES if only_no else tuple(w for w in Want if w is not Want.MEET)
    answers = (Again.NO,) if only_no else (Again.NO, Again.UNSURE)
    return [
        *story.of(e.WishSaid, lambda x: x.person in story.same(p) and x.want in wanted),
        *story.of(e.AskedAgain, lambda x: x.person in story.same(p) and x.answer in answers),
        *story.of(e.Withdrew, lambda x: x.person in story.same(p)),
    ]


def _latest(lines: list[tuple[Line, e.Event]]) -> When:
    return max((line.when for line, _ in lines), default=NEVER)


def named_asker(story: Story, p: PersonId, who: str, when: When) -> bool:
    """Whether a pupil had named this person, an adult and never family, as somebody to be asked by."""
    asker = story.named(who)
    said = newest([(x, a) for x, a in story.good(e.AskersNamed, lambda a: a.person == p) if x.when < when])
    named = {story.named(a) for a in said.askers} if said else set()
    return asker in named and story.adult(asker) and not story.family_or_supporter(asker or p)


def _valid(story: Story, p: PersonId, line: Line, x: e.WishSaid) -> bool:
    """A wish from that pupil's own talk, not the first one, by a named asker."""
    talk = story.talk(x.talk)
    interviews = sorted(story.held(p, TalkKind.INTERVIEW), key=lambda pair: pair[0].when)
    in_first = bool(interviews) and x.talk is not None and interviews[0][1].talk == x.talk
    own = talk is None or p in talk.with_people
    return x.trusted and own and not in_first and named_asker(story, p, x.asked_by, line.when)


def yeses(story: Story, p: PersonId, since: When) -> Wishes:
    """Every yes of a pupil after a moment."""
    found = story.good(e.WishSaid, lambda x: x.person == p and x.want is Want.MEET)
    return [(line, x) for line, x in found if line.when > since]


def wish(story: Story, p: PersonId) -> Iterator[str]:
    """What is missing of a pupil's own yes."""
    said = yeses(story, p, _latest(contrary(story, p)))
    side = "harmed" if story.has(p, Role.HARMED) else "responsible"
    valid = [(line, x) for line, x in said if _valid(story, p, line, x)]
    if not valid:
        yield f"wish-{side}"
        return
    if no := contrary(story, p, only_no=True):
        opened = [x.when for x, b in story.good(e.BroughtUp, lambda b: b.person == p) if story.hears(p, b.to)]
        unasked = min((w for w in opened if w > _latest(no)), default=None)
        valid = [(line, x) for line, x in valid if unasked and line.when > unasked]
        if not valid:
            yield "after-no"
            return
    needs = min((x.when for x, n in story.good(e.NeedsSaid, lambda n: n.person == p)), default=None)
    if side == "harmed" and needs is not None:
        valid = [(line, x) for line, x in valid if line.when > needs]
        if not valid:
            yield "asking-order"
            return
    if story.has(p, Role.RESPONSIBLE):
        valid_as_responsible = [line for line, _ in valid if _harmed_first(story, p, line.when)]
        if not valid_as_responsible:
            yield "responsible-asked-first"
    if side == "harmed" and not two_days(story, valid):
        yield "two-days"


def _harmed_first(story: Story, p: PersonId, when: When) -> bool:
    """Whether each pupil who was harmed had said a first yes, after needs, before this one was asked."""
    for h in story.seated(Role.HARMED):
        needs = min((x.when for x, n in story.good(e.NeedsSaid, lambda n: n.person == h)), default=when)  # noqa: B023
        own = [line.when for line, x in yeses(story, h, NEVER) if _valid(story, h, line, x) and line.when > needs]
        if h != p and own and not any(w < when for w in own):
            return False
    return True


def two_days(story: Story, said: Wishes) -> bool:
    """Two asks, on two days, written on two days or said in two talks that were held on two days."""

    def talk_day(x: e.WishSaid) -> object:
        return next((line.said for line, h in story.good(e.TalkHeld) if h.talk == x.talk and x.talk), None)

    for one, x in said:
        for other, y in said:
            talks = talk_day(x), talk_day(y)
            apart = one.written != other.written or (None not in talks and talks[0] != talks[1])
            if one.said != other.said and apart:
                return True
    return False


def ties(story: Story, p: PersonId, here: set[PersonId]) -> Iterator[str]:
    """What a pupil ever tied to meeting and is not so now; only that pupil lets go of it."""
    said = sorted(story.of(e.WishSaid, lambda x: x.person in story.same(p)), key=lambda pair: pair[0].when)
    latest = {tie: line for line, x in said for tie in tied_to(x) if tie[0] != "words" or x.want not in OTHER_WAYS}
    for (kind, what), line in latest.items():
        if _released(story, p, (kind, what), line):
            continue
        who = story.same(PersonId(what))
        if (kind == "with" and not who & here) or (kind == "without" and who & story.in_the_room()):
            yield "tie-people"
        if kind == "words":
            if any(story.same(q) & story.in_the_room() for q in named_out(story, what)):
                yield "tie-people"
            if not all(story.same(q) & here for q in named_in(story, what)):
                yield "tie-people"
            met = [(at, m) for at, m in story.good(e.ConditionMet) if _tie(story, p, m.wish, m.index) == (kind, what)]
            gone = story.place(story.own_supporters_gone(p))  # asked once more rather than once too little
            if not met or not met[-1][1].met or met[-1][0].place < max(gone, line.place):
                yield "tie-words"


def tied_to(x: e.WishSaid) -> list[tuple[str, str]]:
    """What a wish is tied to, in the order in which it is counted."""
    people = [("with", q) for q in x.only_with] + [("without", q) for q in x.not_with]
    return [("words", text) for text in x.conditions] + [(kind, str(q)) for kind, q in people]


def named_out(story: Story, words: str) -> list[PersonId]:
    """Whom words such as "not Mr Carer" may mean: every adult of that name, where nobody is called so."""
    said = words.split()
    if len(said) != 3 or said[0] not in ("not", "without"):
        return []
    called = [p for p, x in story.people.items() if x.called == " ".join(said[1:])]
    return called or [p for p, x in story.people.items() if not x.pupil and said[2] in x.name.split()]


def named_in(story: Story, words: str) -> list[PersonId]:
    """Whom words such as "only if Tutor is there" want there, by the name used in talks."""
    wanted = words.removeprefix("only if ").removesuffix(" is there")
    if words != f"only if {wanted} is there":
        return []
    return [p for p, x in story.people.items() if x.called == wanted]


def _tie(story: Story, p: PersonId, wish: str, index: int) -> tuple[str, str] | None:
    found = [tied_to(x) for _, x in story.of(e.WishSaid, lambda x: x.wish == wish and x.person in story.same(p))]
    return found[0][index] if found and index < len(found[0]) else None


def _released(story: Story, p: PersonId, tie: tuple[str, str], said: Line) -> bool:
    """Let go of after it was said last, to somebody whom the pupil named, and another day was offered."""
    found = story.good(e.ConditionReleased, lambda r: r.another_day and _tie(story, p, r.wish, r.index) == tie)
    return any(named_asker(story, p, r.to, line.when) and line.when > said.when for line, r in found)


def own_part(story: Story, p: PersonId) -> Iterator[str]:
    """The latest own word on the own part; saying nothing takes nothing back."""
    back = [
        line.when
        for line, x in story.of(e.OwnPartSaid, lambda x: x.person in story.same(p))
        if x.part in (Part.PARTLY, Part.DENIES)
    ]
    accepted = story.good(e.OwnPartSaid, lambda x: x.person == p and x.part is Part.ACCEPTS)
    fine = [line for line, x in accepted if named_asker(story, p, x.asked_by, line.when)]
    if not any(line.when > max(back, default=NEVER) for line in fine):
        yield "own-part"


def talks(story: Story, p: PersonId) -> Iterator[str]:
    """Talks alone, and the support and insight stage over its days."""
    if not story.held(p, TalkKind.INTERVIEW):
        yield "interview"
    days = [line.said for line, _ in story.held(p, TalkKind.ONE_ON_ONE)]
    enough = len(days) >= story.gate.support_talks
    if not enough or (max(days) - min(days)).days < story.gate.support_days:
        yield "support-talks"
    if not story.good(e.NeedsSaid, lambda x: x.person == p):
        yield "needs"
    if not story.good(e.SupportAnswered, lambda x: x.person == p):
        yield "support-answered"


def parents(story: Story, p: PersonId) -> Iterator[str]:
    """One with a say agrees, the others know or were tried three times, and nobody refuses."""
    if not story.minor(p):
        return
    if story.refusals(p):
        yield "parent-refuses"
    with_say = story.parents(p)
    answers = story.good(e.ParentAnswered, lambda x: x.child == p)
    last = {story.named(x.who): x.says for _, x in sorted(answers, key=lambda pair: pair[0].when)}
    if not any(last.get(q) is e.ParentSays.AGREES for q in with_say) and not story.refusals(p):
        yield "parents-agree"
    for q in with_say:
        told = story.good(e.ParentTold, lambda x: x.child == p and story.named(x.who) == q)  # noqa: B023
        tried = {x.on for _, x in told if not x.reached}
        if q not in last and not any(x.reached and x.safe for _, x in told) and len(tried) < 3:
            yield "parents-told"


def each(story: Story, here: set[PersonId]) -> Iterator[str]:
    """What is missing of every pupil who would sit there."""
    for p in story.seated(Role.HARMED, Role.RESPONSIBLE):
        yield from wish(story, p)
        yield from ties(story, p, here)
        yield from talks(story, p)
        yield from parents(story, p)
        if story.has(p, Role.RESPONSIBLE):
            yield from own_part(story, p)
