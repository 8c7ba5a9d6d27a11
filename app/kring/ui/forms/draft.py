"""A form's fields as a draft: read from the fields, put back into them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QWidget

from kring.domain.errors import VaultError
from kring.ui.frame.context import Context
from kring.ui.frame.last_place import as_text
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import ChoiceCards, Segmented
from kring.ui.widgets.field import LineField, WordsBox
from kring.ui.widgets.picking import Combo, DateField
from kring.usecases.desk import drafts, writing

_KINDS = (LineField, WordsBox, ChoiceCards, Segmented, Combo, DateField, CheckRow)
_ON = "1"
DRAFT = "draft"  # the property of a form that holds its key
NOT_KEPT = "not-kept"  # the property of a field that is filled anew each time the form opens


class Draft:
    """The draft of one form (of one case, where no other `about` is named); kept whenever words settle."""

    def __init__(self, context: Context, code: str, about: str = "") -> None:
        self._context = context
        self._key = f"{about or context.now.id}:{code}"
        self._form: QWidget | None = None
        self._before: list[str] = []

    @property
    def key(self) -> str:
        """Under which name it lies."""
        return self._key

    @property
    def exists(self) -> bool:
        """Whether something was left here."""
        try:
            return bool(drafts.read(self._context.desk, self._key))
        except VaultError:  # while the vault does not answer the form is shown all the same, folded
            return False

    def watch(self, form: QWidget) -> None:
        """Put the draft into a new form, and keep what is written there from now on."""
        self._form, self._before = form, [_value(field) for field in fields(form)]
        found, inside = drafts.read(self._context.desk, self._key), fields(form)
        if len(found) == len(inside):
            for field, value in zip(inside, found):
                _put(field, value)
        form.setProperty(DRAFT, self._key)
        for field in inside:
            if isinstance(field, (LineField, WordsBox)):
                field.settled.connect(self.keep)
            elif isinstance(field, (ChoiceCards, Segmented, Combo)):
                field.chosen.connect(self.keep)

    def keep(self, _words: str = "") -> None:
        """Keep the fields as they are; a form that nobody touched leaves nothing."""
        if self._form is None:
            return
        values = [_value(field) for field in fields(self._form)]
        kept = values if values != self._before else []
        place, page = self._context.here
        written = drafts.HalfWritten(self._key, as_text(place), page)
        desk, together = self._context.desk, writing.together
        self._context.keep_draft(
            lambda: together(desk, lambda: drafts.keep_with_place(desk, kept, written)), f"draft:{self._key}"
        )

    def leave(self) -> None:
        """What is written last is kept, and nothing after it: the fields become those of another draft."""
        for field in fields(self._form) if self._form is not None else []:
            if isinstance(field, (LineField, WordsBox)):
                field.settle()
        self._form = None

    def forget(self) -> None:
        """Nothing is left here any more, and nothing more is kept."""
        self._form = None
        self.clear()

    def clear(self) -> None:
        """Nothing is left here now; what is written later is kept again."""
        if not self._context.all_saved or self.exists:
            self._context.keep_draft(lambda: drafts.forget(self._context.desk, self._key), f"draft:{self._key}")


def fields(form: QWidget) -> list[QWidget]:
    """The fields of a form in their order."""
    found = (w for w in form.findChildren(QWidget) if isinstance(w, _KINDS) and not _inside_choice(w))
    return [w for w in found if not w.property(NOT_KEPT)]


def _inside_choice(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and isinstance(widget.parentWidget(), (ChoiceCards, Segmented))


def _value(field: QWidget) -> str:
    match field:
        case LineField():
            return field.text()
        case WordsBox():
            return field.words()
        case ChoiceCards() | Segmented() | Combo():
            return field.value() or ""
        case DateField():
            day = field.day()
            return day.isoformat() if day else ""
        case CheckRow():
            return _ON if field.isChecked() else ""
    return ""


def _put(field: QWidget, value: str) -> None:
    match field:
        case LineField() | WordsBox():
            field.set_words(value)
        case ChoiceCards() | Segmented() | Combo():
            field.set_value(value or None)
            if field.value():
                field.chosen.emit(field.value())  # a form shows other fields for other answers
        case DateField():
            field.set_day(date.fromisoformat(value) if value else None)
        case CheckRow():
            field.setChecked(value == _ON)
