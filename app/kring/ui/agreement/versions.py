"""Versions of an agreement: what is asked before a signed one is changed, and what holds meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.case.facts import Promise
from kring.i18n import _, _n, date_with_year, join_words
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.text import label
from kring.usecases.papers.papers import kept_version

__all__ = ["HoldsUntil", "VersionAsk", "kept_version", "old_words", "signed_words", "struck_words"]


class VersionAsk(Notice):
    """Says what a change does; the focus is on leaving it as it is."""

    wanted = Signal()
    left = Signal()

    def __init__(self, case: Case) -> None:
        number = len(case.versions) + 1
        words = _("This is signed. A change makes version {new}. Version {n} is kept as it is.")
        super().__init__(intro=words.format(n=number, new=number + 1), tone="neutral")
        make = button(_("Make version {n}").format(n=number + 1), "small")
        self.leave = button(_("Leave it as it is"), "small")
        make.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)
        self.add(left_of(make, self.leave))

    def ask(self) -> None:
        """Once it is shown: the focus goes to leaving it."""
        self.leave.setFocus(Qt.FocusReason.TabFocusReason)


class HoldsUntil(Notice):
    """While a new version is written: the signed one stays, until whom it concerns signed the new one.

    The new one can be let go of; that is asked once, with the focus on going on.
    """

    dropped = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__(tone="neutral")
        self.drop, self.go_on, self.sure = button("", "small"), button("", "small"), button("", "small")
        self._asked = label("", wrap=True)
        for made in (self._asked, left_of(self.drop), left_of(self.go_on, self.sure)):
            self.add(made)
        self.drop.clicked.connect(lambda: self._ask(True))
        self.go_on.clicked.connect(lambda: self._ask(False))
        self.sure.clicked.connect(self._on_sure)
        self.show_version(case)
        self._ask(False)

    def _ask(self, on: bool) -> None:
        had_focus = self.go_on.hasFocus()
        for made in (self._asked, self.go_on, self.sure):
            made.setVisible(on)
        self.drop.setVisible(not on)
        if on or had_focus:
            (self.go_on if on else self.drop).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_sure(self) -> None:
        self._ask(False)
        self.dropped.emit()

    def show_version(self, case: Case) -> None:
        """Say it of the versions of now."""
        n = len(case.versions)
        self.drop.set_label(_("Let go of version {new}").format(new=n + 1))
        self.go_on.set_label(_("Go on with version {new}").format(new=n + 1))
        self.sure.set_label(_("Leave it at version {n}").format(n=n))
        said = _("Version {n} then stands as it was signed. What was written in version {new} is no longer shown.")
        self._asked.setText(said.format(n=n, new=n + 1))
        names = join_words([case.called(p) for p in agreement.in_asking_order(case, case.main_people)])
        harmed = join_words([case.called(p) for p in case.harmed])
        title = _("Version {n} stays as it was signed").format(n=n)
        holds = _("It holds until {names} have signed version {new}.").format(names=names, new=n + 1)
        first = _n("{name} is asked first, in private.", "{name} are asked first, each alone.", len(case.harmed))
        self.set_content(title, (), f"{holds} {first.format(name=harmed)}")


def signed_words(case: Case) -> str:
    """By how many and on which day the last version was signed, and whether a new one was begun; may be empty."""
    signed = case.signed or (dict(case.versions[-1].signed) if case.versions else {})
    if not signed:
        return ""
    words = _n("Signed by {n} person on {day}.", "Signed by {n} people on {day}.", len(signed))
    said = words.format(n=len(signed), day=date_with_year(max(signed.values())))
    if case.signed and case.versions:
        return " ".join([_("Version {n}.").format(n=len(case.versions) + 1), said])
    if case.signed or not case.versions:
        return said
    return " ".join([said, _("You chose to make version {n}.").format(n=len(case.versions) + 1)])


def struck_words(case: Case) -> list[str]:
    """What somebody had struck, and who, each in a line."""
    said = _("Struck out by {name}: “{words}”")
    return [said.format(name=case.called(by), words=p.words) for p, by in agreement.struck(case) if p.words.strip()]


def old_words(case: Case, promise: Promise) -> str:
    """How a promise stood in the version that was signed, where it is another now."""
    before = agreement.in_earlier_version(case, promise)
    if before is None:
        return _("New in version {n}").format(n=len(case.versions) + 1) if case.versions else ""
    if before.words == promise.words and before.doers == promise.doers and before.due == promise.due:
        return ""
    when = before.by_when or (date_with_year(before.due) if before.due else "")
    who = join_words([case.called(p) for p in before.doers])
    said = _("Version {n}: “{words}”").format(n=len(case.versions), words=before.words)
    return " · ".join(part for part in (said, who, when) if part)
