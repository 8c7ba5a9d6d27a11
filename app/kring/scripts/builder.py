"""A tree to a script, or every reason why it is none, at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from kring import templating
from kring.domain.errors import Problem, TemplateFailed
from kring.domain.problems import Code
from kring.domain.session.script import First, Manner, Phase, Script, ScriptKind, ScriptPart, Who
from kring.scripts.forms import FileForm, Report
from kring.scripts.reader import read_tree
from kring.scripts.steps import STEP, step_of
from kring.scripts.tree import Fields, FileReading, Node, Text

FORMAT = "1"
FILLS = ("person", "harmed", "responsible", "supporters", "everyone", "facilitator", "incident", "school")
MINUTES = 600
_NEEDED, _OPTIONAL = "needed", "optional"

_ALWAYS = ("format", "kind", "id", "language", "title", "about", "phases")
_CONFERENCE = ("first", "supporters")
_TALK = ("audience", "number")
_PHASE = ("id", "title", "minutes", "parts")
_PART = ("who", "how", "minutes", "steps")
WORDS = (*_ALWAYS, *_CONFERENCE, *_TALK, *_PHASE, *_PART)
_AUDIENCES = (Who.HARMED, Who.RESPONSIBLE, Who.SUPPORTERS, Who.BYSTANDERS, Who.SCHOOL, Who.EVERYONE)
_NOT_IN_TALK = (Who.HARMED, Who.RESPONSIBLE, Who.BYSTANDERS, Who.SCHOOL, Who.EVERYONE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def load(text: str, evidence: Collection[str]) -> Script | tuple[Problem, ...]:
    """The script in a text, or all its problems by line and column."""
    return build(read_tree(text), evidence)


def build(reading: FileReading, evidence: Collection[str]) -> Script | tuple[Problem, ...]:
    """The script in a tree, or all problems of text and tree; `evidence` are the conditions of the gate."""
    report = Report(reading.problems)
    script = _Building(report, evidence).script(reading.root) if reading.root else None
    return script if script is not None and not report.problems else report.problems


class _Building:
    """One script while it is built; broken pieces become harmless ones, so that all the rest is looked at too."""

    def __init__(self, report: Report, evidence: Collection[str]) -> None:
        self.report = report
        self.evidence = evidence
        self.kind = ScriptKind.CONFERENCE
        self.phase_ids: dict[str, Node] = {}
        self.step_ids: dict[str, Node] = {}

    def script(self, root: Fields) -> Script:
        """The whole script."""
        form = FileForm(self.report, root, (*_ALWAYS, *_CONFERENCE, *_TALK))
        self._format(form)
        kind = form.member("kind", ScriptKind, needed=True)
        self.kind = kind or self.kind
        if kind is not None:
            self._only(form, _TALK if kind is ScriptKind.CONFERENCE else _CONFERENCE)
        supporters = form.scalar("supporters")
        if supporters:
            form.one_of(supporters, "supporters", (_NEEDED, _OPTIONAL))
        return Script(
            form.id("id"),
            self.kind,
            self._language(form),
            self._plain(form, "title", needed=True),
            tuple(self._phase(phase) for phase in form.forms("phases", _PHASE, needed=True)),
            about=self._plain(form, "about"),
            audience=self._audience(form, needed=kind not in (None, ScriptKind.CONFERENCE)),
            first=form.member("first", First, needed=kind is ScriptKind.CONFERENCE),
            number=form.whole("number", 1, 99),
            supporters_needed=supporters is None or supporters.value.strip() == _NEEDED,
        )

    def _format(self, form: FileForm) -> None:
        version = form.scalar("format", needed=True)
        if version and version.value.strip() != FORMAT:
            self.report.add(version, Code.UNKNOWN_FORMAT)

    def _only(self, form: FileForm, words: Iterable[str]) -> None:
        """Words that go with other kinds of scripts."""
        for word in words:
            if form.has(word):
                self.report.add(form.key(word), Code.WRONG_KIND, word, self.kind.value)

    def _language(self, form: FileForm) -> str:
        language = form.scalar("language", needed=True)
        if language and not _LANGUAGE.fullmatch(language.value):
            self.report.add(language, Code.BAD_ID, "language")
        return language.value if language else ""

    def _audience(self, form: FileForm, needed: bool) -> Who | None:
        audience = form.scalar("audience", needed)
        if audience and form.one_of(audience, "audience", tuple(who.value for who in _AUDIENCES)):
            return Who(audience.value.strip())
        return None

    def _plain(self, form: FileForm, word: str, needed: bool = False) -> str:
        """A text that is shown before there are any people, so that it can hold no fills."""
        node = form.scalar(word, needed)
        if node:
            self._check(node, ())
        return node.value.strip() if node else ""

    def _phase(self, form: FileForm) -> Phase:
        phase_id = form.id("id")
        self._once(self.phase_ids, phase_id, form.key("id"))
        return Phase(
            phase_id,
            self._plain(form, "title", needed=True),
            tuple(self._part(part) for part in form.forms("parts", _PART, needed=True)),
            form.whole("minutes", 0, MINUTES),
        )

    def _part(self, form: FileForm) -> ScriptPart:
        whom = form.members("who", Who, needed=True)
        for text, who in whom:
            if self.kind is ScriptKind.CONFERENCE and who is Who.PERSON:
                self.report.add(text, Code.NOT_IN_CONFERENCE)
            if self.kind is not ScriptKind.CONFERENCE and who in _NOT_IN_TALK:
                self.report.add(text, Code.NOT_IN_TALK, who.value)
        steps = []
        for step_form in form.forms("steps", STEP, needed=True):
            step = step_of(step_form, self.evidence, lambda node: self._check(node, FILLS))
            self._once(self.step_ids, step.id, step_form.key("id"))
            steps.append(step)
        manner = form.member("how", Manner, needed=True) or Manner.GROUP
        selectors = tuple(dict.fromkeys(who for _, who in whom))
        return ScriptPart(selectors, manner, tuple(steps), form.whole("minutes", 0, MINUTES))

    def _once(self, known: dict[str, Node], name: str, node: Node) -> None:
        if name and known.setdefault(name, node) is not node:
            self.report.add(node, Code.ID_TWICE, name, str(known[name].line))

    def _check(self, node: Text, names: tuple[str, ...]) -> None:
        """Problems of the fills in a text, at their place in the file."""
        if "{" not in node.value:
            return
        found = templating.check(node.value, names)
        for problem in found:
            line, column = node.place(problem.line, problem.column)
            code, values = problem.code, problem.values
            if code is Code.TEMPLATE_UNKNOWN_NAME:
                meant = self.report.meant(values[0], names)
                code = Code.UNKNOWN_FILL_MEANT if meant else Code.UNKNOWN_FILL
                values = (values[0], meant) if meant else values
            self.report.add_at(line, column, code, *values)
        if not found and ("|" in node.value or "{%" in node.value):
            self._try(node, names)

    def _try(self, node: Text, names: tuple[str, ...]) -> None:
        """What is written well may still fail with real names; better now than in the circle."""
        for value in ("", "Name"):
            try:
                templating.fill_line(node.value, dict.fromkeys(names, value))
            except TemplateFailed:
                self.report.add(node, Code.FILL_FAILS)
                return
