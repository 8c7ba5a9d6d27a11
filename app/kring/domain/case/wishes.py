"""Who wants what, in whose words, on which conditions, since when. A wish never judges by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kring.domain.case.contrary import Contrary, Saying
from kring.domain.events import Being, TalkId, Want
from kring.domain.people import PersonId

ANOTHER_WAY = (Want.LETTER, Want.SOMEONE_SPEAKS)
NO = (Want.NO, Want.ONLY_STOPS)  # what is told as a no, and after which nobody asks again


@dataclass(frozen=True, slots=True)
class TiedCondition:
    """A condition that a person tied to a wish: in words, or about a `person` who must, or must not, be `there`.

    Words are judged (`met`), people are computed; only the pupil can let go of either (`released`). `being` is what was
    said of people whom the words name without being understood, `meant` whom a word such as "my teacher" means.
    """

    text: str
    met: bool = False
    person: PersonId | None = None
    there: bool = True
    released: bool = False
    released_seq: int = 0
    released_on: date = date.min
    being: tuple[tuple[PersonId, Being], ...] = ()
    meant: tuple[tuple[str, PersonId, Being | None], ...] = ()
    in_private: bool = False

    @property
    def key(self) -> tuple[str, PersonId | None, bool]:
        """What it says: the same condition said again has the same key."""
        return self.text, self.person, self.there

    @property
    def is_open(self) -> bool:
        """Whether nobody judged that it is met, and it was not let go of."""
        return not self.met and not self.released


@dataclass(frozen=True, slots=True)
class Wish:
    """A dated wish; `seq` is its place in the order of writing, `on` the day of saying, `written` that of writing."""

    id: str
    seq: int
    person: PersonId
    want: Want
    on: date
    asked_by: str
    words: str = ""
    conditions: tuple[TiedCondition, ...] = ()
    trusted: bool = True
    written: date = date.min
    talk: TalkId | None = None
    proves: bool = True
    in_private: bool = False
    shared: bool = False  # said under another entry, while the two were one person: only its conditions count

    @property
    def when(self) -> tuple[date, int]:
        """Its place in the order of saying."""
        return self.on, self.seq


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person's wish to meet stands after all that was said, in the order of saying.

    `yes` are the wishes of the unbroken yes, `days` their different days; `contrary_seq` is the place of the last
    thing written against it (0 when there is none), `contrary` the last thing said against it; `said` is False while
    nobody asked. `conditions` are all that this person ever tied to meeting, each as it was said last: neither another
    answer in between nor a wish without them lets go of one, only the pupil does.
    """

    said: bool
    wants: bool
    yes: tuple[Wish, ...]
    days: tuple[date, ...]
    conditions: tuple[TiedCondition, ...]
    open_conditions: tuple[TiedCondition, ...]
    contrary_seq: int
    contrary: Contrary | None
    no_since: tuple[date, int] | None
    latest: Wish | None

    @property
    def contrary_on(self) -> date | None:
        """The day on which somebody last spoke against it."""
        return self.contrary.on if self.contrary is not None else None

    @property
    def refuses(self) -> bool:
        """Whether the last word was a no."""
        return self.no_since is not None and not self.wants


def standing(
    wishes: Iterable[Wish],
    contrary: Iterable[Contrary] = (),
    tied: Iterable[Wish] | None = None,
    is_open: Callable[[TiedCondition], bool] = lambda condition: condition.is_open,
) -> Standing:
    """Fold one person's wishes, and what else was said against meeting, into where it stands.

    `tied` are the wishes whose conditions count: also those under another entry of the same person, or these.
    """
    mine = sorted(wishes, key=lambda w: w.when)
    against = [Contrary(w.seq, w.on, _saying(w.want)) for w in mine if w.want is not Want.MEET] + list(contrary)
    latest = max(against, key=lambda c: (c.on, c.seq, c.saying), default=None)
    last = (latest.on, latest.seq) if latest is not None else None
    yes = tuple(w for w in mine if w.want is Want.MEET and w.proves and (last is None or w.when > last))
    kept = _tied(mine if tied is None else sorted(tied, key=lambda w: w.when))
    return Standing(
        said=bool(mine or against),
        wants=bool(yes),
        yes=yes,
        days=tuple(dict.fromkeys(w.on for w in yes)),
        conditions=kept,
        open_conditions=tuple(c for c in kept if is_open(c)),
        contrary_seq=max((c.seq for c in against), default=0),
        contrary=latest,
        no_since=max(((c.on, c.seq) for c in against if c.is_no), default=None),
        latest=mine[-1] if mine else None,
    )


def stays_out(wishes: Iterable[Wish], contrary: Iterable[Contrary], pupil: bool) -> bool:
    """Whether the last word of somebody who would sit beside a pupil is a no.

    No adult takes that of a pupil back: only a later yes does, to somebody who may ask. An adult who withdrew, and was
    never a main party (then it is not among `contrary`), comes back by being taken in.
    """
    counted = (w for w in wishes if w.want is not Want.MEET or w.trusted or not pupil)
    return standing(counted, contrary).refuses


def last_said(wishes: Iterable[Wish], person: PersonId, condition: TiedCondition) -> date:
    """The day on which somebody last tied a condition to a wish."""
    same = (w.on for w in wishes if w.person == person and any(c.key == condition.key for c in w.conditions))
    return max(same, default=date.min)


def _tied(mine: Iterable[Wish]) -> tuple[TiedCondition, ...]:
    """The conditions for meeting, as each was said last; what was tied in words to a letter is about that letter."""
    said = ((w, c) for w in mine for c in w.conditions)
    about_meeting = (c for w, c in said if c.person is not None or w.want not in ANOTHER_WAY)
    return tuple({c.key: c for c in about_meeting}.values())


def _saying(want: Want) -> Saying:
    if want in NO:
        return Saying.NO
    return Saying.NOT_YET_KNOWN if want is Want.NOT_YET_KNOWN else Saying.SOMETHING_ELSE
