"""Settings of the program: language, theme, text size, idle lock; nothing about any case or person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import assert_never

from kring.i18n import LANGUAGES, _
from kring.settings import IDLE_MINUTES, TEXT_SIZES, PaperSize, Settings, ThemeChoice
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import AboutPlace, PageName
from kring.ui.ground.theme import current
from kring.ui.home.call_numbers import CallNumbers
from kring.ui.home.code_row import CodeRow
from kring.ui.home.holidays import HolidaysCard
from kring.ui.home.school_words_card import DoneHereCard, SchoolWordsCard
from kring.ui.widgets.card import Card, padded
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.page import Page
from kring.ui.widgets.picking import Combo
from kring.usecases.access import school_rules


class SettingName(StrEnum):
    """What is chosen on the page of settings and kept outside the vault."""

    LANGUAGE = "language"
    THEME = "theme"
    TEXT_SIZE = "text_size"
    IDLE_LOCK = "idle_lock"
    PAPER = "paper"


class SettingsPage(Page):
    """Each choice works at once and is kept."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Settings"), _("They work at once. Nothing about a case is kept here."))
        self._context = context
        now = context.settings
        card = Card()
        self._choice(
            card,
            _("Language"),
            [Option(code, name) for code, name in LANGUAGES.items()],
            now.language,
            SettingName.LANGUAGE,
        )
        self._list(card, _("Colours"), self._themes(), str(now.theme), SettingName.THEME)
        sizes = [Option(str(n), f"{n} %") for n in sorted({*TEXT_SIZES, now.text_size})]
        self.text_size = self._list(card, _("Text size"), sizes, str(now.text_size), SettingName.TEXT_SIZE)
        listen(self, current().changed, self._show_size)
        idle = [Option(str(n), _("{n} minutes").format(n=n)) for n in IDLE_MINUTES]
        self._choice(card, _("Lock after"), idle, str(now.idle_lock), SettingName.IDLE_LOCK)
        papers = [Option(PaperSize.A4.value, "A4"), Option(PaperSize.LETTER.value, "Letter")]
        self._choice(card, _("Paper"), papers, str(now.paper), SettingName.PAPER)
        self.add(card)
        keys = CheckRow(
            _("Single keys in the live screen"),
            second=_("N for a note, A for an idea. Without them, Alt and the letter."),
            on=now.single_keys,
        )
        keys.toggled.connect(lambda on: self._take(replace(context.settings, single_keys=on)))
        live = Card()
        live.add(padded(keys, 5, 2, 5, 2), line=False)
        self.add(live)
        self.words = SchoolWordsCard(context)
        self.add(self.words)
        calls = CallNumbers(context)
        self.add(calls)
        self.done_here = DoneHereCard(context)
        self.add(self.done_here)
        self._quiet_days()
        self.holidays = HolidaysCard(context)
        self.add(self.holidays)
        if place.about == AboutPlace.HOLIDAYS:
            self.set_first(self.holidays.first, asked_for=True)
        if place.about == AboutPlace.COUNTRY:
            self.set_first(self.words.country, asked_for=True)
        if place.about == AboutPlace.CALLS:
            self.set_first(calls.missing(), asked_for=True)
        self.code = CodeRow(context)
        hide = Card()
        hide.add(padded(self.code, 5, 3, 5, 3), line=False)
        self.add(hide)
        self.end()

    def _quiet_days(self) -> None:
        """The school's own number; the program's is the least."""
        desk, card = self._context.desk, Card()
        days = [Option(str(n), str(n)) for n in school_rules.choices(desk)]
        choice = Segmented(_("Quiet school days before it counts as stopped"), days)
        choice.set_value(str(desk.gate.school_days))
        choice.chosen.connect(lambda n: self._context.keep(lambda: school_rules.keep_quiet_days(desk, int(n))))
        card.add_row(_("Quiet school days before it counts as stopped"), _("Kept with the cases. Never fewer."), choice)
        self.add(card)

    def _choice(self, card: Card, title: str, options: Sequence[Option], value: str, field: SettingName) -> None:
        choice = Segmented(title, list(options))
        choice.set_value(value)
        choice.chosen.connect(lambda chosen: self._on_chosen(field, chosen))
        card.add_row(title, "", choice)
        if field is SettingName.LANGUAGE:
            self.set_first(choice)

    def _list(self, card: Card, title: str, options: Sequence[Option], value: str, field: SettingName) -> Combo:
        """A choice of many fits in a list also in very large letters."""
        choice = Combo(title, list(options))
        choice.set_value(value)
        choice.chosen.connect(lambda chosen: self._on_chosen(field, chosen))
        card.add_row(title, "", choice)
        return choice

    def _show_size(self) -> None:
        """The size by which it is shown, also where a key changed it."""
        percent = current().percent
        self.text_size.set_options([Option(str(n), f"{n} %") for n in sorted({*TEXT_SIZES, percent})])
        self.text_size.set_value(str(percent))

    def _on_chosen(self, field: SettingName, value: str) -> None:
        self._take(changed(self._context.settings, field, value))
        if field is SettingName.LANGUAGE:
            self._context.go(PageName.SETTINGS)

    def _take(self, settings: Settings) -> None:
        self._context.settings_changed.emit(settings)

    @staticmethod
    def _themes() -> list[Option]:
        words = {
            ThemeChoice.SYSTEM: _("As the computer"),
            ThemeChoice.LIGHT: _("Light"),
            ThemeChoice.DARK: _("Dark"),
            ThemeChoice.CONTRAST: _("High contrast, dark"),
            ThemeChoice.CONTRAST_LIGHT: _("High contrast, light"),
        }
        return [Option(theme.value, text) for theme, text in words.items()]


def changed(settings: Settings, field: SettingName, value: str) -> Settings:
    """The settings with one choice taken."""
    match field:
        case SettingName.LANGUAGE:
            return replace(settings, language=value)
        case SettingName.THEME:
            return replace(settings, theme=ThemeChoice(value))
        case SettingName.TEXT_SIZE:
            return replace(settings, text_size=int(value))
        case SettingName.IDLE_LOCK:
            return replace(settings, idle_lock=int(value))
        case SettingName.PAPER:
            return replace(settings, paper=PaperSize(value))
        case _:
            assert_never(field)
