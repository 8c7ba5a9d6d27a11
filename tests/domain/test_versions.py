"""A14: signatures belong to a version; a change after the first one asks, and the signed one is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, FATHER, LEAD, NOOR, TIJN, refusal
from kring import paths
from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.errors import Refused
from kring.domain.events import Event, PromiseId
from kring.domain.refusals import Rule
from kring.usecases.texts import Texts

P1, LATER = PromiseId("p1"), date(2026, 12, 1)
CHANGES: list[Event] = [
    build.promise("p1", [TIJN, FATHER]),
    build.promise("p2", [TIJN]),
    e.PromiseStruck(P1, NOOR),
    e.PromiseMoved(P1, 0),
    e.PromiseAgreed(P1, NOOR, False),
    e.AgreementFramed("Mrs Vos", "Room 1", LATER),
]
NAMES = [type(change).__name__ for change in CHANGES]


@pytest.mark.parametrize("change", CHANGES, ids=NAMES)
@pytest.mark.parametrize("signatures", [(TIJN,), (NOOR,), (LEAD,), (TIJN, NOOR)])
def test_after_the_first_signature_a_change_asks_for_a_new_version(
    change: Event, signatures: tuple[build.PersonId, ...]
) -> None:
    told = build.agreed()
    assert refusal(told, change) == ""
    told.tell(*[e.Signed(p, CONFERENCE) for p in signatures])
    assert refusal(told, change) == Rule.SIGNED_VERSION
    told.may(e.VersionBegun(CONFERENCE))
    assert refusal(told, change) == ""


@pytest.mark.parametrize("change", CHANGES, ids=NAMES)
def test_the_signed_one_is_kept_as_it_was_and_holds_until_the_new_one_is_signed(change: Event) -> None:
    told = build.signed()
    promises, signed = tuple(told.case.promises.values()), dict(told.case.signed)
    told.on(LATER).may(e.VersionBegun(LATER), change)
    (kept,) = told.case.versions
    assert (kept.number, kept.promises, dict(kept.signed)) == (1, promises, signed)
    assert told.case.signed == {}
    assert agreement.stands(told.case)
    assert agreement.signed_on(told.case) == CONFERENCE


def test_the_new_one_is_signed_for_itself() -> None:
    told = build.signed().on(LATER).may(e.VersionBegun(LATER), build.promise("p1", [FATHER]))
    told.may(*build.agree("p1", FATHER, NOOR, TIJN), e.AskedApart(NOOR, True, "Mrs Vos"), e.Signed(TIJN, LATER))
    assert agreement.signed_on(told.case) == CONFERENCE
    assert [p.doers for p in told.case.versions[0].promises] == [(TIJN,)]
    told.may(e.Signed(NOOR, LATER))
    assert agreement.signed_on(told.case) == LATER


def test_the_harmed_pupil_is_asked_apart_about_the_new_words() -> None:
    told = build.signed().on(LATER).may(e.VersionBegun(LATER), build.promise("p1", [TIJN]))
    told.may(*build.agree("p1", TIJN, NOOR))
    assert refusal(told, e.Signed(TIJN, LATER)) == Rule.NOT_PRINTABLE


@pytest.mark.parametrize("same", [e.PromiseAgreed(P1, NOOR, True), e.Signed(NOOR, CONFERENCE)])
def test_the_same_word_again_is_no_change(same: Event) -> None:
    told = build.signed()
    assert refusal(told, same) == ""
    assert told.tell(same).case.versions == []
    assert told.case.signed


def test_the_same_frame_again_is_no_change() -> None:
    frame = e.AgreementFramed("Mrs Vos", "Room 1", LATER)
    told = build.agreed().tell(frame, *[e.Signed(p, CONFERENCE) for p in (TIJN, NOOR)])
    assert refusal(told, frame) == ""
    assert told.tell(frame).case.versions == []


def test_before_anything_is_signed_there_is_no_version_to_begin() -> None:
    assert refusal(build.agreed(), e.VersionBegun(CONFERENCE)) == Rule.AGREEMENT_CLOSED


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_after_a_withdrawal_the_signed_one_is_not_changed_any_more(who: build.PersonId) -> None:
    told = build.signed().on(LATER).tell(e.Withdrew(who, LATER))
    assert refusal(told, e.VersionBegun(LATER)) == Rule.AGREEMENT_CLOSED
    assert agreement.stands(told.case)


def test_a_version_that_was_begun_can_be_let_go_and_the_signed_one_stands() -> None:
    told = build.signed()
    promises, frame, signed = dict(told.case.promises), told.case.frame, dict(told.case.signed)
    told.on(LATER).may(e.VersionBegun(LATER), *CHANGES[:2], e.AgreementFramed("Somebody", "Elsewhere", LATER))
    told.may(e.VersionDropped(LATER))
    assert (told.case.promises, told.case.frame, told.case.signed) == (promises, frame, signed)
    assert told.case.versions == [] and agreement.stands(told.case) and not agreement.being_written(told.case)
    assert agreement.signed_on(told.case) == CONFERENCE and agreement.not_printable(told.case) == ()
    assert refusal(told, e.VersionDropped(LATER)) == Rule.NO_NEW_VERSION
    told.may(e.VersionBegun(LATER), CHANGES[0])  # and it can be begun again, from what was signed
    assert told.case.versions[0].promises == tuple(promises.values())


def test_a_new_no_of_the_harmed_pupil_is_not_forgotten_with_the_version() -> None:
    told = build.signed().on(LATER).may(e.VersionBegun(LATER), e.AskedApart(NOOR, False, "Mrs Vos"))
    told.may(e.VersionDropped(LATER))
    assert told.case.asked_apart[NOOR] is False


def test_what_is_signed_by_all_is_not_let_go() -> None:
    assert refusal(build.signed(), e.VersionDropped(CONFERENCE)) == Rule.NO_NEW_VERSION
    assert refusal(build.agreed(), e.VersionDropped(CONFERENCE)) == Rule.NO_NEW_VERSION


@pytest.mark.parametrize("signatures", [(TIJN,), (TIJN, NOOR)])
def test_after_a_signature_a_conference_does_not_end_without_an_agreement(
    signatures: tuple[build.PersonId, ...],
) -> None:
    told = build.agreed()
    assert refusal(told, e.EndedWithoutAgreement(CONFERENCE)) == ""
    told.tell(*[e.Signed(p, CONFERENCE) for p in signatures])
    assert refusal(told, e.EndedWithoutAgreement(CONFERENCE)) == Rule.SIGNED_ALREADY
    told.may(e.VersionBegun(CONFERENCE))
    assert refusal(told, e.EndedWithoutAgreement(CONFERENCE)) == Rule.SIGNED_ALREADY


ACTS = st.lists(st.sampled_from([*CHANGES, e.VersionBegun(CONFERENCE), *build.agree("p1", TIJN, NOOR, FATHER),
                                 *build.agree("p2", TIJN, NOOR), e.AskedApart(NOOR, True, "Mrs Vos"),
                                 e.Signed(TIJN, CONFERENCE), e.Signed(NOOR, CONFERENCE)]), max_size=14)  # fmt: skip


@given(ACTS)
def test_whatever_is_done_no_signature_stands_under_other_words_and_none_is_lost(acts: list[Event]) -> None:
    told = build.agreed()
    under: tuple[object, ...] = ()
    for act in acts:
        try:
            told.may(act)
        except Refused:
            continue
        words = (tuple(told.case.promises.values()), told.case.frame)
        if isinstance(act, e.Signed):
            under = under or words
        if not told.case.signed:
            under = ()
        assert not under or under == words
    assert [v.number for v in told.case.versions] == list(range(1, len(told.case.versions) + 1))
    assert all(v.signed for v in told.case.versions)
    begun = sum(isinstance(x.event, e.VersionBegun) for x in told.log)
    assert len(told.case.versions) == begun


# what is promised


def test_each_promise_on_paper_names_who_does_it() -> None:
    told = build.in_conference().tell(build.promise("p1", []), *build.agree("p1", TIJN, NOOR))
    assert agreement.agreed(told.case) == ()


@pytest.mark.parametrize("words", ["The bullying stops.", "Tijn accepts his part.", "Noor wants to meet again."])
def test_a_condition_of_the_gate_never_counts_for_the_gate_as_a_promise(words: str) -> None:
    for missing in (e.OwnPartSaid, e.StoppedSaid):
        told = build.without(missing)
        before = told.why()
        told.tell(e.PromiseWritten(P1, (TIJN,), "now", None, "Tutor", (NOOR, TIJN), words=words))
        told.tell(*build.agree("p1", TIJN, NOOR), *[e.Signed(p, build.JUDGED) for p in (TIJN, NOOR)])
        assert told.why() == before


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The bullying stops."),
        ("en", "Tijn accepts his part."),
        ("nl", "Het pesten is voorbij."),
        ("nl", "Tijn ziet zijn aandeel."),
    ],
)
def test_a_condition_as_a_promise_raises_the_question_whether_it_belongs_there(language: str, words: str) -> None:
    texts = Texts(paths.resources(), language)
    signals = {"gate-condition": texts.items("hints", "words", "gate-condition")}
    told = build.in_conference().tell(
        e.PromiseWritten(P1, (TIJN,), "now", None, "Tutor", (NOOR, TIJN), words=words), build.promise("p2", [TIJN])
    )
    found = agreement.hints(told.case, told.case.promises[P1], signals)
    assert [hint.code for hint in found].count("gate-condition") == 1
    assert texts.text("hints", "questions", "gate-condition").strip()
    other = agreement.hints(told.case, told.case.promises[PromiseId("p2")], signals)
    assert "gate-condition" not in {hint.code for hint in other}
