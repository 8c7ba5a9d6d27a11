"""A pupil's wish on the page of a person: who may ask, a no that is not asked again, conditions, days, equal names."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.staff import is_tied, same_name
from kring.domain.case.tied_wishes import without
from kring.domain.events import Want
from kring.domain.people import PersonId, Role
from kring.domain.talks.own_words import askers_of, may_be_asked, yes_of_harmed
from kring.ui.forms.brought_up import BroughtUpForm
from kring.ui.people.askers import AskersForm
from kring.ui.people.dated_card import DatedCard, SetAsideForm
from kring.ui.people.own_part import OwnPartForm
from kring.ui.people.people_page import PeoplePage
from kring.ui.people.person_form import AddPerson, Rename
from kring.ui.people.person_view import PersonView
from kring.ui.people.release_form import ReleaseForm
from kring.ui.people.wish_form import WishForm
from kring.ui.widgets.notice import Notice
from kring.words.talks.asking import condition_state
from ui.case_pages import CaseWindow, Stages, find


def _view(case: CaseWindow, person: str) -> PersonView:
    page = case.show("people", person)
    assert isinstance(page, PeoplePage) and page.view is not None
    return page.view


def _tick(qtbot: QtBot, inside: QWidget, name: str) -> None:
    qtbot.keyClick(find(inside, QCheckBox, name), Qt.Key.Key_Space)


def test_a_pupil_names_who_may_ask_and_only_fit_adults_are_offered(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    view = _view(case, "ellie")
    view.askers.form.unfold()
    form = view.askers.form.form
    assert isinstance(form, AskersForm)
    offered = {box.text() for box in form.findChildren(QCheckBox)}
    assert {"Mrs Price", "Mr Khan", "Mr Lowe"} <= offered and not {"Karen", "Mark", "Priya", "Tom"} & offered
    view.askers.form.save()
    assert not case.context.now.askers and "Choose who may ask" in case.words(view)
    _tick(qtbot, form, "Mrs Price may ask")
    _tick(qtbot, form, "Mr Khan may ask")
    view.askers.form.save()
    now, ellie = case.context.now, case.built["ellie"]
    assert askers_of(now, ellie) == (case.built["price"], case.built["khan"])
    qtbot.waitUntil(lambda: "Mrs Price and Mr Khan" in case.words(view))


def test_an_answer_to_somebody_who_was_not_named_is_said_not_to_count(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    view = _view(case, "ellie")
    view.wish.unfold()
    form = view.wish.form
    assert isinstance(form, WishForm)
    for name, words in (
        ("Mr Lowe", "Does not count: Ellie did not name Mr Lowe."),
        ("Karen", "family or support"),
        ("Somebody", "Nobody in this case is called Somebody."),
        ("Mrs Price", ""),
    ):
        form.asked.by.setText(name)
        assert words in form.asked.against.text() and form.asked.against.isVisible() is bool(words)


def test_conditions_about_people_are_chosen_and_say_why_they_are_open(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    view = _view(case, "ellie")
    view.wish.unfold()
    form = view.wish.form
    assert isinstance(form, WishForm)
    form.want.set_value(Want.MEET.value)
    form.asked.by.setText("Mrs Price")
    _tick(qtbot, form, "Only if Mr Khan is there")
    _tick(qtbot, form, "Only without Mark")
    view.wish.save()
    wish = case.context.now.wishes[-1]
    about = [(c.person, c.there) for c in wish.conditions]
    assert about == [(case.built["khan"], True), (case.built["mark"], False)]
    qtbot.waitUntil(lambda: "Only if Mr Khan is there · not met yet: Mr Khan would not be there" in case.words(view))
    assert "Only without Mark · not met yet: Mark would be there" in case.words(view)


def test_the_same_person_is_not_both_there_and_not_there(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    view, before = _view(case, "ellie"), len(case.context.now.wishes)
    view.wish.unfold()
    form = view.wish.form
    assert isinstance(form, WishForm)
    form.want.set_value(Want.MEET.value)
    form.asked.by.setText("Mrs Price")
    _tick(qtbot, form, "Only if Mark is there")
    _tick(qtbot, form, "Only without Mark")
    view.wish.save()
    assert len(case.context.now.wishes) == before and "both there and not there" in case.words(view)


def _conditional(case: CaseWindow) -> None:
    ellie, khan, today = case.built["ellie"], case.built["khan"], case.built.desk.today()
    case.record(e.WishSaid("w9", ellie, Want.MEET, today, "Mrs Price", ("In the library",), only_with=(khan,)))


def test_only_the_pupil_lets_go_of_a_condition_and_another_day_was_offered(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    _conditional(case)
    view = _view(case, "ellie")
    release = view.wishes.release
    release.unfold()
    form = release.form
    assert isinstance(form, ReleaseForm)
    assert [form.to.itemText(n) for n in range(form.to.count())] == ["Mrs Price", "Mr Khan"]
    form.words.set_words("He need not be there.")
    form.which.set_value(case.built["khan"])
    form.to.set_value(case.built["price"])
    release.save()
    assert "Offer another day first." in case.words(view)
    _tick(qtbot, form, "Ellie said it unasked, and another day was offered first")
    release.save()
    released = [c.person for w in case.context.now.wishes for c in w.conditions if c.released]
    assert released == [case.built["khan"]]
    qtbot.waitUntil(lambda: "Only if Mr Khan is there · let go" in case.words(view))


def test_where_every_condition_is_met_nothing_is_let_go_of(shown: Stages) -> None:
    case = shown(build.talked)
    view = _view(case, "ellie")
    assert not view.wishes.release.isVisible()
    _conditional(case)
    assert view.wishes.release.isVisible()


def test_after_a_no_nobody_asks_until_the_pupil_brings_it_up(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    ellie, today = case.built["ellie"], case.built.desk.today()
    view = _view(case, "ellie")
    assert not view.wishes.brought_up.isVisible()
    case.record(e.WishSaid("w9", ellie, Want.NO, today, "Mrs Price", words="I do not want to."))
    qtbot.waitUntil(lambda: "Ellie said no on 4 November 2026." in case.words(view))
    view.wish.unfold()
    meet = find(view.wish, QRadioButton, "Meet")
    assert not meet.isEnabled() and "not asked again" in meet.accessibleDescription()
    view.wish.fold()
    case.built.clock.later(days=2)
    view.wishes.brought_up.unfold()
    form = view.wishes.brought_up.form
    assert isinstance(form, BroughtUpForm)
    view.wishes.brought_up.save()
    assert not may_be_asked(case.context.now, ellie)
    form.words.set_words("Maybe I do want to say it.")
    form.to.by.setText("Karen")
    view.wishes.brought_up.save()
    assert may_be_asked(case.context.now, ellie)
    assert not yes_of_harmed(case.context.now, ellie).wishes, "to bring it up is not yet a yes"
    qtbot.waitUntil(lambda: not view.wishes.brought_up.isVisible())
    view.wish.unfold()
    assert find(view.wish, QRadioButton, "Meet").isEnabled()


def test_a_parents_refusal_is_told_as_the_parents(shown: Stages) -> None:
    case = shown(build.talked)
    case.record(e.ParentAnswered(case.built["ellie"], "Karen Marsh", e.ParentSays.REFUSES, case.built.desk.today()))
    view = _view(case, "ellie")
    words = case.words(view)
    assert "Karen refuses for Ellie, and that counts." in words and "It is not the word of Ellie." in words
    assert "Ellie said no" not in words and "Not asked again" not in words


def test_a_withdrawal_is_not_told_as_a_no_that_was_said(shown: Stages) -> None:
    case = shown(build.talked)
    case.record(e.Withdrew(case.built["ellie"], case.built.desk.today()))
    view = _view(case, "ellie")
    assert "Ellie no longer wanted to, on 4 November 2026." in case.words(view)
    assert "Ellie said no" not in case.words(view)


def test_what_a_responsible_pupil_says_of_the_own_part_is_marked(shown: Stages) -> None:
    case = shown(build.talked)
    view = _view(case, "tom")
    folded = view.own_part
    folded.unfold()
    form = folded.form
    assert isinstance(form, OwnPartForm) and form.part.value() is None
    form.words.set_words("It was not me.")
    form.asked.by.setText("Mr Khan")
    folded.save()
    assert "Mark the answer" in case.words(view)
    form.part.set_value(e.Part.DENIES.value)
    folded.save()
    last = case.context.now.own_parts[-1]
    assert (last.part, last.words, last.asked_by) == (e.Part.DENIES, "It was not me.", "Mr Khan")


def _dated(view: PersonView) -> DatedCard:
    return view.findChildren(DatedCard)[0]


def test_a_record_shows_both_days_and_a_wrong_one_is_set_aside_and_stays(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    ellie, today = case.built["ellie"], case.built.desk.today()
    earlier = today - timedelta(days=1)
    case.record(e.WishSaid("w9", ellie, Want.LETTER, earlier, "Mrs Price", words="I could write."))
    view = _view(case, "ellie")
    assert "3 November 2026, written down on 4 November 2026" in case.words(view)
    card = _dated(view)
    qtbot.keyClick(
        find(card, QPushButton, "Put the day right: A letter · asked by Mrs Price, 3 November 2026"), Qt.Key.Key_Space
    )
    form = card.correction.form
    assert isinstance(form, SetAsideForm) and form.which.currentText().startswith("A letter")
    card.correction.save()
    assert not case.context.now.set_aside and "write what is wrong" in case.words(card)
    form.words.set_words("It was said on the second.")
    card.correction.save()
    now = case.context.now
    assert [w.proves for w in now.wishes if w.id == "w9"] == [False]
    qtbot.waitUntil(lambda: "Set aside on 4 November 2026; it proves nothing." in case.words(card))
    assert "“It was said on the second.”" in case.words(card) and "“I could write.”" in case.words(card)


def test_family_named_by_mistake_is_ended_and_set_aside_and_then_tied_to_nobody(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    khan, tom = case.built["khan"], case.built["tom"]
    case.record(e.RoleGiven(khan, Role.PARENT, None, "father", tom))
    assert "Named as" not in case.words(_dated(_view(case, "khan")))  # what still holds is ended first
    case.record(e.RoleEnded(khan, Role.PARENT))
    assert is_tied(case.context.now, khan)
    card = _dated(_view(case, "khan"))
    named = next(b for b in card.findChildren(QPushButton) if b.accessibleName().startswith("Named by mistake: "))
    assert "Named as parent · Tom" in named.accessibleName()
    qtbot.keyClick(named, Qt.Key.Key_Space)
    form = card.correction.form
    assert isinstance(form, SetAsideForm)
    form.words.set_words("The father of another Tom.")
    card.correction.save()
    assert not is_tied(case.context.now, khan)


def test_a_surname_in_a_condition_that_two_may_have_is_asked_about_under_people(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    ellie, today = case.built["ellie"], case.built.desk.today()
    case.record(e.PersonAdded(PersonId("ann"), "Ann Reeve", "Ann", False))
    case.record(e.WishSaid("w8", ellie, Want.LETTER, today, "Mrs Price", words="A letter."))
    case.record(e.WishSaid("w9", ellie, Want.MEET, today, "Mrs Price", ("not Mr Reeve",), "Yes."))
    page = case.show("people")
    assert "Ellie wants Mr Reeve not to be there. Who is that?" in case.words(page)
    choice = next(b for b in page.findChildren(QPushButton) if b.text().startswith("Mark Reeve"))
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Who is that?" not in case.words(page))
    tied_now = case.context.now.wishes[-1].conditions[0]
    assert without(case.context.now, tied_now, ellie) == (("Mr Reeve", (case.built["mark"],)),)


def test_a_name_that_is_not_understood_is_asked_about_beside_the_wish_and_one_click_answers(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(build.talked)
    ellie, mark, today = case.built["ellie"], case.built["mark"], case.built.desk.today()
    case.record(e.WishSaid("w9", ellie, Want.MEET, today, "Mrs Price", ("Mark must stay away", "Mark does not laugh")))
    view = _view(case, "ellie")
    assert "Is it about Mark being there? Until this is answered, it counts as not met." in case.words(view)
    (answer,) = [b for b in view.findChildren(QPushButton) if b.text() == "Mark must not be there"]
    qtbot.keyClick(answer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Is it about" not in case.words(view))
    said = case.context.now.wishes[-1].conditions[0]
    assert said.being == ((mark, e.Being.NOT_THERE),)
    assert condition_state(case.context.now, said, ellie) == "not met yet: Mark would be there"
    other = next(b for b in view.findChildren(QPushButton) if b.text() == "It is not about Mark being there")
    qtbot.keyClick(other, Qt.Key.Key_Space)
    now = case.context.now.wishes[-1].conditions[0]
    assert now.being == ((mark, e.Being.SOMETHING_ELSE),)
    assert condition_state(case.context.now, now, ellie) == "not met yet"


def test_whom_a_word_without_a_name_means_is_one_click_beside_the_wish(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    ellie, mark, today = case.built["ellie"], case.built["mark"], case.built.desk.today()
    case.record(e.WishSaid("w9", ellie, Want.MEET, today, "Mrs Price", ("not my uncle Marc",)))
    case.record(e.WishSaid("w10", ellie, Want.MEET, today, "Mrs Price", ("not my teacher",)))
    view = _view(case, "ellie")
    asked = "Whom does “teacher” mean? Until this is answered, it counts as not met."
    assert asked in case.words(view) and "Whom does “uncle Marc” mean?" in case.words(view)
    said = case.context.now.wishes[-1].conditions[0]
    assert condition_state(case.context.now, said, ellie) == "not met yet: it names teacher"
    (answer,) = [b for b in _asked_in(view, "“teacher”") if b.text() == case.context.now.called(mark)]
    qtbot.keyClick(answer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked not in case.words(view))
    said = case.context.now.wishes[-1].conditions[0]
    assert said.meant == (("teacher", mark, None),)
    assert condition_state(case.context.now, said, ellie) == "not met yet: Mark would be there"
    (nobody,) = [b for b in _asked_in(_view(case, "ellie"), "“teacher”") if b.text() == "Nobody of this case"]
    qtbot.keyClick(nobody, Qt.Key.Key_Space)
    assert case.context.now.wishes[-1].conditions[0].meant == (("teacher", PersonId(""), None),)


def _asked_in(view: QWidget, about: str) -> list[QPushButton]:
    notices = [n for n in view.findChildren(Notice) if any(about in x.text() for x in n.findChildren(QLabel))]
    return [b for n in notices for b in n.findChildren(QPushButton)]


def _adding(case: CaseWindow, qtbot: QtBot, name: str, called: str = "") -> tuple[PeoplePage, AddPerson]:
    page = case.show("people")
    assert isinstance(page, PeoplePage)
    page.add_person()
    form = page.adder.form
    assert isinstance(form, AddPerson)
    form.name.setText(name)
    form.called.setText(called)
    form.age.set_value("adult")
    form.role.role.set_value(Role.SCHOOL.value)
    page.adder.save()
    return page, form


def test_an_equal_name_is_asked_about_when_somebody_is_added(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    before = len(case.context.now.people)
    page, form = _adding(case, qtbot, "helen PRICE")
    assert len(case.context.now.people) == before and "The same person, or two?" in case.words(page)
    assert form.names.twin.isVisible() and form.names.twin.value() is None
    form.names.twin.set_value("same")
    page.adder.save()
    assert len(case.context.now.people) == before and "Then nobody is added." in case.words(page)
    form.names.twin.set_value("two")
    page.adder.save()
    assert len(case.context.now.people) == before and "Call this person differently" in case.words(page)
    form.called.setText("Mrs Price, library")
    page.adder.save()
    now = case.context.now
    added = list(now.people)[-1]
    assert len(now.people) == before + 1 and not same_name(now, added) and not same_name(now, case.built["price"])


@pytest.mark.parametrize(("called", "may"), [("Tom", False), ("Tom H.", True)])
def test_two_people_are_never_called_the_same(shown: Stages, qtbot: QtBot, called: str, may: bool) -> None:
    case = shown(build.opened)
    before = len(case.context.now.people)
    _adding(case, qtbot, "Tom Hill", called)
    assert (len(case.context.now.people) == before + 1) is may


def test_an_equal_name_is_asked_about_when_somebody_is_renamed(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = case.show("people", "khan")
    assert isinstance(page, PeoplePage)
    folded = page.rename
    folded.unfold()
    form = folded.form
    assert isinstance(form, Rename)
    form.name.setText("Helen Price")
    folded.save()
    assert case.context.now.person(case.built["khan"]).name == "Sami Khan"
    form.twin.set_value("two")
    folded.save()
    now = case.context.now
    assert now.person(case.built["khan"]).name == "Helen Price" and not same_name(now, case.built["khan"])


def test_names_that_came_in_equal_are_asked_about_on_the_page_of_each(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    case.record(e.PersonRenamed(case.built["khan"], "Helen Price", "Mr Khan"))
    view = _view(case, "price")
    assert "the name means nobody" in case.words(view)
    qtbot.keyClick(find(view, QPushButton, "They are two people"), Qt.Key.Key_Space)
    assert not same_name(case.context.now, case.built["price"])
    qtbot.waitUntil(lambda: "the name means nobody" not in case.words(view))
