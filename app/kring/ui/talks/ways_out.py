"""The ways out of a question: not asked with a reason, and a break."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from kring.domain.events import REASONS_TO_CHOOSE, EntryId, NotAskedReason, NoteKind
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import set_role
from kring.ui.talks.sitting_page import SittingPage
from kring.usecases.talks import sitting
from kring.words import names


class WaysOut(QObject):
    """Offered, never taken by themselves."""

    def __init__(self, page: SittingPage) -> None:
        super().__init__(page)
        self.page = page
        self.menu: QMenu | None = None

    def not_asked(self) -> None:
        """Why this question is not asked."""
        if not self.page.on_page:
            items = [(reason.value, names.not_asked(reason)) for reason in REASONS_TO_CHOOSE]
            self._offer(items, self._on_reason, self.page.skip)

    def take_break(self) -> None:
        """A neutral screen."""
        self.page.view.settle()
        if self.page.sitting.conductor.play(sitting.pause()):
            self.page.faces.setCurrentWidget(self.page.pause)
            self.page.header.hide()
            if self.page.footer is not None:
                self.page.footer.hide()
            self.page.pause.begin(self.page.context.desk.clock())

    def hide(self) -> None:
        """As from anywhere else."""
        window = self.page.window()
        if isinstance(window, MainWindow):
            window.toggle_hide()

    def note(self, words: str) -> None:
        """What was written down in a break stays with the question."""
        page = self.page
        entry, turn = EntryId(page.context.desk.new_id()), page.sitting.run.current.id
        page.sitting.conductor.play(sitting.note(entry, turn, None, NoteKind.NOTE, words))

    def resume(self) -> None:
        """On at the same question, once the code was given where there is one."""
        window = self.page.window()
        if isinstance(window, MainWindow):
            window.before_return(self._on_again)
        else:
            self._on_again()

    def _on_again(self) -> None:
        self.page.pause.end()
        self.page.faces.setCurrentWidget(self.page.view)
        self.page.header.show()
        if self.page.footer is not None:
            self.page.footer.show()
        self.page.sitting.conductor.play(sitting.resume())
        self.page.view.focus_answer()

    def _offer(self, items: Sequence[tuple[str, str]], chosen: Callable[[str], object], at: QWidget) -> None:
        menu = QMenu(self.page)
        set_role(menu, "caption")
        for number, (code, words) in enumerate(items, 1):
            action = menu.addAction(f"&{number}  " + words.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, code=code: chosen(code))
        self.menu = menu
        menu.popup(at.mapToGlobal(QPoint(0, -menu.sizeHint().height() if at is self.page.skip else at.height())))

    def _on_reason(self, reason: str) -> None:
        self.page.view.settle()
        self.page.sitting.conductor.play(sitting.leave_out(self.page.sitting.run.current.id, NotAskedReason(reason)))
        self.page.view.focus_answer()
