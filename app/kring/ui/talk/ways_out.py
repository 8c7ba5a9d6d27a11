"""The ways out of a talk: not asked with a reason, not safe right now, and a break."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from kring.domain.events import REASONS_TO_CHOOSE, EntryId, NotAskedReason, NoteKind, Seen
from kring.i18n import _
from kring.ui.main_window import MainWindow
from kring.ui.talk.sitting_page import SittingPage
from kring.ui.theme import set_role
from kring.usecases import report, sitting
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

    def not_safe(self) -> None:
        """Safety first: what is it, and then to the report and safety page; the talk can wait."""
        texts = self.page.context.desk.texts()
        codes = texts.items("checklists", "concerns")
        items = [(code, texts.text("checklists", "concerns", code, "question")) for code in codes]
        self._offer([*items, ("", _("Something else"))], self._on_unsafe, self.page.unsafe)

    def take_break(self) -> None:
        """A neutral screen."""
        self.page.view.settle()
        if self.page.sitting.conductor.play(sitting.pause()):
            self.page.faces.setCurrentWidget(self.page.pause)
            self.page.header.hide()
            if self.page.footer is not None:
                self.page.footer.hide()
            self.page.pause.begin(self.page.context.desk.clock())

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

    def _on_unsafe(self, concern: str) -> None:
        self.page.leaving()
        if concern:
            self.page.context.do(report.ask_concern, concern=concern, seen=Seen.SEEN, talk=self.page.fact.id)
        else:
            entry = EntryId(self.page.context.desk.new_id())
            turn = self.page.sitting.run.current.id
            self.page.sitting.conductor.play(
                sitting.note(entry, turn, self.page.person, NoteKind.NOTE, _("Not safe right now"))
            )
            self.page.sitting.conductor.settle()
            self.page.context.do(report.say_unsafe, about=self.page.person, talk=self.page.fact.id)
        self.page.context.go("report")
