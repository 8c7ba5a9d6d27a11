"""In which country the school is, what it calls its roles, and what is done there at once; kept in the vault."""

from __future__ import annotations

from kring.i18n import _, sentence_start
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import AboutPlace, PageName
from kring.ui.widgets.card import Card, column_of, padded, row_of
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import LineField, WordsBox
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import label
from kring.usecases.access import school_words
from kring.usecases.desk.country import Words


class SchoolWordsCard(Card):
    """The country first; below it what this school calls a role, where that is another word."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Country and words"))
        self._context = context
        desk = context.desk
        options = [Option(code, name) for code, name in school_words.countries(desk).items()]
        self.country = Combo(_("Country"), options)
        self.country.set_value(school_words.country(desk))
        self.country.chosen.connect(self._on_country)
        self.add_row(_("Country"), _("Numbers that everybody can call, who has to be told, and words."), self.country)
        hint = _("What your school calls them: one, and several. In small letters, as inside a sentence.")
        self.add(padded(label(hint, "caption", "2", wrap=True), 5, 2, 5, 2))
        self.roles: dict[str, tuple[LineField, LineField]] = {}
        for role, (usual, own) in school_words.roles(desk).items():
            self._role(role, usual, own)

    def _role(self, role: str, usual: Words, own: Words) -> None:
        one = LineField(own[0], usual[0], _("One: {word}").format(word=usual[0]))
        many = LineField(own[1], usual[1], _("Several: {word}").format(word=usual[1]))
        self.roles[role] = one, many
        for field in (one, many):
            field.settled.connect(lambda _words, role=role: self._keep_role(role))
        self.add(
            padded(
                column_of(label(sentence_start(usual[0]), "caption_strong", "2", wrap=True), row_of(one, many)),
                5,
                2,
                5,
                2,
            )
        )

    def _on_country(self, code: str) -> None:
        desk = self._context.desk
        if self._context.keep(lambda: school_words.keep_country(desk, code), about="country"):
            self._context.words_changed.emit()
            self._context.go(PageName.SETTINGS, about=AboutPlace.COUNTRY)

    def _keep_role(self, role: str) -> None:
        one, many = (field.text() for field in self.roles[role])
        desk = self._context.desk
        self._context.keep(lambda: school_words.keep_role(desk, role, one, many), about=f"role:{role}")


class DoneHereCard(Card):
    """What is done at once about each thing that is serious: as the country has it, until the school writes its own."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("What your school does when something serious is said"))
        self._context = context
        self.fields: dict[str, WordsBox] = {}
        for concern, (usual, own) in school_words.done(context.desk).items():
            name = context.desk.texts().text("checklists", "concerns", concern, "name")
            box = WordsBox(own, usual, lines=2, name=name)
            box.settled.connect(lambda text, concern=concern: self._keep(concern, text))
            self.fields[concern] = box
            self.add(padded(column_of(label(name, "caption_strong", "2", wrap=True), box), 5, 2, 5, 2))

    def _keep(self, concern: str, text: str) -> None:
        desk = self._context.desk
        self._context.keep(lambda: school_words.keep_done(desk, concern, text), about=f"done:{concern}")
