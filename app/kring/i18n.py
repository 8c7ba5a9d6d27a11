"""Words in the user's language: message catalogues read at run time, dates, times and lists.

Measured on the machine this was written on: importing Babel costs 21 to 31 ms and the first formatted date
8 ms more; the whole allowance from process start to lock screen is about 400 ms. So English and Dutch dates
come from the small tables below, and the .po file is read by the forty lines of `_messages`: about 6 ms
for 800 messages, straight from the file, so nothing can be stale. Any other language gets its
dates from Babel, imported only then: a new language is a .po file, not code.

English is the language of the msgids and has no catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from kring.titles import has_titles, inside, marked, settled
from kring.vocabulary import said

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "nl": "Nederlands"}  # those that can be chosen, each by its own name


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language; the key of one with a context is `context \\x04 msgid`."""

    language: str
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = lambda n: int(n != 1)


@dataclass(slots=True)
class _Choice:
    catalogue: Catalogue


_chosen = _Choice(Catalogue(ENGLISH))


def use(language: str, folder: Path | None = None) -> None:
    """Speak this language from now on; one without a catalogue is English. Folder: where the .po files are."""
    _chosen.catalogue = read_catalogue(language, folder or _bundled())


def language() -> str:
    """The code of the language in use, such as "nl"."""
    return _chosen.catalogue.language


def available(folder: Path | None = None) -> list[str]:
    """The codes of the languages there are, English first."""
    return [ENGLISH, *sorted(path.stem for path in (folder or _bundled()).glob("*.po"))]


def preferred(environment: Mapping[str, str], folder: Path | None = None) -> str:
    """The language that the system asks for if there is a catalogue for it, else English."""
    import locale

    wanted = [environment.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    wanted.append(locale.getlocale()[0] or "")
    codes = [_code(name.replace("Dutch", "nl")) for name in ":".join(wanted).split(":") if name]
    there = available(folder)
    return next((code for code in codes if code in there), ENGLISH)


class Fillable(str):
    """A message to be filled in: a title before a name is written as it stands in that place."""

    __slots__ = ()

    def format(self, *values: object, **named: object) -> str:
        """The message with its values put in."""
        code = language()
        each = [marked(v, code) if isinstance(v, str) else v for v in values]
        filled = {name: marked(v, code) if isinstance(v, str) else v for name, v in named.items()}
        return settled(super().format(*each, **filled))


def _in_use(message: str) -> str:
    message = said(message, language())
    return Fillable(message) if "{" in message and has_titles(language()) else message


def _(message: str) -> str:
    """The message in the language in use; English when it has no translation."""
    found = _chosen.catalogue.messages.get(message)
    return _in_use(found[0] if found else message)


def _p(context: str, message: str) -> str:
    """As `_`, for a word that means two things: the context says which."""
    found = _chosen.catalogue.messages.get(f"{context}\x04{message}")
    return _in_use(found[0] if found else message)


def _n(singular: str, plural: str, n: int) -> str:
    """The form for n things, still to be filled in with `.format(n=n)`."""
    found = _chosen.catalogue.messages.get(singular)
    index = _chosen.catalogue.plural(n)
    if found and index < len(found):
        return _in_use(found[index])
    return _in_use(singular if n == 1 else plural)


# --- catalogues ---------------------------------------------------------------------------------

_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)?(?:\[(\d+)\])?\s*"(.*)"$')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_TWO_FORMS = re.compile(r"nplurals=2; *plural=\(?n *!= *1\)?;?$")


def read_catalogue(language: str, folder: Path) -> Catalogue:
    """The catalogue of a language; an empty English one when there is no file for it."""
    code = _code(language)
    path = folder / f"{code}.po"
    if code == ENGLISH or not path.is_file():
        return Catalogue(ENGLISH)
    messages = dict(_messages(path.read_text("utf-8")))
    header = messages.pop("", ("",))[0]
    return Catalogue(code, messages, _plural_rule(header))


def _messages(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Key and translations of each finished entry of a .po file; the header's key is the empty string."""
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        parts: dict[str, str] = {}
        name, fuzzy = "", False
        for line in block.split("\n"):
            if line.startswith("#"):
                fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            elif found := _LINE.match(line.strip()):
                word, number, quoted = found.groups()
                if word:
                    name = word + (number or "")
                parts[name] = parts.get(name, "") + _unescaped(quoted)
        forms = tuple(value for name, value in parts.items() if name.startswith("msgstr"))
        if "msgid" in parts and all(forms) and (not fuzzy or not parts["msgid"]):
            key = parts["msgid"]
            yield (f"{parts['msgctxt']}\x04{key}" if "msgctxt" in parts else key), forms


def _unescaped(quoted: str) -> str:
    if "\\" not in quoted:
        return quoted
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), quoted)


def _plural_rule(header: str) -> Callable[[int], int]:
    for line in header.split("\n"):
        name, _colon, value = line.partition(":")
        if name.strip().lower() == "plural-forms" and not _TWO_FORMS.match(value.strip()):
            from gettext import c2py

            return c2py(value.split("plural=", 1)[1].rstrip("; "))
    return Catalogue(ENGLISH).plural


def _code(language: str) -> str:
    return re.split(r"[_.@-]", language.strip(), maxsplit=1)[0].lower()


def _bundled() -> Path:
    # The floors keep neighbours apart, so this asks not `paths`; both know the same two places.
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return (inside if inside.is_dir() else package.parents[1] / "resources") / "locale"


# --- dates, times, lists ------------------------------------------------------------------------
# All take the language as a last word, since a paper may speak another language than the window.


@dataclass(frozen=True, slots=True)
class _Calendar:
    days: Sequence[str]
    months: Sequence[str]
    short_days: Sequence[str]
    short_months: Sequence[str]
    joiner: str


_CALENDARS = {
    "en": _Calendar(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        "January February March April May June July August September October November December".split(),
        "Mon Tue Wed Thu Fri Sat Sun".split(),
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
        "and",
    ),
    "nl": _Calendar(
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
        "januari februari maart april mei juni juli augustus september oktober november december".split(),
        "ma di wo do vr za zo".split(),
        "jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
        "en",
    ),
}


def long_date(day: date, language: str | None = None) -> str:
    """Such as "Tuesday 17 November 2026"."""
    names = _calendar(language)
    return f"{names.days[day.weekday()]} {day.day} {names.months[day.month - 1]} {day.year}"


def date_with_year(day: date, language: str | None = None) -> str:
    """Such as "17 November 2026"."""
    return f"{day.day} {_calendar(language).months[day.month - 1]} {day.year}"


def day_and_month(day: date, language: str | None = None) -> str:
    """Such as "17 November"."""
    return f"{day.day} {month(day, language)}"


def month(day: date, language: str | None = None) -> str:
    """Such as "November"."""
    return _calendar(language).months[day.month - 1]


def weekday(day: date, language: str | None = None) -> str:
    """Such as "Tuesday"."""
    return _calendar(language).days[day.weekday()]


def short_date(day: date, language: str | None = None) -> str:
    """Such as "17 Nov"."""
    return f"{day.day} {_calendar(language).short_months[day.month - 1]}"


def short_day(day: date, language: str | None = None) -> str:
    """Such as "Tue 17 Nov"."""
    return f"{_calendar(language).short_days[day.weekday()]} {short_date(day, language)}"


def clock_time(moment: datetime | time) -> str:
    """Such as "14:05", in the offset that the moment has."""
    return f"{moment:%H:%M}"


def sentence_start(text: str) -> str:
    """The text as it stands at the beginning of a line: its first letter large."""
    return text[:1].upper() + text[1:]


def join_words(words: Sequence[str], language: str | None = None) -> str:
    """Such as "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    code = _code(language) if language else _chosen.catalogue.language
    first, *rest = words
    *between, last = [inside(word, code) for word in rest]
    return f"{', '.join((first, *between))} {_calendar(language).joiner} {last}"


def _calendar(language: str | None) -> _Calendar:
    code = _code(language) if language else _chosen.catalogue.language
    return _CALENDARS.get(code) or _calendar_of_babel(code)


@lru_cache
def _calendar_of_babel(code: str) -> _Calendar:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(code)
    except (UnknownLocaleError, ValueError):
        return _CALENDARS[ENGLISH]
    days, months = locale.days["format"], locale.months["format"]
    return _Calendar(
        *([days["wide"][n] for n in range(7)], [months["wide"][n] for n in range(1, 13)]),
        *([days["abbreviated"][n] for n in range(7)], [months["abbreviated"][n] for n in range(1, 13)]),
        locale.list_patterns["standard"]["2"].replace("{0}", "").replace("{1}", "").strip(),
    )
