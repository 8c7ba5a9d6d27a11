"""A second adult who said no is gone: the head, by name, asks two others, who both read that no."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.facts import Look
from kring.domain.deciding import second_adult
from kring.domain.people import PersonId, Role
from kring.i18n import _
from kring.ui.forms.folded import Folded, Form
from kring.ui.forms.parts import person_options
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of, wide_row
from kring.ui.widgets.field import Field
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import label
from kring.usecases.deciding import deciding


def head_form(context: Context, words: str) -> list[QWidget]:
    """In the row of the second adult while a no stands: how it stands, and what can be done; else nothing."""
    case = context.now
    no = second_adult.standing_no(case)
    if no is None:
        return []
    if not second_adult.is_gone(case, no):
        go = button(_("{name} under People").format(name=case.called(no.adult)), "small", "users")
        go.clicked.connect(lambda: context.go(PageName.PEOPLE, person=no.adult))
        return [label(words, "caption", "2", wrap=True), left_of(go)]
    ask = _("The head asks others instead") if second_adult.asked_since(case, no) else _("The head asks two others")
    form = Folded(context, "head-asks", ask, lambda: HeadForm(context, no), _("Keep"), "users")
    return [label(words, wrap=True), form]


class HeadForm(Form):
    """The head's name, and the two others; who is not in a list comes into the case first, in that role."""

    def __init__(self, context: Context, no: Look) -> None:
        self._context, self._no = context, no
        case = context.now
        fit = [p for p in case.having(Role.SECOND_ADULT) if p != no.adult and not second_adult.may_look(case, p)]
        heads = [p for p in case.having(Role.HEAD) if second_adult.heads(case, p, no.adult)]
        self.head = Combo(_("The head"), person_options(case, heads), _("Choose a person"))
        options = person_options(case, fit)
        self.one = Combo(_("One"), options, _("Choose a person"))
        self.other = Combo(_("The other"), options, _("Choose a person"))
        hint = _(
            "Somebody not in the list comes into the case under People first: as head of the school, or as second "
            "adult from outside."
        )
        people = button(_("Open people"), "small", "users")
        people.clicked.connect(lambda: context.go(PageName.PEOPLE))
        one = Field(_("One of the two"), self.one, role="caption_bold")
        other = Field(_("The other of the two"), self.other, role="caption_bold")
        super().__init__(
            [
                Field(_("The head, by name"), self.head, role="caption_bold"),
                wide_row(one, other, last_too=True),
                label(hint, "caption", "2", wrap=True),
                left_of(people),
            ]
        )

    def keep(self) -> bool:
        """Record that the head asked."""
        head, one, other = self.head.value(), self.one.value(), self.other.value()
        given = (
            (self.head, head is not None),
            (self.one, one is not None),
            (self.other, other is not None and other != one),
        )
        if (
            not self.complete(_("Choose the head, and two different others."), *given)
            or head is None
            or one is None
            or other is None
        ):
            return False
        return self._context.do(
            deciding.head_asks,
            head=head,
            instead_of=self._no.adult,
            others=(PersonId(one), PersonId(other)),
        )
