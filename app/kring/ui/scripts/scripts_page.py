"""Scripts: those that come along and our own, by kind; what one is for, and what can be done with it."""

from __future__ import annotations

from kring.i18n import LANGUAGES, _
from kring.ui.forms.script_place import OWN, own_row, row_id
from kring.ui.forms.side_list import SideList
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.message import MessageWay
from kring.ui.frame.page_names import PageName
from kring.ui.scripts.about_script import AboutScript
from kring.ui.scripts.file_choice import ask_file, give_out
from kring.ui.scripts.list_rows import rows_of
from kring.ui.widgets.button import button
from kring.ui.widgets.choice import Option
from kring.ui.widgets.columns import Columns
from kring.ui.widgets.field import Field
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import show_if
from kring.usecases.scripts import files, own
from kring.usecases.scripts.own import KeptScript, ScriptChoice

SIDE = 76  # units
BRING_IN, COPY, CHANGE, TAKE_OUT, SAVE = "Ctrl+O", "Ctrl+D", "Ctrl+E", "Del", "Ctrl+S"


class ScriptsPage(Page):
    """The list at the left, one script at the right; a script in the language of the window comes first."""

    def __init__(self, context: Context, place: Place) -> None:
        subtitle = _("What is said, and in which order. These come with Kring; your own are listed beside them.")
        super().__init__(_("Scripts"), subtitle, scroll=False, rule=True, flows=True)
        self._context = context
        self._wanted = place.about
        self._choices: tuple[ScriptChoice, ...] = ()
        self._build()
        wanted = self._wanted.removeprefix(OWN).partition("/")[0]
        known = [option.id for option in self._languages()]
        self._show_language(next((one for one in (wanted, context.desk.language, *known) if one in known), ""))

    @property
    def choice(self) -> ScriptChoice | None:
        """The script that is shown."""
        wanted = self.side.list.current_id
        return next((one for one in self._choices if row_id(one) == wanted), None)

    def help_text(self) -> str:
        """What this page is for, and what comes next."""
        return _(
            "What is said in talks and conferences, line by line. Read a script through before you use it, or make "
            "your own copy and change that; what comes with Kring stays as it is. Which script a conference follows "
            "is chosen in its case."
        )

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        return [
            Command(MenuName.FILE, _("Bring in a script from a file"), self.bring_in, (BRING_IN,), line=True),
            Command(MenuName.FILE, _("Save this script as a file"), self.save, (SAVE,)),
        ]

    def key_help(self) -> list[tuple[str, str]]:
        """The keys of the buttons that stand here now."""
        opens = self.change_it if self.change_it.isVisible() else self.read
        enter = [] if self.side.folded else [("Return", opens)]  # one field at the top has Enter for itself
        keys = [*enter, (CHANGE, self.change_it), (COPY, self.copy_it), (TAKE_OUT, self.take_out)]
        return [(key, made.label) for key, made in keys if made.isVisible() and made.isEnabled()]

    # what is done

    def read_through(self) -> None:
        """The words as they will be spoken, with invented names."""
        if (choice := self.choice) is not None and choice.script is not None:
            self._context.go(PageName.SCRIPT_READ, about=row_id(choice))

    def copy(self) -> None:
        """Make an own copy, and open it to be changed."""
        if (choice := self.choice) is None:
            return
        desk, script, language = self._context.desk, choice.id, choice.language
        self._context.keep(lambda: own.copy(desk, script, language), self._on_copied)

    def change(self) -> None:
        """Open an own script to be changed."""
        if (choice := self.choice) is not None:
            self._context.go(PageName.SCRIPT_EDITOR, about=choice.source)

    def open_row(self) -> None:
        """Enter in the list: an own script is changed, one that comes along is read through."""
        if (choice := self.choice) is not None and choice.own:
            self.change()
        else:
            self.read_through()

    def take_away(self) -> None:
        """Take an own script out; it is put back by one press while the page stands."""
        if (choice := self.choice) is None or not choice.own:
            return
        desk, key = self._context.desk, choice.source
        self._context.keep(lambda: own.take_out(desk, key), lambda gone: self._on_gone(choice.title, gone))

    def bring_in(self) -> None:
        """Choose a file, and look at it before it is taken in."""
        file = ask_file(self)
        if file is not None:
            self._context.go(PageName.SCRIPT_FILE, about=str(file))

    def save(self) -> None:
        """Give a script out as a file, its own words and nothing else."""
        if (choice := self.choice) is None or not choice.text:
            return
        try:
            file = give_out(self, choice.id, files.given_out(choice))
        except OSError:
            self._context.tell(_("The file could not be saved. The script is unchanged. Choose another place."))
            return
        if file is not None:
            self._context.tell(_("The script is in that file now. It holds nothing from a case."))

    # what is shown

    def _build(self) -> None:
        bring_in = button(_("Bring in a file"), None, "file-text", hint=BRING_IN)
        bring_in.clicked.connect(self.bring_in)
        self.add_button(bring_in)
        self.side = SideList(_("Scripts"))
        self.side.chosen.connect(lambda _row: self._show_choice())
        self.side.opened.connect(self.open_row)
        self.language = Combo(_("Language of the words"), self._languages())
        self.language.chosen.connect(self._show_language)
        if self.language.count() > 1:
            self.side.add(Field(_("Language of the words"), self.language, role="caption_strong"))
        self.about = AboutScript()
        columns = Columns(self.side, scroll_column(self.about), SIDE, line=True)
        columns.turned.connect(self._on_turned)
        self.add(columns, 1)
        self.read = button(_("Read it through"), "primary", "book-open")
        self.read.clicked.connect(self.read_through)
        self.change_it = button(_("Change it"), None, "pencil", key=CHANGE)
        self.change_it.clicked.connect(self.change)
        self.copy_it = button(_("Make our own copy"), None, "pencil", key=COPY)
        self.copy_it.clicked.connect(self.copy)
        self.save_it = button(_("Save as a file"), "plain", hint=SAVE)
        self.save_it.clicked.connect(self.save)
        self.take_out = button(_("Take it out"), "plain", "trash-2", key=TAKE_OUT)
        self.take_out.clicked.connect(self.take_away)
        self.set_footer([self.change_it, self.copy_it, self.save_it, self.take_out], self.read)
        self._on_turned(columns.stacked)

    def _languages(self) -> list[Option]:
        """Those of the scripts that come along, and of our own."""
        desk = self._context.desk
        known = dict.fromkeys((*desk.library.languages(), *(one.key.partition("/")[0] for one in own.kept(desk))))
        return [Option(one, LANGUAGES.get(one, one)) for one in known]

    def _on_turned(self, stacked: bool) -> None:
        self.side.set_folded(stacked)
        self.set_first(self.side.stop)
        show_if(self.subtitle, not stacked)
        self._show_choice()

    def _show_language(self, language: str) -> None:
        """Other words; the script stays the same where the other language has it too."""
        before = self.choice
        self.language.set_value(language)
        self._choices = own.scripts(self._context.desk, language)
        same = before and next((row_id(one) for one in self._choices if one.id == before.id), "")
        self._show_list(same or self._wanted)

    def _show_list(self, wanted: str) -> None:
        rows = rows_of(self._context.desk, self._choices)
        ids = [row.id for row in rows if row.id]
        self.side.set_rows(rows, wanted if wanted in ids else ids[0] if ids else "")
        self._show_choice()

    def _show_choice(self) -> None:
        choice = self.choice
        if choice is None:
            return
        self.about.show_choice(self._context.desk, choice)
        show_if(self.change_it, choice.own)
        show_if(self.copy_it, not choice.own)
        show_if(self.take_out, choice.own)
        show_if(self.save_it, bool(choice.text) and not self.side.folded)  # the menu has it too
        self.read.setEnabled(choice.script is not None)
        is_said = choice.script is not None or self.side.folded  # with little room the notice says it alone
        self.set_note("" if is_said else _("Fix it first, then you can read it"))

    def _on_copied(self, key: object) -> None:
        self._context.go(PageName.SCRIPT_EDITOR, about=str(key))

    def _on_gone(self, title: str, gone: object) -> None:
        assert isinstance(gone, KeptScript)
        self._look_again("")
        said = _("“{title}” was taken out.").format(title=title)
        self._context.tell(said, MessageWay(_("Put it back"), lambda: self._put_back(gone)))

    def _put_back(self, gone: KeptScript) -> None:
        desk = self._context.desk
        self._context.keep(lambda: own.put_back(desk, gone), lambda _nothing: self._on_back(gone.key))

    def _on_back(self, key: str) -> None:
        self._look_again(own_row(key))
        self._context.tell(_("It is back."))

    def _look_again(self, wanted: str) -> None:
        self._choices = own.scripts(self._context.desk, self.language.value())
        self._show_list(wanted)
        self.side.stop.setFocus()
