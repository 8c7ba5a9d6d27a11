"""Who wants what, in whose words, on which conditions, since when. A wish never judges by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kring.domain.events import Want
from kring.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that a person tied to a wish."""

    text: str
    met: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """A dated wish; `seq` is its place in the order of events."""

    id: str
    seq: int
    person: PersonId
    want: Want
    on: date
    asked_by: str
    words: str = ""
    conditions: tuple[Condition, ...] = ()
    trusted: bool = True

    @property
    def open_conditions(self) -> tuple[str, ...]:
        """The conditions that are not met yet."""
        return tuple(c.text for c in self.conditions if not c.met)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person's wish to meet stands after all that was said.

    `days` are the different days of the unbroken yes; `contrary_seq` is the place of the last thing said against it
    (0 when there is none); `said` is False while nobody asked.
    """

    said: bool
    wants: bool
    days: tuple[date, ...]
    open_conditions: tuple[str, ...]
    contrary_seq: int
    contrary_on: date | None
    latest: Wish | None


def standing(wishes: Iterable[Wish], contrary: Iterable[tuple[int, date]] = ()) -> Standing:
    """Fold one person's wishes, and what else was said against meeting (place and day), into where it stands."""
    mine = sorted(wishes, key=lambda w: w.seq)
    against = [(w.seq, w.on) for w in mine if w.want is not Want.MEET]
    against += list(contrary)
    last = max(against, default=None)
    since = [w for w in mine if w.want is Want.MEET and (last is None or w.seq > last[0])]
    days = tuple(dict.fromkeys(w.on for w in since if w.trusted))
    return Standing(
        said=bool(mine or against),
        wants=bool(since),
        days=days,
        open_conditions=tuple(dict.fromkeys(text for w in since for text in w.open_conditions)),
        contrary_seq=last[0] if last else 0,
        contrary_on=last[1] if last else None,
        latest=mine[-1] if mine else None,
    )
