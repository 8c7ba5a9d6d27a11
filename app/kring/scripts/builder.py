"""A tree to a script, or every reason why it is none, at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from kring.domain.errors import Problem
from kring.domain.events import Needs, Want
from kring.domain.problems import Code
from kring.domain.session.script import First, Phase, Script, ScriptKind, Who
from kring.scripts.file_language import language_of
from kring.scripts.forms import FileForm, Report
from kring.scripts.joining import SCRIPTS, WordSet, joined
from kring.scripts.levels import LEVELS
from kring.scripts.lifting import lifted
from kring.scripts.outline import parts_of
from kring.scripts.parts import MINUTES, PART, PART_2, Parts, ids_in, once
from kring.scripts.reader import read_tree
from kring.scripts.texts import checked_fills
from kring.scripts.tree import Fields, FileReading, Node, Text

FORMATS = ("1", "2")
LINES = 1000  # of a script; each of them may be put to everybody
_NEEDED, _OPTIONAL = "needed", "optional"

Sets = Callable[[Fields, Report], Iterable[WordSet]]
"""The words that go with a model: from the files of words that it names, or those of its language."""

_ALWAYS = ("format", "kind", "id", "language", "title", "phases")
_ABOUT = {"1": ("about",), "2": ("for whom", "not when", "source", "needs", "words")}
_CONFERENCE = ("first", "supporters")
_AGREES = ("strikes",)
_TOGETHER = ("groups", "facilitators")
_TALK = ("audience", "number", "last wish")
_OTHER_KINDS = {
    ScriptKind.CONFERENCE: _TALK,
    ScriptKind.CIRCLE: (*_CONFERENCE, *_AGREES, *_TALK),
}  # whose words it has not
_PHASE = ("id", "title", "minutes", "parts")
_IN_PARTS = ("steps", "who", "how")  # read where they stand in a phase, to say where they belong
WORDS_1 = (*_ALWAYS, *_ABOUT["1"], *_CONFERENCE, *_TALK, *_PHASE, *PART)
WORDS_2 = (*_ALWAYS, *_ABOUT["2"], *_CONFERENCE, *_AGREES, *_TOGETHER, *_TALK, *_PHASE, *PART_2)
_AUDIENCES = (
    *(Who.HARMED, Who.RESPONSIBLE, Who.SUPPORTERS, Who.PARENTS, Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE),
    *(Who.BYSTANDERS, Who.TOLD, Who.SCHOOL, Who.EVERYONE),
)


def load(text: str, evidence: Collection[str]) -> Script | tuple[Problem, ...]:
    """The script in a text, or all its problems by line and column."""
    return build(read_tree(text), evidence)


@dataclass(frozen=True, slots=True)
class Sketch:
    """As much of a script as its text holds, for whoever still writes it, and what keeps it from being run."""

    script: Script | None
    problems: tuple[Problem, ...]


def build(
    reading: FileReading, evidence: Collection[str], sets: Sets = lambda _root, _report: ()
) -> Script | tuple[Problem, ...]:
    """The script in a tree, or all problems of text and tree; `evidence` are the conditions of the gate."""
    found = sketch(reading, evidence, sets)
    return found.script if found.script is not None and not found.problems else found.problems


def sketch(reading: FileReading, evidence: Collection[str], sets: Sets = lambda _root, _report: ()) -> Sketch:
    """The script in a tree as far as it goes, with all problems; a broken piece is a harmless one in it."""
    report, root = Report(reading.problems, LEVELS), reading.root
    version = root.get("format") if root else None
    if isinstance(version, Text) and version.value.strip() not in (*FORMATS, ""):
        report.add(version, Code.UNKNOWN_FORMAT, FORMATS[-1])  # of which no word means what it says
        return Sketch(None, report.problems)
    if root is not None and root.get("kind") is not None and isinstance(scripts := root.get(SCRIPTS), Fields):
        report.add(scripts, Code.KIND_WORDS)
        return Sketch(None, report.problems)
    root = lifted(root, report) if root is not None else None
    if root is not None and _format_of(root) == FORMATS[1]:
        root = joined(root, sets(root, report), report)
        if report.has(Code.NO_SUCH_WORDS):  # of which each line would be told once more
            return Sketch(None, report.problems)
    script = _Building(report, evidence).script(root) if root else None
    return Sketch(script, report.problems)


class _Building:
    """One script while it is built; broken pieces become harmless ones, so that all the rest is looked at too."""

    def __init__(self, report: Report, evidence: Collection[str]) -> None:
        self.report = report
        self.evidence = evidence
        self.kind = ScriptKind.CONFERENCE
        self.format = FORMATS[0]
        self.phase_ids: dict[str, Node] = {}

    def script(self, root: Fields) -> Script:
        """The whole script."""
        self.format = _format_of(root)
        together = () if self.format == FORMATS[0] else (*_TOGETHER, *_AGREES)
        form = FileForm(self.report, root, (*_ALWAYS, *_ABOUT[self.format], *_CONFERENCE, *together, *_TALK))
        if form.lacks("format"):
            self.report.add(root, Code.FORMAT_MISSING, self.format)
        form.scalar("format", needed=form.has("format"))
        kind = form.member("kind", ScriptKind, needed=True)
        self.kind = kind or self.kind
        if kind is not None:
            self._only(form, _OTHER_KINDS.get(kind, (*_CONFERENCE, *_AGREES, *_TOGETHER)))
        supporters = form.scalar("supporters")
        if supporters:
            form.one_of(supporters, "supporters", (_NEEDED, _OPTIONAL))
        groups, facilitators = self._groups(form), form.whole("facilitators", 1, 2, 1 + form.has("facilitators"))
        named = groups or (None if form.has("groups") else {})
        parts = Parts(
            self.report, self.evidence, kind, named, facilitators, plain=self.format != FORMATS[0], lines=_lines(root)
        )
        phases = tuple(self._phase(phase, parts) for phase in form.forms("phases", (*_PHASE, *_IN_PARTS), needed=True))
        self._first(form, kind, phases)
        parts.finish()
        if sum(part.again * (len(part.steps) + len(part.replies)) for phase in phases for part in phase.parts) > LINES:
            self.report.add(form.key("phases"), Code.TOO_MANY_LINES, str(LINES))
        return Script(
            form.id("id"),
            self.kind,
            language_of(form),
            self._plain(form, "title", needed=True),
            phases,
            for_whom=self._plain(form, "about" if self.format == FORMATS[0] else "for whom"),
            not_when=self._plain(form, "not when"),
            source=self._plain(form, "source"),
            audience=self._audience(form, needed=kind not in (None, *_OTHER_KINDS)),
            groups=tuple(groups),
            facilitators=facilitators,
            number=form.whole("number", 1, 99),
            supporters_needed=supporters is None or supporters.value.strip() == _NEEDED,
            needs=tuple(dict.fromkeys(need for _node, need in form.members("needs", Needs))),
            strikes=parts.whom(form, "strikes") if kind in (None, ScriptKind.CONFERENCE) else (),
            last_wish=tuple(dict.fromkeys(wish for _node, wish in form.members("last wish", Want))),
        )

    def _first(self, form: FileForm, kind: ScriptKind | None, phases: Sequence[Phase]) -> None:
        """Who speaks first is worked out; where a file says so all the same, it has to be so."""
        if self.format != FORMATS[0]:
            if form.has("first"):
                self.report.add(form.key("first"), Code.COMPUTED, "first")
            return
        first = form.member("first", First, needed=kind is ScriptKind.CONFERENCE)
        orders = Script("", self.kind, "", "", tuple(phases)).orders
        if first is not None and orders and first not in orders:
            self.report.add(form.key("first"), Code.FIRST_DIFFERS, first.value, orders[0].value)

    def _only(self, form: FileForm, words: Iterable[str]) -> None:
        """Words that go with other kinds of scripts."""
        for word in words:
            if form.has(word):
                self.report.add(form.key(word), Code.WRONG_KIND, word, self.kind.value)

    def _audience(self, form: FileForm, needed: bool) -> Who | None:
        audience = form.scalar("audience", needed)
        if audience and form.one_of(audience, "audience", tuple(who.value for who in _AUDIENCES)):
            return Who(audience.value.strip())
        return None

    def _plain(self, form: FileForm, word: str, needed: bool = False) -> str:
        """A text that is shown before there are any people, so that it can hold no fills."""
        node = form.scalar(word, needed)
        if node:
            checked_fills(node, self.report, (), plain=self.format != FORMATS[0])
        return node.value.strip() if node else ""

    def _groups(self, form: FileForm) -> dict[str, Node]:
        """The groups that people are put into before it begins, each where it is named."""
        return {node.value.strip(): node for node in form.several("groups")}

    def _phase(self, form: FileForm, parts: Parts) -> Phase:
        phase_id = form.id("id")
        once(self.report, self.phase_ids, phase_id, form.key("id"))
        words = PART if self.format == FORMATS[0] else PART_2
        if form.has("steps") and not form.has("parts"):
            self.report.add(form.key("steps"), Code.NEEDS_PARTS)
        return Phase(
            phase_id,
            self._plain(form, "title", needed=True),
            tuple(parts.part(part) for part in form.forms("parts", words, needed=not form.has("steps"))),
            form.whole("minutes", 0, MINUTES),
        )


def _format_of(root: Fields) -> str:
    """The format of a file; of one that does not say, what its words show."""
    if root.text("format") in FORMATS:
        return root.text("format")
    return FORMATS[0] if root.get("about") is not None or root.get("first") is not None else FORMATS[1]


def _lines(root: Fields) -> dict[str, Node]:
    """All lines of a file by their ids, the first of each."""
    found: dict[str, Node] = {}
    for part in parts_of(root):
        found = {**ids_in(part), **found}
    return found
