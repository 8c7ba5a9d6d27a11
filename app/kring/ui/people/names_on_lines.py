"""Names that are written one on each line: read, and each looked at as one that is entered by itself; no widgets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kring.domain.case.case import Case
from kring.domain.names.naming import letters
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.forms import same_names
from kring.ui.people.person_form import SAME, TWO

_CALLED = re.compile(r"(.*[^\s(].*?)\s*\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name in full, and how that person is called where the line says so, as in "Emma Hill (Emma H.)"."""

    name: str
    called: str = ""

    @property
    def key(self) -> str:
        """The name as names are compared."""
        return letters(self.name)

    def called_as(self, pupil: bool) -> str:
        """In talks and on papers: as it was written, else the first name of a pupil and the whole one of an adult."""
        return self.called or (self.name.split()[0] if pupil else self.name)


@dataclass(slots=True)
class LookedThrough:
    """The lines that become people, each with whom of the case, and which lines before it, it is not (`others`).

    Or what stands against one of them (`problem`), and about which name an answer is missing (`unanswered`).
    """

    new: list[NameLine] = field(default_factory=list)
    others: list[tuple[tuple[PersonId, ...], tuple[int, ...]]] = field(default_factory=list)
    here_already: list[str] = field(default_factory=list)
    problem: str = ""
    unanswered: str = ""


def read(text: str) -> list[NameLine]:
    """The names, in their order; a line without any letter is none."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [_line(line) for line in lines if letters(line)]


def _line(line: str) -> NameLine:
    found = _CALLED.fullmatch(line)
    return NameLine(found[1], found[2].strip()) if found is not None and letters(found[1]) else NameLine(line)


def asked_about(case: Case, lines: list[NameLine]) -> dict[str, str]:
    """The names that somebody of the case has, or that stand here twice, each with what is to be said of it."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for line in lines:
        twins = same_names.twins(case, line.name)
        if twins:
            who = same_names.who(case, twins[0])
            found.setdefault(line.key, _("In this case already: {names}.").format(names=who))
        elif line.key in seen:
            found.setdefault(line.key, _("Stands here twice."))
        seen.add(line.key)
    return found


def looked_through(case: Case, lines: list[NameLine], answers: Mapping[str, str | None], pupil: bool) -> LookedThrough:
    """Each line as if those before it were people of the case by now; at the first that cannot be one it ends."""
    found = LookedThrough()
    for line in lines:
        twins = same_names.twins(case, line.name)
        before = tuple(at for at, known in enumerate(found.new) if known.key == line.key)
        answer = answers.get(line.key)
        if (twins or before) and answer not in (SAME, TWO):
            found.problem, found.unanswered = _("Choose one of the two."), line.key
            return found
        if (twins or before) and answer == SAME:
            found.here_already += [] if before else [line.name]
            continue
        called = line.called_as(pupil)
        if same_names.taken(case, called) or any(_bears(known, called, pupil) for known in found.new):
            found.problem = _taken(line, called)
            return found
        found.new.append(line)
        found.others.append((twins, before))
    return found


def _bears(line: NameLine, called: str, pupil: bool) -> bool:
    return letters(called) in (line.key, letters(line.called_as(pupil)))


def _taken(line: NameLine, called: str) -> str:
    text = _(
        "Somebody here is called {called} already. Write in brackets how this one is called, such as "
        "{name} ({first} H.)."
    )
    return text.format(called=called, name=line.name, first=line.name.split()[0])
