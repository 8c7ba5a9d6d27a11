"""Words that were said in private carry their mark wherever they are shown outside the session."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from kring.domain import events as e
from kring.domain.events import EntryId
from kring.domain.people import PersonId
from kring.ui.deciding.decision_page import DecisionPage
from kring.words import names
from ui.case_pages import CaseWindow

NEED, QUOTE, PART, WISH, BESIDE, CONTACT = (
    "A lock on my door.", "Nobody at the door.", "I took it twice.", "Not for long.", "Only my aunt.", "It is quiet.",
)  # fmt: skip


def lines(shown: CaseWindow, inside: QWidget | None = None) -> list[str]:
    return shown.words(inside).splitlines()


def _record(shown: CaseWindow, in_private: bool) -> None:
    """Everything of which the words are shown, said in a private part or not."""
    ellie, tom, day = shown.built["ellie"], shown.built["tom"], shown.built.desk.today()
    talk = next(reversed(shown.built.case.talks))
    shown.record(
        e.NeedsSaid(ellie, day, "Mrs Price", NEED, in_private=in_private),
        e.SupportAnswered(ellie, BESIDE, day, in_private=in_private),
        e.Quoted("q", talk, EntryId("x"), ellie, "needs-harmed", day, QUOTE, in_private=in_private),
        e.OwnPartSaid(tom, e.Part.PARTLY, day, "Mrs Price", words=PART, in_private=in_private),
        e.WishSaid("w-apart", ellie, e.Want.MEET, day, "Mrs Price", words=WISH, in_private=in_private),
        e.CheckedIn("extra/1", ellie, e.Change.BETTER, day, "Mrs Price", CONTACT, in_private=in_private),
    )


Where = tuple[str, str, str]  # a page, for whom, and words that it shows
PLACES: tuple[Where, ...] = (
    ("overview", "", NEED),
    ("talks", "", NEED),
    ("decision", "", NEED),
    ("follow-up", "", CONTACT),
    ("second-adult", "vale", WISH),
    ("people", "ellie", NEED),
    ("people", "ellie", BESIDE),
    ("people", "ellie", WISH),
    ("people", "tom", PART),
)


def _beside(shown: CaseWindow, words: str) -> list[bool]:
    """For each time these words are shown, whether the mark stands in the same line or the next."""
    said, mark = lines(shown), names.said_in_private()
    places = [i for i, line in enumerate(said) if words in line]
    assert places, words
    return [mark in "\n".join(said[i : i + 2]) for i in places]


@pytest.mark.parametrize(("page", "person", "words"), PLACES)
@pytest.mark.every(2)
def test_the_mark_stands_with_the_words_on_every_page(talked: CaseWindow, page: str, person: str, words: str) -> None:
    _record(talked, in_private=True)
    talked.show(page, person)
    assert any(_beside(talked, words))


@pytest.mark.parametrize(("page", "person", "words"), PLACES)
def test_there_is_none_with_what_was_said_in_the_room(talked: CaseWindow, page: str, person: str, words: str) -> None:
    _record(talked, in_private=False)
    talked.show(page, person)
    assert words in talked.words() and names.said_in_private() not in talked.words()


def _row(shown: CaseWindow, condition: str, about: PersonId | None) -> QWidget:
    page = shown.show("decision")
    assert isinstance(page, DecisionPage)
    row = page.row(condition, about)
    row.unfold()
    return row


@pytest.mark.parametrize(
    ("condition", "about", "words"),
    [
        ("needs-harmed", "ellie", NEED),
        ("needs-harmed", "ellie", QUOTE),
        ("harmed-wants", "ellie", WISH),
        ("accepts-part", "tom", PART),
        ("support-offered", "ellie", BESIDE),
    ],
)
def test_on_the_decision_page_it_stands_under_the_words_that_a_condition_rests_on(
    talked: CaseWindow, condition: str, about: str, words: str
) -> None:
    _record(talked, in_private=True)
    said = lines(talked, _row(talked, condition, talked.built[about]))
    at = next(i for i, line in enumerate(said) if words in line)
    assert names.said_in_private() in "\n".join(said[at : at + 2])
