"""The answers to what should come next stand as equals: each with what it leads to, in an order that is not ours."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel

from kring.domain.events import TalkId, Want
from kring.domain.session.script import Records
from kring.domain.talks.answer_order import offered
from kring.ui.talks.answers import AnswerForm
from kring.ui.talks.sheet_view import SheetView
from kring.ui.widgets.choice import ChoiceCard
from ui.talk_table import Table, answer_of

FIVE = {Want.MEET, Want.LETTER, Want.SOMEONE_SPEAKS, Want.ONLY_STOPS, Want.NOT_YET_KNOWN}


def answers_of(form: AnswerForm | None) -> list[ChoiceCard]:
    assert form is not None and form.choice is not None
    return [made for made in form.choice.buttons() if isinstance(made, ChoiceCard)]


def test_the_answers_keep_their_order_all_along_a_talk_and_in_the_page_view_too(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.WISH)
    cards = answers_of(table.question().form)
    order = [card.option.id for card in cards]
    assert set(order) == FIVE
    assert all(card.option.second for card in cards), "each says what it leads to"
    assert len({card.x() for card in cards}) == len({card.size().toTuple() for card in cards}) == 1, "as equal rows"
    assert not any(card.isChecked() or card.hasFocus() for card in cards)
    table.talk.change_view()
    sheet = table.talk.view
    assert isinstance(sheet, SheetView)
    assert [card.option.id for card in answers_of(sheet.forms[page.sitting.run.current.id])] == order


def test_each_answer_comes_first_in_some_talk(table: Table) -> None:
    table.begin()
    table.next_until(Records.WISH)
    step = table.talk.sitting.run.current.step
    first = [offered(step, TalkId(f"talk-{number}"))[0].code for number in range(200)]
    assert all(first.count(code) > 20 for code in FIVE)
    needs = next(t.step for t in table.talk.sitting.run.turns if t.step.records is Records.STOPPED)
    assert offered(needs, TalkId("talk-1")) == needs.choices, "any other answers stand as the script has them"


def test_the_page_view_shows_what_hangs_on_an_answer_only_once_that_was_given(table: Table) -> None:
    page = table.begin("page")
    sheet = page.view
    assert isinstance(sheet, SheetView)

    def seen() -> str:
        QApplication.processEvents()
        return "\n".join(made.text() for made in sheet.findChildren(QLabel) if made.isVisibleTo(sheet))

    assert "On these conditions: Only after “To meet”, “A letter” or “Someone speaks for me” to" in seen()
    assert "What would need to be sorted out first" not in seen()
    wish = next(t for t in page.sitting.run.turns if t.step.records is Records.WISH)
    answer_of(sheet.forms[wish.id], Want.LETTER).click()
    assert "What would need to be sorted out first" in seen() and "Next time we’ll talk about the letter" in seen()
    assert "Who speaks first" not in seen() and "I’ll check with you again" not in seen()
