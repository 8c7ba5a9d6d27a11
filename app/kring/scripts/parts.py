"""The parts of a script: who is addressed and how, when a part is there, and the lines in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from kring.domain.problems import Code
from kring.domain.session.script import (
    MARKS,
    Answer,
    Branch,
    First,
    Keeper,
    Manner,
    Records,
    ScriptKind,
    ScriptPart,
    Step,
    Who,
)
from kring.domain.session.seated import HEARS
from kring.scripts.forms import FileForm, Report
from kring.scripts.steps import STEP_2, step_of
from kring.scripts.texts import FILLS, IN_A_CIRCLE, checked_fills
from kring.scripts.tree import Fields, Items, Node, Text, entries_of, shown

MINUTES = 600
ROUNDS = 9
PART = ("who", "how", "minutes", "steps")
PART_2 = (
    *PART,
    *("begins", "only after", "unless", "with", "without", "group", "start", "keeper", "again", "until"),
    *("replied by", "replies", "incident", "led by"),
)
_BRANCH = ("line", "answers")
_IN_CIRCLE = (Who.EVERYONE, Who.PERSON, Who.SUPPORTERS, Who.FACILITATOR)
_OF_SIDES = ("begins", "incident", "records", "evidence", "after a no")  # what a circle has none of
_NOT_IN_TALK = (
    *(Who.HARMED, Who.RESPONSIBLE, Who.BYSTANDERS, Who.SCHOOL, Who.EVERYONE),
    *(Who.PARENTS, Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE),
)


def once(report: Report, known: dict[str, Node], name: str, node: Node) -> None:
    """A name that stands a second time is a problem where it does."""
    if name and known.setdefault(name, node) is not node:
        report.add(node, Code.ID_TWICE, name, str(known[name].line))


def ids_in(part: Fields) -> dict[str, Node]:
    """The lines that a part has, by their ids, as they stand in the file."""
    steps = (step for word in ("steps", "replies") for step in entries_of(part, word))
    return {step.text("id"): step.get("id") or step for step in steps if step.text("id")}


def never(after: Iterable[Branch], unless: Iterable[Branch]) -> str | None:
    """The line after whose answers something should come up, all of which keep it away; None where there is none."""
    against = tuple(unless)
    for one in after:
        kept = {answer for other in against if other.step == one.step for answer in other.answers}
        if one.answers and kept.issuperset(one.answers):
            return one.step
    return None


class Parts:
    """All parts of one script, in their order, since an answer is known only after its line."""

    def __init__(
        self,
        report: Report,
        evidence: Collection[str],
        kind: ScriptKind | None,
        groups: Mapping[str, Node] | None,
        facilitators: int,
        *,
        plain: bool = True,
        lines: Mapping[str, Node] | None = None,
    ) -> None:
        self.plain = plain
        self.lines = lines or {}  # all that the file has, also below
        self.report = report
        self.evidence = evidence
        self.kind = kind
        self.groups = groups or {}
        self.groups_unread = groups is None  # they are named, and not as a list
        self.facilitators = facilitators
        self.steps: dict[str, Step] = {}
        self._part_told = False
        self._now = ""  # the line that is being read
        self._ids: dict[First, dict[str, Node]] = {first: {} for first in First}
        self._addressed: set[str] = set()

    def part(self, form: FileForm) -> ScriptPart:
        """One part with all its lines."""
        self._part_told = False
        who, begins = self.whom(form, "who", needed=True), form.member("begins", First)
        branches = self._branches(form, own=ids_in(form.fields))
        self._without_sides(form)
        steps = self._steps(form, "steps", begins, branches, needed=True)
        replies = self._steps(form, "replies", begins, branches)
        manner = form.member("how", Manner, needed=True) or Manner.GROUP
        self._by_chairs(form, manner)
        for word, other in (("replied by", "replies"), ("replies", "replied by"), ("until", "again")):
            if form.has(word) and not form.has(other):
                self.report.add(form.key(word), Code.GOES_TOGETHER, word, other)
        if manner is Manner.PRIVATE:
            self._heard(form, who)
        return ScriptPart(
            who,
            manner,
            steps,
            form.whole("minutes", 0, MINUTES),
            begins,
            only_after=branches,
            with_any=self.whom(form, "with"),
            without=self.whom(form, "without"),
            group=self._group(form),
            start=next(iter(self.whom(form, "start")), None),
            keeper=form.member("keeper", Keeper),
            again=form.whole("again", 1, ROUNDS, 1),
            until=self._until(form, (*steps, *replies)),
            answered_by=self.whom(form, "replied by"),
            replies=replies,
            by_incident=self._says(form, "incident", "each"),
            led_by=self._led_by(form),
        )

    def _heard(self, form: FileForm, who: tuple[Who, ...]) -> None:
        """Only who hears what is said in private can reply to it."""
        hears = {heard for one in who for heard in (one, *HEARS.get(one, ()))}
        hears |= {Who.OWN_SUPPORTERS, Who.EVERYONE}  # of whom only those who are there do reply
        for text in form.scalars("replied by"):
            if text.value.strip() in set(Who) - hears:
                self.report.add(text, Code.NOT_HEARD, text.value.strip())

    def finish(self) -> None:
        """What can be known only at the end: that each group is spoken to."""
        for name in self.groups:
            if name not in self._addressed and not self.report.has(Code.NO_SUCH_GROUP):
                self.report.add(self.groups[name], Code.GROUP_OF_NOBODY, shown(name))

    def whom(self, form: FileForm, word: str, needed: bool = False) -> tuple[Who, ...]:
        """Whom a word of a script names, in speaking order."""
        if self._names_a_group(form, word):
            return (Who.EVERYONE,)
        found = form.members(word, Who, needed, self._roles())
        for place, (text, who) in enumerate(found):
            if self.kind is ScriptKind.CIRCLE:
                if who not in _IN_CIRCLE:
                    self.report.add(text, Code.NOT_IN_CIRCLE, who.value)
                continue
            if self.kind is ScriptKind.CONFERENCE and who is Who.PERSON:
                self.report.add(text, Code.NOT_IN_CONFERENCE)
            if self.kind not in (None, ScriptKind.CONFERENCE) and who in _NOT_IN_TALK:
                self.report.add(text, Code.NOT_IN_TALK, who.value)
            if who is Who.OWN_SUPPORTERS and not place:
                self.report.add(text, Code.NOBODY_BEFORE)
        return tuple(dict.fromkeys(who for _, who in found))

    def _roles(self) -> tuple[str, ...]:
        """Those that a script of this kind has."""
        if self.kind is ScriptKind.CIRCLE:
            return tuple(who.value for who in _IN_CIRCLE)
        absent: tuple[Who, ...] = (Who.PERSON,) if self.kind is ScriptKind.CONFERENCE else _NOT_IN_TALK
        return tuple(who.value for who in Who if who is not Who.TOLD and (self.kind is None or who not in absent))

    def _without_sides(self, form: FileForm) -> None:
        """A circle has no sides, and what is said in it stays words."""
        for word in _OF_SIDES:
            if self.kind is ScriptKind.CIRCLE and form.has(word):
                self.report.add(form.key(word), Code.NO_SIDES, word)

    def _names_a_group(self, form: FileForm, word: str) -> bool:
        """Whether a group stands where a role belongs."""
        node = form.fields.get(word)
        name = node.value.strip() if isinstance(node, Text) else ""
        if name not in self.groups:
            return False
        self._addressed.add(name)
        self.report.add(form.key(word) if node is None else node, Code.IS_A_GROUP, shown(name))
        return True

    def _steps(
        self, form: FileForm, word: str, begins: First | None, there: tuple[Branch, ...], needed: bool = False
    ) -> tuple[Step, ...]:
        """The lines of a part; `there`: after which answers the part itself comes up."""
        made = []
        node = form.fields.get(word)
        if isinstance(node, Text) and node.value.strip():
            self.report.add(node, Code.STEPS_MEANT, word)
            return ()
        for step_form in form.forms(word, STEP_2, needed):
            self._now = step_form.fields.text("id")
            branches = self._branches(step_form)
            self._against(step_form, there, branches)
            self._without_sides(step_form)
            step = step_of(step_form, self.evidence, self._fills)
            if begins is not None or not form.has("begins"):  # else it is not known in which order it stands
                self._stands_once(step.id, step_form.key("id"), begins)
            if self.kind is ScriptKind.CONFERENCE and step.records is Records.FIRST_SPEAKER:
                self.report.add(step_form.key("records"), Code.ASKED_BEFORE, step.records.value)
            step = replace(step, only_after=branches)
            self.steps[step.id] = step
            made.append(step)
        return tuple(made)

    def _stands_once(self, name: str, node: Node, begins: First | None) -> None:
        """A line stands once, or once where the one side begins and once where the other does."""
        before = {first: self._ids[first].get(name) for first in First}
        there = [first for first in First if before[first] is not None]
        if name and begins is None and len(there) == 1:
            other = next(first for first in First if first not in there)
            known = before[there[0]] or node
            if self._part_told:
                return
            self._part_told = True  # all lines of a part go by its one “begins”
            self.report.add(node, Code.BEGINS_MISSING, name, str(known.line), there[0].value, other.value)
            return
        if name and begins is not None and there == [begins]:
            known, other = before[begins] or node, next(first for first in First if first is not begins)
            self.report.add(node, Code.BEGINS_SAME, name, str(known.line), begins.value, other.value)
            return
        for first in (begins,) if begins else First:
            once(self.report, self._ids[first], name, node)

    def _fills(self, node: Text) -> None:
        names = IN_A_CIRCLE if self.kind is ScriptKind.CIRCLE else FILLS
        checked_fills(node, self.report, names, plain=self.plain)

    def _branches(self, form: FileForm, own: Collection[str] = ()) -> tuple[Branch, ...]:
        after = self._branch(form, "only after", unless=False, own=own)
        unless = self._branch(form, "unless", unless=True, own=own)
        if (name := never(after, unless)) is not None:
            self.report.add(form.key("unless"), Code.NEVER_THERE, shown(name))
        return (*after, *unless)

    def _against(self, form: FileForm, part: tuple[Branch, ...], step: tuple[Branch, ...]) -> None:
        """A line that comes up only where its part does not."""
        for word, after, unless in (("unless", part, step), ("only after", step, part)):
            name = never([one for one in after if not one.unless], [one for one in unless if one.unless])
            if name is not None and form.has(word):
                self.report.add(form.key(word), Code.NEVER_THERE, shown(name))

    def _branch(self, form: FileForm, word: str, *, unless: bool, own: Collection[str] = ()) -> tuple[Branch, ...]:
        """After which answers, to lines above; one, or a list of which each has to hold."""
        node = form.node(word)
        nodes = node.nodes if isinstance(node, Items) else () if node is None else (node,)
        found = []
        for one in nodes:
            if not isinstance(one, Fields):
                self.report.add(one, Code.BRANCH_MEANT, word)
                break
            branch = FileForm(self.report, one, _BRANCH)
            line, answers = branch.scalar("line", needed=True), branch.several("answers")
            if not branch.has("answers") and not branch.has_unknown:
                self.report.add(one, Code.MISSING_WORD, "answers")
            if line and line.value.strip() in own and line.value.strip() not in self.steps:
                self.report.add(line, Code.LINE_OF_PART, shown(line.value.strip()), word)
                continue
            codes = self._codes(line.value.strip(), line) if line else ()
            for answer in answers if codes else ():
                if answer.value.strip() not in codes and all(one in codes for one in answer.value.split()):
                    self.report.add(answer, Code.LIST_MEANT, "answers", ", ".join(answer.value.split()))
                elif answer.value.strip() not in codes:
                    said = (shown(answer.value), line.value.strip() if line else "", ", ".join(codes))
                    self.report.add(answer, Code.NO_SUCH_ANSWER, *said)
            found.append(
                Branch(line.value.strip() if line else "", tuple(answer.value.strip() for answer in answers), unless)
            )
        return tuple(found)

    def _until(self, form: FileForm, own: tuple[Step, ...]) -> Branch | None:
        """What ends a part that goes round again: an answer given in it, so that a round can be the last one."""
        node = form.node("until")
        line = node.get("line") if isinstance(node, Fields) else None
        there = line.value.strip() if isinstance(line, Text) else ""
        if line is not None and form.has("again") and there not in (step.id for step in own):
            self._not_of_part(line, there, ", ".join(step.id for step in own if step.choices))
            return None
        return next(iter(self._branch(form, "until", unless=False)), None)

    def _not_of_part(self, node: Node, name: str, asks: str) -> None:
        if asks:
            self.report.add(node, Code.NO_LINE_OF_PART, "until", asks)
        elif name in self.lines:
            self.report.add(node, Code.UNTIL_ELSEWHERE, shown(name), str(self.lines[name].line))
        else:
            self.report.add(node, Code.NOTHING_ENDS_IT, "until")

    def _codes(self, name: str, node: Node) -> tuple[str, ...]:
        """The codes that can be answered to a line above."""
        step = self.steps.get(name)
        if step is None and name and name == self._now:
            self.report.add(node, Code.WAITS_FOR_ITSELF, shown(name))
            return ()
        if step is None and name in self.lines:
            self.report.add(node, Code.LINE_BELOW, shown(name), str(self.lines[name].line))
            return ()
        if step is None:
            meant = self.report.meant(name, self.steps)
            code, last = (Code.NO_SUCH_LINE_MEANT, (meant,)) if meant else (Code.NO_SUCH_LINE, ())
            self.report.add(node, code, shown(name), *last)
            return ()
        codes = tuple(choice.code for choice in step.choices) or (MARKS.get(step.records, ()) if step.records else ())
        if len(step.choices) == 1 or (step.answer is Answer.CHOICE and not step.choices):
            return ()  # the others are missing, or cannot be read, which is told
        if not codes:
            self.report.add(node, Code.NO_CODES, shown(name))
        return codes

    def _group(self, form: FileForm) -> str:
        node = form.scalar("group")
        if node is None:
            return ""
        name = node.value.strip()
        self._addressed.add(name)
        if name not in self.groups and not self.groups_unread and not self.report.has(Code.NO_GROUPS):
            code, there = (Code.NO_SUCH_GROUP, (", ".join(self.groups),)) if self.groups else (Code.NO_GROUPS, ())
            self.report.add(node, code, shown(name), *there)
        return name

    def _by_chairs(self, form: FileForm, manner: Manner) -> None:
        for word in ("start", "keeper"):
            if form.has(word) and manner is not Manner.CIRCLE:
                self.report.add(form.key(word), Code.ONLY_BY_CHAIRS, word)

    def _led_by(self, form: FileForm) -> int:
        number = form.whole("led by", 1, 2)
        if number > self.facilitators:
            self.report.add(form.key("led by"), Code.ONE_FACILITATOR)
        return number

    def _says(self, form: FileForm, word: str, only: str) -> bool:
        node = form.scalar(word)
        return bool(node and form.one_of(node, word, (only,)))
