"""The days of a practice case move with today, in what is said in words as well."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

import builders as build
from kring.domain.case.stages import View
from kring.domain.preparing.door import waits_only_for_people
from kring.rehearsal.clocks import PlayedClock, as_written, on_day
from kring.rehearsal.dates_in_words import said_on
from kring.rehearsal.model import Facts
from kring.rehearsal.playing import Choices, Player
from kring.rehearsal.practice import Point, moved, open_practice
from kring.rehearsal.practice_files import bundled, listed
from kring.rehearsal.trip import rehearsal_of
from rehearsal_plays import KNOWN, RESOURCES


@pytest.mark.parametrize("today", [date(2026, 11, 18), date(2026, 11, 23)], ids=["wednesday", "monday"])
def test_both_were_asked_again_on_the_school_day_before_whichever_day_it_is(tmp_path: Path, today: date) -> None:
    desk = build.desk(tmp_path)
    assert isinstance(desk.clock, build.Clock)
    desk.clock.go_to(today)
    case = open_practice(desk, Point.BEFORE_CONFERENCE)
    assert waits_only_for_people(View(case, desk.gate, today)) and not case.here, "who is here is ticked in the room"
    desk.vault.close()


@pytest.mark.parametrize(
    ("language", "as_it_stands", "a_week_later"),
    [
        ("en", "Asked on 7 October and again on 3 November.", "Asked on 14 October and again on 10 November."),
        ("nl", "Gevraagd op 7 oktober en 3 november.", "Gevraagd op 14 oktober en 10 november."),
    ],
)
def test_a_date_that_is_said_moves_as_the_days_do(language: str, as_it_stands: str, a_week_later: str) -> None:
    read = rehearsal_of(bundled(RESOURCES, language), KNOWN)
    for days, said in ((as_written, as_it_stands), (lambda day: day + timedelta(weeks=1), a_week_later)):
        words = [
            values["words"]
            for happening in said_on(read, days).happenings
            if isinstance(happening.action, Facts)
            for values in happening.action.values
            if "words" in values
        ]
        assert said in words and not any("{20" in one for one in words)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_date_in_words_of_the_first_practice_case_stands_still(language: str) -> None:
    text = bundled(RESOURCES, language).read_text("utf-8")
    months = "October|November|December" if language == "en" else "oktober|november|december"
    assert re.findall(rf"[0-9]+ (?:{months})", text) == []


def test_a_judgement_of_a_practice_case_names_the_days_of_its_talks(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    assert isinstance(desk.clock, build.Clock)
    desk.clock.go_to(date(2027, 3, 10))
    case = open_practice(desk, Point.BEFORE_CONFERENCE)
    tom = next(person for person in case.people.values() if person.called == "Tom")
    said = [found.words for found in case.judged if "Said to" in found.words]
    talks = {f"{talk.on.day} {talk.on:%B}" for talk in case.talks.values() if tom.id in talk.with_people}
    days = re.findall(r"[0-9]+ [A-Z][a-z]+", said[0])
    assert len(days) == 2 and set(days) <= talks
    desk.vault.close()


def test_a_weekday_begins_a_sentence_with_a_large_letter_and_stands_small_inside_one() -> None:
    read = rehearsal_of(bundled(RESOURCES, "nl"), KNOWN)
    moved = str(said_on(read, as_written).happenings)
    assert "'Dinsdag.'" in moved and "'Maandag heel even.'" in moved


AT = [(language, file.number, point) for language in ("en", "nl") for file in listed(RESOURCES, language)
      for point in file.points]  # fmt: skip


@pytest.mark.every(5)
@pytest.mark.parametrize(("language", "number", "point"), AT)
def test_nothing_of_a_practice_case_is_refused_because_its_days_moved(
    tmp_path: Path, language: str, number: int, point: Point
) -> None:
    desk = build.desk(tmp_path)
    desk.language = language
    saturday = datetime.combine(date(2027, 2, 13), time(12), build.REPORTED.tzinfo)
    read = rehearsal_of(bundled(RESOURCES, language, number), KNOWN)
    days = moved(read, point, saturday.date())
    clock = PlayedClock(on_day(read.happenings[0].at, days).astimezone(saturday.tzinfo), latest=saturday)
    choices = Choices(practice=True, days=days, until="" if point is Point.FINISHED else point.value)
    played = Player(replace(desk, clock=clock), clock, read, lambda _line: None, lambda: 0.0, choices).play()
    assert played.refusals == [] and played.case.practice
    desk.vault.close()
