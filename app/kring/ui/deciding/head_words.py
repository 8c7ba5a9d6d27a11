"""How it stands with a second adult's no: who can change it, whom the head asked, and who has judged since."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.staff import named
from kring.domain.deciding import second_adult
from kring.i18n import _, join_words


def head_words(case: Case) -> str:
    """What is to be done about the no that stands; empty where none does."""
    no = second_adult.standing_no(case)
    if no is None:
        return ""
    name = case.called(no.adult)
    if not second_adult.is_gone(case, no):
        text = _("If {name} is gone for good, end the role of {name} under People: then the head asks two others.")
        return text.format(name=name)
    asked = second_adult.asked_since(case, no)
    if not asked:
        text = _("{name} is gone. The head asks two others, who read what {name} wrote and judge anew.")
        return text.format(name=name)
    others = join_words([case.called(p) for p in asked[-1].others])
    head = case.called(named(case, asked[-1].head)) or asked[-1].head
    left = second_adult.still_to_read(case)
    if len(left) == len(asked[-1].others):
        text = _("{head} asked {others}. Both read what {name} wrote, and judge.")
    elif left:
        text = _("{head} asked {others}. {left} still reads what {name} wrote, and judges.")
    else:
        text = _("{head} asked {others}. Both judged. While one of them does not say yes, it stays a no.")
    return text.format(head=head, others=others, name=name, left=join_words([case.called(p) for p in left]))
