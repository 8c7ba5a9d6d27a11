"""Talks as rows: those that run, those that were held, and the way to begin one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kring.domain.case.facts import TalkFact, TalkState
from kring.domain.case.incidents import several
from kring.domain.events import StopReason, TalkId, TalkKind
from kring.domain.people import PersonId
from kring.domain.report.concerns import waits
from kring.i18n import _, join_words, sentence_start, short_date
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import CardRow, column_of
from kring.ui.widgets.signs import Sign, SignLabel
from kring.usecases.scripts import own
from kring.usecases.talks import talks
from kring.words import incidents, names
from kring.words.talks import talk_state

SIGN_UNITS = 4.5
_SIGNS = {
    TalkState.RUNNING: Sign.DOING,
    TalkState.STOPPED: Sign.OFF_PATH,
    TalkState.LINES_OPEN: Sign.WAITING,
    TalkState.HELD: Sign.CHECK,
}


def talks_of(context: Context, person: PersonId, kinds: Sequence[TalkKind] = tuple(TalkKind)) -> list[TalkFact]:
    """The talks with a person, those that run first, then the latest first."""
    found = [t for t in context.whole.talks.values() if person in t.with_people and t.kind in kinds]
    return sorted(found, key=lambda t: (t.held_on is None, t.seq), reverse=True)


def talk_row(context: Context, talk: TalkFact) -> CardRow:
    """One talk: open it while it runs, look at it when it is over."""
    kind = names.talk_kind(talk.kind)
    guide = own.find(context.desk, talk.script, talk.language)
    title = ", ".join((guide.title if guide is not None else kind, talk_state.state(talk)))  # which of them it was
    who = _("led by {name}").format(name=talk.led_by) if talk.led_by else ""
    running = talk.held_on is None
    day = short_date(talk.on)
    later = talk.held_on is not None and talk.held_on != talk.on
    written = _("written down on {day}").format(day=short_date(talk.held_on)) if later and talk.held_on else ""
    aside = _("set aside: a wrong day") if not talk.proves else ""
    which = incidents.names_of(context.now, talk.incidents) if several(context.now) else ""
    second = " · ".join(part for part in (which, written, who, aside) if part)
    row = CardRow(title, sentence_start(second), lead=SignLabel(_SIGNS[talk.state], SIGN_UNITS))
    shut = running and waits(context.whole, talk.with_people)
    go = button(_("Go on") if running and not shut else _("Open"), None if running else "quiet")
    go.setAccessibleName(f"{go.label}: {kind}, {join_words([context.now.called(p) for p in talk.with_people])}, {day}")
    go.clicked.connect(lambda: _open(context, talk))
    row.add(go)
    if running and talk.kind is not TalkKind.CONFERENCE:
        row.add(_end_button(context, talk, go.accessibleName().removeprefix(f"{go.label}: ")))
    return row


def _end_button(context: Context, talk: TalkFact, which: str) -> Button:
    """A talk that was left is ended from its place: what was said in it becomes records, as at any end."""
    end = button(_("End it"), "quiet")
    end.setAccessibleName(f"{end.label}: {which}")
    end.clicked.connect(lambda: end_talk(context, talk.id, StopReason.OTHER))
    return end


def end_talk(context: Context, talk: TalkId, reason: StopReason, then: Callable[[object], None] | None = None) -> None:
    """End a talk that nobody goes on with; pressed again while it waits for the disk, it ends once."""
    desk, case = context.desk, context.now  # of now: it may be written later, when another case is open

    def stop() -> None:
        after, _talk = talks.stop(desk, talks.open_talk(desk, case, talk), reason)
        context.open(after)

    context.keep(stop, then, about=f"end:{talk}")


def _open(context: Context, talk: TalkFact) -> None:
    if talk.held_on is not None:
        context.go(PageName.SESSION, talk=talk.id)
    elif talk.kind is TalkKind.CONFERENCE:
        context.go(PageName.LIVE, talk=talk.id)
    else:
        context.go(PageName.TALK, talk=talk.id)


def talks_card(context: Context, person: PersonId) -> QWidget:
    """All talks with one person, and the way to begin another."""
    rows: list[QWidget] = [talk_row(context, talk) for talk in talks_of(context, person)]
    title = CardRow("", "", _("Talks"))
    if not waits(context.whole, [person]):
        start = button(_("Begin a talk"), "quiet", "message-circle")
        start.clicked.connect(lambda: context.go(PageName.BEGIN_TALK, person=person))
        title.add(start)
    if not rows:
        rows = [CardRow(_("None yet"))]
    return column_of(title, *rows, gap=0)
