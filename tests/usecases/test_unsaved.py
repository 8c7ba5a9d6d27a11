"""The queue of what waits: first in, first written; only a rule takes something out of it unwritten."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

import builders as build
from failing_disk import FOREIGN, SQLITE_CODES, FailingDisk, Make, Where, sqlite
from kring.domain import events as e
from kring.domain.errors import Refused, SessionRefused
from kring.domain.refusals import Refusal, Rule, WhyWaiting
from kring.store import notes
from kring.usecases import cases
from kring.usecases.desk import drafts
from kring.usecases.desk.desk import Desk
from kring.usecases.desk.results import Done, No, Waits


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return build.desk(tmp_path)


class Disk:
    """Work that fails as long as it is told to, and writes down what was done."""

    def __init__(self, desk: Desk, make: Make) -> None:
        self.desk = desk
        self.make: Make | None = make
        self.done: list[str] = []

    def work(self, name: str) -> object:
        if self.make is not None:
            raise self.make()
        if not self.desk.unsaved.away:
            self.done.append(name)
        return name


@pytest.mark.parametrize("make", [*map(sqlite, SQLITE_CODES), *FOREIGN.values(), lambda: OSError(5, "the disk")])
def test_whatever_fails_stays_first_and_is_written_first(desk: Desk, make: Make) -> None:
    disk = Disk(desk, make)
    assert isinstance(desk.unsaved.keep(lambda: disk.work("one")), Waits)
    assert isinstance(desk.unsaved.keep(lambda: disk.work("two")), Waits)
    assert desk.unsaved.count == 2 and not desk.unsaved.may_leave
    assert desk.unsaved.try_again().committed == 0
    disk.make = None
    assert desk.unsaved.keep(lambda: disk.work("three")) == Done("three")
    assert disk.done == ["one", "two", "three"] and desk.unsaved.empty


def test_one_that_fails_in_the_middle_keeps_those_behind_it_waiting(desk: Desk) -> None:
    whole, broken = Disk(desk, lambda: RuntimeError()), Disk(desk, lambda: RuntimeError())
    desk.unsaved.keep(lambda: whole.work("one"))
    desk.unsaved.keep(lambda: broken.work("two"))
    desk.unsaved.keep(lambda: whole.work("three"))
    whole.make = None
    tried = desk.unsaved.try_again()
    assert (tried.committed, whole.done, desk.unsaved.count) == (1, ["one"], 2)


@pytest.mark.parametrize("problem", [Refused(Rule.TALK_RUNS), SessionRefused(Refusal.AT_END)])
def test_a_rule_takes_one_out_and_the_rest_is_written(desk: Desk, problem: Exception) -> None:
    disk, rule = Disk(desk, lambda: OSError()), Disk(desk, lambda: OSError())
    desk.unsaved.keep(lambda: rule.work("one"))
    desk.unsaved.keep(lambda: disk.work("two"))
    rule.make, disk.make = lambda: problem, None
    tried = desk.unsaved.try_again()
    assert tried.refused == (problem,) and disk.done == ["two"] and desk.unsaved.empty


def test_words_that_a_rule_refuses_become_a_draft(desk: Desk) -> None:
    built = build.opened(desk)
    happened = e.Decided(e.Path.CONFERENCE, desk.today(), e.Verdict.YES, "Why we meet")
    result = desk.unsaved.keep(lambda: cases.record(desk, built.id, happened))
    assert isinstance(result, No) and result.reason == "gate-closed"
    (kept,) = drafts.not_taken(desk, built.id)
    assert (kept.reason, kept.words) == ("gate-closed", ("Why we meet",))
    assert desk.unsaved.empty


def test_the_draft_of_refused_words_waits_as_well_while_the_disk_is_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, disk = build.opened(desk), FailingDisk(monkeypatch)
    happened = e.Decided(e.Path.CONFERENCE, desk.today(), e.Verdict.YES, "Why we meet")
    cases.load(desk, built.id)  # a page has shown it
    disk.fail(sqlite(10), Where(""))
    assert isinstance(desk.unsaved.keep(lambda: cases.record(desk, built.id, happened)), No)
    assert not desk.unsaved.empty, "the words are in memory until the disk takes them"
    disk.mend()
    desk.unsaved.try_again()
    assert [kept.words for kept in drafts.not_taken(desk, built.id)] == [("Why we meet",)]


def test_a_change_keeps_its_instant_and_its_ids_however_late_it_is_written(desk: Desk) -> None:
    built, disk = build.opened(desk), Disk(desk, lambda: OSError())
    said = list[tuple[object, ...]]()

    def work() -> None:
        said.append((desk.new_id(), desk.new_id(), desk.clock(), desk.today()))
        disk.work("it")

    desk.unsaved.keep(work)
    built.clock.later(days=1)
    desk.new_id()
    disk.make = None
    desk.unsaved.try_again()
    assert len(set(said)) == 1 and said[0][2] == build.REPORTED
    assert desk.clock() == build.REPORTED + timedelta(days=1), "only the change itself stays at its instant"


def test_a_page_that_keeps_something_while_another_is_written_is_served_after_it(desk: Desk) -> None:
    order = list[str]()

    def outer() -> None:
        assert desk.unsaved.keep(lambda: order.append("inner")) == Waits(WhyWaiting.BEHIND)
        order.append("outer")

    desk.unsaved.keep(outer)
    assert order == ["outer", "inner"] and desk.unsaved.empty


def test_a_later_draft_of_the_same_form_takes_the_place_of_the_one_that_waits(desk: Desk) -> None:
    disk = Disk(desk, lambda: OSError())
    for words in ("a", "ab", "abc"):
        desk.unsaved.keep(lambda words=words: disk.work(words), about="draft:form")  # type: ignore[misc]
    assert desk.unsaved.count == 1
    disk.make = None
    desk.unsaved.try_again()
    assert disk.done == ["abc"]


def test_what_is_shown_comes_once_and_only_after_the_commit(desk: Desk) -> None:
    disk, shown = Disk(desk, lambda: OSError()), list[object]()
    desk.unsaved.keep(lambda: disk.work("it"), shown.append)
    desk.unsaved.try_again()
    assert shown == []
    disk.make = None
    desk.unsaved.try_again()
    desk.unsaved.try_again()
    assert shown == ["it"]


def test_beside_the_disk_nothing_is_written_whichever_way_it_takes(desk: Desk) -> None:
    disk = Disk(desk, lambda: OSError())
    desk.unsaved.keep(lambda: disk.work("first"))
    desk.unsaved.keep(lambda: notes.put(desk.vault, "a name", "a value"))
    assert notes.get(desk.vault, "a name") is None, "the one before it still waits"
    disk.make = None
    desk.unsaved.try_again()
    assert notes.get(desk.vault, "a name") == "a value"


def test_a_draft_that_changed_while_its_letter_was_on_its_way_does_not_count_as_sent(desk: Desk) -> None:
    disk = Disk(desk, lambda: OSError())
    desk.unsaved.keep(lambda: disk.work("a"), about="draft:form")
    sent = [kept.id for kept in desk.unsaved.waiting()]
    desk.unsaved.keep(lambda: disk.work("ab"), about="draft:form")
    desk.unsaved.is_elsewhere(sent)
    assert not desk.unsaved.may_leave
