"""A talk in a rehearsal file: its answers by the steps of its script, and what else happens at its lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kring.domain.events import REASONS_TO_CHOOSE, NotAskedReason, StopReason, TalkKind
from kring.domain.people import PersonId
from kring.domain.problems import Code
from kring.domain.session.script import MARKS, Act, Answer, Script, ScriptKind, Step
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.model import Move, MoveKind, QuoteMarked, Said, TalkLine, TalkPlan
from kring.rehearsal.record_forms import FormContext, day, incidents_of, one_of, people, person, yes_or_no
from kring.scripts.forms import FileForm
from kring.scripts.tree import Fields, Gap, Items, Node, Text, shown

TALK = ("script", "with", "about", "on", "led by", "also there", "answers", "moves")
CIRCLE = ("script", "with", "on", "groups", "led by", "also there", "answers", "moves")
CONFERENCE = ("script", "goes on", "groups", "led by", "also there", "answers", "moves")
_SAID = ("words", "code", "quotes", "not asked")
_MOVE = ("line", "minutes", "person", "words", *MoveKind)
_BY_PERSON = (MoveKind.SPEAKER, MoveKind.CAME, MoveKind.ABSENT, MoveKind.LEFT)
_BY_WORDS = (MoveKind.NOTE, MoveKind.IDEA, MoveKind.MOMENT, MoveKind.BREAK, MoveKind.INSERT, MoveKind.ADJOURN)

_KINDS = {FileWord.CONFERENCE: (ScriptKind.CONFERENCE,), FileWord.CIRCLE: (ScriptKind.CIRCLE,)}
_OF_TALKS = tuple(kind for kind in ScriptKind if kind not in (ScriptKind.CONFERENCE, ScriptKind.CIRCLE))

# Steps that a script once had: files that answer them are read, and what they say there proves nothing.
REMOVED: dict[str, tuple[str, ...]] = {"talk-responsible-1": ("go-on", "conditions")}

Answers = dict[tuple[str, PersonId | None], Said]


def talk_of(form: FileForm, context: FormContext, word: FileWord) -> TalkPlan | None:
    """A talk, a circle, or a conference; None when its script is not known, which is reported."""
    script, meeting = _script(form, context), word is FileWord.CONFERENCE
    with_people = () if meeting else people(form, "with", context, needed=True) or ()
    led_by, also_there = form.text("led by", needed=True), form.text("also there")
    if script is None:
        return None
    kind = TalkKind(script.kind.value)
    wanted = _KINDS.get(word, _OF_TALKS)
    if script.kind not in wanted:
        kinds = [c.id for c in context.known.library.choices(context.language) if c.kind in wanted]
        form.report.add(form.key("script"), Code.NOT_ONE_OF, "script", script.id, ", ".join(kinds))
    reading = _Answers(context, script)
    answers = reading.read(form.node("answers"))
    moves = tuple(reading.moves(form))
    on = None if meeting else day(form, "on")
    goes_on = meeting and yes_or_no(form, "goes on") is True
    about = incidents_of(form, "about", context) or () if word is FileWord.TALK else ()
    named = form.text("script")
    groups = _groups(form, context, script)
    return TalkPlan(kind, named, with_people, led_by, also_there, answers, moves, on, goes_on, about, groups)


def _groups(form: FileForm, context: FormContext, script: Script) -> dict[str, tuple[PersonId, ...]]:
    """Who is in each group that the script names."""
    inner = form.form("groups", script.groups)
    return {name: people(inner, name, context) or () for name in script.groups} if inner else {}


def _script(form: FileForm, context: FormContext) -> Script | None:
    """The script that is named; only where there is none are all others read, to say which was meant."""
    node = form.scalar("script", needed=True)
    found = context.known.script(node.value.strip(), context.language) if node else None
    if node and found is None:
        form.one_of(node, "script", context.known.scripts(context.language))
    return found


class _Answers:
    """The answers and moves of one talk, checked against the steps of its script."""

    def __init__(self, context: FormContext, script: Script) -> None:
        self.context = context
        self.steps = {step.id: step for _phase, _part, step in script.steps()}
        self.removed = REMOVED.get(script.id, ())

    def read(self, node: Node | None) -> Answers:
        """All answers, by step and person."""
        found: Answers = {}
        if node is None or isinstance(node, Gap):
            return found
        if not isinstance(node, Fields):
            self.context.report.add(node, Code.NOT_WORDS, "answers")
            return found
        form = FileForm(self.context.report, node, (*self.steps, *self.removed))
        for key, value in node.entries:
            step = self.steps.get(key.value)
            if step is not None:
                for who, said in self._of_step(form, key, value, step):
                    found[(step.id, who)] = said
        return found

    def _of_step(self, form: FileForm, key: Text, value: Node, step: Step) -> Iterator[tuple[PersonId | None, Said]]:
        """One answer of whoever is asked, or the answers of several people by name."""
        by_name = isinstance(value, Fields) and any(k.value in self.context.people for k, _ in value.entries)
        if not by_name or not isinstance(value, Fields):
            said = self._said(form, key, value, step)
            if said:
                yield None, said
            return
        named = FileForm(self.context.report, value, tuple(self.context.people))
        for who, answer in value.entries:
            said = self._said(named, who, answer, step)
            if said and who.value in self.context.people:
                yield PersonId(who.value), said

    def _said(self, form: FileForm, key: Text, value: Node, step: Step) -> Said | None:
        if isinstance(value, Text):
            return self._plain(form, key, step)
        if isinstance(value, Items):
            return Said("\n".join(text.value.strip() for text in form.scalars(key.value)))
        if not isinstance(value, Fields):
            return None
        answer = FileForm(self.context.report, value, _SAID)
        words, code, day = answer.text("words"), "", None
        if answer.has("code"):
            node = answer.scalar("code")
            code, day = self._code(answer, node, "code", step) if node else ("", None)
        quotes = tuple(self._quotes(answer, words))
        return Said(words, code, day, quotes, _reason(answer, "not asked"))

    def _plain(self, form: FileForm, key: Text, step: Step) -> Said | None:
        node = form.scalar(key.value)
        if node is None:
            return None
        if step.answer in (Answer.CHOICE, Answer.SCALE, Answer.DATE):
            code, day = self._code(form, node, key.value, step)
            return Said("", code, day)
        return Said(node.value.strip())

    def _code(self, form: FileForm, node: Text, word: str, step: Step) -> tuple[str, date | None]:
        """The code of an answer, which must be one that the question offers; a date is given as a day too."""
        value = node.value.strip()
        if step.records in MARKS:
            form.one_of(node, word, MARKS[step.records])
        elif step.answer is Answer.CHOICE:
            form.one_of(node, word, tuple(choice.code for choice in step.choices))
        elif step.answer is Answer.SCALE and step.scale:
            numbers = [str(n) for n in range(step.scale.low, step.scale.high + 1)]
            form.one_of(node, word, numbers)
        elif step.answer is Answer.DATE:
            return value, day(form, word)
        return value, None

    def _quotes(self, form: FileForm, words: str) -> Iterator[QuoteMarked]:
        for quote in form.forms("quotes", ("condition", "words")):
            condition = one_of(quote, "condition", self.context.known.codes["condition"], needed=True)
            said = quote.scalar("words", needed=True)
            if said and said.value.strip() not in words:
                self.context.report.add(said, Code.QUOTE_NOT_THERE)
            elif said and condition:
                yield QuoteMarked(condition, said.value.strip())

    def moves(self, form: FileForm) -> Iterator[Move]:
        """What happens at the lines besides asking and answering."""
        for move in form.forms("moves", _MOVE):
            line = self._line(move, "line", needed=True)
            kinds = [kind for kind in MoveKind if move.has(kind)]
            if len(kinds) != 1:
                self.context.report.add(move.fields, Code.ONE_MOVE)
            elif line is not None:
                yield self._move(move, line, kinds[0])

    def _move(self, form: FileForm, line: TalkLine, kind: MoveKind) -> Move:
        who, words = person(form, "person", self.context), form.text("words")
        minutes = form.whole("minutes", 1, 600, 10)
        if kind in _BY_PERSON:
            return Move(line, kind, person(form, kind, self.context, needed=True))
        if kind in _BY_WORDS:
            return Move(line, kind, who, form.text(kind, needed=True), words, minutes=minutes)
        if kind is MoveKind.NOT_ASKED:
            reason = _reason(form, kind, needed=True)
            return Move(line, kind, None, words, reason.value if reason else "")
        if kind is MoveKind.STOP:
            stopped = form.member(kind, StopReason, needed=True)
            return Move(line, kind, None, words, stopped.value if stopped else "")
        if kind is MoveKind.CARD:
            return Move(line, kind, code=one_of(form, kind, self.context.known.codes["card"], needed=True) or "")
        if kind is MoveKind.JUMP:
            return Move(line, kind, to=self._line(form, kind, needed=True))
        one_of(form, kind, ("yes",), needed=True)
        return Move(line, kind)

    def _line(self, form: FileForm, word: str, needed: bool) -> TalkLine | None:
        """A step, or `step/person` where several people are asked the same."""
        node = form.scalar(word, needed)
        if node is None:
            return None
        step, slash, who = node.value.strip().partition("/")
        known = Text(step, node.line, node.column)
        ok = form.one_of(known, word, tuple(self.steps))
        if slash:
            named = Text(who, node.line, node.column + len(step) + 1)
            ok = form.one_of(named, word, tuple(self.context.people)) and ok
        return TalkLine(step, PersonId(who) if who else None) if ok else None


def questions(script: Script) -> tuple[str, ...]:
    """The steps of a script that ask something, for whoever writes a rehearsal of it."""
    return tuple(shown(step.id) for _phase, _part, step in script.steps() if step.act is Act.ASK)


def _reason(form: FileForm, word: str, needed: bool = False) -> NotAskedReason | None:
    """Why a line is not asked: one of the reasons that a facilitator can choose."""
    code = one_of(form, word, tuple(reason.value for reason in REASONS_TO_CHOOSE), needed=needed)
    return NotAskedReason(code) if code else None
