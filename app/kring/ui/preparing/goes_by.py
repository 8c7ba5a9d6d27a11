"""By which model the conference goes, on the page that prepares it, with the way to choose."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.facts import TalkFact
from kring.domain.events import TalkKind
from kring.domain.preparing.chosen_model import chosen
from kring.i18n import _, _n
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card
from kring.usecases import past_and_search
from kring.usecases.preparing import models
from kring.words.preparing.fitting import misfit

KEYS = "Ctrl+Shift+M"


def goes_by(context: Context) -> list[QWidget]:
    """The model, why it does not fit any more, and the way to choose; nothing where there is no choice.

    One that has begun keeps the script that it began with, and no other is chosen for it.
    """
    case, found = context.now, models.offered(context.desk, context.now)
    model = chosen(case)
    if model is None and len(found) < 2:
        return []
    if running := case.whole.running(TalkKind.CONFERENCE):
        return [_begun(context, running[0])]
    trouble = models.trouble(context.desk, case)
    fit = sum(one.fits for one in found)
    if model is None and fit > 1:
        title, second = _("Not chosen yet"), _n("{n} fits this case.", "{n} fit this case.", fit).format(n=fit)
    else:
        title, second = models.title(context.desk, case), " ".join(misfit(case, why) for why in trouble)
    ask = button(_("Choose") if model is None else _("Choose another"), None, hint=KEYS)
    ask.setAccessibleName(_("Choose which conference it will be"))
    ask.clicked.connect(lambda: context.go(PageName.MODEL))
    card = Card()
    card.add_row(title, second, ask, icon="triangle-alert" if trouble else None, over=_("Which conference"))
    return [card]


def _begun(context: Context, conference: TalkFact) -> Card:
    title = past_and_search.script_title(context.desk, conference) or conference.script
    second = _("It goes on with the script that it began with, so no other is chosen now.")
    card = Card()
    card.add_row(title, second, over=_("Which conference"))
    return card
