"""A second adult who said no is gone: the head, by name, asks two others, who both read that no."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.facts import Look
from kring.domain.case.staff import named
from kring.domain.deciding import second_adult
from kring.domain.people import PersonId, Role
from kring.i18n import _, join_words
from kring.ui.forms.folded import Folded, Form
from kring.ui.forms.parts import adults, person_options
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of, row_of
from kring.ui.widgets.field import Field
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import label
from kring.usecases.deciding import deciding


def head_form(context: Context) -> list[QWidget]:
    """What stands in the row of the second adult while the no of somebody who is gone stands; else nothing."""
    case = context.now
    no = second_adult.standing_no(case)
    if no is None:
        return []
    name = case.called(no.adult)
    if not second_adult.is_gone(case, no):
        text = _("If {name} is gone for good, end the role of {name} under People: then the head asks two others.")
        go = button(_("{name} under People").format(name=name), "small", "users")
        go.clicked.connect(lambda: context.go(PageName.PEOPLE, person=no.adult))
        return [label(text.format(name=name), "caption", "2", wrap=True), left_of(go)]
    asked = second_adult.asked_since(case, no)
    made: list[QWidget] = []
    if asked:
        others = join_words([case.called(p) for p in asked[-1].others])
        head = case.called(named(case, asked[-1].head)) or asked[-1].head
        text = _("{head} asked {others}. Both read what {name} wrote, and judge.")
        made.append(label(text.format(head=head, others=others, name=name), wrap=True))
    else:
        text = _("{name} is gone. The head asks two others, who read what {name} wrote and judge anew.")
        made.append(label(text.format(name=name), wrap=True))
    ask = _("The head asks two others")
    made.append(Folded(context, "head-asks", ask, lambda: HeadForm(context, no), _("Keep"), "users"))
    return made


class HeadForm(Form):
    """The head's name, and the two others."""

    def __init__(self, context: Context, no: Look) -> None:
        self._context, self._no = context, no
        case = context.now
        fit = [p for p in case.having(Role.SECOND_ADULT) if p != no.adult and not second_adult.may_look(case, p)]
        heads = [p for p in adults(case) if not second_adult.may_look(case, p) and p not in fit and p != no.adult]
        self.head = Combo(_("The head"), person_options(case, heads), _("Choose a person"))
        options = person_options(case, fit)
        self.one = Combo(_("One"), options, _("Choose a person"))
        self.other = Combo(_("The other"), options, _("Choose a person"))
        hint = _("Somebody not in the list comes into the case on the page People first.")
        super().__init__(
            [
                Field(_("The head, by name"), self.head, role="caption_bold"),
                row_of(
                    Field(_("One of the two"), self.one, role="caption_bold"),
                    Field(_("The other of the two"), self.other, role="caption_bold"),
                    gap=4,
                ),
                label(hint, "caption", "2", wrap=True),
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
