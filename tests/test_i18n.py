from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as st

from kring import i18n
from kring.i18n import _, _n, _p

TUESDAY = date(2026, 11, 17)
PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: app/kring/ui/somewhere.py:1
msgid "Talk with {name}"
msgstr "Praat met {name}"

msgid ""
"A long sentence, "
"in two pieces"
msgstr ""
"Een lange zin "
"met een \\"haakje\\" en\\n"
"een regel"

msgid "One person"
msgid_plural "{n} people"
msgstr[0] "Eén persoon"
msgstr[1] "{n} personen"

msgctxt "a sign"
msgid "open"
msgstr "open staand"

#, fuzzy
msgid "Guessed"
msgstr "Geraden"

msgid "Not done"
msgstr ""

#~ msgid "Old"
#~ msgstr "Oud"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "nl.po").write_text(PO, encoding="utf-8")
    return tmp_path


def test_a_message_is_said_in_the_language_in_use(folder):
    i18n.use("nl", folder)
    assert i18n.language() == "nl"
    assert _("Talk with {name}").format(name="Wim") == "Praat met Wim"
    assert _("A long sentence, in two pieces") == 'Een lange zin met een "haakje" en\neen regel'
    assert _p("a sign", "open") == "open staand"
    assert [_n("One person", "{n} people", n).format(n=n) for n in (1, 3)] == ["Eén persoon", "3 personen"]


@pytest.mark.parametrize("message", ["Guessed", "Not done", "Old", "open", "Never heard of", ""])
def test_what_has_no_sure_translation_stays_english(folder, message):
    i18n.use("nl", folder)
    assert _(message) == message


def test_english_needs_no_catalogue(folder):
    i18n.use("en", folder)
    assert _("Talk with {name}") == "Talk with {name}"
    assert [_n("One person", "{n} people", n) for n in (0, 1, 2)] == ["{n} people", "One person", "{n} people"]
    assert _p("a sign", "open") == "open"


def test_a_region_falls_back_to_its_language_and_an_unknown_language_to_english(folder):
    i18n.use("nl_BE.UTF-8", folder)
    assert i18n.language() == "nl"
    i18n.use("xx", folder)
    assert i18n.language() == "en" and _("Guessed") == "Guessed"


def test_the_systems_wish_is_followed_where_there_is_a_catalogue(folder):
    assert i18n.available(folder) == ["en", "nl"]
    assert i18n.preferred({"LANG": "nl_NL.UTF-8"}, folder) == "nl"
    assert i18n.preferred({"LANGUAGE": "fy:nl", "LANG": "en_GB.UTF-8"}, folder) == "nl"
    assert i18n.preferred({"LANG": "en_GB.UTF-8"}, folder) == "en"


def test_a_language_with_other_plurals_needs_no_code(tmp_path):
    forms = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    (tmp_path / "pl.po").write_text(
        f'msgid ""\nmsgstr ""\n"Plural-Forms: {forms}\\n"\n\n'
        'msgid "One day"\nmsgid_plural "{n} days"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n',
        encoding="utf-8",
    )
    i18n.use("pl", tmp_path)
    assert [_n("One day", "{n} days", n) for n in (1, 2, 5, 12, 22)] == ["a", "b", "c", "c", "b"]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], include_characters='\n\t"\\'))


@given(st.dictionaries(TEXT.filter(bool), TEXT.filter(bool), max_size=8))
def test_whatever_babel_writes_is_read_the_same(tmp_path_factory, messages):
    folder = tmp_path_factory.mktemp("locale")
    catalogue = Catalog("nl")
    for message, translation in messages.items():
        catalogue.add(message, translation)
    with (folder / "nl.po").open("wb") as file:
        write_po(file, catalogue)
    read = i18n.read_catalogue("nl", folder)
    assert {key: forms[0] for key, forms in read.messages.items()} == messages


def test_dates_and_times_in_english():
    assert i18n.long_date(TUESDAY) == "Tuesday 17 November 2026"
    assert i18n.date_with_year(TUESDAY) == "17 November 2026"
    assert i18n.short_date(TUESDAY) == "17 Nov"
    assert i18n.day_and_month(TUESDAY) == "17 November" and i18n.month(TUESDAY, "nl") == "november"
    assert i18n.weekday(TUESDAY) == "Tuesday" and i18n.weekday(TUESDAY, "nl") == "dinsdag"
    assert i18n.short_day(TUESDAY) == "Tue 17 Nov"
    assert i18n.clock_time(datetime(2026, 11, 17, 14, 5, tzinfo=UTC)) == "14:05"


def test_a_line_begins_with_a_large_letter_and_stays_as_it_is_behind_it():
    assert [i18n.sentence_start(text) for text in ("", "é", "mother of Ellie")] == ["", "É", "Mother of Ellie"]


def test_a_paper_may_speak_another_language_than_the_window():
    assert i18n.language() == "en"
    assert i18n.long_date(TUESDAY, "nl") == "dinsdag 17 november 2026"
    assert i18n.short_date(date(2026, 3, 1), "nl") == "1 mrt"
    assert i18n.short_day(TUESDAY, "nl") == "di 17 nov"
    assert i18n.join_words(["A", "B", "C"], "nl") == "A, B en C"


@given(st.dates())
def test_dutch_dates_are_babels(day):
    assert i18n.long_date(day, "nl") == format_date(day, "EEEE d MMMM", locale="nl") + f" {day.year}"
    assert i18n.short_day(day, "nl") == format_date(day, "EEE d MMM", locale="nl").replace(".", "")


@given(st.dates())
def test_english_dates_are_babels(day):
    assert i18n.long_date(day, "en") == format_date(day, "EEEE d MMMM", locale="en") + f" {day.year}"


def test_a_third_language_gets_its_dates_without_code():
    assert i18n.long_date(TUESDAY, "fr") == "mardi 17 novembre 2026"
    assert i18n.join_words(["A", "B"], "fr") == "A et B"
    assert i18n.long_date(TUESDAY, "xx") == "Tuesday 17 November 2026"
    assert Locale("fr").language == "fr"


@pytest.mark.parametrize(("words", "joined"), [([], ""), (["A"], "A"), (["A", "B"], "A and B")])
def test_lists_are_joined_as_people_do(words, joined):
    assert i18n.join_words(words) == joined


def test_a_time_is_shown_in_the_offset_it_has():
    moment = datetime(2026, 11, 17, 23, 30, tzinfo=UTC) + timedelta(minutes=5)
    assert i18n.clock_time(moment) == "23:35"
