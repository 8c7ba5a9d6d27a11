"""The names under which events are stored never change, whatever becomes of the classes that read them."""

from __future__ import annotations

from pathlib import Path

import stored_kinds

TESTS = Path(__file__).parent.parent


def read(name: str) -> str:
    return (TESTS / name).read_text(encoding="utf-8")


def test_each_kind_and_its_fields_are_those_of_the_list() -> None:
    now = stored_kinds.as_text(stored_kinds.kinds_and_fields())
    assert now == read("golden/events.txt"), "a new kind or field gets its line there; no line there ever goes"


def test_what_the_first_program_stored_can_still_be_read() -> None:
    now = stored_kinds.kinds_and_fields()
    for kind, then in stored_kinds.from_text(read("vaults/fields.txt")).items():
        assert kind in now, f"{kind} would be unreadable"
        known = {field.rstrip("?") for field in then}
        named = {field.rstrip("?") for field in now[kind]}
        assert known <= named, f"{kind} lacks {known - named}"
        optional = {field.rstrip("?") for field in now[kind] if field.endswith("?")}
        was_optional = {field.rstrip("?") for field in then if field.endswith("?")}
        assert (named - known) | was_optional <= optional, f"a field of {kind} that older events lack needs a default"


def test_every_code_that_the_first_program_stored_is_still_known() -> None:
    now = stored_kinds.codes()
    for field, then in stored_kinds.from_text(read("vaults/codes.txt"), " | ").items():
        assert set(then) <= set(now[field]), field
