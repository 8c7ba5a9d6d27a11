"""The decision page: keys judge, the outcome follows at once, and nothing can be stepped over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.stages import Stage
from kring.ui.decision.condition_row import VerdictCombo
from kring.ui.decision.decision_page import DecisionPage
from kring.ui.theme import Theme
from ui.case_pages import CaseWindow, find, open_case

Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ready(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[CaseWindow]:
    built = build.ready_for_decision(build.desk(tmp_path))
    yield open_case(qtbot, built)
    built.desk.vault.close()


@pytest.fixture
def new(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[CaseWindow]:
    built = build.opened(build.desk(tmp_path))
    yield open_case(qtbot, built)
    built.desk.vault.close()


def _page(shown: CaseWindow) -> DecisionPage:
    page = shown.show("decision")
    assert isinstance(page, DecisionPage)
    return page


def test_nothing_is_judged_or_decided_beforehand(new: CaseWindow) -> None:
    page = _page(new)
    assert all(combo.value() is None for combo in page.findChildren(VerdictCombo))
    assert not any(radio.isChecked() for radio in page.findChildren(QRadioButton))
    assert not new.context.now.judged


@pytest.mark.parametrize(
    ("key", "verdict"),
    [(Qt.Key.Key_Y, e.Verdict.YES), (Qt.Key.Key_T, e.Verdict.NOT_YET), (Qt.Key.Key_N, e.Verdict.NO)],
)
def test_one_key_judges_the_condition_that_has_the_focus(
    ready: CaseWindow, qtbot: QtBot, key: Qt.Key, verdict: e.Verdict
) -> None:
    page, tom = _page(ready), ready.built["tom"]
    combo = page.row("accepts-part", tom).combo
    combo.setFocus()
    qtbot.keyClick(combo, key)
    latest = ready.context.now.judged[-1]
    assert (latest.condition, latest.about, latest.verdict) == ("accepts-part", tom, verdict)
    assert combo.value() == verdict.value


def test_arrows_never_judge(new: CaseWindow, qtbot: QtBot) -> None:
    combo = _page(new).row("accepts-part", new.built["tom"]).combo
    combo.setFocus()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Right):
        qtbot.keyClick(combo, key)
    assert not new.context.now.judged


def test_a_no_closes_the_conference_and_says_so_beside_it(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClick(page.row("accepts-part", ready.built["tom"]).combo, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: not find(page, QRadioButton, "Prepare a conference").isEnabled())
    assert "Do not bring them together" in page.side.outcome.accessibleName()
    assert "does not accept a part" in page.side.outcome.accessibleName()


def test_what_is_missing_is_named_and_never_counted(new: CaseWindow) -> None:
    page = _page(new)
    said = page.side.outcome.accessibleName()
    assert "Not yet" in said and "the judgement of a second adult" in said and "a hate motive" in said
    assert not any(character.isdigit() for character in said)


def test_control_enter_records_the_decision_with_its_reason(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClick(find(page, QRadioButton, "Prepare a conference"), Qt.Key.Key_Space)
    page.side.words.setFocus()
    qtbot.keyClicks(page.side.words, "Both are clear.")
    qtbot.keyClick(page.side.words, Qt.Key.Key_Return, Control)
    latest = ready.context.now.decisions[-1]
    assert (latest.path, latest.words) == (e.Path.CONFERENCE, "Both are clear.")
    assert Stage.PREPARATION in ready.stages()


def test_a_decision_without_a_reason_is_not_recorded(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClick(page.side.words, Qt.Key.Key_Return, Control)
    qtbot.keyClick(find(page, QRadioButton, "Wait"), Qt.Key.Key_Space)
    qtbot.keyClick(page.side.words, Qt.Key.Key_Return, Control)
    assert not ready.context.now.decisions
    assert page.side.why.error.isVisible()


def test_a_conference_chosen_before_a_no_is_not_recorded_after_it(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClick(find(page, QRadioButton, "Prepare a conference"), Qt.Key.Key_Space)
    page.side.words.setPlainText("All is there.")
    ready.record(e.Withdrew(ready.built["ellie"], ready.built.desk.today()))
    qtbot.keyClick(page.side.words, Qt.Key.Key_Return, Control)
    assert not [d for d in ready.context.now.decisions if d.path is e.Path.CONFERENCE]


def test_the_words_of_why_stay_while_the_case_changes(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    page.side.words.setFocus()
    qtbot.keyClicks(page.side.words, "Half a sen")
    ready.record(e.SignAsked("hate", e.Seen.NOT_ASKED))
    qtbot.keyClicks(page.side.words, "tence")
    assert page.side.words.words() == "Half a sentence"


def test_a_wish_is_shown_with_the_conditions_tied_to_it(ready: CaseWindow, qtbot: QtBot) -> None:
    ellie = ready.built["ellie"]
    said = e.WishSaid("w9", ellie, e.Want.MEET, ready.built.desk.today(), "Mrs Price", ("Only with Mum",), "Yes.")
    ready.record(said)
    page = _page(ready)
    qtbot.waitUntil(lambda: "“Only with Mum”: not met yet" in ready.words(page.row("harmed-wants", ellie)))


def test_nobody_is_taken_for_the_second_adult(new: CaseWindow, qtbot: QtBot) -> None:
    row = _page(new).row("second-adult", None)
    qtbot.keyClick(row.combo, Qt.Key.Key_Y)
    assert new.context.now.judged[-1].judged_by is None
    assert row.is_open and "the name of the second adult" in new.words(row).lower()


def test_words_do_not_renew_a_judgement_that_somebody_spoke_against(ready: CaseWindow, qtbot: QtBot) -> None:
    page, ellie = _page(ready), ready.built["ellie"]
    row = page.row("harmed-wants", ellie)
    row.open()
    ready.record(e.Withdrew(ellie, ready.built.desk.today()))
    box = row.panel.findChild(type(page.side.words)) if row.panel else None
    assert box is not None and not box.isEnabled()


def test_a_measure_is_kept_in_the_words_of_the_pupil_and_an_empty_one_never_counts(
    new: CaseWindow, qtbot: QtBot
) -> None:
    page, ellie = _page(new), new.built["ellie"]
    page.row("power-even", ellie).open()
    from kring.ui.widgets.field import LineField

    line = find(page, LineField, "The sign to stop")
    line.setFocus()
    qtbot.keyClicks(line, "  ")
    page.leaving()
    assert not new.context.now.measures
    qtbot.keyClicks(line, "hand on the table")
    page.leaving()
    assert new.context.now.measures[ellie] == {"stop-sign": "hand on the table"}


def test_the_words_of_why_are_there_again_after_leaving_the_page(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    page.side.words.setFocus()
    qtbot.keyClicks(page.side.words, "Because")
    ready.show("report")
    assert _page(ready).side.words.words() == "Because"


def test_with_large_text_the_outcome_still_stands_where_nothing_scrolls(
    themed: Theme, ready: CaseWindow, qtbot: QtBot
) -> None:
    themed.set_percent(200)
    page = _page(ready)
    qtbot.waitUntil(lambda: page.subtitle.text() == "A conference can be prepared")
    qtbot.keyClick(page.row("accepts-part", ready.built["tom"]).combo, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.subtitle.text() == "Do not bring them together")
    assert page.isAncestorOf(page.side.outcome) and page.side.outcome.isVisible()
