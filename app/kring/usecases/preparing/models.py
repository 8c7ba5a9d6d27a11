"""Which conference it will be: all scripts that there are, which of them fit, and the one that is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.errors import Refused
from kring.domain.events import CaseId
from kring.domain.people import PersonId
from kring.domain.preparing.chosen_model import chosen
from kring.domain.preparing.fitting import BUNDLED, Misfit, NoFit, choice_of, fits, fitting
from kring.domain.refusals import Rule
from kring.domain.session.script import ScriptKind
from kring.scripts.library import ScriptChoice
from kring.usecases.cases import record
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts.own import find


@dataclass(frozen=True, slots=True)
class Offered:
    """One script for a conference, the languages that it is there in, and every reason why it does not fit now."""

    choice: ScriptChoice
    languages: tuple[str, ...]
    reasons: tuple[Misfit, ...]

    @property
    def fits(self) -> bool:
        """Whether it can be chosen."""
        return self.choice.script is not None and not self.reasons


@dataclass(frozen=True, slots=True)
class ToRun:
    """The script by which a conference goes: its id and its language."""

    script: str
    language: str


def offered(desk: Desk, case: Case) -> tuple[Offered, ...]:
    """Every script for a conference, those that fit first; a broken one is there, as broken."""
    view, spoken = desk.view(case), desk.library.languages()
    there = {language: {c.id for c in _all(desk, language)} for language in spoken}
    found = [
        Offered(
            choice,
            tuple(language for language in spoken if choice.id in there[language]),
            fits(choice.script, view) if choice.script is not None else (),
        )
        for choice in _all(desk, desk.language)
    ]
    return tuple(sorted(found, key=lambda one: (not one.fits, one.choice.title)))


def circles(desk: Desk, case: Case) -> tuple[Offered, ...]:
    """The circles without sides, which seat nobody of two sides and so never take the place of a conference."""
    found = desk.library.of_kind(ScriptKind.CIRCLE, desk.language, desk.own_scripts())
    view = desk.view(case)
    there = (Offered(one, (one.language,), fits(one.script, view)) for one in found if one.script is not None)
    return tuple(one for one in there if not one.fits)


def _all(desk: Desk, language: str) -> tuple[ScriptChoice, ...]:
    return desk.library.of_kind(ScriptKind.CONFERENCE, language, desk.own_scripts())


def title(desk: Desk, case: Case) -> str:
    """What the conference to come is called."""
    run = to_run(desk, case)
    found = find(desk, run.script, run.language)
    return found.title if found is not None else run.script


def trouble(desk: Desk, case: Case) -> tuple[Misfit, ...]:
    """Why the chosen script cannot begin as it is by now; empty where it can, or none was chosen."""
    model = chosen(case)
    if model is None:
        return ()
    found = find(desk, model.script, model.language)
    if found is None or found.script is None:
        return (Misfit(NoFit.GONE),)
    return fits(found.script, desk.view(case))


def to_run(desk: Desk, case: Case) -> ToRun:
    """By which script the conference goes: as chosen, else the only one that fits, else the one that comes along."""
    model = chosen(case)
    if model is not None:
        return ToRun(model.script, model.language)
    found = fitting(desk.view(case))
    return ToRun(found[0].script if len(found) == 1 else BUNDLED, desk.language)


def choose_model(
    desk: Desk, case: CaseId, *, script: str, language: str | None = None, by: PersonId | None = None
) -> Case:
    """The conference will go by this script; refused where it does not fit what was said and what the case is."""
    found = find(desk, script, language)
    if found is None or found.script is None or found.script.kind is not ScriptKind.CONFERENCE:
        raise Refused(Rule.SCRIPT_MISSING, script=script)
    return record(desk, case, choice_of(found.script), by=by)


def choose_none(desk: Desk, case: CaseId, *, by: PersonId | None = None) -> Case:
    """The choice is taken back: nobody said which conference it will be."""
    return record(desk, case, e.ModelChosen("", ""), by=by)


def fill_group(
    desk: Desk, case: CaseId, *, group: str, people: tuple[PersonId, ...], by: PersonId | None = None
) -> Case:
    """Who sits in a group of the chosen conference."""
    return record(desk, case, e.GroupFilled(group, people), by=by)
