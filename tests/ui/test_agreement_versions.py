"""A signed agreement: a change is asked about first, makes another version, and the signed one stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QCheckBox

import builders as build
from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.case.stages import Stage, State
from kring.domain.path.rail import rail
from kring.ui.agreement.agreeing import Agreeing
from kring.ui.agreement.agreement_page import AgreementPage
from kring.ui.agreement.around_promises import AroundAgreement
from kring.ui.agreement.versions import VersionAsk
from kring.ui.frame.context import Place
from kring.ui.papers.print_page import paper_name
from kring.usecases import agreement as acts
from kring.usecases import cases
from kring.usecases.papers import papers
from kring.usecases.talks import talks
from program_builders import Started
from trips.robot import Robot

ASK = "This is signed. A change makes version 2. Version 1 is kept as it is."


@pytest.fixture
def signed(started: Started) -> build.Built:
    """An agreement of two promises that everybody signed, some days ago, and its page open."""
    built = build.signed(started.context.desk)
    built.clock.go_to(build.CONFERENCE + timedelta(days=7))
    started.shell.go(Place("agreement", built.id))
    return built


def _boxes(started: Started) -> list[str]:
    return [
        b.accessibleName()
        for b in started.showing(AgreementPage).findChildren(QCheckBox)
        if b.isVisible() and b.isEnabled()
    ]


def test_a_change_asks_in_the_row_with_the_focus_on_leaving_it(started: Started, signed: build.Built) -> None:
    robot = Robot(started.window)
    assert "Signed by 7 people on 17 November 2026." in robot.words().replace("Tuesday ", "")
    robot.push("Change promise 2")
    robot.sees(ASK)
    assert robot.focus.accessibleName() == "Leave it as it is"
    robot.press("Space")
    assert not started.context.now.versions
    assert robot.focus.accessibleName() == "Change promise 2"
    assert not [asked for asked in started.showing(AgreementPage).findChildren(VersionAsk) if asked.isVisible()]


def test_a_version_that_was_begun_is_let_go_after_it_was_asked_once(started: Started, signed: build.Built) -> None:
    robot, before = Robot(started.window), dict(started.context.now.promises)
    started.context.open(acts.begin_version(started.context.desk, signed.id))
    robot.push("Let go of version 2")
    assert robot.focus.accessibleName() == "Go on with version 2"
    robot.press("Space")
    assert started.context.now.versions
    robot.push("Let go of version 2")
    robot.sees("What was written in version 2 is no longer shown.")
    robot.push("Leave it at version 1")
    now = started.context.now
    assert now.versions == [] and now.promises == before and agreement.stands(now)
    assert rail(signed.desk.view(now))[-2].state is State.DONE
    assert not [c for c in started.showing(AgreementPage).commands() if c.text == "End without a written agreement"]


def test_no_click_takes_a_signature_away(started: Started, signed: build.Built) -> None:
    before = dict(started.context.now.signed)
    assert not [name for name in _boxes(started) if "agrees" in name], "what is signed has no ticks"
    page = started.showing(AgreementPage)
    assert not page.around.tell.isEnabled() and not page.around.again.isEnabled()
    robot = Robot(started.window)
    for ask in (lambda: robot.press("Ctrl+Shift+N"), lambda: robot.push("Change what is on the paper")):
        ask()
        robot.sees(ASK)
        robot.push("Leave it as it is")
    assert started.context.now.signed == before and not started.context.now.versions
    assert "End without a written agreement" not in {action.text() for action in started.window.actions()}


def test_in_version_two_only_what_changed_is_agreed_again_the_harmed_pupil_first(
    started: Started, signed: build.Built
) -> None:
    robot, page = Robot(started.window), started.showing(AgreementPage)
    robot.push("Change promise 1")
    robot.push("Make version 2")
    assert robot.focus.accessibleName() == "What will be done"
    robot.press("Ctrl+A")
    robot.type("Tom gives it back, washed.")
    robot.press("Tab")
    robot.sees("Version 1 stays as it was signed")
    robot.sees("It holds until Ellie and Tom have signed version 2. Ellie is asked first, in private.")
    robot.sees("Version 1: “Tom gives it back.”")
    assert "You chose to make version 2." in page.subtitle.text()
    agrees = [name for name in _boxes(started) if "agrees" in name]
    assert agrees == ["Ellie agrees to promise 1"], "Tom is asked once Ellie said yes; promise 2 keeps its yes"
    assert [row.text() for row in page.findChildren(Agreeing)[0].rows.values()] == ["Ellie, first", "Tom"]
    assert not page.print_button.isEnabled() and page.print_button.label == "Print version 2 for signing"
    assert page.back.label == "Leave version 1 as it is"
    robot.push("Ellie agrees to promise 1")
    robot.push("Tom agrees to promise 1")
    robot.fill("Who asked Ellie alone", "Mrs Price")
    robot.push("Ellie was asked alone: this feels safe")
    assert page.print_button.isEnabled()
    now = started.context.now
    assert agreement.stands(now) and agreement.signed_on(now) == build.CONFERENCE
    rows = {row.stage: row for row in rail(started.context.desk.view(now))}
    assert rows[Stage.AGREEMENT].state is State.LOOK_AGAIN and rows[Stage.AGREEMENT].because.code == "new-version"
    robot.push("Tom")
    robot.push("Ellie")
    now = started.context.now
    assert agreement.signed_on(now) == started.context.desk.today()
    assert [p.words for p in now.versions[0].promises][0] == "Tom gives it back."


def test_words_put_back_as_they_were_still_wait_for_their_yes(started: Started, signed: build.Built) -> None:
    robot = Robot(started.window)
    robot.push("Change promise 1")
    robot.push("Make version 2")
    for words in ("Something else.", "Tom gives it back."):
        robot.press("Ctrl+A")
        robot.type(words)
        robot.press("Tab", "Shift+Tab")
    assert "Ellie agrees to promise 1" in _boxes(started)


def test_the_signed_version_is_read_and_printed_as_it_was(started: Started, signed: build.Built) -> None:
    robot = Robot(started.window)
    robot.push("Change promise 1")
    robot.push("Make version 2")
    robot.press("Ctrl+A")
    robot.type("Another promise.")
    robot.press("Tab")
    robot.push("Read or print version 1")
    assert (started.shell.place.page, started.shell.place.about) == ("print", "agreement/1")
    robot.sees("Agreement, version 1")
    kept = papers.facts(started.context.desk, started.context.now, "agreement/1", "en")
    assert isinstance(kept, papers.AgreementFacts) and kept.kept
    assert [(line.text, line.doers) for line in kept.promises] == [
        ("Tom gives it back.", ("Tom",)),
        ("Mark asks Tom about the week.", ("Mark",)),
    ]
    assert all(s.signed_on == build.CONFERENCE for s in kept.signers) and len(kept.signers) == 7


def test_leaving_version_one_as_it_is_leads_away_and_it_holds(started: Started, signed: build.Built) -> None:
    robot = Robot(started.window)
    robot.push("Change promise 1")
    robot.push("Make version 2")
    robot.press("Alt+Left")
    assert started.shell.place.page != "agreement"
    assert agreement.stands(cases.load(started.context.desk, signed.id))


def test_a_new_promise_in_version_two_is_new(started: Started, signed: build.Built) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+Shift+N")
    robot.push("Make version 2")
    assert robot.focus.accessibleName() == "What will be done"
    robot.type("Tom sits elsewhere on Mondays.")
    robot.press("Tab")
    robot.sees("New in version 2")
    assert len(started.context.now.promises) == 3 and len(started.context.now.versions[0].promises) == 2


def test_the_frame_can_be_changed_once_a_version_is_begun(started: Started, signed: build.Built) -> None:
    robot, page = Robot(started.window), started.showing(AgreementPage)
    robot.push("Change what is on the paper")
    robot.push("Make version 2")
    assert page.around.tell.isEnabled() and robot.focus.accessibleName() == "If something goes wrong, tell"
    robot.press("Ctrl+A")
    robot.type("Mr Lowe")
    robot.press("Tab")
    now = started.context.now
    assert now.frame is not None and now.frame.tell == "Mr Lowe"
    assert now.versions[0].frame is not None and now.versions[0].frame.tell == "Mrs Price"


def test_after_a_withdrawal_the_signed_agreement_is_shown_and_not_changed(
    started: Started, signed: build.Built
) -> None:
    signed.record(e.Withdrew(signed["ellie"], started.context.desk.today()))
    started.context.open(signed.case)
    started.shell.go(Place("agreement", signed.id))
    robot = Robot(started.window)
    robot.push("Change promise 1")
    assert "This is signed." not in robot.words() and not started.context.now.versions


# what is shown is what is kept


def test_the_day_that_is_shown_is_kept_and_printed_though_nobody_touched_it(started: Started) -> None:
    built, run = build.in_conference(started.context.desk)
    desk = built.desk
    built.case, run = build.finished(desk, run)
    p1, tom, ellie = e.PromiseId("p1"), built["tom"], built["ellie"]
    built.record(
        e.PromiseWritten(p1, (tom,), "tomorrow", None, "Mr Lowe", (tom, ellie), words="Tom does it."),
        *[e.PromiseAgreed(p1, p, True) for p in (tom, ellie)],
    )
    started.context.open(built.case)
    started.shell.go(Place("agreement", built.id))
    robot, page = Robot(started.window), started.showing(AgreementPage)
    shown = page.around.again.day()
    assert shown == date(2026, 11, 23) and started.context.now.frame is None
    robot.fill("Who asked Ellie alone", "Mrs Price")
    robot.push("Ellie was asked alone: this feels safe")
    robot.press("Ctrl+P")
    facts = papers.facts(desk, started.context.now, papers.AGREEMENT, "en")
    assert isinstance(facts, papers.AgreementFacts)
    assert facts.check_in is not None and facts.check_in.week_of == shown


def test_a_page_that_is_put_away_writes_nothing_into_the_case_that_is_opened_next(started: Started) -> None:
    desk = started.context.desk
    first = build.signed(desk)
    first.clock.now = build.REPORTED
    other, run = build.in_conference(desk)
    other.case, run = build.finished(desk, run)
    p1 = e.PromiseId("p1")
    other.record(e.PromiseWritten(p1, (other["tom"],), "tomorrow", None, "Mr Lowe", words="Tom does it."))
    started.shell.go(Place("agreement", first.id))
    started.shell.go(Place("overview", other.id))
    assert cases.load(desk, other.id).frame is None


def test_who_left_is_not_asked_to_sign(started: Started) -> None:
    built, run = build.in_conference(started.context.desk)
    desk = built.desk
    run = talks.step(desk, run, e.Attended(built["priya"], False))
    built.case, run = build.finished(desk, run)
    started.context.open(built.case)
    started.shell.go(Place("agreement", built.id))
    page = started.showing(AgreementPage)
    assert built["priya"] not in page.around.signed and built["tom"] in page.around.signed


@pytest.mark.parametrize("words", ["The bullying stops.", "Tom accepts his part."])
def test_a_condition_of_the_gate_as_a_promise_asks_whether_it_belongs_here(
    started: Started, signed: build.Built, words: str
) -> None:
    robot = Robot(started.window)
    started.context.do(acts.begin_version)
    started.context.do(
        acts.write_promise, promise=e.PromiseId("promise-1"), doers=(signed["tom"],), words=words, checker="Mr Lowe"
    )
    robot.push("Change promise 1")
    robot.sees("This is needed before a circle, and cannot be promised in it. Does it belong here?")


def test_a_second_version_is_called_so_on_its_page_and_its_file_and_the_last_signature_stays_in_sight(
    started: Started, signed: build.Built
) -> None:
    desk = started.context.desk
    started.context.open(acts.begin_version(desk, signed.id))
    case = started.context.now
    assert paper_name(papers.AGREEMENT, case) == "Agreement, version 2", "its file does not take the place of version 1"
    assert paper_name(papers.kept_version(1), case) == "Agreement, version 1"
    robot = Robot(started.window)
    for name in [case.called(p) for p in agreement.signers(case)]:
        robot.tick(name)
    around = started.showing(AgreementPage).findChildren(AroundAgreement)[0]
    assert robot.focus is around.signing
    robot.sees("Version 2. Signed by 7 people on")
    seen = around.signing.visibleRegion().boundingRect()
    assert seen == around.signing.rect(), "the list that was just ticked to its end"
