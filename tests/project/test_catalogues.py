"""Every language has every message, with the same placeholders; and our quick reader reads as Babel does."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from kring import i18n

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = sorted({"nl"} | {path.stem for path in LOCALE.glob("*.po")})
KEYWORDS = {"_": None, "_n": (1, 2), "_p": ((1, "c"), 2)}

Key = tuple[str, str]  # context ("" for none) and English (singular)


def messages_in_use() -> dict[Key, str]:
    """Each message in the code, with where it stands first."""
    found: dict[Key, str] = {}
    for path in sorted((ROOT / "app" / "kring").rglob("*.py")):
        for line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            singular = message[0] if isinstance(message, tuple | list) else message
            found.setdefault((context or "", singular), f"{path.relative_to(ROOT).as_posix()}:{line}")
    return found


def key_of(message: Message) -> Key:
    singular = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return message.context or "", singular


def forms_of(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def catalogue_of(language: str) -> Catalog:
    path = LOCALE / f"{language}.po"
    if not path.is_file():
        return Catalog(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_message(language):
    done = {key_of(message) for message in catalogue_of(language) if message.id and all(forms_of(message))}
    done -= {key_of(message) for message in catalogue_of(language) if message.fuzzy and message.id}
    missing = [f"{place}  {key}" for key, place in messages_in_use().items() if key not in done]
    assert not missing, "\n" + "\n".join(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_nothing_that_is_no_longer_said(language):
    used = messages_in_use()
    left_over = [key_of(message) for message in catalogue_of(language) if message.id]
    left_over = [key for key in left_over if key not in used]
    assert not left_over


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_message(language):
    wrong = []
    for message in catalogue_of(language):
        if not message.id or not all(forms_of(message)):
            continue
        plural = isinstance(message.id, tuple | list)
        wanted = set().union(*map(placeholders, message.id if plural else [message.id]))
        for number, form in enumerate(forms_of(message)):
            # "One person" may leave out the number that "{n} people" needs.
            may_miss = {"n"} if plural and number == 0 else set()
            if not wanted - may_miss <= placeholders(form) <= wanted:
                wrong.append(form)
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quick_reader_reads_what_babel_reads(language):
    expected = {
        f"{message.context}\x04{key_of(message)[1]}" if message.context else key_of(message)[1]: forms_of(message)
        for message in catalogue_of(language)
        if message.id and not message.fuzzy and all(forms_of(message))
    }
    read = i18n.read_catalogue(language, LOCALE)
    assert {key: list(forms) for key, forms in read.messages.items()} == expected


def test_each_message_says_in_which_files_of_the_tree_it_stands() -> None:
    where: dict[Key, set[str]] = {}
    for path in sorted((ROOT / "app" / "kring").rglob("*.py")):
        for _line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            singular = message[0] if isinstance(message, tuple | list) else message
            where.setdefault((context or "", singular), set()).add(path.relative_to(ROOT).as_posix())
    with (LOCALE / "nl.po").open("rb") as file:
        catalogue = [message for message in read_po(file) if message.id]
    said = {key_of(message): {place for place, _line in message.locations} for message in catalogue}
    assert {key: places for key, places in said.items() if places != where.get(key)} == {}
