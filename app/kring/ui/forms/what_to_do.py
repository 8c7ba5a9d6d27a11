"""What to say, to do and not to do, and whom to call, with the school's own numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.report.concerns import Serious
from kring.i18n import _, sentence_start
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import AboutPlace, PageName
from kring.ui.ground.theme import current, space
from kring.ui.widgets.card import column_of
from kring.ui.widgets.flow import EqualColumns, holding
from kring.ui.widgets.link import Link
from kring.ui.widgets.text import label
from kring.usecases.access import school_words
from kring.usecases.report import call_list

ELSE = "else"  # what to do where nobody knows yet what it is about


def what_to_do(context: Context, one: Serious) -> QWidget:
    """Do, do not and whom to call, for what is known of it."""
    texts, case = context.desk.texts(), context.now
    about = next((c.concern for c in one.concerns if texts.items("checklists", "serious", "about", c.concern)), ELSE)
    return help_lines(context, about, case.called(one.about), [*call_list.calls(context.desk, case, about, one.about)])


def help_lines(
    context: Context, about: str, called: str, calls: Sequence[call_list.NumberToCall], in_dialog: bool = False
) -> QWidget:
    """What to say, and three short lists; in a dialog nothing leads away from what is half written there."""
    texts = context.desk.texts()
    person = called or _("the pupil")
    do, not_do = school_words.do_and_not(context.desk, about, person)
    across = EqualColumns(current().px(6), 3)
    lists = holding(across)
    call = [_to_call(context, each, in_dialog) for each in calls]
    if in_dialog and not all(c.number for c in calls):
        call.append(label(_("Numbers are filled in under Settings."), "caption", "2", wrap=True))
    for title, lines in (
        (_("Do"), [label(sentence_start(line), wrap=True) for line in do]),
        (_("Do not"), [label(sentence_start(line), wrap=True) for line in not_do]),
        (_("Call, in this order"), call),
    ):
        part = QWidget()
        column = QVBoxLayout(part)
        space(column, 0, 1, 0, 1, gap=0.5)
        for made in (label(title, "strong"), *lines):
            column.addWidget(made)
        column.addStretch(1)
        across.addWidget(part)
    say = [_("“{words}”").format(words=texts.text("checklists", "serious", part)) for part in ("say", "say_then")]
    return column_of(label(_("Say now"), "strong"), label(" ".join(say), wrap=True), lists, gap=0.5)


def _to_call(context: Context, each: call_list.NumberToCall, in_dialog: bool) -> QWidget:
    """Whom, and the number; where there is none, the way to fill it in, which a dialog does not have."""
    said = label(" ".join(part for part in (sentence_start(each.who), each.number) if part), wrap=True)
    if each.number or in_dialog:
        return said
    fill_in = Link(_("Number missing: fill it in"))
    fill_in.setAccessibleDescription(each.who)
    fill_in.clicked.connect(lambda: context.go(PageName.SETTINGS, about=AboutPlace.CALLS))
    return column_of(said, fill_in, gap=0)
