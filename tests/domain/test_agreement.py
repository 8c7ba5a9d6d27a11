"""Who may promise what, who must agree, and what is asked before anything is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, ESRA, FATHER, GATE, LEAD, MUM, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.case.facts import Promise
from kring.domain.case.stages import Stage, View
from kring.domain.errors import Refused
from kring.domain.events import Event, PromiseId, TalkId, TalkKind
from kring.domain.path.rail import rail
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule

P1 = PromiseId("p1")


def the_promise(told: build.Told) -> Promise:
    return told.case.promises[P1]


def two_to_two() -> build.Told:
    told = build.in_conference()
    told.tell(build.person(ESRA), e.RoleGiven(ESRA, Role.HARMED))
    return told


@pytest.mark.parametrize(
    ("doers", "concerns", "expected"),
    [
        ((TIJN,), (NOOR, TIJN), {TIJN, NOOR}),
        ((FATHER,), (), {FATHER, NOOR, TIJN, ESRA}),
        ((FATHER,), (TUTOR,), {FATHER, NOOR, TIJN, ESRA}),
        ((FATHER,), (NOOR,), {FATHER, NOOR}),
        ((TUTOR, TIJN), (ESRA,), {TUTOR, TIJN, ESRA}),
    ],
)
def test_each_doer_agrees_and_each_main_pupil_whom_it_concerns(
    doers: tuple[PersonId, ...], concerns: tuple[PersonId, ...], expected: set[PersonId]
) -> None:
    told = two_to_two().tell(build.promise("p1", doers, concerns))
    assert set(agreement.must_agree(told.case, the_promise(told))) == expected


def test_somebody_left_out_of_the_circle_need_not_agree() -> None:
    told = two_to_two().tell(build.promise("p1", [TIJN], ()), e.LeftOut(ESRA))
    assert ESRA not in agreement.must_agree(told.case, the_promise(told))


@pytest.mark.parametrize("silent", [NOOR, TIJN, FATHER])
def test_a_promise_waits_for_every_yes(silent: PersonId) -> None:
    told = build.in_conference().tell(build.promise("p1", [TIJN, FATHER]))
    told.tell(*build.agree("p1", *[p for p in (NOOR, TIJN, FATHER) if p != silent]))
    assert agreement.waits_for(told.case, the_promise(told)) == (silent,)
    assert agreement.agreed(told.case) == ()
    assert [p.id for p in agreement.agreed(told.tell(*build.agree("p1", silent)).case)] == [P1]


@pytest.mark.parametrize("doer", [build.WATCH, build.TELLER, build.CARERS[0]])
def test_nobody_absent_is_bound(doer: PersonId) -> None:
    told = build.in_conference().tell(build.person(build.TELLER), build.promise("p1", [TIJN, doer]))
    told.tell(*build.agree("p1", TIJN, NOOR, doer))
    assert agreement.absent_doers(told.case, the_promise(told)) == (doer,)
    assert agreement.agreed(told.case) == ()
    assert agreement.Hint("absent-doer", doer) in agreement.hints(told.case, the_promise(told), {})


def test_who_leaves_the_circle_is_bound_no_longer() -> None:
    told = build.in_conference().tell(build.promise("p1", [FATHER]), *build.agree("p1", FATHER, NOOR, TIJN))
    assert agreement.agreed(told.case)
    assert not agreement.agreed(told.tell(e.Withdrew(FATHER, CONFERENCE)).case)


def test_the_facilitator_may_promise_something() -> None:
    told = build.in_conference().tell(build.promise("p1", [LEAD]), *build.agree("p1", LEAD, NOOR, TIJN))
    assert agreement.agreed(told.case)


def test_rewriting_asks_everybody_again_also_the_harmed_pupil_apart() -> None:
    told = build.signed().tell(build.promise("p1", [TIJN]))
    assert set(agreement.waits_for(told.case, the_promise(told))) == {TIJN, NOOR}
    assert not told.case.signed
    assert not told.case.asked_apart
    assert ("not-asked-apart", NOOR) in agreement.not_printable(told.case)


def test_saying_the_same_yes_again_changes_nothing() -> None:
    assert agreement.stands(build.signed().tell(e.PromiseAgreed(P1, NOOR, True)).case)


def test_nothing_is_printed_before_the_harmed_pupil_was_asked_apart() -> None:
    told = build.agreed()
    assert agreement.not_printable(told.case) == ()
    told.tell(e.AskedApart(NOOR, False, "Mrs Vos"))
    assert agreement.not_printable(told.case) == (("not-asked-apart", NOOR),)


def test_a_promise_that_somebody_said_yes_to_is_struck_only_by_who_may() -> None:
    told = build.agreed()
    for nobody in (None, FATHER, LEAD):
        assert refusal(told, e.PromiseStruck(P1, nobody)) == Rule.STRUCK_BY_WHOM
    told.may(e.PromiseStruck(P1, NOOR))
    assert [(p.id, by) for p, by in agreement.struck(told.case)] == [(P1, NOOR)]
    told.may(build.promise("p1", [TIJN]))
    assert agreement.struck(told.case) == (), "it stands again"


def test_new_words_make_no_draft_of_a_promise_and_one_without_any_yes_is_one() -> None:
    told = build.agreed().may(build.promise("p1", [TIJN]), build.promise("p2", [TIJN]))
    assert refusal(told, e.PromiseStruck(P1)) == Rule.STRUCK_BY_WHOM
    assert refusal(told, e.PromiseStruck(e.PromiseId("p2"))) == ""


def test_the_script_of_the_conference_says_who_may() -> None:
    told = build.retold(
        build.agreed(),
        lambda x: replace(x, strikes=(NOOR,)) if isinstance(x, e.TalkOpened) and x.kind is TalkKind.CONFERENCE else x,
    )
    assert agreement.may_strike(told.case) == (NOOR,)
    assert refusal(told, e.PromiseStruck(P1, TIJN)) == Rule.STRUCK_BY_WHOM
    assert refusal(told, e.PromiseStruck(P1, NOOR)) == ""


def test_what_is_struck_in_a_version_that_is_let_go_of_stands_again() -> None:
    told = build.signed().may(e.VersionBegun(CONFERENCE), e.PromiseStruck(P1, TIJN))
    assert agreement.struck(told.case)
    assert agreement.struck(told.may(e.VersionDropped(CONFERENCE)).case) == ()


def test_an_empty_agreement_is_not_printed() -> None:
    told = build.agreed().tell(e.PromiseStruck(P1), e.AskedApart(NOOR, True, "Mrs Vos"))
    assert agreement.not_printable(told.case) == (("nothing-agreed", None),)


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_main_party_s_withdrawal_closes_an_unsigned_agreement(who: PersonId) -> None:
    told = build.agreed().tell(e.Withdrew(who, CONFERENCE))
    assert not agreement.open_for_writing(told.case)
    assert agreement.not_printable(told.case) == (("agreement-closed", None),)
    for event in (build.promise("p2", [TIJN]), e.PromiseStruck(P1), *build.agree("p1", TIJN)):
        with pytest.raises(Refused) as refused:
            told.may(event)
        assert refused.value.code == "agreement-closed"


def test_an_agreement_that_one_side_has_not_signed_is_unsigned() -> None:
    told = build.agreed().tell(e.Signed(TIJN, CONFERENCE), e.Signed(LEAD, CONFERENCE), e.Signed(MUM, CONFERENCE))
    assert not agreement.stands(told.case)
    assert not agreement.ended(told.case)
    assert not agreement.open_for_writing(told.tell(e.Withdrew(NOOR, CONFERENCE)).case)


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_withdrawal_leaves_a_signed_agreement_as_it_is(who: PersonId) -> None:
    told = build.signed().tell(e.Withdrew(who, date(2026, 11, 20))).on(date(2026, 11, 20))
    assert agreement.stands(told.case)
    assert agreement.not_printable(told.case) == ()
    states = {row.stage: row.because.code for row in rail(View(told.case, GATE, told.today))}
    assert states[Stage.AGREEMENT] == "signed"
    with pytest.raises(Refused):
        told.may(build.promise("p1", [TIJN]))
    assert agreement.stands(told.case)


def test_a_supporter_s_withdrawal_leaves_the_agreement_open() -> None:
    assert agreement.open_for_writing(build.agreed().tell(e.Withdrew(MUM, CONFERENCE)).case)


def test_before_during_and_after_a_stopped_conference() -> None:
    assert not agreement.open_for_writing(build.at_the_door().case)
    running = build.in_conference()
    assert agreement.open_for_writing(running.case)
    assert not agreement.open_for_writing(running.tell(e.TalkHeld(TalkId("conference"), CONFERENCE, True)).case)


def test_an_end_without_agreement_is_an_end() -> None:
    told = build.agreed().tell(e.EndedWithoutAgreement(CONFERENCE))
    assert agreement.ended(told.case)
    assert not agreement.open_for_writing(told.case)


def test_another_conference_may_have_an_agreement_of_its_own() -> None:
    told = build.agreed().tell(e.EndedWithoutAgreement(CONFERENCE))
    told.tell(build.conference(told.case, "second", date(2026, 12, 1)))
    assert agreement.open_for_writing(told.case)
    assert ("not-asked-apart", NOOR) in agreement.not_printable(told.case)


def test_everybody_in_the_circle_signs_and_the_facilitator_last() -> None:
    told = build.agreed()
    assert agreement.signers(told.case) == (*told.case.circle, LEAD)


def test_hints_are_questions_and_name_what_is_missing() -> None:
    told = build.in_conference().tell(e.PromiseWritten(P1, (NOOR,), words="Noor is always kind."))
    found = {h.code for h in agreement.hints(told.case, the_promise(told), {"vague": ("always",)})}
    assert {"vague", "burden-harmed", "no-day", "no-checker", "done-how", "if-missed", "feels-safe"} == found


DOERS = st.sampled_from([TIJN, FATHER, build.WATCH])


@given(
    st.lists(
        st.one_of(
            st.builds(lambda d: build.promise("p1", d), st.lists(DOERS, max_size=2)),
            st.builds(e.PromiseAgreed, st.just(P1), st.sampled_from([NOOR, TIJN, FATHER]), st.booleans()),
            st.builds(e.PromiseStruck, st.just(P1), st.sampled_from([None, NOOR, TIJN, FATHER])),
            st.builds(e.AskedApart, st.just(NOOR), st.booleans(), st.just("Mrs Vos")),
            st.builds(e.Withdrew, st.sampled_from([NOOR, TIJN, FATHER]), st.just(CONFERENCE)),
            st.builds(e.Signed, st.sampled_from([NOOR, TIJN, LEAD]), st.just(CONFERENCE)),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_what_is_printed_was_agreed_by_all_and_called_safe(acts: list[Event]) -> None:
    told = build.agreed()
    said, safe = {TIJN: True, NOOR: True}, True
    assert not agreement.not_printable(told.case)
    for act in acts:
        try:
            told.may(act)
        except Refused:
            continue
        match act:
            case e.PromiseWritten() | e.PromiseStruck():
                said, safe = {}, False
            case e.PromiseAgreed() if P1 in told.case.promises:
                said[act.person] = act.agrees
            case e.AskedApart():
                safe = act.feels_safe
        if not agreement.not_printable(told.case):
            (printed,) = agreement.agreed(told.case)
            assert safe
            assert printed.doers and set(printed.doers) <= {*told.case.circle, LEAD}
            assert all(said.get(p) for p in {*printed.doers, NOOR, TIJN})
