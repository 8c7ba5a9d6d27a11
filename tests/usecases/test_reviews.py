"""Looking back finds what stands, and only that."""

from __future__ import annotations

import builders as build
from kring.domain import events as e
from kring.usecases import past_and_search
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import talks


def test_a_note_is_found_once_in_its_last_wording(desk: Desk) -> None:
    _built, talk = build.in_conference(desk)
    entry = e.EntryId(desk.new_id())
    for words in ("wat", "waterfall", "waterfalls at the bus"):
        talk = talks.step(desk, talk, e.Noted(entry, talk.run.current.id, None, words=words))
    found = past_and_search.find(desk, "water")
    assert ["".join(text for text, _hit in hit.pieces) for hit in found] == ["waterfalls at the bus"]


def test_a_note_that_was_undone_is_not_found(desk: Desk) -> None:
    _built, talk = build.in_conference(desk)
    talk = build.note(desk, talk, "waterfall", None)
    talks.step(desk, talk, e.Undone())
    assert past_and_search.find(desk, "waterfall") == ()


def test_a_practice_case_is_found_only_where_practice_is_wanted_too(desk: Desk) -> None:
    built = build.opened(desk, practice=True)
    built.record(e.NeedsSaid(built["ellie"], desk.today(), "Mrs Price", "waterfall"))
    assert past_and_search.find(desk, "waterfall") == ()
    (found,) = past_and_search.find(desk, "waterfall", practice=True)
    assert found.practice and found.case_id == built.id
