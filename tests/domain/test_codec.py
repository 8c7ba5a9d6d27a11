"""Every event becomes plain text and comes back the same; nobody's words stand in the body."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from happenings import ANY_EVENT, KINDS, events_of
from kring.domain import codec
from kring.domain import events as e
from kring.domain.errors import UnreadableRecord
from kring.domain.events import Event


def test_every_class_of_event_has_a_kind_of_its_own() -> None:
    classes = {v for v in vars(e).values() if isinstance(v, type) and issubclass(v, Event) and v is not Event}
    assert set(codec.kinds().values()) == classes
    assert len(codec.kinds()) == len(classes)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_comes_back_the_same(kind: str) -> None:
    @given(events_of(kind))
    def comes_back(event: Event) -> None:
        stored, body, words = codec.encode(event)
        assert stored == kind
        assert codec.decode(stored, body, words) == event

    comes_back()


@given(ANY_EVENT)
def test_words_stand_beside_the_body_and_never_in_it(event: Event) -> None:
    _, body, words = codec.encode(event)
    assert "words" not in json.loads(body)
    assert (words or "") == getattr(event, "words", "")


@given(ANY_EVENT)
def test_an_event_without_its_words_can_still_be_read(event: Event) -> None:
    kind, body, _ = codec.encode(event)
    again = codec.decode(kind, body, None)
    assert getattr(again, "words", "") == ""
    assert codec.encode(again)[1] == body


@given(st.text(max_size=20))
def test_an_unknown_kind_is_refused(kind: str) -> None:
    if kind not in codec.kinds():
        with pytest.raises(UnreadableRecord):
            codec.decode(kind, "{}", None)


@given(ANY_EVENT)
def test_an_unknown_field_is_refused(event: Event) -> None:
    kind, body, words = codec.encode(event)
    with pytest.raises(UnreadableRecord):
        codec.decode(kind, json.dumps(json.loads(body) | {"from_tomorrow": 1}), words)


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "1", '"withdrew"', '{"person": 1, "on": "2026-11-17"}'])
def test_a_broken_body_is_refused_and_never_breaks_the_program(body: str) -> None:
    with pytest.raises(UnreadableRecord):
        codec.decode("withdrew", body, None)


def test_words_that_stand_in_the_body_are_refused_because_there_they_would_outlive_their_day() -> None:
    with pytest.raises(UnreadableRecord):
        codec.decode("withdrew", '{"person": "noor", "on": "2026-11-17", "words": "no"}', None)


def test_words_of_a_kind_that_has_none_are_refused_instead_of_lost() -> None:
    with pytest.raises(UnreadableRecord):
        codec.decode("advanced", "{}", "somebody said this")


def test_a_missing_field_takes_its_default_so_that_an_old_vault_reads() -> None:
    body = '{"number": "1", "title": "t", "reported_on": "2026-10-06"}'
    assert codec.decode("case-opened", body, None) == e.CaseOpened("1", "t", date(2026, 10, 6))


def test_a_missing_field_without_a_default_is_refused() -> None:
    with pytest.raises(UnreadableRecord):
        codec.decode("withdrew", '{"person": "noor"}', None)


def test_a_number_is_no_yes_and_a_yes_is_no_number() -> None:
    with pytest.raises(UnreadableRecord):
        codec.decode("room-checked", '{"item": "chairs", "done": 1}', None)
    with pytest.raises(UnreadableRecord):
        codec.decode("promise-moved", '{"promise": "p", "to": true}', None)


def test_the_error_names_the_kind_and_nobody_s_words() -> None:
    with pytest.raises(UnreadableRecord) as caught:
        codec.decode("withdrew", '{"person": "noor", "secret": "she said it"}', "and this")
    assert "said" not in str(caught.value)
