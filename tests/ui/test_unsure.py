"""At the safety question of a talk anything but a yes is heard at once, in every guide and on both views."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kring import paths
from kring.domain.session.script import FeelsSafe, Records, Script
from kring.scripts.library import Library
from kring.ui.frame.context import Place
from kring.ui.talks.sheet_view import SheetView
from kring.ui.talks.talk_page import ON_PAGE, TalkPage
from kring.usecases import cases
from kring.usecases.talks import sitting
from kring.usecases.texts import Texts
from ui.talk_table import CTRL, Table
from ui.test_serious import words_on

TEXTS = Texts(paths.resources(), "en")
LIBRARY = Library(paths.resources() / "scripts", TEXTS.conditions)


def asking_whether_safe() -> list[tuple[str, Script]]:
    """Every bundled guide, in both languages, in which a line asks whether somebody is safe."""
    guides = [(lang, choice.script) for lang in ("en", "nl") for choice in LIBRARY.choices(lang) if choice.script]
    return [
        (lang, script)
        for lang, script in guides
        if any(step.records is Records.SAFE for _phase, _part, step in script.steps())
    ]


def test_a_guide_that_asks_it_offers_each_answer_that_is_no_yes() -> None:
    found = asking_whether_safe()
    assert {lang for lang, _script in found} == {"en", "nl"}
    for _lang, script in found:
        asked = [s for _phase, _part, s in script.steps() if s.records is Records.SAFE]
        assert all({c.code for c in step.choices} == set(FeelsSafe) for step in asked)


@pytest.mark.parametrize("line", ["safe-now", "heavy-thoughts"])
@pytest.mark.parametrize("place", [1, 2], ids=["not safe", "not sure"])
def test_it_is_kept_at_once_and_shows_what_to_say_and_whom_to_call(table: Table, place: int, line: str) -> None:
    page = table.begin(script="talk-harmed-1")
    table.next_to(line)
    form = table.question().form
    assert form is not None and form.choice is not None
    form.choice.buttons()[place].click()
    QApplication.processEvents()
    case = cases.load(table.desk, table.built.id)
    assert [(n.about, n.talk) for n in case.open_notices] == [(table.built["ellie"], page.fact.id)]
    words = words_on(page)
    assert "Thank you for telling me" in words and "Do not" in words and "Call, in this order" in words


def test_a_no_to_not_wanting_to_live_is_not_read_as_a_no_to_being_safe(table: Table) -> None:
    page = table.begin(script="talk-harmed-1")
    for line in ("safe-now", "heavy-thoughts"):
        turn = next(t for t in page.sitting.run.turns if t.step.id == line)
        page.sitting.answer(turn, FeelsSafe.SAFE, "")
    said = [("Safe right now?", "I feel safe enough"), ("Not wanting to be alive?", "No")]
    assert page.sitting.recorded() == said
    assert not cases.load(table.desk, table.built.id).open_notices


def test_on_one_page_too(table: Table) -> None:
    page = table.begin(script="talk-harmed-1")
    page.leaving()
    sheet = TalkPage(table.context, Place("talk", table.built.id, talk=page.fact.id, about=ON_PAGE))
    table.show(sheet)
    assert isinstance(sheet.view, SheetView)
    turn = next(t for t in sheet.sitting.run.turns if t.step.records is Records.SAFE)
    sheet.sitting.answer(turn, "unsure", "")
    QApplication.processEvents()
    assert sheet.serious.card is not None and sheet.serious.card.isVisible()
    assert cases.load(table.desk, table.built.id).open_notices


def test_something_else_is_kept_like_every_other_choice(table: Table) -> None:
    page = table.begin(script="talk-harmed-1")
    page.unsafe.click()
    card = page.serious.card
    assert card is not None
    card.about.buttons()[-1].click()
    page.leaving()
    again = TalkPage(table.context, Place("talk", table.built.id, talk=page.fact.id))
    table.show(again)
    assert again.serious.card is not None and again.serious.card.about.value() == "else"
    assert not again.mistaken.isVisible()


def test_words_without_a_choice_leave_the_question_open(table: Table) -> None:
    page = table.begin(script="talk-harmed-1")
    table.next_until(Records.SAFE)
    turn = page.sitting.run.current
    page.sitting.answer(turn, "", "At the bus stop.")
    assert turn in page.sitting.open_lines()
    page.sitting.answer(turn, "safe", "At the bus stop, but Dad comes.")
    assert turn not in page.sitting.open_lines()


def test_after_it_was_opened_no_key_leads_to_another_question(table: Table) -> None:
    page = table.begin(script="talk-harmed-1")
    table.next_until(Records.SAFE)
    page.sitting.answer(page.sitting.run.current, "unsure", "")
    at = page.sitting.run.at
    page.sitting.conductor.play(sitting.go_on())
    assert page.sitting.run.at == at
    table.qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert "This is what happens now" in words_on(page)
