"""The paper of an agreement: who does each promise, which version it is, and a kept one as it was signed."""

from __future__ import annotations

from datetime import date

import pytest

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import Stage
from kring.domain.errors import Refused
from kring.domain.path.rail import rail
from kring.domain.refusals import Rule
from kring.usecases import agreement
from kring.usecases.desk.desk import Desk
from kring.usecases.papers import papers
from kring.usecases.papers.papers import AgreementFacts, Names
from kring.usecases.report import report
from kring.usecases.talks import talks


def _facts(built: build.Built, paper: str = papers.AGREEMENT, names: Names = Names.FIRST) -> AgreementFacts:
    found = papers.facts(built.desk, built.case, paper, "en", names)
    assert isinstance(found, AgreementFacts)
    return found


def test_the_paper_names_who_does_each_promise(desk: Desk) -> None:
    built = build.signed(desk)
    assert [line.doers for line in _facts(built).promises] == [("Tom",), ("Mark",)]
    assert [line.doers for line in _facts(built, names=Names.INITIALS).promises] == [("T.R.",), ("M.R.",)]


def _second_version(built: build.Built) -> None:
    built.case = agreement.begin_version(built.desk, built.id)
    values = {"doers": (built["tom"],), "words": "Tom gives it back, washed.", "checker": "Mr Lowe"}
    built.case = agreement.write_promise(built.desk, built.id, promise=e.PromiseId("promise-1"), **values)  # type: ignore[arg-type]


def test_a_kept_version_stays_as_it_was_signed_whatever_is_written_later(desk: Desk) -> None:
    built = build.signed(desk)
    before = _facts(built)
    _second_version(built)
    both = (built["ellie"], built["tom"])
    built.case = agreement.frame(desk, built.id, tell="Mr Lowe", tell_where="", look_again_on=None)
    built.case = agreement.strike(desk, built.id, promise=e.PromiseId("promise-2"), struck_by=built["ellie"])
    kept = _facts(built, papers.kept_version(1))
    assert (kept.promises, kept.tell, kept.check_in, kept.kept) == (
        before.promises, before.tell, before.check_in, True,
    )  # fmt: skip
    assert {s.name for s in kept.signers} == {s.name for s in before.signers}
    assert {s.signed_on for s in kept.signers} == {build.CONFERENCE}
    built.case = agreement.agree(desk, built.id, promise=e.PromiseId("promise-1"), people=both)
    built.case = agreement.ask_apart(desk, built.id, person=both[0], feels_safe=True, asked_by="Mrs Price")
    new = _facts(built)
    assert (new.version, new.replaces, [line.text for line in new.promises]) == (2, 1, ["Tom gives it back, washed."])


def test_a_promise_that_was_not_agreed_stands_on_no_kept_version(desk: Desk) -> None:
    built = build.held(desk)
    built.record(e.PromiseWritten(e.PromiseId("p3"), (built["tom"],), "", None, "", words="Nobody said yes to this."))
    built.record(e.AskedApart(built["ellie"], True, "Mrs Price"))
    built.record(*[e.Signed(p, build.CONFERENCE) for p in (built["ellie"], built["tom"])])
    built.case = agreement.begin_version(desk, built.id)
    assert "Nobody said yes to this." not in [line.text for line in _facts(built, papers.kept_version(1)).promises]


def test_kept_versions_are_offered_and_become_papers(desk: Desk) -> None:
    built = build.signed(desk)
    assert papers.kept_version(1) not in papers.offered(built.case)
    _second_version(built)
    assert papers.offered(built.case)[-1] == papers.kept_version(1)
    assert papers.make(desk, built.case, papers.kept_version(1), "nl").pages >= 1
    with pytest.raises(Refused):
        papers.facts(desk, built.case, papers.kept_version(2), "en")


def test_a_renamed_person_and_the_answer_that_they_are_two_come_together(desk: Desk) -> None:
    built = build.opened(desk)
    khan, price = built["khan"], built["price"]
    case = report.rename(desk, built.id, person=khan, name="Helen Price", called="Mr Khan", two=(price,))
    assert frozenset((khan, price)) in case.two_people


def test_a_conference_that_ended_on_its_first_line_was_not_held_and_nobody_signs(desk: Desk) -> None:
    built, running = build.in_conference(desk)
    case, _ = talks.finish(desk, running)
    tom, ellie, p1 = built["tom"], built["ellie"], e.PromiseId("p1")
    built.record(
        e.PromiseWritten(p1, (tom,), "tomorrow", None, "Mr Lowe", (tom, ellie), words="Tom does it."),
        *[e.PromiseAgreed(p1, p, True) for p in (tom, ellie)],
        e.AskedApart(ellie, True, "Mrs Price"),
    )
    assert not case.held(e.TalkKind.CONFERENCE)
    row = next(row for row in rail(desk.view(built.case)) if row.stage is Stage.CONFERENCE)
    assert row.because.code == "parts-not-asked"
    with pytest.raises(Refused) as refused:
        agreement.sign(desk, built.id, people=(tom,))
    assert refused.value.code is Rule.PARTS_NOT_ASKED


@pytest.mark.parametrize("day", range(1, 8))
def test_a_week_is_called_by_its_monday(desk: Desk, day: int) -> None:
    built = build.signed(desk)
    _second_version(built)
    built.case = agreement.agree(
        desk, built.id, promise=e.PromiseId("promise-1"), people=(built["ellie"], built["tom"])
    )
    built.case = agreement.ask_apart(desk, built.id, person=built["ellie"], feels_safe=True, asked_by="Mrs Price")
    built.case = agreement.frame(
        desk,
        built.id,
        tell="Mr Lowe",
        tell_where="",
        look_again_on=date(2026, 12, 6 + day),  # 7 December is a Monday
    )
    check_in = _facts(built).check_in
    assert check_in is not None and check_in.week_of == date(2026, 12, 7)
