"""A rehearsal file to a `Rehearsal`, or every problem in it at once, with line, column and what was probably meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timezone
from pathlib import Path

from kring.domain import events as e
from kring.domain.errors import Problem
from kring.domain.events import Nature
from kring.domain.people import IncidentId, Participation, PersonId, Role, Side
from kring.domain.problems import Code
from kring.rehearsal import model as m
from kring.rehearsal.dates_in_words import faults
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.known_words import KnownCodes
from kring.rehearsal.record_forms import (
    RECORDS,
    YEARS,
    FormContext,
    day,
    one_of,
    people,
    person,
    record_of,
    words_of,
    yes_or_no,
)
from kring.rehearsal.talk_forms import CIRCLE, CONFERENCE, TALK, talk_of
from kring.scripts.forms import FileForm, Report
from kring.scripts.reader import read_file
from kring.scripts.tree import Fields, FileReading, Gap, Items, Node, Text
from kring.usecases.report.incidents import IncidentFacts

KIND = "rehearsal"
FORMAT = "1"

_FILE = ("format", "kind", "language", "title", "trains", "in short", "school", "zone", "incidents", "people", "events")
_INCIDENT = ("id", "name", "place", "began", "ended", "established by", "words")
_MEMBER = ("id", "name", "called", "pupil", "of age", "roles")
_ROLE = ("role", "side", "relation", "of", "incident")
_PROMISE = ("id", "doers", "words", "by when", "due", "checker", "concerns", "agreed")
_EVENT = ("at", "by", "only", *FileWord)
_ALL = "all"
_PATHS = (m.ONLY_CONFERENCE, m.ONLY_APART)
_OFFSET = re.compile(r"[+-](0[0-9]|1[0-4]):[0-5][0-9]")


def read(path: Path, known: KnownCodes) -> m.Rehearsal | tuple[Problem, ...]:
    """The rehearsal in a file, or all its problems by line and column."""
    return build(read_file(path), known)


def build(reading: FileReading, known: KnownCodes) -> m.Rehearsal | tuple[Problem, ...]:
    """The rehearsal in a tree, or all problems of text and tree."""
    report = Report(reading.problems)
    found = _BuildingRehearsal(report, known).rehearsal(reading.root) if reading.root else None
    return found if found is not None and not report.problems else report.problems


def problems(reading: FileReading, known: KnownCodes) -> Sequence[Problem]:
    """Every problem of a rehearsal file, for `kring check`."""
    found = build(reading, known)
    return found if isinstance(found, tuple) else ()


class _BuildingRehearsal:
    """One rehearsal while it is read."""

    def __init__(self, report: Report, known: KnownCodes) -> None:
        self.report = report
        self.known = known
        self.zone: timezone = UTC
        self.context = FormContext(report, (), (), known, "")
        self.moments: list[tuple[datetime, Text]] = []
        self.marks: dict[str, Node] = {}
        self.promises: dict[str, Node] = {}
        self.incidents: dict[str, Node] = {}

    def rehearsal(self, root: Fields) -> m.Rehearsal:
        form = FileForm(self.report, root, _FILE)
        for text, between in faults(root):
            self.report.add(text, Code.NO_DATE_IN_WORDS, between)
        version = form.scalar("format", needed=True)
        if version and version.value.strip() != FORMAT:
            self.report.add(version, Code.UNKNOWN_FORMAT, FORMAT)
        one_of(form, "kind", (KIND,), needed=True)
        language = one_of(form, "language", self.known.library.languages(), needed=True) or ""
        self.zone = self._zone(form)
        members = [FileForm(self.report, node, _MEMBER) for node in _listed(form, "people", self.report)]
        ids = tuple(dict.fromkeys(member.fields.text("id") for member in members if member.fields.text("id")))
        happening = _listed(form, "events", self.report)
        promises = tuple(promise for node in happening for promise in _promises_in(node))
        told = [
            FileForm(self.report, node, _INCIDENT) for node in _listed(form, "incidents", self.report, needed=False)
        ]
        known = tuple(dict.fromkeys(one.fields.text("id") for one in told if one.fields.text("id")))
        self.context = FormContext(self.report, ids, promises, self.known, language, known)
        incidents = tuple(map(self._incident, told))
        title, school = form.text("title", needed=True), form.text("school")
        cast = tuple(self._members(members))
        happened = tuple(h for node in happening for h in self._event(node))
        self._in_order()
        opens = [place for place, event in enumerate(happened) if isinstance(event.action, m.Opening)]
        if opens != [0]:
            self.report.add(form.key("events"), Code.OPENING_FIRST)
        return m.Rehearsal(
            title, language, school, cast, happened, incidents, form.text("trains"), form.text("in short")
        )

    def _incident(self, form: FileForm) -> m.Happened:
        short, name = form.id("id"), form.text("name", needed=True)
        began, ended = day(form, "began"), day(form, "ended")
        facts = IncidentFacts(name, form.text("words"), form.text("established by"), form.text("place"), began, ended)
        if short in self.incidents and short:
            self.report.add(form.key("id"), Code.ID_TWICE, short, str(self.incidents[short].line))
        self.incidents.setdefault(short, form.fields)
        return m.Happened(IncidentId(short), facts)

    def _zone(self, form: FileForm) -> timezone:
        node = form.scalar("zone", needed=True)
        if node is None:
            return UTC
        if not _OFFSET.fullmatch(node.value.strip()):
            self.report.add(node, Code.NOT_AN_OFFSET, "zone")
            return UTC
        read = datetime.fromisoformat(f"2026-01-01T00:00{node.value.strip()}").tzinfo
        assert isinstance(read, timezone)
        return read

    def _members(self, forms: Sequence[FileForm]) -> Iterator[m.Member]:
        seen: dict[str, Node] = {}
        for form in forms:
            short = form.id("id")
            if short in seen and short:
                self.report.add(form.key("id"), Code.ID_TWICE, short, str(seen[short].line))
            seen.setdefault(short, form.fields)
            name = form.text("name", needed=True)
            yield m.Member(
                PersonId(short),
                name,
                form.text("called") or (name.split() or [""])[0],
                yes_or_no(form, "pupil") or False,
                yes_or_no(form, "of age") or False,
                tuple(self._roles(form, PersonId(short))),
            )

    def _roles(self, form: FileForm, who: PersonId) -> Iterator[Participation]:
        for node in _nodes(form.node("roles")):
            if isinstance(node, Text):
                if form.one_of(node, "roles", tuple(Role)):
                    yield Participation(who, Role(node.value.strip()))
            elif isinstance(node, Fields):
                role = FileForm(self.report, node, _ROLE)
                kind, side = role.member("role", Role, needed=True), role.member("side", Side)
                of = person(role, "of", self.context)
                incident = IncidentId(one_of(role, "incident", self.context.incidents) or "")
                if kind:
                    yield Participation(who, kind, side, role.text("relation"), of, incident)
            elif not isinstance(node, Gap):
                self.report.add(node, Code.NOT_WORDS, "roles")

    def _event(self, node: Fields) -> Iterator[m.Happening]:
        form = FileForm(self.report, node, _EVENT)
        at = self._moment(form) or datetime.min.replace(tzinfo=self.zone)
        only = one_of(form, "only", _PATHS) or ""
        by = person(form, "by", self.context)
        words = [FileWord(key.value) for key, _ in node.entries if key.value in list(FileWord)]
        if not words:
            self.report.add(node, Code.NOTHING_HAPPENS)
        for word in words:
            for action in self._actions(form, word, at):
                yield m.Happening(at, action, only, by)

    def _moment(self, form: FileForm) -> datetime | None:
        node = form.scalar("at", needed=True)
        found = form.moment("at") if node else None
        if node is None or found is None:
            return None
        if found.tzinfo is not None or found.year not in YEARS or "T" not in node.value.strip().replace(" ", "T"):
            self.report.add(node, Code.NOT_A_LOCAL_MOMENT, "at")
            return None
        at = found.replace(tzinfo=self.zone)
        self.moments.append((at, node))
        return at

    def _in_order(self) -> None:
        """As few events as explain it are out of order, of two the later: a wrong year is told once, at its line."""
        rows = self.moments[::-1]
        ends: list[tuple[float, int]] = []  # of each length of a row in order, from the last event on, the best end
        before: list[int] = []
        for place, (at, _node) in enumerate(rows):
            length = bisect_right(ends, -at.timestamp(), key=lambda end: end[0])
            before.append(ends[length - 1][1] if length else -1)
            ends[length : length + 1] = [(-at.timestamp(), place)]
        right, last = set[int](), ends[-1][1] if ends else -1
        while last >= 0:
            right.add(last)
            last = before[last]
        for place, (_at, node) in enumerate(rows):
            if place not in right:
                self.report.add(node, Code.NOT_IN_ORDER)

    def _actions(self, form: FileForm, word: FileWord, at: datetime) -> Iterator[m.Action]:
        if word in RECORDS:
            found = (record_of(each, RECORDS[word], at, self.context) for each in self._each(form, word))
            yield m.Facts(word, RECORDS[word], tuple(values for values in found if values is not None))
        elif word is FileWord.MARK:
            yield self._mark(form)
        elif word in _LISTS:
            named = people(form, word, self.context) if form.fields.text(word) != _ALL else ()
            yield _LISTS[word](named or ())
        else:
            for each in self._each(form, word):
                action = self._own(each, word, at)
                if action is not None:
                    yield action

    def _each(self, form: FileForm, word: FileWord) -> Iterator[FileForm]:
        """One set of words, or a list of them."""
        known = _WORDS.get(word) or words_of(RECORDS[word])
        for node in _nodes(form.node(word)):
            if isinstance(node, Fields):
                yield FileForm(self.report, node, known)
            elif not isinstance(node, Gap):
                self.report.add(node, Code.NOT_WORDS, word)

    def _mark(self, form: FileForm) -> m.Marked:
        name = form.id("mark")
        if name in self.marks:
            self.report.add(form.key("mark"), Code.ID_TWICE, name, str(self.marks[name].line))
        self.marks.setdefault(name, form.key("mark"))
        return m.Marked(name)

    def _own(self, form: FileForm, word: FileWord, at: datetime) -> m.Action | None:
        context = self.context
        match word:
            case FileWord.OPEN:
                nature = form.member("nature", Nature) or Nature.UNKNOWN
                safe = form.member("safe now", e.Safe)
                return m.Opening(day(form, "reported") or at.date(), form.text("words"), nature, safe)
            case FileWord.TALK | FileWord.CIRCLE | FileWord.CONFERENCE:
                return talk_of(form, context, word)
        return self._promise(form)

    def _promise(self, form: FileForm) -> m.PromiseMade:
        name = form.id("id")
        if name in self.promises:
            self.report.add(form.key("id"), Code.ID_TWICE, name, str(self.promises[name].line))
        self.promises.setdefault(name, form.fields)
        values = {
            "doers": people(form, "doers", self.context, needed=True) or (),
            "by_when": form.text("by when"),
            "due": day(form, "due"),
            "checker": form.text("checker"),
            "concerns": people(form, "concerns", self.context) or (),
            "words": form.text("words", needed=True),
        }
        return m.PromiseMade(e.PromiseId(name), values, people(form, "agreed", self.context))


_WORDS: dict[FileWord, tuple[str, ...]] = {
    FileWord.OPEN: ("reported", "words", "nature", "safe now"),
    FileWord.TALK: TALK,
    FileWord.CIRCLE: CIRCLE,
    FileWord.CONFERENCE: CONFERENCE,
    FileWord.PROMISE: _PROMISE,
}
_LISTS: dict[FileWord, Callable[[tuple[PersonId, ...]], m.Action]] = {
    FileWord.JOIN: m.Joining,
    FileWord.SIGNED: m.Signing,
    FileWord.HERE: lambda people: m.Arriving(people, True),
    FileWord.NOT_HERE: lambda people: m.Arriving(people, False),
}


def _listed(form: FileForm, word: str, report: Report, needed: bool = True) -> tuple[Fields, ...]:
    """The sets of words in a needed list; whatever else stands there is reported."""
    node = form.node(word, needed)
    if node is not None and not isinstance(node, Items):
        report.add(node, Code.NOT_A_LIST, word)
        return ()
    found = _nodes(node)
    for item in found:
        if not isinstance(item, Fields | Gap):
            report.add(item, Code.NOT_WORDS, word)
    return tuple(item for item in found if isinstance(item, Fields))


def _nodes(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Items) else () if node is None else (node,)


def _promises_in(event: Fields) -> Iterator[str]:
    for node in _nodes(event.get("promise")):
        if isinstance(node, Fields):
            yield node.text("id")
