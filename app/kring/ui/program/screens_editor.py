"""Pictures of the editor: a script as it came, with lines changed and one added, and everything that folds out."""

from __future__ import annotations

from collections.abc import Callable

from kring.ui.forms.script_place import at_line
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.scripts.editor_page import EditorPage
from kring.ui.scripts.line_rows import WHOLE
from kring.ui.widgets.page import Page
from kring.usecases.scripts import own

MODEL = "conference"
TALK, ASKS = "talk-harmed-2", "go-on"  # and one of its questions, with answers to choose from
SAID = {  # words, easier words, and some that are worth a look
    "en": (
        "Thank you for coming. I know this took courage. You can ask for a break at any time.",
        "Thanks for coming. You can always take a break.",
        "Tell us what you did, and say sorry.",
    ),
    "nl": (
        "Fijn dat jullie er zijn. Ik weet dat dit moed kost. Je mag altijd om een pauze vragen.",
        "Fijn dat je er bent. Je mag altijd een pauze nemen.",
        "Vertel wat je deed, en zeg sorry.",
    ),
}


def show_editor(context: Context, go: Callable[[Place], Page | None], take: Callable[[str], object]) -> None:
    """Change a copy of the conference step by step, and take a picture of each; it is taken out again."""
    key = own.copy(context.desk, MODEL, context.desk.language)
    page = go(Place(PageName.SCRIPT_EDITOR, about=key))
    assert isinstance(page, EditorPage)
    take("editor")
    said, easier, sorry = SAID[context.desk.language]
    _write(page, page.keys[3], sorry)
    _write(page, page.keys[1], said)
    page.form.easier.setPlainText(easier)
    page.form.easier.settle()
    page.add_line()
    page.show_line(page.keys[1])
    page.look()
    take("editor-changed")
    for number, name in enumerate(("purpose", "hard", "only-when")):
        page.form.folds[number].click()
        take(f"editor-{name}")
    page.show_line(WHOLE)
    take("editor-script")
    own.take_out(context.desk, key)
    _show_answers(context, go, take)


def _show_answers(context: Context, go: Callable[[Place], Page | None], take: Callable[[str], object]) -> None:
    """The answers to a question of a talk."""
    key = own.copy(context.desk, TALK, context.desk.language)
    page = go(Place(PageName.SCRIPT_EDITOR, about=at_line(key, ASKS)))
    assert isinstance(page, EditorPage)
    take("editor-question")
    page.form.folds[-1].click()
    take("editor-answers")
    own.take_out(context.desk, key)


def _write(page: EditorPage, line: str, words: str) -> None:
    page.show_line(line)
    page.form.box.setPlainText(words)
    page.form.box.settle()
