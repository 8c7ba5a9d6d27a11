"""What stands in the lines of a script, in words: names that are filled in, whom a line is for, what is wrong with it.

A name that is filled in is code in a file; in a box it is words in square brackets, and both ways nothing is lost.
"""

from __future__ import annotations

import re
from enum import StrEnum

from kring.domain.errors import Problem
from kring.domain.events import Again, Part
from kring.domain.problems import Code
from kring.domain.session.editing import LineWord
from kring.domain.session.script import MARKS, Act, Branch, Manner, Step, Who
from kring.i18n import _, _p, join_words
from kring.words import names
from kring.words.problems import problem

_FIRST_WORDS = 5
_ONE_PERSON = (Who.PERSON, Who.FACILITATOR, Who.HARMED, Who.RESPONSIBLE, Who.SCHOOL)  # as they are called here
_FILL = re.compile(r"\{\{\s*(\w+)\s*(?::([^|{}]*)\|([^|{}]*))?\}\}")
_SHOWN = re.compile(r"\[([^\[\]:|]+)(?::([^\[\]|]*)\|([^\[\]|]*))?\]")


def fill_names() -> dict[str, str]:
    """Every name that is filled in, by what it is called in a file; no two are called the same in words."""
    return {
        "person": _p("a name to fill in", "name"),
        "harmed": _p("a name to fill in", "person harmed"),
        "responsible": _p("a name to fill in", "person responsible"),
        "supporters": _p("a name to fill in", "supporters"),
        "parents": _p("a name to fill in", "parents"),
        "everyone": _p("a name to fill in", "everyone"),
        "first": _p("a name to fill in", "who speaks first"),
        "second": _p("a name to fill in", "who speaks second"),
        "facilitator": _p("a name to fill in", "your name"),
        "facilitators": _p("a name to fill in", "your names"),
        "incident": _p("a name to fill in", "agreed events"),
        "school": _p("a name to fill in", "school"),
    }


def fill_meanings() -> dict[str, str]:
    """What each name becomes, for whoever chooses one."""
    return {
        "person": _("Whoever the line is for"),
        "harmed": _("The person harmed, or all of them"),
        "responsible": _("The person responsible, or all of them"),
        "supporters": _("The supporters"),
        "parents": _("The parents"),
        "everyone": _("Everyone who takes part"),
        "first": _("The side that speaks first"),
        "second": _("The side that speaks second"),
        "facilitator": _("You, who lead it"),
        "facilitators": _("Both who lead it"),
        "incident": _("The events that both sides agreed to name"),
        "school": _("The school"),
    }


def shown(text: str) -> str:
    """A text of a file as it stands in a box: names in words, in square brackets."""
    names = fill_names()

    def in_words(found: re.Match[str]) -> str:
        name = names.get(found[1])
        if name is None:
            return found[0]
        return f"[{name}]" if found[2] is None else f"[{name}: {found[2].strip()} | {found[3].strip()}]"

    return _FILL.sub(in_words, text)


def typed(text: str) -> str:
    """What stands in a box as a text of a file; brackets around anything but a name stay brackets."""
    codes = {name: code for code, name in fill_names().items()}

    def in_code(found: re.Match[str]) -> str:
        code = codes.get(" ".join(found[1].split()))
        if code is None:
            return found[0]
        if found[2] is None:
            return f"{{{{ {code} }}}}"
        return f"{{{{ {code}: {found[2].strip()} | {found[3].strip()} }}}}"

    return _SHOWN.sub(in_code, text)


def tokens(text: str) -> tuple[tuple[int, int], ...]:
    """Where names stand in the text of a box: start and length."""
    known = set(fill_names().values())
    found = (one for one in _SHOWN.finditer(text) if " ".join(one[1].split()) in known)
    return tuple((one.start(), one.end() - one.start()) for one in found)


def act(value: Act) -> str:
    """What the facilitator does with a line."""
    return {
        Act.SAY: _p("what to do with a line", "Say"),
        Act.ASK: _p("what to do with a line", "Ask"),
        Act.DO: _p("what to do with a line", "Do"),
    }[value]


def who(value: Who) -> str:
    """The people of a part, as they stand in a list of several."""
    return {
        Who.FACILITATOR: _("yourself"),
        Who.HARMED: _("the person harmed"),
        Who.RESPONSIBLE: _("the person responsible"),
        Who.SUPPORTERS_OF_HARMED: _("supporters of the person harmed"),
        Who.SUPPORTERS_OF_RESPONSIBLE: _("supporters of the person responsible"),
        Who.SUPPORTERS: _("all supporters"),
        Who.OWN_SUPPORTERS: _("their own supporters"),
        Who.PARENTS: _("all parents"),
        Who.PARENTS_OF_HARMED: _("parents of the person harmed"),
        Who.PARENTS_OF_RESPONSIBLE: _("parents of the person responsible"),
        Who.BYSTANDERS: _("who saw it"),
        Who.TOLD: _("the pupil who told"),
        Who.SCHOOL: _("who speaks for the school"),
        Who.EVERYONE: _p("whom a line is for", "everyone"),
        Who.PERSON: _("the one you talk with"),
    }[value]


def whom(people: tuple[Who, ...], manner: Manner) -> str:
    """Whom a line is for, and how they have their turn."""
    named = join_words([who(one) for one in people])
    several = len(people) != 1 or people[0] not in _ONE_PERSON
    match manner:
        case Manner.GROUP | Manner.ONE:
            sentence = _("for {people}")
        case Manner.EACH:
            sentence = _("for {people}, one after the other") if several else _("for {people}")
        case Manner.ROUND:
            sentence = _("for {people}, in a round")
        case Manner.CIRCLE:
            sentence = _("for {people}, along the chairs")
        case Manner.PRIVATE:
            sentence = _("for {people}, alone")
    return sentence.format(people=named)


def after(branch: Branch, asked: Step | None) -> str:
    """After which answer a line comes, or after which it does not."""
    answers = " / ".join(f"“{answer(asked, code)}”" for code in branch.answers)
    question = (asked.title or shown(asked.text)) if asked is not None else branch.step
    words = _("Not after {answers} to “{question}”.") if branch.unless else _("Only after {answers} to “{question}”.")
    return words.format(answers=answers, question=question)


def answer(asked: Step | None, code: str) -> str:
    """An answer to a line as it is read, or as whoever leads marks it."""
    if asked is None:
        return code
    known = {choice.code: shown(choice.text) for choice in asked.choices}
    for mark in MARKS.get(asked.records, ()) if asked.records is not None else ():
        known[mark.value] = names.part(mark) if isinstance(mark, Part) else names.again(Again(mark.value))
    return known.get(code, code) or _("An answer without words")


def called(step: Step) -> str:
    """What a line is called in lists: by its title, or how it begins."""
    if step.title:
        return shown(step.title)
    words = shown(step.text).split()
    if not words:
        return _("A line without words")
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


class OfAnswer(StrEnum):
    """What of an answer stands in words: an answer to choose, and the ends of a scale."""

    TEXT = "text"
    LOW = "low"
    HIGH = "high"


def _no_value(word: str, step: Step | None) -> str:
    """What of a line has no words yet."""
    if word in set(OfAnswer):
        return _("An answer has no words yet. Look at “Answers”.")
    if step is None or not step.text:
        return _("This line has no words yet.")
    return _("Fill in both: when to think of stopping, and what to say then.")


def remark(found: Problem, step: Step | None) -> str:
    """What is wrong with a line, for whoever edits it in the window and sees no file."""
    match found.code:
        case Code.NO_VALUE | Code.VALUE_NEEDED:
            return _no_value(found.values[0], step)
        case Code.NO_SUCH_LINE | Code.NO_SUCH_LINE_MEANT | Code.NO_SUCH_ANSWER | Code.NO_CODES:
            return _("It comes only after an answer to a line that is not above it. Look at “Only when”.")
        case Code.LINE_BELOW | Code.WAITS_FOR_ITSELF | Code.LINE_OF_PART:
            return _("It comes only after an answer to a line that is not above it. Look at “Only when”.")
        case Code.NOT_FILLED:
            return _("“{words}” would be read aloud as it stands. Put the name in with “A name”.").format(
                words=found.values[0]
            )
        case Code.UNKNOWN_FILL | Code.UNKNOWN_FILL_MEANT | Code.NOT_COUNTED | Code.TEMPLATE_CODE | Code.TEMPLATE_FILTER:
            return _("What is in double braces is not a name. Take it out, and put the name in with “A name”.")
        case Code.A_NAME:
            return _(
                "“{words}” looks like somebody’s name. Put it in with “A name”, so that it fits each time."
            ).format(words=found.values[0])
        case Code.QUESTION_SAID:
            return _(
                "This is a question, and no answer to it is kept. Where one is waited for, ask it in its own line."
            )
        case Code.STANDS_IN:
            return _(
                "“{words}” would be read aloud as it stands. Put the name in with “A name”, or write the words."
            ).format(words=found.values[0])
        case Code.NAMES_THEMSELVES:
            return _("It names those to whom it is said. Put in who is addressed with “A name”, or ask the other side.")
        case Code.ASKED_TWICE:
            return _("The same is asked once more, of the same people. Change the words, or take this line out.")
        case Code.FORMAL_COPIED:
            return _("The formal words are those of another line. Write them for this line, or leave them out.")
        case Code.SAME_WORDS if found.values[0] == LineWord.EASIER:
            return _("The easier words are the same as the ordinary words. Make them easier, or leave them out.")
        case Code.SAME_WORDS:
            return _("The formal words are the same as the others. Write the other form of address, or leave them out.")
    return problem(found)
