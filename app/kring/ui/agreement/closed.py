"""What stands on the page of the agreement while there is nothing to write: why, and where to go on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _, date_with_year
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.notice import Notice


def closed_view(context: Context) -> QWidget:
    """The notice, and a button to where it goes on."""
    case = context.now
    closed = _("The agreement is written in or after the conference, while nobody withdrew.")
    if case.without_agreement is not None:
        day = date_with_year(case.without_agreement[0])
        closed = _("It ended without a written agreement on {day}. That is a normal end.").format(day=day)
    notice = Notice(_("Not now"), tone="neutral", intro=closed)
    go = button(_("To the overview"))
    go.clicked.connect(lambda: context.go(PageName.OVERVIEW))
    made = QWidget()
    inner = QVBoxLayout(made)
    space(inner, 8, 2, 8, 4, gap=4)
    inner.addWidget(notice)
    inner.addWidget(left_of(go))
    inner.addStretch(1)
    return made
