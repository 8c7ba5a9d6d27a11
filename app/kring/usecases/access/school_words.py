"""A school chooses its country and its words; they stand in every text from then on."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kring import vocabulary
from kring.usecases.desk import writing
from kring.usecases.desk.country import NOTE, SchoolWords, Words
from kring.usecases.desk.desk import Desk

T = TypeVar("T", Words, str)
_LISTS = ("do", "not")


def take_up(desk: Desk, words: SchoolWords) -> None:
    """The words of the school whose vault is open are the words of all texts."""
    if words != desk.school_words:
        desk.use_school_words(words)
    vocabulary.use(desk.countries.said(words))


def countries(desk: Desk) -> dict[str, str]:
    """The countries there are, and what each is called in the language of the window."""
    return desk.countries.names(desk.language)


def country(desk: Desk) -> str:
    """The country whose texts are shown, chosen or not."""
    return desk.countries.chosen(desk.school_words, desk.language)


def roles(desk: Desk) -> dict[str, tuple[Words, Words]]:
    """Each role for which a school may have a word: what it is called without one, and the school's own (or empty)."""
    usual = desk.countries.roles(desk.language)
    usual |= desk.countries.roles_here(country(desk), desk.language)
    own = desk.school_words.roles.get(desk.language, {})
    return {role: (words, own.get(role, ("", ""))) for role, words in usual.items()}


def done(desk: Desk) -> dict[str, tuple[str, str]]:
    """What is done at once about each concern: as the country has it, and as the school changed it (or empty)."""
    usual = desk.texts_without_own()
    own = desk.school_words.done.get(desk.language, {})
    return {each: (usual.text("checklists", "concerns", each, "call"), own.get(each, "")) for each in usual.concerns()}


def own_line(desk: Desk, concern: str) -> tuple[str, ...]:
    """What the school wrote that it does about a concern, to stand before the program's own list; else nothing."""
    own = desk.school_words.done.get(desk.language, {}).get(concern, "")
    return (own,) if own else ()


def do_and_not(desk: Desk, about: str, person: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is done at once about something serious, the school's own first, and what is not done."""
    do, not_do = (desk.texts().lines("checklists", "serious", "about", about, part, person=person) for part in _LISTS)
    return (*own_line(desk, about), *do), not_do


def keep_country(desk: Desk, code: str) -> None:
    """The school is in this country. Raises NotSaved."""
    _keep(desk, replace(desk.school_words, country=code))


def keep_role(desk: Desk, role: str, one: str, many: str) -> None:
    """What the school calls a role, for one and for several; both empty is as without it. Raises NotSaved."""
    roles = _changed(desk.school_words.roles, desk.language, role, (_plain(one), _plain(many)))
    _keep(desk, replace(desk.school_words, roles=roles))


def keep_done(desk: Desk, concern: str, text: str) -> None:
    """What is done at once about a concern at this school; empty is as the country has it. Raises NotSaved."""
    _keep(desk, replace(desk.school_words, done=_changed(desk.school_words.done, desk.language, concern, text.strip())))


def _changed(known: dict[str, dict[str, T]], language: str, name: str, value: T) -> dict[str, dict[str, T]]:
    """What is known, with one of it changed in a language; what is empty is left out."""
    mine = known.get(language, {}) | {name: value}
    return known | {language: {each: words for each, words in mine.items() if any(words)}}


def _keep(desk: Desk, words: SchoolWords) -> None:
    writing.put_value(desk, NOTE, words.as_text())
    take_up(desk, words)


def _plain(words: str) -> str:
    """Words without braces, in which the program's own texts name what is put in later."""
    return " ".join(words.replace("{", "").replace("}", "").split())
