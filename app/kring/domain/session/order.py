"""Who is asked what, in which order: a script and the people of a case make the turns of a session.

The order itself stands in the script. Here are only the rules by which a part of a script becomes turns: everyone
whom a part addresses gets each of its steps once, also who has two of the roles that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kring.domain.events import TurnId
from kring.domain.people import IncidentId, PersonId
from kring.domain.session.script import Branch, Keeper, Manner, Phase, Script, ScriptPart, Step, Who
from kring.domain.session.seated import MAIN, Pick, Seated
from kring.domain.session.turns import Turn


def expand(script: Script, seated: Seated) -> tuple[Turn, ...]:
    """All turns for these people, in speaking order."""
    return tuple(
        turn
        for phase in script.phases
        for number, part in enumerate(phase.parts, start=1)
        for turn in _turns_of(phase, number, part, seated)
    )


@dataclass(frozen=True, slots=True)
class _Put:
    """One step for one person, or for a group; nobody in `heard` where the whole room hears it."""

    step: Step
    role: Who
    person: PersonId | None
    people: tuple[PersonId, ...]
    heard: tuple[PersonId, ...] = ()
    question: _Put | None = None  # of a reply: what it answers


def _turns_of(phase: Phase, number: int, part: ScriptPart, seated: Seated) -> Iterator[Turn]:
    """A part as often as it goes round, for each incident where it goes through these."""
    with_any = _people(seated.those(part.with_any))
    if part.with_any and not with_any:
        return
    without = _people(seated.those(part.without))
    incidents: tuple[IncidentId | None, ...] = tuple(seated.incidents) if part.by_incident else (None,)
    for incident in incidents:
        there = seated if incident is None else seated.about(incident)
        for turn_round in range(1, part.again + 1):
            after = "" if turn_round == 1 else f"/{turn_round}"
            for line in _lines_of(part, there):
                question, where = line.question, (f"{phase.id}/{number}", f"{_of(incident)}{after}")
                own = (*(question.step.only_after if question else ()), *line.step.only_after)
                yield Turn(
                    _id(line, *where),
                    phase.id,
                    phase.title,
                    part.minutes,
                    line.role,
                    line.person,
                    line.people,
                    line.heard,
                    replace(line.step, only_after=()) if line.step.only_after else line.step,
                    only_after=(*part.only_after, *_again(part, turn_round), *_this_time(own, part, turn_round)),
                    with_any=with_any,
                    without=without,
                    lead=seated.leader(part.led_by) if part.led_by else None,
                    turn_round=turn_round if part.again > 1 else 0,
                    incident=incident,
                    answers_to=question.person if question else None,
                    reply_to=_id(question, *where) if question else None,
                )


def _id(line: _Put, part: str, after: str) -> TurnId:
    whom = line.person or ("all" if line.people else "-")
    to = f"/to-{line.question.person or 'all'}" if line.question else ""
    return TurnId(f"{part}/{line.step.id}/{line.role}/{whom}{to}{after}")


def _of(incident: IncidentId | None) -> str:
    return f"/of-{incident or 'the-one'}" if incident is not None else ""


def _again(part: ScriptPart, turn_round: int) -> tuple[Branch, ...]:
    """It goes round once more unless the round before ended it."""
    if part.until is None or turn_round == 1:
        return ()
    return tuple(replace(part.until, unless=True, turn_round=before) for before in range(1, turn_round))


def _this_time(branches: Sequence[Branch], part: ScriptPart, turn_round: int) -> tuple[Branch, ...]:
    """What a part that goes round asks after its own lines is what was said to them this time round."""
    if part.again == 1:
        return tuple(branches)
    own = {step.id for step in (*part.steps, *part.replies)}
    return tuple(replace(one, turn_round=turn_round) if one.step in own else one for one in branches)


def _people(picks: Sequence[Pick]) -> tuple[PersonId, ...]:
    return tuple(person for _, person in picks if person is not None)


def _lines_of(part: ScriptPart, seated: Seated) -> Iterator[_Put]:
    picks = seated.those(part.who)
    if part.group:
        inside = seated.groups.get(part.group, ())
        picks = tuple(pick for pick in picks if pick[1] in inside)
    for line in _in_manner(part, picks, seated):
        yield line
        if line.step == part.steps[0]:
            yield from _replies_to(line, part, seated)


def _replies_to(line: _Put, part: ScriptPart, seated: Seated) -> Iterator[_Put]:
    """The replies to a line, there when it is and heard by those who heard it; who did not hear it does not reply."""
    put, stays = replace(line, question=line), Who.FACILITATOR in part.who
    for role, person in seated.those(part.answered_by):
        if not line.heard or person in line.heard or (person is None and stays):
            people = (person,) if person is not None else ()
            yield from (replace(put, step=reply, role=role, person=person, people=people) for reply in part.replies)


def _in_manner(part: ScriptPart, picks: Sequence[Pick], seated: Seated) -> Iterator[_Put]:
    match part.manner:
        case Manner.GROUP:
            yield from _for_the_group(part, picks)
        case Manner.ROUND:
            yield from (_line(step, *pick) for step in part.steps for pick in picks)
        case Manner.CIRCLE:
            sitting = _with_keeper(part, picks, seated)
            yield from (_line(step, *pick) for step in part.steps for pick in sitting)
        case Manner.ONE:
            yield from (_line(step, *pick) for pick in picks[:1] for step in part.steps)
        case Manner.EACH:
            yield from (_line(step, *pick) for pick in picks for step in part.steps)
        case Manner.PRIVATE:
            yield from _in_private(part, picks, seated)


def _with_keeper(part: ScriptPart, picks: Sequence[Pick], seated: Seated) -> tuple[Pick, ...]:
    """The circle as it sits, with whoever leads before or after it where the script says so."""
    leads = seated.leader(part.led_by)
    others = seated.by_chairs([pick for pick in picks if pick[1] != leads], part.start)
    if part.keeper is None or leads is None:
        return others
    keeper = ((Who.FACILITATOR, leads),)
    return (*keeper, *others) if part.keeper is Keeper.FIRST else (*others, *keeper)


def _line(step: Step, role: Who, person: PersonId | None) -> _Put:
    return _Put(step, role, person, (person,) if person is not None else ())


def _for_the_group(part: ScriptPart, picks: Sequence[Pick]) -> Iterator[_Put]:
    everybody = _people(picks)
    if everybody or ({Who.EVERYONE, Who.FACILITATOR} & set(part.who) and not part.group):
        yield from (_Put(step, part.who[0], None, everybody) for step in part.steps)


def _in_private(part: ScriptPart, picks: Sequence[Pick], seated: Seated) -> Iterator[_Put]:
    mains = [pick for pick in picks if pick[0] in MAIN or pick[0] in _ALONE] or picks
    stays = (seated.facilitator,) if Who.FACILITATOR in part.who else ()
    for role, person in mains:
        if person is not None:
            hearing = dict.fromkeys([person, *seated.beside(role, person), *stays])
            heard = tuple(i for i in hearing if i is not None)
            yield from (_Put(step, role, person, (person,), heard) for step in part.steps)


_ALONE = (Who.BYSTANDERS, Who.SCHOOL, Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE)
