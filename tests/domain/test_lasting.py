from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kring.domain.lasting import Lasting


class Same:
    """A key whose hash many others share."""

    def __init__(self, name: int) -> None:
        self.name = name

    def __hash__(self) -> int:
        return self.name % 2

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.name == self.name


@given(st.lists(st.tuples(st.integers(), st.booleans(), st.integers())), st.booleans())
def test_it_holds_what_a_dict_holds_and_never_changes(changes: list[tuple[int, bool, int]], colliding: bool) -> None:
    key = Same if colliding else int
    lasting: Lasting[object, int] = Lasting()
    plain: dict[object, int] = {}
    kept = []
    for number, put, value in changes:
        if put:
            plain[key(number)] = value
            lasting = lasting.put(key(number), value)
        else:
            plain.pop(key(number), None)
            lasting = lasting.without(key(number))
        kept.append((lasting, dict(plain)))
    for then, as_it_was in kept:
        assert dict(then.items()) == as_it_was
        assert all(then.get(known) == value for known, value in as_it_was.items())


def test_a_key_that_is_not_there_has_no_value() -> None:
    nothing: Lasting[str, int] = Lasting()
    assert nothing.get("nobody") is None
