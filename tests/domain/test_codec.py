"""Every event becomes plain text and comes back the same; nobody's words or name stand in the body."""

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
from kring.domain.events import Event, OfIncidents, PromiseId
from kring.domain.people import PersonId

DAY = date(2026, 11, 17)


def as_once(event: Event) -> tuple[str, str | None]:
    """Body and words as an earlier program stored them: only a field named `words` lay beside the body."""
    kind, body, words = codec.encode(event)
    values = {name: list(v) if isinstance(v := getattr(event, name), tuple) else v for name in codec.mortal(kind)}
    said = values.pop("words", None)
    return json.dumps(json.loads(body) | values, ensure_ascii=False), said or None


def test_every_class_of_event_has_a_kind_of_its_own() -> None:
    classes = {
        v for v in vars(e).values() if isinstance(v, type) and issubclass(v, Event) and v not in (Event, OfIncidents)
    }
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
def test_words_and_names_stand_beside_the_body_and_never_in_it(event: Event) -> None:
    kind, body, words = codec.encode(event)
    assert codec.mortal(kind).keys().isdisjoint(json.loads(body))
    said = {name: getattr(event, name) for name in codec.mortal(kind)}
    texts = [text for value in said.values() for text in ((value,) if isinstance(value, str) else value)]
    assert [text for _, text in codec.texts(kind, body, words) if text] == [text for text in texts if text]
    assert (words is None) == (not any(said.values()))


def test_words_alone_are_kept_as_they_are_and_several_by_their_fields() -> None:
    alone = e.Withdrew(PersonId("noor"), DAY, "No more.")
    assert codec.encode(alone)[2] == "No more."
    several = e.PromiseWritten(PromiseId("p"), (), "before the holidays", checker="Mr Lowe", words="To stay away")
    assert (
        codec.encode(several)[2] == '\x1e{"by_when":"before the holidays","checker":"Mr Lowe","words":"To stay away"}'
    )
    assert json.loads(codec.encode(several)[1])["promise"] == "p"


@pytest.mark.parametrize("words", ["\x1e", "\x1e{", '\x1e{"words":1}', "\x1e[]", '{"words":"x"}', "\x1enull"])
def test_words_that_look_like_several_come_back_as_they_were_typed(words: str) -> None:
    event = e.Withdrew(PersonId("noor"), DAY, words)
    assert codec.decode(*codec.encode(event)) == event


@given(ANY_EVENT)
def test_an_event_without_its_words_can_still_be_read(event: Event) -> None:
    kind, body, _ = codec.encode(event)
    again = codec.decode(kind, body, None)
    assert not any(getattr(again, name) for name in codec.mortal(kind))
    assert codec.encode(again) == (kind, body, None)


@given(ANY_EVENT)
def test_a_row_of_an_earlier_program_with_words_in_its_body_is_read_and_parted_alike(event: Event) -> None:
    kind, body, words = codec.encode(event)
    old_body, old_words = as_once(event)
    assert codec.decode(kind, old_body, old_words) == event
    now = codec.parted(kind, old_body, old_words)
    assert json.loads(now[0]) == json.loads(body)
    assert list(codec.texts(kind, *now)) == list(codec.texts(kind, body, words))
    assert codec.decode(kind, *now) == event
    assert codec.parted(kind, *now) == now


def test_words_of_an_earlier_program_that_begin_with_the_mark_of_several_stay_as_they_were_typed() -> None:
    event = e.Adjourned("\x1e")
    assert codec.parted("adjourned", "{}", "\x1e") == ("{}", "\x1e")
    assert codec.decode("adjourned", "{}", "\x1e") == event


def test_a_row_that_is_not_known_here_is_not_parted() -> None:
    for body in ("", "[]", '{"title": "x"}', "["):
        assert codec.parted("from-tomorrow", body, "said") == (body, "said")
        assert body.startswith("{") or codec.parted("case-opened", body, "said") == (body, "said")


def test_a_search_reads_what_was_said_and_passes_by_who_asked() -> None:
    event = e.WishSaid("w", PersonId("noor"), e.Want.MEET, DAY, "Mrs Vos", ("only if Mum is there",), "Yes, I think.")
    kind, _body, words = codec.encode(event)
    assert words is not None
    assert codec.searched(kind, words) == "only if Mum is there · Yes, I think."
    assert codec.searched("from-tomorrow", words) == "Mrs Vos · only if Mum is there · Yes, I think."


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
