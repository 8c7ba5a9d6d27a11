"""The lock screen: one field, nothing of any case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from kring.domain.errors import VaultMissing, WrongPassphrase, WrongRecoveryKey
from kring.i18n import _, _n
from kring.ui.access.promise import Welcome
from kring.ui.ground.jobs import Jobs
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, column_of, flow_of, padded
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.hearing import ask, listen
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.text import heading, label, show_if
from kring.usecases.access.vault_place import Door, backup_waits

if TYPE_CHECKING:
    from kring.usecases.access.access import Opened

CARD_UNITS = 125
FREE_TRIES = 5
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 10, 600


class LockPage(Page):
    """Asks for the passphrase, or for the recovery sheet; wrong guesses wait, and never destroy anything."""

    unlocked = Signal(object)
    gone = Signal()

    def __init__(self, door: Door, jobs: Jobs) -> None:
        super().__init__("", scroll=False)
        self._door, self._jobs = door, jobs
        self._tries, self._left, self._by_sheet, self._trying = 0, 0, False, False
        self._sentence = ""
        self._timer = QTimer(self, interval=1000)
        listen(self, self._timer.timeout, self._on_second)
        self.secret = LineField(name=_("Passphrase"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.secret.returnPressed.connect(self.try_it)
        self.field = Field(_("Passphrase"), self.secret)
        self.unlock = button(_("Unlock"), "primary", hint="Enter")
        self.unlock.clicked.connect(self.try_it)
        self.other = button(_("Use the recovery sheet"), "quiet", key="Alt+R")
        self.other.clicked.connect(self._change_way)
        self.title_line = heading(_("Kring is locked"), 2, level=1)
        waits = _("What changed last is in no backup yet. It is made after unlocking, while you work.")
        self.waits = label(waits, "caption", "2", wrap=True)
        show_if(self.waits, backup_waits(door))
        self._build()
        self.setAccessibleName(_("Kring is locked"))
        self.set_primary(self.unlock)
        self.set_first(self.secret)

    def try_it(self) -> None:
        """Try what was typed; the slow part runs beside the window."""
        typed = self.secret.text()
        if not typed or self._trying or self._left:
            return
        self._busy(True)
        by_sheet, door = self._by_sheet, self._door

        def job() -> Opened:
            from kring.usecases.access import access

            return access.unlock(door, key=access.recovery_key(typed)) if by_sheet else access.unlock(door, typed)

        ask(self, self._jobs, job, self._on_open, self._on_failed, unheard=lambda vault: vault.close())

    def leaving(self) -> None:
        """No passphrase stays in a field."""
        self.secret.clear()

    def _build(self) -> None:
        card = Card()
        actions = flow_of(self.unlock, self.other)
        inside = column_of(self.title_line, self.field, actions, self.waits, gap=4)
        card.add(padded(inside, 8, 7, 8, 7), line=False)
        self.add(scroll_column(Welcome(card, CARD_UNITS)), 1)

    def _change_way(self) -> None:
        self._by_sheet = not self._by_sheet
        name = _("Recovery key, eight groups of four") if self._by_sheet else _("Passphrase")
        shown = QLineEdit.EchoMode.Normal if self._by_sheet else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(shown)
        self.secret.clear()
        self.secret.setAccessibleName(name)
        self.field.label.setText(name)
        self.field.set_error("")
        self.other.set_label(_("Use the passphrase") if self._by_sheet else _("Use the recovery sheet"))
        self.secret.setFocus()

    def _busy(self, busy: bool) -> None:
        self._trying = busy
        self.secret.setEnabled(not busy)
        self.unlock.setEnabled(not busy)
        self.other.setEnabled(not busy)  # nor does the focus come to it meanwhile
        self.unlock.set_label(_("Unlocking") if busy else _("Unlock"))

    def _on_open(self, vault: Opened) -> None:
        self._busy(False)
        self.secret.clear()
        self.unlocked.emit(vault)

    def _on_failed(self, problem: Exception) -> None:
        from kring.words.errors import error

        self._busy(False)
        if isinstance(problem, VaultMissing):  # a stick that was pulled out meanwhile
            self.gone.emit()
            return
        self._sentence = str(error(problem))
        self.field.set_error(self._sentence)
        self.secret.selectAll()
        self.secret.setFocus()
        if isinstance(problem, (WrongPassphrase, WrongRecoveryKey)):
            self._tries += 1
            if self._tries >= FREE_TRIES:
                self._wait(min(FIRST_WAIT_SECONDS * 2 ** (self._tries - FREE_TRIES), LONGEST_WAIT_SECONDS))

    def _wait(self, seconds: int) -> None:
        """Guessing gets slow; nothing is ever destroyed."""
        self._left = seconds
        self._say_wait(aloud=True)
        self._timer.start()

    def _on_second(self) -> None:
        self._left -= 1
        self._say_wait()
        if self._left == 0:
            self._timer.stop()

    def _say_wait(self, aloud: bool = False) -> None:
        self.unlock.setEnabled(self._left == 0)
        pause = _n("Wait {n} second, then try again.", "Wait {n} seconds, then try again.", self._left)
        sentence = f"{self._sentence} {pause.format(n=self._left)}" if self._left else self._sentence
        self.field.set_error(sentence, aloud)
