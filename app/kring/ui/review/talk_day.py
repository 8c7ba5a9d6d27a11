"""The record of a session with a wrong day is set aside with what its answers recorded; every word stays to be read."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.events import TalkId, TalkKind
from kring.i18n import _
from kring.ui.forms.folded import Folded, Form
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import show_if
from kring.usecases.report import dated
from kring.words.talks import dated as words_of


class TalkDay(QWidget):
    """The form, folded away; once it was used, when and why stand here."""

    def __init__(self, context: Context, talk: TalkId) -> None:
        super().__init__()
        self._context, self._talk = context, talk
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0)
        self._aside = self._found()
        self._said = Section(self._rows)
        column.addWidget(self._said)
        text = _wrong_day(context.whole.talks[talk].kind)
        self.form = Folded(
            context,
            f"TalkAside:{talk}",
            text,
            lambda: TalkAside(context, talk),
            _("Set it aside"),
            "pencil",
            in_card=False,
        )
        column.addWidget(self.form)
        self._offer()

    def show_case(self) -> None:
        """Show whether it is set aside."""
        self._aside = self._found()
        self._offer()
        self._said.refill()

    def _found(self) -> tuple[date, str] | None:
        return dated.talk_aside(self._context.desk, self._context.now, self._talk)

    def _offer(self) -> None:
        over = self._context.whole.talks[self._talk].held_on is not None
        show_if(self.form, over and self._aside is None)

    def _rows(self) -> list[QWidget]:
        aside = self._aside
        return [Notice(intro=words_of.set_aside(*aside), tone="neutral")] if aside is not None else []


class TalkAside(Form):
    """Why; the day of the correction is today's."""

    def __init__(self, context: Context, talk: TalkId) -> None:
        self._context, self._talk = context, talk
        self.words = WordsBox(lines=1)
        hint = _what_then(context.whole.talks[talk].kind)
        super().__init__([Field(_("What is wrong"), self.words, hint=hint)])

    def keep(self) -> bool:
        """Set it aside."""
        words = self.words.words().strip()
        given = ((self.words, bool(words)),)
        if not self.complete(_("Write what is wrong with its day."), *given):
            return False
        return self._context.do(dated.set_talk_aside, talk=self._talk, words=words)


def _wrong_day(kind: TalkKind) -> str:
    """What can be done, by what it was: no button says that anything is wrong before somebody finds so."""
    match kind:
        case TalkKind.CONFERENCE:
            return _("Put the day of this conference right")
        case TalkKind.CIRCLE:
            return _("Put the day of this circle right")
        case TalkKind.PREPARATION:
            return _("Put the day of this preparatory meeting right")
        case _:
            return _("Put the day of this talk right")


def _what_then(kind: TalkKind) -> str:
    """What becomes of it, and what is to be done then; a conference is begun on its own day alone."""
    match kind:
        case TalkKind.CONFERENCE:
            return _("The conference and what it recorded stay, marked, and prove nothing any more.")
        case TalkKind.CIRCLE:
            return _("The circle stays, marked. Then write it down again with its day.")
        case _:
            return _(
                "The talk and what it recorded stay, marked, and prove nothing any more. "
                "Then write the talk down again with its day."
            )
