"""A5: judgements age, by one table of which events speak against which conditions.

Every kind of event is walked through every condition; blanking any entry of the table fails.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

import domain_builders as build
from against_samples import SAMPLES, Aged, Sample, base
from domain_builders import GATE, JUDGED, LEAD, NOOR, TIJN
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.deciding import against
from kring.domain.deciding.conditions import newest_against
from kring.domain.deciding.decision import items, outcome, preparation_open
from kring.domain.events import TalkId, TalkKind, Verdict
from kring.domain.events.kinds import KINDS
from kring.domain.people import PersonId
from kring.domain.refusals import Rule

NAMES = [f"{place}-{type(sample.event).__name__}" for place, sample in enumerate(SAMPLES)]
ENTRIES = [(row, condition) for row in against.TABLE for condition in row.conditions]


JUDGED_ABOUT = tuple((item.condition.id, item.about) for item in items(View(base().case, GATE, build.CONFERENCE)))


def look_again(told: build.Told) -> dict[tuple[str, PersonId | None], str]:
    """The conditions that the gate says are to be looked at again, with the code of what spoke against them."""
    found = [r for item in items(View(told.case, GATE, told.today)) for r in item.reasons if r.code == "look-again"]
    return {(r.condition, r.about): r.values[0] for r in found}


def after(sample: Sample) -> tuple[Aged, bool, set[str]]:
    """What a sample ages, whether the decision is to be taken anew, and the codes that are named for it.

    Read from what was newest before and after: a pupil who is left out has no condition of the gate any more.
    """
    told = base(sample.conditions)
    before = told.case.last_seq
    told.tell(sample.event)
    newest = {key: newest_against(told.case, *key) for key in JUDGED_ABOUT}
    found = {key: spoken.code for key, spoken in newest.items() if spoken is not None and spoken.seq > before}
    return frozenset(found), not told.case.decision_stands, set(found.values())


def test_before_anything_is_said_against_it_nothing_is_to_be_looked_at_again() -> None:
    told = base()
    assert look_again(told) == {}
    assert outcome(View(told.case, GATE, told.today)).verdict is Verdict.YES
    assert preparation_open(View(told.case, GATE, told.today))


def test_every_kind_of_event_is_walked() -> None:
    assert {type(sample.event) for sample in SAMPLES} == set(KINDS.values())


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_an_event_ages_exactly_the_conditions_that_it_speaks_against(sample: Sample) -> None:
    aged, anew, codes = after(sample)
    assert aged == sample.aged
    assert anew is sample.anew
    assert codes <= {sample.code}


@pytest.mark.parametrize(
    ("row", "condition"), ENTRIES, ids=[f"{n}-{r.kind.__name__}-{r.code}-{c}" for n, (r, c) in enumerate(ENTRIES)]
)
def test_blanking_any_entry_of_the_table_is_noticed(
    row: against.AgainstRow, condition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    blanked = replace(row, conditions=tuple(c for c in row.conditions if c != condition))
    monkeypatch.setattr(against, "TABLE", tuple(blanked if r is row else r for r in against.TABLE))
    mine = [sample for sample in SAMPLES if isinstance(sample.event, row.kind)]
    assert any(after(sample)[:2] != (sample.aged, sample.anew) for sample in mine)


@pytest.mark.parametrize("row", against.TABLE, ids=[f"{n}-{r.kind.__name__}" for n, r in enumerate(against.TABLE)])
def test_no_row_speaks_where_its_own_condition_does_not_hold(
    row: against.AgainstRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row without its `when` ages too much, unless it always holds."""
    always = replace(row, when=lambda _case, _event: True)
    monkeypatch.setattr(against, "TABLE", tuple(always if r is row else r for r in against.TABLE))
    mine = [sample for sample in SAMPLES if isinstance(sample.event, row.kind)]
    changed = any(after(sample)[:2] != (sample.aged, sample.anew) for sample in mine)
    assert changed is (row.when is not against._always)


def test_the_sentence_says_what_speaks_against_it_on_which_day_and_whose_it_is() -> None:
    told = build.ready().tell(e.OwnPartSaid(TIJN, e.Part.DENIES, JUDGED, "Mr Bakker"), e.WorseReported(JUDGED))
    again = {
        r.condition: r.values
        for item in items(View(told.case, GATE, JUDGED))
        for r in item.reasons
        if r.code == "look-again"
    }
    assert again["accepts-part"] == ("own-part", "2026-11-10", "Tijn")
    assert again["power-even"] == ("worse", "2026-11-10", "")


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.aged], ids=[n for n, s in zip(NAMES, SAMPLES) if s.aged])
def test_what_is_judged_anew_after_it_is_no_longer_to_be_looked_at_again(sample: Sample) -> None:
    told = base(sample.conditions).tell(sample.event)
    assert set(look_again(told)) <= sample.aged
    told.tell(*build.judgements(on=build.CONFERENCE))
    assert look_again(told) == {}


def test_a_yes_does_not_expire() -> None:
    told = build.ready()
    assert look_again(told.on(build.CONFERENCE.replace(year=2027))) == {}


# before an interview


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_nothing_about_a_pupil_is_judged_before_an_interview_with_that_pupil(who: PersonId) -> None:
    told = build.opened().on(JUDGED)
    judged = e.Judged("parents", who, Verdict.YES, JUDGED, LEAD, (), "Seen.")
    assert build.refusal(told, judged) == Rule.JUDGED_BEFORE_TALK
    told.tell(judged)
    told.tell(*build.held("late", TalkKind.INTERVIEW, [who], JUDGED))
    codes = {r.code for i in items(View(told.case, GATE, JUDGED)) if (i.condition.id, i.about) == ("parents", who)
             for r in i.reasons}  # fmt: skip
    assert "judged-before-talk" in codes
    told.may(judged)
    codes = {r.code for i in items(View(told.case, GATE, JUDGED)) if (i.condition.id, i.about) == ("parents", who)
             for r in i.reasons}  # fmt: skip
    assert "judged-before-talk" not in codes


def test_a_talk_with_the_other_pupil_or_of_another_kind_is_no_interview_with_this_one() -> None:
    told = build.opened().on(JUDGED)
    told.tell(*build.held("other", TalkKind.INTERVIEW, [TIJN], JUDGED))
    told.tell(*build.held("support", TalkKind.ONE_ON_ONE, [NOOR], JUDGED))
    judged = e.Judged("parents", NOOR, Verdict.YES, JUDGED, LEAD, (), "Seen.")
    assert build.refusal(told, judged) == Rule.JUDGED_BEFORE_TALK


@pytest.mark.parametrize("how", [{"stopped": True}, {"open_steps": ("needs",)}])
def test_held_means_that_every_step_a_condition_rests_on_was_answered_or_left_out_for_a_reason(
    how: dict[str, object],
) -> None:
    told = build.opened().on(JUDGED)
    opened, held = build.held("first", TalkKind.INTERVIEW, [NOOR], JUDGED)
    told.tell(opened, replace(held, **how))  # type: ignore[type-var, arg-type]
    judged = e.Judged("parents", NOOR, Verdict.YES, JUDGED, LEAD, (), "Seen.")
    assert build.refusal(told, judged) == Rule.JUDGED_BEFORE_TALK
    told.tell(e.TalkHeld(TalkId("first"), JUDGED)).may(judged)
