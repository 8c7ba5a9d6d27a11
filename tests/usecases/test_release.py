"""A13: by file as in the window, a release says which concern was read, and is never that of who leads the case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import builders as build
from kring.domain import events as e
from kring.domain.errors import Refused
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.report.concerns import serious
from kring.usecases.desk.desk import Desk
from kring.usecases.report import report


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = build.desk(tmp_path)
    yield made
    made.vault.close()


def two_concerns(desk: Desk) -> build.Built:
    built, byrne = build.opened(desk), PersonId("byrne")
    built.record(e.PersonAdded(byrne, "Mr Byrne", "Mr Byrne", False), e.RoleGiven(byrne, Role.SAFEGUARDING))
    for concern in ("weapon", "suicidal"):
        built.case = report.ask_concern(desk, built.id, concern=concern, seen=e.Seen.SEEN, about=built["ellie"])
    return built


def open_in(built: build.Built) -> list[str]:
    return [c.concern for c in built.case.open_concerns]


def test_of_two_concerns_one_is_named_and_the_other_stays_open(desk: Desk) -> None:
    built = two_concerns(desk)
    with pytest.raises(Refused) as refused:
        report.release_talks(desk, built.id, who="Mr Byrne", about=built["ellie"])
    assert refused.value.code is Rule.RELEASE_WHICH
    with pytest.raises(Refused) as unknown:
        report.release_talks(desk, built.id, who="Mr Byrne", about=built["ellie"], concern="images")
    assert unknown.value.code is Rule.NO_SUCH_RECORD
    built.case = report.release_talks(desk, built.id, who="Mr Byrne", concern="weapon", words="It was a toy.")
    assert open_in(built) == ["suicidal"]
    built.case = report.release_talks(desk, built.id, who="Mr Byrne")  # what stands alone need not be named
    assert not built.case.open_concerns
    assert [[c.concern for c in release.concerns] for release in built.case.releases] == [["weapon"], ["suicidal"]]


def test_the_same_concern_about_two_pupils_is_not_released_of_both_at_once(desk: Desk) -> None:
    built = two_concerns(desk)
    built.case = report.ask_concern(desk, built.id, concern="weapon", seen=e.Seen.SEEN, about=built["tom"])
    with pytest.raises(Refused) as refused:
        report.release_talks(desk, built.id, who="Mr Byrne", concern="weapon", words="It was a toy.")
    assert refused.value.code is Rule.RELEASE_WHICH
    built.case = report.release_talks(desk, built.id, who="Mr Byrne", about=built["ellie"], concern="weapon")
    assert sorted((c.concern, c.about) for c in built.case.open_concerns) == sorted(
        [("suicidal", built["ellie"]), ("weapon", built["tom"])]
    )


def test_what_nobody_ticked_is_neither_released_nor_seen_to(desk: Desk) -> None:
    built = two_concerns(desk)
    (one,) = serious(built.case)
    words, today = "Seen to.", desk.today()
    with pytest.raises(Refused) as refused:
        report.see_to_serious(desk, built.id, one=one, read=(), who="Mr Byrne", on=today, words=words)
    assert refused.value.code is Rule.RELEASE_WHICH
    read = [c.id for c in one.concerns if c.concern == "weapon"]
    built.case = report.see_to_serious(desk, built.id, one=one, read=read, who="Mr Byrne", on=today, words=words)
    assert open_in(built) == ["suicidal"]


def test_the_facilitator_given_the_role_releases_nothing(desk: Desk) -> None:
    built = two_concerns(desk)
    leads = built.case.facilitator
    assert leads is not None
    built.record(e.RoleGiven(leads, Role.SAFEGUARDING))
    with pytest.raises(Refused) as refused:
        report.release_talks(desk, built.id, who=built.case.called(leads), concern="weapon", words="I looked.")
    assert refused.value.code is Rule.RELEASED_BY_LEAD
