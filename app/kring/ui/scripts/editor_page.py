"""The editor of an own script: its lines at the left, one of them in fields, and beside it what it was before."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from kring.domain.errors import VaultError
from kring.domain.session.editing import Edit
from kring.domain.session.lines import PlacedLine
from kring.i18n import _, _p
from kring.ui.forms.script_place import at_line, own_row, script_and_line
from kring.ui.frame.commands import Command
from kring.ui.frame.context import Context, Place
from kring.ui.frame.message import MessageWay
from kring.ui.frame.page_names import PageName
from kring.ui.scripts.editor_keys import DOWN, READ, TAKE_OUT, UNDO, UP, editor_commands
from kring.ui.scripts.editor_middle import EditorMiddle
from kring.ui.scripts.editor_side import EditorSide
from kring.ui.scripts.line_list import LineList
from kring.ui.scripts.line_rows import WHOLE, options_of, rows_of, subtitle
from kring.ui.scripts.name_menu import name_menu
from kring.ui.scripts.offered import names_offered
from kring.ui.scripts.token_box import TokenBox
from kring.ui.widgets.button import button
from kring.ui.widgets.card import padded
from kring.ui.widgets.columns import Columns
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.scroll_body import scroll_column
from kring.ui.widgets.section import settle_all
from kring.ui.widgets.text import show_if
from kring.usecases.scripts.editing import ScriptEditing, open_script
from kring.usecases.talks.running import is_running
from kring.words import script_lines as words

LIST, SIDE = 72, 84  # units
LOOK_MS = 700  # after the last change: what is to fix is looked for while nobody types
_BACK, _FORTH = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class EditorPage(Page):
    """Everything is kept at once and can be undone; a session that runs keeps the words that it has."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__("", "", wide=True, scroll=False, rule=True, flows=True)
        self._context = context
        self.key, at = script_and_line(place.about)
        editing = open_script(context.desk, self.key)
        if editing is None:
            self._build_none()
            return
        self.editing: ScriptEditing | None = editing
        self.current = editing.lines[0].key
        self._box: TokenBox | None = None
        self._quiet = QTimer(self, singleShot=True, interval=LOOK_MS)
        listen(self, self._quiet.timeout, self._look_later)
        self._build()
        self.show_line(at or self.current)
        later(self, self._look_around)
        self.set_first(self.form.box if self._line() is not None else self.whole.title)

    @property
    def keys(self) -> list[str]:
        """The lines by their names, in their order."""
        return [line.key for line in self._on.lines]

    # what is done

    def do(self, edit: Edit, typed: str = "") -> None:
        """Make an edit of this line or script, and keep it."""
        if self._on.do(edit, typed):
            self._changed(again=not typed)

    def undo(self) -> None:
        """One step back, at the line where it was done."""
        self._settle()
        self._step(self._on.undo(), _("There is nothing to undo."))

    def redo(self) -> None:
        """What was undone is done again."""
        self._settle()
        self._step(self._on.redo(), _("There is nothing to do again."))

    def add_line(self) -> None:
        """An empty line behind this one, to be written."""
        self._settle()
        after = self.current if self.current != WHOLE else self._on.lines[0].key
        new = self._on.add(after)
        if new:
            self.current = new
            self._changed(again=True)
            self.form.box.setFocus()

    def take_out(self) -> None:
        """Take this line out; it can be put back as long as the page is open."""
        self._settle()
        line = self._line()
        if line is None:
            return
        there = self._on.take_out(self.current)
        if not there:
            self._context.tell(_("A script has at least one line. This is the only one."))
            return
        self.current = there
        self._changed(again=True)
        gone = _("“{line}” is taken out.").format(line=words.called(line.step))
        self._context.tell(gone, MessageWay(_("Put it back"), self.undo))

    def move_line(self, down: bool) -> None:
        """Move this line one place; it goes on to be for the same people."""
        self._settle()
        if self.current != WHOLE and self._on.move(self.current, down):
            self._changed(again=True)

    def put_back(self) -> None:
        """This line as it was."""
        self._settle()
        if self._on.put_back(self.current):
            self._changed(again=True)

    def put_all_back(self) -> None:
        """All lines as they were, which can be undone."""
        self._settle()
        if self._on.put_all_back():
            self._changed(again=True)
            self._context.tell(_("All lines are as they were."), MessageWay(_("Undo"), self.undo))

    def put_name(self) -> None:
        """Choose a name that is filled in, and put it into the box in which one writes."""
        self._menu = name_menu(self.form.name, names_offered(self._on.now), self._on_name)

    def step(self, by: int) -> None:
        """The line before or after this one."""
        keys = [WHOLE, *self.keys]
        at = keys.index(self.current) + by
        if 0 <= at < len(keys):
            self.show_line(keys[at])
            self._focus_words()

    def next_to_fix(self) -> None:
        """The next line to fix, or to look at where nothing is to fix."""
        self._settle()
        self.look()
        line = self.remarks.next_line(self.current)
        if line:
            self.show_line(line)
            self.form.box.setFocus()

    def read_through(self) -> None:
        """Read it through as it will be spoken, once nothing in it is to fix."""
        self._settle()
        self.look()
        if self.remarks.remarks.to_fix:
            self._context.tell(_("Fix what is marked first. Then it can be read through."))
            return
        self._on.lay_by()
        self._context.go(PageName.SCRIPT_READ, about=at_line(own_row(self.key), self.current))

    def show_line(self, key: str) -> None:
        """Show a line in the fields, or the script itself."""
        self._settle()
        self._on.seal()
        self.current = key if self._line(key) is not None else WHOLE
        self._show()
        later(self, lambda: self._scrolled.show_from_top(self._fields.words), 1)

    def look(self) -> None:
        """Look for what is to fix and what is worth a look."""
        self._quiet.stop()
        self.remarks.show_remarks(self._on, self._on.remarks())
        self.fix.setVisible(bool(self.remarks.remarks.to_fix) and self._narrow)
        self._show_rows()

    # the page

    def go_back(self) -> None:
        """To the scripts."""
        self._context.go(PageName.SCRIPTS, about=own_row(self.key))

    def leaving(self) -> None:
        """What is still being typed is kept."""
        if self.editing is not None:
            self._settle()

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        return list(editor_commands(self)) if self.editing is not None else []

    def help_text(self) -> str:
        """What this page is for."""
        kept = _("Everything is kept at once, and can be undone while this page is open.")
        runs = _("A session that is under way keeps the words it began with.")
        return f"{kept} {runs}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo goes back in the script, whichever box has the keys; a box remembers less."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and isinstance(event, QKeyEvent) and (event.matches(_BACK) or event.matches(_FORTH)):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # building

    @property
    def _on(self) -> ScriptEditing:
        assert self.editing is not None
        return self.editing

    def _build_none(self) -> None:
        self.editing = None
        self.set_title(_("Change a script"))
        self.body.addWidget(padded(Notice(_("This script is no longer here."), tone="neutral"), 8, 5, 8, 5))
        self.body.addStretch(1)
        back = button(_("Back"), None, "chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.set_footer([back])
        self.set_first(back)

    def _build(self) -> None:
        self._narrow = False
        inner = Columns(self._side(), self._middle(), SIDE, line=True, side_last=True, at_right=True)
        columns = Columns(self._list(), inner, LIST, line=True)
        columns.turned.connect(self._on_turned)
        self.body.addWidget(columns, 1)
        self.undo_button = button(_("Undo"), hint=UNDO)
        self.undo_button.clicked.connect(self.undo)
        self.add_button(self.undo_button)
        read = button(_("Read it through"), None, "book-open", hint=READ)
        read.clicked.connect(self.read_through)
        self.add_button(read)
        self._build_footer()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus)

    def _list(self) -> QWidget:
        self._left = LineList()
        self.rows = self._left.rows
        self.rows.moved.connect(self.show_line)  # the arrows stay in the list
        self.rows.chosen.connect(self._on_chosen)
        self._left.add_wanted.connect(self.add_line)
        return self._left

    def _middle(self) -> QWidget:
        self._fields = EditorMiddle()
        self.jump, self.fix = self._fields.jump, self._fields.fix
        self.form, self.whole = self._fields.form, self._fields.whole
        self.jump.chosen.connect(self._on_chosen)
        self.fix.clicked.connect(self.next_to_fix)
        self.form.changed.connect(self.do)
        self.form.box.textChanged.connect(self._on_typed)
        self.form.name_wanted.connect(self.put_name)
        self.whole.changed.connect(self.do)
        self._scrolled = scroll_column(self._fields)
        return self._scrolled

    def _side(self) -> QWidget:
        self._right = EditorSide()
        self.runs, self.beside, self.remarks = self._right.runs, self._right.beside, self._right.remarks
        self.beside.put_back_wanted.connect(self.put_back)
        self.beside.all_wanted.connect(self.put_all_back)
        self.remarks.wanted.connect(self._on_chosen)
        return scroll_column(self._right)

    def _build_footer(self) -> None:
        back = button(_("Back"), None, "chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        up, down = (
            button(_("Up"), "plain", "chevron-up", hint=UP),
            button(_("Down"), "plain", "chevron-down", hint=DOWN),
        )
        up.clicked.connect(lambda: self.move_line(down=False))
        down.clicked.connect(lambda: self.move_line(down=True))
        out = button(_("Take out"), "plain", "trash-2", hint=TAKE_OUT)
        out.clicked.connect(self.take_out)
        self.next = button(_p("in the editor", "Next line"), "primary")
        self.next.clicked.connect(lambda: self.step(1))
        self._at_line = (up, down, out)
        self.set_footer([back, up, down, out], self.next)

    # what is shown

    def _changed(self, again: bool) -> None:
        """After an edit: it is kept; what is typed stays as it stands in its box."""
        editing = self._on
        self._context.keep(editing.to_keep(), about=f"own-script:{self.key}")
        if again:
            self._show()
        else:
            self._show_around()
        self._quiet.start()

    def _step(self, line: str | None, nothing: str) -> None:
        if line is None:
            self._context.tell(nothing)
            return
        self.current = line if line and self._line(line) is not None else self.current
        if self._line(self.current) is None:
            self.current = WHOLE
        self._changed(again=True)

    def _show(self) -> None:
        line = self._line()
        show_if(self.form, line is not None)
        show_if(self.whole, line is None)
        if line is not None:
            self.form.show_line(self._on.now, line)
        else:
            self.whole.show_script(self._on.now)
        self._show_around()

    def _show_around(self) -> None:
        """Everything that tells of the script as it is now, beside the fields."""
        editing, line = self._on, self._line()
        self.set_title(editing.now.title, subtitle(editing))
        show_if(self.subtitle, not self._narrow)
        self._show_rows()
        self.beside.show_line(editing, self.current)
        self.undo_button.setEnabled(bool(editing.history.before))
        for made in self._at_line:
            made.setEnabled(line is not None)
        keys = [WHOLE, *self.keys]
        at = keys.index(self.current)
        self.next.setEnabled(at + 1 < len(keys))
        after = self._line(keys[at + 1]) if at + 1 < len(keys) else None
        note = _("Next: {line}").format(line=words.called(after.step)) if after else _("This is the last line.")
        self.set_note("" if self._narrow else note)

    def _show_rows(self) -> None:
        to_fix = {one.line for one in self.remarks.remarks.to_fix}
        self._left.show_rows(rows_of(self._on, self.current, to_fix), self.current)
        self.jump.set_options(options_of(self._on.lines))
        self.jump.set_value(self.current)

    def _look_later(self) -> None:
        """At the words as they stand in their boxes, also while somebody goes on typing.

        What a page looks up by itself says nothing while the vault does not answer, as when it was just locked.
        """
        with suppress(VaultError):
            self._settle()
            self.look()

    def _look_around(self) -> None:
        self._look_later()
        with suppress(VaultError):
            show_if(self.runs, is_running(self._context.desk, self._on.now.id, self._on.now.language))

    def _line(self, key: str = "") -> PlacedLine | None:
        return next((line for line in self._on.lines if line.key == (key or self.current)), None)

    def _settle(self) -> None:
        settle_all(self)

    def _focus_words(self) -> None:
        (self.form.box if self._line() is not None else self.whole.title).setFocus()

    def _on_typed(self) -> None:
        """That a line has no words goes with the first of them."""
        if self.form.box.words().strip() and self.remarks.says_no_words(self.current):
            later(self, self._look_later)

    def _on_chosen(self, key: str) -> None:
        self.show_line(key)
        self._focus_words()

    def _on_name(self, fill: str) -> None:
        box = self._box if self._box is not None and self._box.isVisible() else self.form.box
        box.setFocus()
        box.insert_name(fill)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit | QPlainTextEdit) and self.isAncestorOf(new):
            new.installEventFilter(self)
            self._box = new if isinstance(new, TokenBox) else self._box

    def _on_turned(self, narrow: bool) -> None:
        """With little room the list is one field on top, and the comparison stands below the words."""
        self._narrow = narrow
        self._left.setVisible(not narrow)
        self._fields.set_narrow(narrow)
        for made in (self.undo_button, *self._at_line):  # their keys and the menu stay
            made.setVisible(not narrow)
        self._right.set_narrow(narrow)
        self.form.lay_out(narrow, self.beside)
        self.fix.setVisible(bool(self.remarks.remarks.to_fix) and narrow)
        self._show_around()
