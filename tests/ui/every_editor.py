"""The editor of an own script: a line as it came, changed, our own, with everything that folds out, and gone."""

from __future__ import annotations

from collections.abc import Iterator

from kring.domain.session.lines import codes_of
from kring.domain.session.script import Act, Answer, Records
from kring.ui.frame.context import Place
from kring.ui.program.screens_editor import SAID
from kring.ui.scripts.editor_page import EditorPage
from kring.ui.scripts.line_rows import WHOLE
from kring.usecases.scripts import own
from ui.every_screen import Shown, Tour, settle


class Editors:
    """Goes over the states of the editor with a window that is open."""

    def __init__(self, tour: Tour) -> None:
        self.tour, self.language = tour, tour.stage.language

    def screens(self) -> Iterator[Shown]:
        """All of them; the script is taken out of the vault again."""
        desk = self.tour.context.desk
        key = own.copy(desk, "conference", self.language)
        yield self.tour.go("editor: as it came", Place("script-editor", about=key))
        page = self.tour.page(EditorPage)
        yield from self._changed(page)
        page.show_line(WHOLE)
        yield self._now("the script itself")
        own.take_out(desk, key)
        yield self.tour.go("editor: gone", Place("script-editor", about=key))
        talk = own.copy(desk, "talk-harmed-2", self.language)
        yield self.tour.go("editor: a talk", Place("script-editor", about=talk))
        yield from self._folded(self.tour.page(EditorPage))
        own.take_out(desk, talk)

    def _changed(self, page: EditorPage) -> Iterator[Shown]:
        page.show_line(page.keys[1])
        page.form.box.setPlainText(SAID[self.language][0])
        page.form.box.settle()
        page.form.easier.setPlainText(SAID[self.language][1])
        page.form.easier.settle()
        page.add_line()
        page.look()
        yield self._now("ours, without words")
        page.show_line(page.keys[1])
        yield self._now("changed")

    def _folded(self, page: EditorPage) -> Iterator[Shown]:
        assert page.editing is not None
        for number, name in enumerate(("purpose", "hard")):
            page.form.folds[number].click()
            yield self._now(name)
        asked = next(line.key for line in page.editing.lines if codes_of(line.step))
        page.show_line(page.keys[page.keys.index(asked) + 1])
        page.form.folds[2].click()
        only = page.form.only_when
        only.question.chosen.emit(only.question.itemData(0))
        yield self._now("only when")
        next(iter(only.ticks.values())).click()
        only.add.click()
        yield self._now("only when, said")
        yield from self._answers(page)
        page.show_line(page.keys[0])
        page.form.folds[2].click()
        yield self._now("only when, nothing to ask")

    def _answers(self, page: EditorPage) -> Iterator[Shown]:
        """Those that something depends on, those that are kept, and a question that becomes one with answers."""
        assert page.editing is not None
        asked = next(line for line in page.editing.lines if line.step.choices)
        page.show_line(asked.key)
        page.form.folds[3].click()
        page.form.answers.away[asked.step.choices[0].code].click()
        yield self._now("answers, one that stays")
        page.show_line(next(line.key for line in page.editing.lines if line.step.records is Records.WISH))
        yield self._now("answers, kept as a wish")
        free = (line for line in page.editing.lines if line.step.act is Act.ASK and line.step.records is None)
        page.show_line(next(line.key for line in free))
        page.form.answers.kind.chosen.emit(Answer.SCALE.value)
        page.look()
        yield self._now("answers, a scale without words")

    def _now(self, name: str) -> Shown:
        settle()
        return Shown(f"editor: {name}", self.tour.window)
