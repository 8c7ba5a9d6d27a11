"""What a harmed pupil answered last leads to the guide for it, and never back to the question."""

from __future__ import annotations

import pytest

import builders as build
from kring.domain.events import TalkKind, Want, WishSaid
from kring.ui.frame.context import Place
from kring.ui.talks.begin_page import BeginPage
from kring.usecases import cases
from ui.talk_table import Table

LEADS_TO = {
    Want.LETTER: "letter-talk",
    Want.SOMEONE_SPEAKS: "spokesperson-talk",
    Want.ONLY_STOPS: "only-stops-talk",
    Want.NO: "only-stops-talk",
}
ANSWERED: dict[str, tuple[str, str]] = {
    "still_on": ("", "stopped"),
    "quiet": ("", "2026-10-08"),
    "plan_holds": ("", "holds"),
    "need_now": ("Someone beside me at lunch.", ""),
}
OWN = set(LEADS_TO.values())


def said(table: Table, want: Want) -> None:
    table.built.record(WishSaid(f"w-{want}", table.built["ellie"], want, table.desk.today(), "Mrs Price"))
    table.context.open(cases.load(table.desk, table.built.id))


def before_the_talk(table: Table, about: str = "") -> tuple[str | None, set[str]]:
    """The guide that is proposed, and those of the three for one answer that can be chosen."""
    page = BeginPage(table.context, Place("begin-talk", table.built.id, table.built["ellie"], about=about))
    table.show(page)
    cards = {option: card for option, card in page.guides._buttons.items() if option in OWN}
    assert set(cards) == OWN, "each is there, and the others say why they are closed"
    assert all(
        card.isEnabled() or "wanted something else last" in card.accessibleDescription() for card in cards.values()
    )
    return page.guides.value(), {option for option, card in cards.items() if card.isEnabled()}


@pytest.mark.parametrize("want", LEADS_TO)
def test_an_answer_that_is_no_yes_leads_to_its_own_guide_and_after_that_to_support(table: Table, want: Want) -> None:
    said(table, want)
    script = LEADS_TO[want]
    assert before_the_talk(table) == (script, {script})
    build.talk(table.built, TalkKind.ONE_ON_ONE, "ellie", script, **ANSWERED)
    table.context.open(cases.load(table.desk, table.built.id))
    assert before_the_talk(table) == ("support-talk", {script})


@pytest.mark.parametrize("want", [Want.MEET, Want.NOT_YET_KNOWN])
def test_a_yes_and_not_knowing_open_none_of_them_and_are_asked_once_more(table: Table, want: Want) -> None:
    said(table, want)
    assert before_the_talk(table) == ("talk-harmed-2", set())
    assert before_the_talk(table, "one-on-one") == ("support-talk", set())


def test_before_anybody_asked_a_support_talk_is_a_support_talk(table: Table) -> None:
    assert before_the_talk(table, "one-on-one") == ("support-talk", set())


def test_a_harmed_pupil_has_a_follow_up_talk_of_its_own(table: Table) -> None:
    assert before_the_talk(table, "follow-up")[0] == "follow-up-harmed"
