"""Which guide comes next for whom: for those around too, and for the responsible pupil in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import builders as build
import guide_walks as walks
from kring.domain.events import TalkKind
from kring.ui.talks.guide_choice import fitting, proposed
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts.own import scripts


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = build.desk(tmp_path)
    yield made
    made.vault.close()


def offered(built: build.Built, short: str, wanted: str = "") -> tuple[str, list[str]]:
    """The guide that comes next for somebody, and all that can be chosen."""
    found = fitting(built.case, built[short], scripts(built.desk))
    return proposed(built.case, built[short], wanted, found), [choice.id for choice in found]


@pytest.mark.parametrize(
    ("short", "guide", "also"),
    [
        ("told", "talk-told", ()),
        ("tutor", "talk-tutor", ("talk-supporter",)),
        ("bystander", "talk-bystander", ("talk-follower",)),
        ("parent-harmed0", "talk-parents-harmed", ("talk-parents-2", "talk-supporter")),
        ("parent-responsible0", "talk-parents-responsible", ("talk-parents-2", "talk-supporter")),
        ("friend", "talk-supporter", ()),
        ("responsible0", "talk-responsible-1", ("talk-responsible-2", "talk-responsible-3", "talk-after-relapse")),
    ],
)
def test_everybody_around_has_a_guide_that_comes_first(
    desk: Desk, short: str, guide: str, also: tuple[str, ...]
) -> None:
    first, all_of_them = offered(walks.with_pupils(desk, 1), short)
    assert first == guide and set(also) <= set(all_of_them)


def test_a_parent_of_one_side_is_not_offered_the_call_to_the_other(desk: Desk) -> None:
    built = walks.with_pupils(desk, 2)
    assert "talk-parents-responsible" not in offered(built, "parent-harmed1")[1]
    assert "talk-parents-harmed" not in offered(built, "parent-responsible1")[1]


def test_the_follow_up_of_a_responsible_pupil_is_their_own(desk: Desk) -> None:
    built = walks.with_pupils(desk, 1)
    assert offered(built, "responsible0", TalkKind.FOLLOW_UP)[0] == "follow-up-responsible"


def test_after_two_talks_insight_comes_next_until_meeting_may_be_asked(desk: Desk) -> None:
    built = build.safe(desk)
    assert offered(built, "tom")[0] == "talk-responsible-1"
    build.talk(built, TalkKind.INTERVIEW, "tom", "talk-responsible-1", "Mr Khan")
    assert offered(built, "tom")[0] == "talk-responsible-2"
    given = build.ANSWERS["talk-responsible-1"]
    part, need, beside = given["own-part"], given["need"], given["beside"]
    build.talk(
        built, TalkKind.INTERVIEW, "tom", "talk-responsible-2", "Mr Khan", own_part=part, need=need, beside=beside
    )
    assert offered(built, "tom")[0] == "insight-talk"


def test_once_the_harmed_pupil_wants_it_the_talk_in_which_it_is_asked_comes_next(desk: Desk) -> None:
    built = build.safe(desk)
    for on, person, kind, script, led_by in (
        (date(2026, 10, 13), "ellie", TalkKind.INTERVIEW, "talk-harmed-1", "Mrs Price"),
        (date(2026, 10, 14), "tom", TalkKind.INTERVIEW, "talk-responsible-1", "Mr Khan"),
        (date(2026, 10, 20), "ellie", TalkKind.INTERVIEW, "talk-harmed-2", "Mrs Price"),
    ):
        built.clock.go_to(on)
        build.talk(built, kind, person, script, led_by)
    assert built.case.standing(built["ellie"]).wants
    assert offered(built, "tom")[0] == "talk-responsible-2"
