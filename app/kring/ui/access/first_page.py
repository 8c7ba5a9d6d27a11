"""First run: the language before anything else, then a short wizard."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring import i18n
from kring.i18n import LANGUAGES, _
from kring.settings import Settings
from kring.ui.access.first_run import FirstRun
from kring.ui.access.promise import Welcome
from kring.ui.ground.jobs import Jobs
from kring.ui.ground.theme import space
from kring.ui.widgets.card import Card, padded
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import Page, scroll_column
from kring.usecases.access.vault_place import Door, School

CARD_UNITS = 138


class FirstPage(Page):
    """What Kring promises at the left, the wizard at the right, the language at the top."""

    unlocked = Signal(object)
    settings_changed = Signal(object)

    def __init__(self, door: Door, jobs: Jobs, settings: Settings) -> None:
        super().__init__("", scroll=False)
        self._door, self._jobs, self._settings = door, jobs, settings
        self.language = Segmented(
            "Language, taal", [Option(code, name) for code, name in LANGUAGES.items()], small=True
        )
        self.language.set_value(i18n.language())
        self.language.chosen.connect(self._on_language)
        self.add_button(self.language)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        space(self._column, 0, 0, 0, 0)
        self.add(scroll_column(holder), 1)
        self.wizard: FirstRun = self._build()
        self.back_requested.connect(lambda: self.wizard.reject())

    def entered(self) -> None:
        """The first field has the focus, and Ctrl+Enter goes on."""
        super().entered()
        self._on_wizard_page()

    def help_text(self) -> str:
        """What this page is for."""
        return _(
            "Kring is set up here, once for this computer: a passphrase, the recovery sheet on paper, and who keeps "
            "the spare one. Everything stays on this computer, encrypted. Then the list of cases opens."
        )

    def _build(self) -> FirstRun:
        self.setAccessibleName(_("First run"))
        wizard = FirstRun(self._door, self._jobs, self._settings)
        wizard.created.connect(self.unlocked)
        wizard.currentIdChanged.connect(lambda _page: self._on_wizard_page())
        card = Card()
        card.add(padded(wizard, 5, 4, 5, 4), line=False)
        self._inner = Welcome(card, CARD_UNITS)
        self._column.addWidget(self._inner, 1)
        self.set_first(wizard.school.name)
        return wizard

    def _on_wizard_page(self) -> None:
        """Another language begins anew, so it is only offered while nothing but the first page was filled in."""
        self.language.setEnabled(self.wizard.on_first_page)
        self.set_primary(self.wizard.way_on())

    def _on_language(self, code: str) -> None:
        """Say everything again in the other language; what was typed on the first page stays."""
        i18n.use(code)
        self._settings = replace(self._settings, language=code)
        self.settings_changed.emit(self._settings)
        typed, untouched = self.wizard.school.school(), not self.wizard.school.reason_changed
        let_go(self._inner)
        self.wizard = self._build()
        self.wizard.school.fill(School(typed.holder, "" if untouched else typed.reason, typed.name))
        self._on_wizard_page()
