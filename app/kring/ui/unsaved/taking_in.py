"""Words that were saved to another place come in again: by themselves after an unlock, or from a folder one chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.unsaved.other_places import volumes
from kring.ui.widgets.hearing import ask
from kring.usecases import kept_elsewhere
from kring.words.errors import error
from kring.words.waiting import taken_in


class TakingIn(QObject):
    """Looks where a letter may lie, beside the window, and takes in what is found; `taken` says that something came."""

    taken = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def look(self) -> None:
        """In the folder that was written down, and on every drive there is."""
        vault = self._context.desk.vault
        places, vault_id, own = vault.places, vault.id, vault.folder

        def find() -> tuple[Path, ...]:
            known = kept_elsewhere.remembered(places, vault_id)
            return kept_elsewhere.look(vault_id, (*known, *(drive.folder for drive in volumes(own))))

        ask(self, self._context.carrier, find, self._on_found, lambda _problem: None)

    def take_from(self, folder: Path) -> None:
        """From a folder that somebody chose."""
        vault_id = self._context.desk.vault.id
        carrier = self._context.carrier
        ask(self, carrier, lambda: kept_elsewhere.look_for(vault_id, folder), self._on_looked, self._on_failed)

    def _on_looked(self, found: tuple[Path, ...]) -> None:
        if not found:
            self._context.tell(_("There are no words from Kring in this folder."))
        self._on_found(found)

    def _on_found(self, found: tuple[Path, ...]) -> None:
        for file in found:
            try:
                result = kept_elsewhere.take_in(self._context.desk, file)
            except Exception as problem:  # whatever it is, the file stays as it is and is looked at again
                self._on_failed(problem)
                continue
            kept_elsewhere.is_finished(self._context.desk, file)
            if result.new or result.refused:
                self.taken.emit()
                self._context.tell(taken_in(result.new, result.refused))

    def _on_failed(self, problem: Exception) -> None:
        self._context.tell(str(error(problem)))
