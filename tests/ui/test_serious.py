"""Something serious in a talk: the card comes at once, in the question's place, and no further question is put."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from kring.domain.events import Seen
from kring.domain.report.concerns import serious
from kring.domain.session.script import Act, Records
from kring.ui.forms.standing import StandingNotice
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from kring.ui.home.call_numbers import CallNumbers
from kring.ui.program.routes import make_page
from kring.ui.talks.talk_page import TalkPage
from kring.usecases import cases
from kring.usecases.access import school_words
from kring.usecases.report import report
from ui.talk_table import CTRL, SHIFT, Table

K = Qt.Key


def words_on(page: TalkPage) -> str:
    return "\n".join(made.text() for made in page.findChildren(QLabel) if made.isVisible())


def press_not_safe(table: Table) -> None:
    """By its key; a button that is pressed by a key is let go a moment later."""
    table.key(K.Key_U, CTRL | SHIFT)
    table.qtbot.waitUntil(lambda: table.talk.serious.card is not None)
    QApplication.processEvents()


def say_not_safe(table: Table) -> TalkPage:
    """Ellie answers that she does not feel safe."""
    page = table.begin(script="talk-harmed-1")
    table.next_until(Records.SAFE)
    form = table.question().form
    assert form is not None and form.choice is not None
    form.choice.buttons()[1].click()
    QApplication.processEvents()
    return page


def test_i_do_not_feel_safe_is_kept_at_once_and_shows_what_to_say_and_whom_to_call(table: Table) -> None:
    page = say_not_safe(table)
    case = cases.load(table.desk, table.built.id)
    assert [(n.about, n.talk) for n in case.open_notices] == [(table.built["ellie"], page.fact.id)]
    assert page.serious.card is not None and page.serious.card.isVisible()
    assert "Thank you for telling me" in words_on(page)
    assert "Call, in this order" in words_on(page)
    assert not page.mistaken.isVisible()
    assert QApplication.focusWidget() is page.serious.card.words


def test_words_at_the_question_become_own_words_with_their_time(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.NEEDS)
    turn = page.sitting.run.current
    table.type("I do not want to be here any more.")
    press_not_safe(table)
    card = page.serious.card
    assert card is not None
    assert card.words.words() == "I do not want to be here any more."
    assert card.time.text() == "Tue 20 Oct, 09:00"
    assert table.on_disk().run.answer(turn.id, table.built["ellie"]).words == ""
    table.type(" Sometimes.")
    kept = [x.words for x in table.on_disk().run.entries]
    assert "I do not want to be here any more. Sometimes." in kept


def test_what_it_is_about_is_chosen_by_the_adult_and_no_further_question_is_put_to_that_pupil(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.NEEDS)
    press_not_safe(table)
    card = page.serious.card
    assert card is not None and card.about.value() is None
    at = page.sitting.run.at
    card.about.buttons()[0].click()
    QApplication.processEvents()
    case = cases.load(table.desk, table.built.id)
    concern = case.open_concerns[0]
    assert (concern.concern, concern.about, concern.talk) == ("suicidal", table.built["ellie"], page.fact.id)
    assert "Leave Ellie alone, or send Ellie home." in words_on(page)
    page.jump([turn.id for turn in page.sitting.run.turns if turn.act is Act.ASK][-1])
    assert page.sitting.run.at == at and table.said
    rows = [row.title for row in card.list.model().rows]
    assert rows[-4:] == [
        "The other questions: another day",
        "Closing",
        "What happens now",
        "Who is with you tonight",
    ]


def test_what_the_school_wrote_that_it_does_stands_first_in_the_talk(table: Table) -> None:
    school_words.keep_done(table.desk, "suicidal", "Fetch Mrs Okafor, room 4.")
    page = table.begin()
    table.next_until(Records.NEEDS)
    press_not_safe(table)
    card = page.serious.card
    assert card is not None
    card.about.buttons()[0].click()
    QApplication.processEvents()
    said = words_on(page)
    assert said.index("Fetch Mrs Okafor, room 4.") < said.index("Stay until another adult sits beside Ellie.")


def test_reached_keeps_the_hour_and_pressed_again_it_is_set_aside_as_a_mistake(table: Table) -> None:
    page = say_not_safe(table)
    card = page.serious.card
    assert card is not None
    card.calls.boxes["lead"].click()
    found = serious(cases.load(table.desk, table.built.id))[0].reached[0]
    assert (found.who, found.hour.strftime("%H:%M")) == ("Safeguarding lead", "09:00")
    box = card.calls.boxes["lead"]
    assert box.isChecked() and "09:00" in box.text()
    box.click()
    case = cases.load(table.desk, table.built.id)
    assert not serious(case)[0].reached and [words for _on, words in case.set_aside.values()] == ["Ticked by mistake"]
    box = card.calls.boxes["lead"]
    assert not box.isChecked() and "09:00" not in box.text()


def test_the_talk_goes_to_its_closing_words_and_its_end_leads_to_the_case(table: Table) -> None:
    page = say_not_safe(table)
    table.key(K.Key_Return, CTRL)
    assert "This is what happens now" in words_on(page)
    table.type("Mrs Dunne sits beside her.")
    table.key(K.Key_Return, CTRL)
    case = cases.load(table.desk, table.built.id)
    assert case.talks[page.fact.id].stopped
    assert len(case.open_notices) == 1  # kept once, although the answer is a record of the talk as well
    assert "Mrs Dunne sits beside her." in [x.words for x in table.on_disk().run.entries]
    said = "Only what was serious stands on the page to hand over"
    assert said in words_on(page) and "They stand on no paper" not in words_on(page)
    table.key(K.Key_Return, CTRL)
    assert table.gone[-1].page == "overview"


def test_opened_by_mistake_gives_the_words_back_and_leaves_its_trace(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.NEEDS)
    turn = page.sitting.run.current
    page.unsafe.click()
    assert page.mistaken.isVisible()
    page.mistaken.click()
    case = cases.load(table.desk, table.built.id)
    assert [n.seen_words for n in case.unsafe.values()] == ["Opened by mistake"]
    assert not page.serious.shown and page.sitting.run.current == turn
    table.key(K.Key_Return, CTRL)
    assert page.sitting.run.current != turn


def test_the_card_stands_again_when_the_talk_is_opened_again(table: Table) -> None:
    page = say_not_safe(table)
    table.type("He waits at the bus.")
    page.leaving()
    again = TalkPage(table.context, Place("talk", table.built.id, talk=page.fact.id))
    table.show(again)
    assert again.serious.card is not None
    assert again.serious.card.words.words() == "He waits at the bus."


def test_a_talk_that_runs_is_not_gone_on_with_while_images_were_named_elsewhere(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.NEEDS)
    page.leaving()
    table.context.do(report.ask_concern, concern="images", seen=Seen.SEEN, about=table.built["tom"])
    again = TalkPage(table.context, Place("talk", table.built.id, talk=page.fact.id))
    table.show(again)
    assert again.serious.waits is not None and "No question today" in words_on(again)
    table.key(K.Key_Return, CTRL)
    assert table.gone[-1].page == "overview"
    assert not again.sitting.run.over


def test_the_schools_own_names_and_numbers_stand_on_the_call_list(table: Table) -> None:
    numbers = CallNumbers(table.context)
    table.qtbot.addWidget(numbers)
    who, number = numbers.fields["lead"]
    table.qtbot.keyClicks(who, "Mr Byrne")
    table.qtbot.keyClicks(number, "ext. 214")
    who.settle()
    number.settle()
    page = say_not_safe(table)
    QApplication.processEvents()
    assert "Mr Byrne" in words_on(page) and "ext. 214" in words_on(page)
    table.key(K.Key_Return, CTRL)
    QApplication.processEvents()
    assert "I’ll call Mr Byrne" in words_on(page)


def close_without_a_word(table: Table) -> TalkPage:
    """The closing words are said, and nobody has a hand free to write."""
    page = say_not_safe(table)
    table.key(K.Key_Return, CTRL)
    table.key(K.Key_Return, CTRL)
    return page


def test_the_room_can_be_left_without_writing_who_is_with_the_pupil_and_then_it_stays_open(table: Table) -> None:
    page = close_without_a_word(table)
    assert page.sitting.run.over and table.context.now.talks[page.fact.id].stopped
    (one,) = serious(table.context.now)
    assert one.asks_about_tonight
    overview = make_page(table.context, Place("overview", table.built.id))
    table.show(overview)
    said = [made.text() for made in overview.findChildren(QLabel) if made.isVisible()]
    assert "Who is with Ellie now, and tonight: not written down yet." in said
    report = make_page(table.context, Place("report", table.built.id))
    table.show(report)
    (notice,) = report.findChildren(StandingNotice)
    assert notice.tonight is not None and notice.tonight.isVisible()
    assert "Who is with Ellie now, and tonight" in "\n".join(x.text() for x in notice.findChildren(QLabel))
    table.qtbot.keyClicks(notice.tonight, "Her aunt, until her mother is home.")
    notice.tonight.settle()
    (one,) = serious(table.context.now)
    assert one.tonight == "Her aunt, until her mother is home." and not one.asks_about_tonight


def test_what_was_written_at_the_closing_is_not_asked_again(table: Table) -> None:
    page = say_not_safe(table)
    table.key(K.Key_Return, CTRL)
    table.type("Mrs Dunne sits beside her.")
    table.key(K.Key_Return, CTRL)
    (one,) = serious(cases.load(table.desk, table.built.id))
    assert (one.talk, one.tonight) == (page.fact.id, "Mrs Dunne sits beside her.")


def test_a_talk_left_at_its_closing_words_keeps_what_was_written(table: Table) -> None:
    page = say_not_safe(table)
    table.key(K.Key_Return, CTRL)
    table.type("Mrs Dunne sits beside her.")
    page.leaving()
    assert not page.sitting.run.over
    (one,) = serious(cases.load(table.desk, table.built.id))
    assert one.tonight == "Mrs Dunne sits beside her."


def _small(table: Table, themed: Theme) -> TalkPage:
    themed.set_percent(150)
    table.window.resize(1024, 600)
    QApplication.processEvents()
    page = say_not_safe(table)
    for _ in range(3):
        QApplication.processEvents()
    return page


def test_in_a_small_window_what_to_say_is_seen_and_no_cursor_is_out_of_sight(themed: Theme, table: Table) -> None:
    page = _small(table, themed)
    card = page.serious.card
    assert card is not None
    shown = card.visibleRegion().boundingRect()
    for line in (card.say, card.then):
        assert line.visibleRegion().boundingRect().height() == line.height()
    seen = card.words.visibleRegion().boundingRect().height() == card.words.height()
    assert shown.isValid() and card.words.hasFocus() is seen
    assert card.hasFocus() is not seen
    table.type("H")
    table.type("e waits")
    QApplication.processEvents()
    assert card.words.words() == "He waits" and card.words.hasFocus()
    assert card.words.visibleRegion().boundingRect().height() == card.words.height()


def test_in_a_small_window_no_closing_line_is_cut(themed: Theme, table: Table) -> None:
    page = _small(table, themed)
    page.serious.go_on()
    for _ in range(3):
        QApplication.processEvents()
    closing = page.serious.closing
    assert closing is not None and closing.words.hasFocus()
    assert closing.words.visibleRegion().boundingRect().height() == closing.words.height()
    for line in closing.lines:
        assert line.visibleRegion().boundingRect().height() in (0, line.height())
    assert closing.lines[-1].visibleRegion().boundingRect().height() > 0
