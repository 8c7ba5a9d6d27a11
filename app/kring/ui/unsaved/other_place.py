"""Save to another place: what is written, where, and what happens at the next unlock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kring.i18n import _, clock_time
from kring.ui.frame.context import Context
from kring.ui.frame.small_dialog import SmallDialog
from kring.ui.ground.theme import space
from kring.ui.unsaved.folder_choice import ask_folder
from kring.ui.unsaved.other_places import Volume, volumes
from kring.ui.widgets.button import button
from kring.ui.widgets.card import flow_of
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.hearing import ask, listen, while_here
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import heading, label, say_problem, show_if

FOLDER = "a folder"
WIDE = 112  # units, of the dialog

FindVolumes = Callable[[Path], tuple[Volume, ...]]


class OtherPlace(QWidget):
    """The drives there are, or any folder; Save here puts what waits there, sealed."""

    closed = Signal()

    def __init__(self, context: Context, find: FindVolumes = volumes, kind: str | None = "primary") -> None:
        """``kind`` of the button that saves: beside a page that has a primary one it is an ordinary one."""
        super().__init__()
        self._context = context
        self._volumes: tuple[Volume, ...] = ()
        self._folder: Path | None = None
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=2.5)
        since = context.desk.unsaved.since or context.desk.clock()
        what = _("Only what waits is written: words and steps since {time}, encrypted.").format(time=clock_time(since))
        untouched = _("It does not need the disk that failed.")
        self._column.addWidget(label(f"{what} {untouched}", "body", "2", wrap=True))
        self.places = self._cards()
        self._column.addWidget(self.places)
        after = _("The next time you unlock Kring here, it takes these words in. Keep the stick until then.")
        may = _("After this you can lock and close.")
        self._column.addWidget(label(f"{after} {may}", wrap=True))
        self.said = label("", "body", "error", wrap=True)
        show_if(self.said, False)
        self._column.addWidget(self.said)
        self.save = button(_("Save here"), kind, hint="Enter")
        self.save.clicked.connect(self.save_here)
        close = button(_("Close"))
        close.show_cap("Esc")
        close.clicked.connect(self.closed)
        self._column.addWidget(flow_of(self.save, close))
        self._column.addStretch(1)
        listen(self, context.put_elsewhere, self.closed)
        beside = context.desk.vault.folder
        ask(self, context.carrier, lambda: find(beside), self._on_volumes, lambda _problem: None)

    def choose(self, number: int) -> bool:
        """Choose a place by its number; False where there is none."""
        buttons = self.places.buttons()
        if not 1 <= number <= len(buttons):
            return False
        buttons[number - 1].click()
        return True

    def save_here(self) -> None:
        """Put what waits into the chosen place, or say what is missing."""
        value = self.places.value()
        folder = self._folder if value == FOLDER else Path(value) if value else None
        if folder is None:
            self._say(_("Choose a place first."))
            return
        self.save.setEnabled(False)
        self._context.save_elsewhere(folder, while_here(self, self._on_failed))

    def use(self, folder: Path) -> None:
        """Take a folder that somebody chose."""
        self._folder = folder
        self._show_places()
        self.places.set_value(FOLDER)

    def _cards(self) -> ChoiceCards:
        free = _("{size} free")
        found = [Option(str(v.folder), v.name, free.format(size=_size(v.free))) for v in self._volumes]
        own = Option(FOLDER, _("Choose a folder"), str(self._folder) if self._folder is not None else "")
        made = ChoiceCards(_("Where"), [*found, own], columns=1)
        made.chosen.connect(self._on_chosen)
        return made

    def _show_places(self) -> None:
        before, value, focus = self.places, self.places.value(), QApplication.focusWidget()
        had_focus = focus is not None and before.isAncestorOf(focus)
        self.places = self._cards()
        self._column.replaceWidget(before, self.places)
        self.places.set_value(value)
        self.places.show()
        if had_focus:
            self.places.setFocus(Qt.FocusReason.OtherFocusReason)
        let_go(before)

    def _on_volumes(self, found: tuple[Volume, ...]) -> None:
        self._volumes = found
        self._show_places()
        if found and self.places.value() is None:
            self.places.set_value(str(found[0].folder))

    def _on_chosen(self, value: str) -> None:
        if value == FOLDER and (chosen := ask_folder(self, _("Save to another place"))) is not None:
            self.use(chosen)

    def _on_failed(self, _problem: Exception) -> None:
        self.save.setEnabled(True)
        self._say(_("It could not be written there either. Choose another place."))

    def _say(self, sentence: str) -> None:
        say_problem(self.said, sentence)


class OtherPlaceDialog(SmallDialog):
    """The same at the desk, where no circle is."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(WIDE, parent)
        self.column.addWidget(heading(_("Save to another place"), 2, level=1))
        self.inside = OtherPlace(context)
        self.inside.closed.connect(self.accept)
        self.column.addWidget(self.inside)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
