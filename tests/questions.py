"""Every public question of the domain that can be put to a case, with what it asks beside the case."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, time
from itertools import product

import domain_builders as build
from kring import domain
from kring.domain.case.case import Case
from kring.domain.case.stages import View
from kring.domain.case.wishes import TiedCondition
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Event, Path, Recorded, TalkKind, Verdict, Want
from kring.domain.path.folding import apply
from kring.domain.path.permits import permit
from kring.domain.people import PersonId, Role, Side

PEOPLE = (build.NOOR, build.TIJN, build.FATHER, build.TUTOR, PersonId("again"))
TEXTS = ("Mrs Vos", "Father", "Mark Reeve", "Mr Bakker", "Mr Reeve")
WORDS = ("not Mark", "only if Mum is there", "niet zijn vader", "not my tutor")
ASKED = {
    "PersonId": PEOPLE, "PersonId | None": (None, *PEOPLE[:2]), "str": TEXTS, "Gate": (build.GATE,),
    "Role": (Role.HARMED, Role.FACILITATOR, Role.PARENT), "Side": tuple(Side), "TalkKind": (TalkKind.INTERVIEW,),
    "date": (build.CONFERENCE,), "datetime": (datetime.combine(build.CONFERENCE, time(12), UTC),),
    "Collection[PersonId]": (PEOPLE[:2],), "tuple[PersonId, ...]": (PEOPLE[:1],), "Want": (Want.MEET,),
    "Path": (Path.CONFERENCE,), "TiedCondition": tuple(map(TiedCondition, WORDS)), "Verdict": tuple(Verdict),
}  # fmt: skip
_WRITES = ("fold", "late", "each_entry")

Question = tuple[str, Callable[[Case], object]]


def _ways(name: str, function: Callable[..., object], first: int) -> Iterator[Question]:
    """A function with all that it may be asked beside the case; none where nobody knows what to ask it."""
    asked = list(inspect.signature(function).parameters.values())[first:]
    known = [p for p in asked if p.annotation in ASKED and p.kind is not p.KEYWORD_ONLY]
    if any(p not in known and p.default is p.empty for p in asked):
        return
    if inspect.signature(function).return_annotation in ("None", "NoReturn", "Case", "tuple[Case, ...]"):
        return  # a case is asked itself
    known = known[: next((n for n, p in enumerate(asked) if p not in known), len(known))]
    for beside in product(*(ASKED[p.annotation] for p in known)):
        yield f"{name}{beside}", lambda case, beside=beside: function(case, *beside)  # type: ignore[misc]


def _all() -> Iterator[Question]:
    for module in pkgutil.walk_packages(domain.__path__, "kring.domain."):
        if module.name.rpartition(".")[2].startswith(_WRITES):
            continue
        found = importlib.import_module(module.name)
        for name, function in inspect.getmembers(found, inspect.isfunction):
            takes = list(inspect.signature(function).parameters.values())
            own = function.__module__ == found.__name__ and not name.startswith("_")
            if any(p.annotation == "Condition" for p in takes):
                continue  # a condition of the gate
            if own and takes and takes[0].annotation in ("Case", "Known", "Ties"):
                yield from _ways(f"{module.name.removeprefix('kring.domain.')}.{name}", function, 1)
    for name, member in inspect.getmembers(Case):
        if name.startswith("_") or name.startswith("once") or name == "whole":  # the case itself
            continue
        if isinstance(member, property):
            yield f"Case.{name}", lambda case, name=name: getattr(case, name)  # type: ignore[misc]
        elif inspect.isfunction(member):
            yield from _ways(f"Case.{name}", member, 1)


QUESTIONS: tuple[Question, ...] = tuple(_all())
_WORKED_OUT = ("worked_out", "of_people", "history")


def answers(case: Case) -> dict[str, object]:
    """What a case answers to everything, and how it stands."""
    found: dict[str, object] = {f.name: getattr(case, f.name) for f in fields(Case) if f.name not in _WORKED_OUT}
    return found | {name: _answer(question, case) for name, question in QUESTIONS}


def _answer(question: Callable[[Case], object], case: Case) -> object:
    try:
        said = question(case)
    except (Refused, KeyError, ValueError, IndexError) as refused:
        return repr(refused)
    return tuple(said) if isinstance(said, Iterator) else said


def permitted(case: Case, events: list[Event], today: date) -> list[str]:
    """What the rules say to each of these, now."""
    now = max(datetime.combine(today, time(12), UTC), case.last_at or datetime.min.replace(tzinfo=UTC))

    def said(event: Event) -> str:
        try:
            permit(View(case, build.GATE, now.date()), now, event, build.LEAD)
        except (Refused, KeyError) as refused:
            return repr(refused)
        return ""

    return [said(event) for event in events]


class Plain(Case):
    """A case that keeps nothing it worked out: each question is answered anew."""

    __slots__ = ()

    def once(self, what, work):  # type: ignore[no-untyped-def]
        return work()

    once_of_people = once


def plain(case: CaseId, log: list[Recorded]) -> Case:
    """The case folded anew, in which nothing was kept."""
    made = Plain(case)
    for record in log:
        apply(made, record)
    return made
