"""Reads a condition in words: whom it keeps out, whom it wants there, and whom it names without being understood.

"Not Mr Reeve", "only if Mum is there". What it says with a name and with words that are not known here is not guessed:
an adult's word that it is met is not enough, and it is asked whether it is about being there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from kring.domain.events import Being
from kring.domain.names.names_in_text import Mention, mentions, plain
from kring.domain.names.naming import Names, letters
from kring.domain.names.unnamed import by_kinship, joined, likely_names, pronouns
from kring.domain.people import Person, PersonId

_NOT = {"not", "no", "never", "without", "niet", "geen", "nooit", "zonder"}
_WITHOUT = {"without", "zonder"}
_AND = {"and", "en"}
_JOINS = {*_AND, "or", "nor", "of", "noch"}
# What says no more than that somebody is there.
_THERE = """with if when the is are be there here present in room come comes coming joins does do will sit sits too
only together that isn aren doesn don won t met als wanneer er erbij bij zijn aanwezig komt komen zit zitten ook
alleen samen dat""".split()
_BESIDE = "must has have to next beside me my side both moet moeten naast mij mijn allebei allemaal".split()
_MINE = set("his her their my our the zijn haar hun mijn onze ons de het m n mn z zn d r dr".split())
_WHOSE = """his her their my our zijn haar hun mijn onze ons m n mn z zn d r dr uncle aunt dad
father mum mom mother brother sister friend grandfather grandmother stepfather stepmother
oom tante vader moeder papa mama broer zus vriend vriendin opa oma stiefvader stiefmoeder""".split()
_PLAIN = {*_THERE, *_JOINS, *_NOT}
_WANTED = {*_THERE, *_AND, *_BESIDE}
# What somebody who is there does, or where that person sits: judged, and nobody is kept out by it.
_DOES = set(
    """laugh laughs speak speaks talk talks shout shouts listen listens quiet first begin begins look looks say says
    lach lacht lachen spreekt praat schreeuwt luistert stil eerst begint kijkt zegt""".split()
)
_WHERE = {"next", "opposite", "across", "naast", "tegenover"}
_ACTS = {
    *_DOES, *_WHERE, *_AND, *_NOT,
    *"""if only when that the a is are does do doesn don will won t to me from at keeps keep stays sit sits nothing
    als alleen wanneer dat de een mij naar blijft houdt zit zitten niets""".split(),
}  # fmt: skip
# What may stand beside a word that may be a name: with any other, as in "Phones stay in the bag", it is none.
_ABOUT_BEING_THERE = {
    *_PLAIN, *_WANTED, *_WHOSE,
    *"""may can could should want wants i we don doesn let stay stays keep keeps go goes away out leave leaves here
    mag mogen kan kunnen wil willen ik wij blijft blijven weg buiten hier gaat weggaat
    as long unless outside zolang tenzij mits wegblijft wegblijven thuis
    just us we him two both nobody else but except on side ons mij hem twee tweeen niemand anders behalve enkel
    kant van from class year school group whole everyone everybody anyone anybody someone somebody any one know knows
    trust brings bring alone his own klas jaar groep hele iedereen iemand enige ken kent vertrouw meebrengt meeneemt
    alleen eigen uit""".split(),
}  # fmt: skip
_ENDS = set(".!?\n:")  # a sentence begins behind it
_CLAUSES = re.compile(
    r"([,;:!?\n()]+|(?<=\w{4})(?<!mevr)(?<!miss)\.|\b(?:but|maar)\b)", re.IGNORECASE
)  # "Mr." and "mevr." end none


@dataclass(frozen=True, slots=True)
class Reading:
    """The names in a condition: who is kept `out`, who is wanted `there`, and of whom it is `unclear`.

    After what was answered: whom it means is still `asked`, and who is wanted there is `nobody` of the case.
    """

    out: tuple[Mention, ...] = ()
    there: tuple[Mention, ...] = ()
    unclear: tuple[Mention, ...] = ()
    asked: tuple[Mention, ...] = ()
    nobody: tuple[Mention, ...] = ()

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.out + other.out, self.there + other.there, self.unclear + other.unclear)

    @property
    def named(self) -> tuple[Mention, ...]:
        """Every name that is not about something else."""
        return self.out + self.there + self.unclear


def read(text: str, people: Mapping[PersonId, Person], names: Names) -> Reading:
    """Whom a condition keeps out, wants there, and names without being understood.

    What is about something else than being there, as "Tom does not laugh", is judged, and none of these.
    """
    found, before, anybody = Reading(), Reading(), False
    parts = _CLAUSES.split(text)
    for clause, sign in zip(parts[::2], ["", *parts[1::2]], strict=True):
        words = re.findall(r"[^\W_]+", clause)
        begins = not sign or not _ENDS.isdisjoint(sign)
        written = _all_named(words, people, names, begins, anybody)
        written = [_as_written(m, clause) for m in written]
        listed = sign.strip() == "," and bool(before.there) and _beside(words, written) <= _AND
        now = Reading(there=tuple(written)) if listed else _of_clause(words, written)
        found, before, anybody = found + now, now, anybody or bool(written)
    return found


def _as_written(mention: Mention, clause: str) -> Mention:
    """Who is asked about is called as it stands there, with its signs: "Tom's dad"."""
    if mention.unnamed is None:
        return mention
    places = [found.span() for found in re.finditer(r"[^\W_]+", clause)]
    return replace(mention, name=clause[places[mention.begin][0] : places[mention.end - 1][1]])


def _all_named(
    words: list[str], people: Mapping[PersonId, Person], names: Names, begins: bool, named_before: bool
) -> list[Mention]:
    """Everybody who is named: by a name, without one, and by what is likely a name that nobody of the case has.

    "She" is whoever was named before.
    """
    found = by_kinship(words, mentions(words, people, names))
    sure, may = likely_names(words, found, names, begins)
    written = joined(words, [*found, *sure])
    may = may or ([] if written or named_before else pronouns(words))
    every = joined(words, [*found, *sure, *may])
    beside = {word for word in _beside(words, every) if not word[0].isdigit()}  # "nobody from year 8"
    return every if may and beside <= _ABOUT_BEING_THERE else written


def _of_clause(words: list[str], written: list[Mention]) -> Reading:
    denied = [at for at in range(len(words)) if _denies(words, at)]
    twice = len(denied) == 2 and words[denied[1]].casefold() in _WITHOUT  # "not without Mum"
    if not denied or twice:
        return _wanted(words, written, denied)
    after = [m for m in written if m.begin > denied[0]] or _last_joined(words, written)
    begin = min([denied[0], *(m.begin for m in after)])
    earlier = [m for m in written if m.begin < begin]
    beside_it = _PLAIN if any(m.whose for m in after) else {*_PLAIN, *_WHOSE}
    if len(denied) == 1 and after and _beside(words, after, begin) <= beside_it:
        return Reading(out=tuple(after)) + _wanted(words[:begin], earlier)
    return Reading() if _is_judged(words, written) else Reading(unclear=tuple(written))


def _wanted(words: list[str], written: list[Mention], but: Collection[int] = ()) -> Reading:
    """Words without a no: somebody is wanted there, or does something, or it is not understood."""
    if not written:
        return Reading()
    beside = _beside(words, written, but=but)
    known = _WANTED if any(m.whose for m in written) else {*_WANTED, *_WHOSE}
    if beside <= known and (but or not beside <= _AND | _MINE):  # a bare name says nothing of itself
        return Reading(there=tuple(written))
    return Reading() if _is_judged(words, written) else Reading(unclear=tuple(written))


def _is_judged(words: list[str], written: list[Mention]) -> bool:
    """Whether it only says what somebody does, or where somebody sits."""
    said = [plain(word) for word in words]
    does = [at for at, word in enumerate(said) if word in _DOES]
    where = not _WHERE.isdisjoint(said)
    by_somebody = bool(does) and bool(written) and written[0].begin < does[0]
    return (where or by_somebody) and _beside(words, written) <= _ACTS


def _beside(words: list[str], written: list[Mention], begin: int = 0, but: Iterable[int] = ()) -> set[str]:
    """The words, from a place on, that are no name."""
    named = {*but, *(at for m in written for at in range(m.begin, m.end))}
    return {plain(words[at]) for at in range(begin, len(words)) if at not in named}


def _denies(words: list[str], at: int) -> bool:
    word = words[at].casefold()
    return word in _NOT or (word == "t" and at > 0 and words[at - 1].casefold().endswith("n"))  # "isn't"


def _last_joined(words: list[str], written: list[Mention]) -> list[Mention]:
    """The last name before "is not there", with those that are joined to it."""
    found: list[Mention] = []
    for mention in reversed(written):
        if found and not {w.casefold() for w in words[mention.end : found[0].begin]} <= _JOINS | _MINE:
            break
        found.insert(0, mention)
    return found


def as_said(
    reading: Reading,
    meant_by: Iterable[tuple[int, str, PersonId]],
    being: Mapping[PersonId, Being],
    own: Collection[PersonId],
) -> Reading:
    """A reading after what was answered about its names; a pupil's own name in a condition says nothing.

    `being` is what was said of those of whom it was unclear.
    """
    said = tuple(meant_by)

    def narrow(found: Iterable[Mention]) -> tuple[Mention, ...]:
        others = (replace(m, people=tuple(p for p in narrowed(m, said) if p not in own)) for m in found)
        return tuple(m for m in others if m.people)

    out, there, asked = narrow(reading.out), narrow(reading.there), narrow(reading.unclear)
    one = [(replace(m, people=(p,)), being.get(p)) for m in asked for p in m.people]
    return Reading(
        out + tuple(m for m, answer in one if answer is Being.NOT_THERE),
        there + tuple(m for m, answer in one if answer is Being.THERE),
        tuple(m for m, answer in one if answer is None),
        reading.asked,
        reading.nobody,
    )


def narrowed(mention: Mention, meant_by: Iterable[tuple[int, str, PersonId]]) -> tuple[PersonId, ...]:
    """Whom it means by what was answered about that name last; everybody it may mean while nobody answered."""
    said = [p for _seq, name, p in meant_by if name == letters(mention.name) and p in mention.people]
    return tuple(said[-1:]) or mention.people
