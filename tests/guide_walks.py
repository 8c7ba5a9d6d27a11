"""Walks through a guide by program: every way through its branches, and cases with as many pupils as one wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import product

import builders as build
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import EntryId, Recorded, TalkKind
from kring.domain.people import Participation, Person, PersonId, Role
from kring.domain.session.attendance import ahead
from kring.domain.session.script import MARKS, Script, Step
from kring.domain.session.session import Run, apply, fold
from kring.domain.session.turns import Turn, turns_from_json
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.desk.desk import Desk
from kring.usecases.talks.turns_of import filled_turns

AT = datetime(2026, 11, 4, 9, tzinfo=UTC)
MOST_LINES = 200


def steps(script: Script) -> list[Step]:
    return [step for _phase, _part, step in script.steps()]


def branching(script: Script) -> dict[str, tuple[str, ...]]:
    """The lines on whose answers others hang, each with its answers."""
    asked = {branch.step for _phase, part, _step in script.steps() for branch in part.only_after}
    asked |= {branch.step for step in steps(script) for branch in step.only_after}
    return {step.id: codes(step) for step in steps(script) if step.id in asked}


def codes(step: Step) -> tuple[str, ...]:
    """What can be answered: the codes of its choices, or how its words are marked."""
    marks = MARKS.get(step.records) if step.records is not None else None
    return tuple(mark.value for mark in marks) if marks else tuple(choice.code for choice in step.choices)


def every_answer(script: Script, also: Mapping[str, tuple[str, ...]] | None = None) -> Iterator[dict[str, str]]:
    """Each way of answering the lines on which something hangs; an empty answer leaves such a line open."""
    lines = {**branching(script), **(also or {})}
    for given in product(*[("", *answers) for answers in lines.values()]):
        yield {line: code for line, code in zip(lines, given, strict=True) if code}


def begun(desk: Desk, case: Case, script: Script, person: PersonId) -> Run:
    """The guide with this person as it would begin now; nothing is written."""
    turns = filled_turns(desk, case, script, TalkKind(script.kind.value), [person], "Mrs Price", {})
    return fold(turns_from_json(turns), [Recorded(1, "", AT, e.Began(rules=e.HEARS_NO))])


def walked(run: Run, person: PersonId, answers: Mapping[str, str]) -> list[Turn]:
    """The lines that are put, in their order, with these answers, to the end."""
    put: list[Turn] = []
    for number in range(2, 2 * MOST_LINES, 2):
        turn = run.current
        put.append(turn)
        if turn.step.id in answers:
            said = e.Answered(EntryId(f"e{number}"), turn.id, person, answers[turn.step.id], "words")
            run = apply(run, Recorded(number, f"a{number}", AT, said))
        if ahead(run.state) is None:
            return put
        run = apply(run, Recorded(number + 1, f"b{number}", AT, e.Advanced()))
    raise AssertionError(f"{put[-1].step.id}: the guide does not end")


def with_pupils(desk: Desk, a_side: int) -> build.Built:
    """A new case with so many pupils on each side, a parent of each, and one of everybody who stands around."""
    made: list[Newcomer] = []
    ids: dict[str, PersonId] = {}

    def add(short: str, pupil: bool, *roles: tuple[Role, PersonId | None]) -> PersonId:
        ids[short] = PersonId(desk.new_id())
        here = tuple(Participation(ids[short], role, of=of) for role, of in roles)
        made.append(Newcomer(Person(ids[short], f"{short.title()} Vane", short.title(), pupil), here))
        return ids[short]

    for number in range(a_side):
        for role in (Role.HARMED, Role.RESPONSIBLE):
            child = add(f"{role.value}{number}", True, (role, None))
            add(f"parent-{role.value}{number}", False, (Role.PARENT, child))
    add("friend", True, (Role.SUPPORTER, ids["harmed0"]))
    add("bystander", True, (Role.BYSTANDER, None))
    add("told", True, (Role.TOLD, None))
    add("tutor", False, (Role.SCHOOL, None))
    case = cases.open_case(desk, "A corridor", desk.today(), "It went on.", e.Nature.BULLYING, False, people=made)
    return build.Built(desk, case, ids)


def whom(script: Script, built: build.Built) -> list[PersonId]:
    """Everybody in the case for whom a guide is."""
    audience = script.audience.value if script.audience is not None else ""
    of = {
        "harmed": "harmed",
        "responsible": "responsible",
        "supporters": "friend",
        "bystanders": "bystander",
        "told": "told",
        "school": "tutor",
        "parents": "parent-",
        "parents of harmed": "parent-harmed",
        "parents of responsible": "parent-responsible",
        "everyone": "harmed",
    }[audience]
    return [person for short, person in built.people.items() if short.startswith(of)]
