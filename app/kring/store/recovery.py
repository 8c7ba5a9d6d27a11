"""The recovery key as a person writes it down: 8 groups of 4 characters, of which typing mistakes are located.

128 random bits fill 26 characters of 5 bits; 6 more characters are a Reed-Solomon checksum over GF(32). Any 6 wrong
characters are noticed for certain; mistakes within one group, or two single ones, are traced to their groups.
"""

from __future__ import annotations

from itertools import combinations

from nacl.utils import random

from kring.domain.errors import RecoveryKeyIncomplete, RecoveryKeyTypo

KEY_BYTES = 16
GROUPS = 8
GROUP_LENGTH = 4

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OILU", "011V")
_LENGTH = GROUPS * GROUP_LENGTH
_CHECKS = 6
_DATA = _LENGTH - _CHECKS
_PADDING_BITS = _DATA * 5 - KEY_BYTES * 8
_FIELD = 0b100101  # x^5 + x^2 + 1


def new_key() -> bytes:
    """A fresh random recovery key of 16 bytes."""
    return bytes(random(KEY_BYTES))


def as_groups(key: bytes) -> tuple[str, ...]:
    """The key as 8 groups of 4 characters, to print or to copy by hand."""
    number = int.from_bytes(key, "big") << _PADDING_BITS
    data = [number >> (5 * place) & 31 for place in reversed(range(_DATA))]
    checks = _solve([_column(place) for place in range(_DATA, _LENGTH)], _syndrome(data))
    if len(key) != KEY_BYTES or checks is None:
        raise ValueError("a recovery key has 16 bytes")
    text = "".join(_ALPHABET[symbol] for symbol in [*data, *checks])
    return tuple(text[start : start + GROUP_LENGTH] for start in range(0, _LENGTH, GROUP_LENGTH))


def parse(text: str) -> bytes:
    """The key from what was typed, in any case and spacing; raises RecoveryKeyIncomplete or RecoveryKeyTypo."""
    typed = [c for c in text.upper().translate(_MISREAD) if c.isalnum() or not (c.isspace() or c in "-–—_.,")]
    if len(typed) != _LENGTH:
        raise RecoveryKeyIncomplete(len(typed), _LENGTH)
    strange = {place // GROUP_LENGTH + 1 for place, c in enumerate(typed) if c not in _ALPHABET}
    if strange:
        raise RecoveryKeyTypo(tuple(sorted(strange)))
    symbols = [_ALPHABET.index(c) for c in typed]
    syndrome = _syndrome(symbols)
    number = 0
    for symbol in symbols[:_DATA]:
        number = number << 5 | symbol
    if any(syndrome) or number & ((1 << _PADDING_BITS) - 1):
        raise RecoveryKeyTypo(_suspects(syndrome))
    return (number >> _PADDING_BITS).to_bytes(KEY_BYTES, "big")


def _suspects(syndrome: list[int]) -> tuple[int, ...]:
    if not any(syndrome):
        return ()
    for group in range(GROUPS):
        places = range(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH)
        if _solve([_column(place) for place in places], syndrome) is not None:
            return (group + 1,)
    for pair in combinations(range(_LENGTH), 2):
        if _solve([_column(place) for place in pair], syndrome) is not None:
            return tuple(sorted({place // GROUP_LENGTH + 1 for place in pair}))
    return ()


def _column(place: int) -> list[int]:
    powers = [1]
    while len(powers) < _CHECKS:
        powers.append(_times(powers[-1], place))
    return powers


def _syndrome(symbols: list[int]) -> list[int]:
    total = [0] * _CHECKS
    for place, symbol in enumerate(symbols):
        total = [t ^ _times(symbol, power) for t, power in zip(total, _column(place))]
    return total


def _solve(columns: list[list[int]], target: list[int]) -> list[int] | None:
    """The factors that make the columns add up to the target, or None where there are none."""
    rows = [[column[row] for column in columns] + [target[row]] for row in range(_CHECKS)]
    for place in range(len(columns)):
        pivot = next(row for row in range(place, _CHECKS) if rows[row][place])
        rows[place], rows[pivot] = rows[pivot], rows[place]
        inverse = _inverse(rows[place][place])
        rows[place] = [_times(value, inverse) for value in rows[place]]
        for row in range(_CHECKS):
            factor = rows[row][place]
            if row != place and factor:
                rows[row] = [a ^ _times(factor, b) for a, b in zip(rows[row], rows[place])]
    if any(row[-1] for row in rows[len(columns) :]):
        return None
    return [row[-1] for row in rows[: len(columns)]]


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= _FIELD
        b >>= 1
    return product


def _inverse(a: int) -> int:
    return next(b for b in range(1, 32) if _times(a, b) == 1)
