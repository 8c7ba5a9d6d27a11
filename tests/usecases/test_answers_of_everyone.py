"""An answer of everyone is nobody's in particular: not the first pupil's, in no record, and not where it is read."""

from __future__ import annotations

from pathlib import Path

import builders as build
from kring.domain import events as e
from kring.domain.events import EntryId
from kring.domain.session.entries import EntryKind
from kring.domain.session.script import Act, Records
from kring.domain.session.turns import Turn
from kring.domain.talks.records import records_of
from kring.ui.review.said_rows import ReadBack, said_rows
from kring.usecases.talks import talks
from kring.usecases.talks.talks import OpenTalk

SENTENCE = "We talked about what happened, and the rest stays with us."


def question_to_everyone(talk: OpenTalk) -> Turn:
    return next(t for t in talk.run.turns if t.person is None and len(t.people) > 1 and t.act is Act.ASK)


def test_what_everyone_said_in_a_conference_is_kept_under_nobody_s_name(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built, talk = build.in_conference(desk)
    line = question_to_everyone(talk)
    talk = talks.answer(desk, talk, SENTENCE, turn=line.id, case=built.case)
    (entry,) = (x for x in talk.run.entries if x.kind is EntryKind.ANSWER)
    assert (entry.words, entry.person) == (SENTENCE, None)
    again = talks.answer(desk, talk, SENTENCE + " All of it.", turn=line.id, case=built.case)
    assert [x.words for x in again.run.entries if x.kind is EntryKind.ANSWER] == [SENTENCE + " All of it."]
    desk.vault.close()


def test_a_need_that_nobody_is_named_for_becomes_no_pupil_s_need(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built, talk = build.in_conference(desk)
    need = next(t for t in talk.run.turns if t.step.records is Records.NEEDS)
    talk = talks.step(desk, talk, e.Answered(EntryId("of-all"), need.id, None, "", "A quiet corridor."), built.case)
    assert records_of(built.case, talk.fact, talk.run, desk.new_id) == []
    desk.vault.close()


def test_what_was_once_kept_under_the_first_pupil_s_name_reads_as_everyone_s(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built, talk = build.in_conference(desk)
    line, first = question_to_everyone(talk), talk.fact.with_people[0]
    talk = talks.step(desk, talk, e.Answered(EntryId("as-before"), line.id, first, "", SENTENCE), built.case)
    rows = said_rows(ReadBack(built.case, desk.texts(), None, ""), talk.run).rows
    (row,) = (row for row in rows if row.id == "as-before")
    assert row.cells[1].text == "everyone"
    desk.vault.close()


def test_in_a_talk_of_two_the_answer_is_that_of_the_one_whom_it_is_with(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built = build.safe(desk)
    ellie = built["ellie"]
    _case, talk = talks.begin_talk(desk, built.id, e.TalkKind.INTERVIEW, [ellie], "talk-harmed-1", "Mrs Price")
    line = next(t for t in talk.run.turns if t.act is Act.ASK)
    talk = talks.answer(desk, talk, "In the corridor.", turn=line.id)
    assert [x.person for x in talk.run.entries if x.kind is EntryKind.ANSWER] == [ellie]
    desk.vault.close()
