"""What a rule refuses is shown whole: who said what, to whom, with every condition, also where no word was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

import builders as build
from kring import i18n
from kring.domain import codec
from kring.domain import events as e
from kring.domain.events import Want
from kring.domain.refusals import NotTakenBecause, Refusal, Rule, WhyNotTaken, why_not_taken
from kring.store import notes
from kring.usecases import cases
from kring.usecases.deciding import deciding
from kring.usecases.desk import drafts
from kring.usecases.desk.desk import Desk
from kring.usecases.report import report
from kring.usecases.talks import wishes
from kring.words import waiting, whole_record

TOMORROW = build.REPORTED.date() + timedelta(1)
Refused = Callable[[Desk, build.Built], object]


def _wish(desk: Desk, built: build.Built) -> object:
    return wishes.say_wish(
        desk, built.id, person=built["ellie"], want=Want.MEET, on=TOMORROW, asked_by="Mrs Price",
        conditions=("only if Mum sits beside me",), only_with=(built["karen"],),
    )  # fmt: skip


def _no(desk: Desk, built: build.Built) -> object:
    ellie = built["ellie"]
    return wishes.say_wish(desk, built.id, person=ellie, want=Want.ONLY_STOPS, on=TOMORROW, asked_by="Mrs Price")


def _askers(desk: Desk, built: build.Built) -> object:
    return wishes.name_askers(desk, built.id, person=built["ellie"], askers=("Aunt Zita", "Mr Khan"), on=TOMORROW)


def _head(desk: Desk, built: build.Built) -> object:
    others = (built["price"], built["lowe"])
    return deciding.head_asks(desk, built.id, head="Dr Nobody", instead_of=built["vale"], others=others)


def _parent(desk: Desk, built: build.Built) -> object:
    says = e.ParentSays.REFUSES
    return report.parent_answers(desk, built.id, child=built["tom"], who="Mark Reeve", says=says, on=TOMORROW)


def _judged(desk: Desk, built: build.Built) -> object:
    judged = e.Judged("power-even", built["ellie"], e.Verdict.NO, desk.today(), built["okafor"])
    return cases.record(desk, built.id, judged)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (_wish, ("Ellie", "Meet", "Mrs Price", "only if Mum sits beside me", "Karen", "7 October 2026")),
        (_no, ("Ellie", "Only that it stops", "Mrs Price")),
        (_askers, ("Ellie", "Aunt Zita", "Mr Khan")),
        (_head, ("Dr Nobody", "Mrs Vale", "Mrs Price", "Mr Lowe")),
        (_parent, ("Tom", "Mark Reeve", "refuses")),
        (_judged, ("Ellie", "No", "Mrs Okafor")),
    ],
)
def test_everything_that_was_said_stands_in_the_draft(tmp_path: Path, said: Refused, shown: tuple[str, ...]) -> None:
    built = build.opened(build.desk(tmp_path))
    built.desk.unsaved.keep(lambda: said(built.desk, built))
    (kept,) = drafts.not_taken(built.desk, built.id)
    (line,) = kept.lines(built.desk, built.case)
    assert [part for part in shown if part not in line] == []
    built.desk.vault.close()


def test_a_release_that_was_not_taken_says_which_concern_it_was_about_and_shows_no_id(tmp_path: Path) -> None:
    built = build.opened(build.desk(tmp_path))
    desk, about = built.desk, built["ellie"]
    built.case = report.ask_concern(desk, built.id, concern="weapon", seen=e.Seen.SEEN, about=about)
    facilitator = built.case.called(built.case.facilitator)
    words = "I looked at it myself."
    desk.unsaved.keep(
        lambda: report.release_talks(desk, built.id, who=facilitator, about=about, concern="weapon", words=words)
    )
    (kept,) = drafts.not_taken(desk, built.id)
    (line,) = kept.lines(desk, built.case)
    assert "A weapon, or a threat with one" in line and words in line
    assert built.case.open_concerns[0].id not in line
    desk.vault.close()


def test_a_bare_tick_that_is_refused_at_once_leaves_no_draft(tmp_path: Path) -> None:
    built = build.opened(build.desk(tmp_path))
    built.desk.unsaved.keep(lambda: cases.record(built.desk, built.id, e.DoorChecked("plan-b", True)))
    assert drafts.not_taken(built.desk, built.id) == ()
    built.desk.vault.close()


def test_the_draft_is_told_in_the_users_language(tmp_path: Path) -> None:
    built = build.opened(build.desk(tmp_path, language="nl"))
    built.desk.unsaved.keep(lambda: _no(built.desk, built))
    i18n.use("nl")
    (kept,) = drafts.not_taken(built.desk, built.id)
    (line,) = kept.lines(built.desk, built.case)
    assert line.startswith("Een wens · Ellie · Alleen dat het stopt")
    built.desk.vault.close()


def test_drafts_of_an_earlier_program_are_still_shown(tmp_path: Path) -> None:
    built = build.opened(build.desk(tmp_path))
    notes.put(built.desk.vault, "draft:refused:old", f'["{built.id}", "gate-closed", "some words"]')
    (kept,) = drafts.not_taken(built.desk, built.id)
    assert kept.lines(built.desk, built.case) == ("some words",)
    built.desk.vault.close()


@pytest.mark.parametrize("reason", [*Rule, *Refusal, *NotTakenBecause])
def test_every_reason_has_its_sentence_and_reads_on_from_the_vault(reason: WhyNotTaken) -> None:
    assert waiting.not_taken(reason)
    assert why_not_taken(str(reason)) == reason


def test_a_reason_that_this_program_does_not_know_still_shows_the_words(tmp_path: Path) -> None:
    built = build.opened(build.desk(tmp_path))
    notes.put(built.desk.vault, "draft:refused:old", f'["{built.id}", "a-rule-of-another-day", "some words"]')
    (kept,) = drafts.not_taken(built.desk, built.id)
    assert waiting.not_taken(kept.reason) == "That is not possible now."
    assert kept.lines(built.desk, built.case) == ("some words",)
    built.desk.vault.close()


@pytest.mark.parametrize("kind", sorted(codec.kinds()))
def test_every_kind_of_record_has_a_name_in_both_languages(kind: str) -> None:
    english = whole_record.kind_name(kind)
    i18n.use("nl")
    assert whole_record.kind_name(kind) not in ("", english)
