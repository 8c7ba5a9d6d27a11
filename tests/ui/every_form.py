"""Every form that lies folded on a page, opened and asked to keep nothing, so that it says what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from shiboken6 import isValid

from kring.domain.events import Advanced, EntryId, NoteKind, Seen, TalkKind, Verdict, Want
from kring.domain.people import Participation, Person, PersonId, Role
from kring.domain.session.session import next_turn
from kring.rehearsal.practice import Point, open_practice
from kring.ui.agreement.agreement_page import AgreementPage
from kring.ui.agreement.promise_row import PromiseRow
from kring.ui.agreement.read_aloud import ReadAloud
from kring.ui.agreement.versions import VersionAsk
from kring.ui.deciding.condition_row import ConditionRow
from kring.ui.deciding.decision_page import DecisionPage
from kring.ui.deciding.second_adult_page import KEPT, SecondAdultPage
from kring.ui.deciding.ways import MEASURE, Way
from kring.ui.forms.folded import Folded, Form
from kring.ui.frame.context import Place
from kring.ui.preparing.preparation_page import PreparationPage
from kring.ui.talks.question import QuestionView
from kring.ui.talks.talk_page import TalkPage
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.deciding import deciding
from kring.usecases.report import report
from kring.usecases.talks import sitting, talks, wishes
from ui.every_screen import Shown, Tour, settle

PAGES: dict[Point, tuple[str, ...]] = {
    Point.NEW: ("overview", "report", "people", "follow-up"),
    Point.BEFORE_DECISION: ("report", "decision", "people"),
    Point.FINISHED: ("follow-up", "report"),
}
PERSONS: dict[Point, tuple[Role, ...]] = {
    Point.NEW: (Role.HARMED, Role.PARENT),
    Point.BEFORE_DECISION: (Role.HARMED, Role.RESPONSIBLE, Role.TRUSTED),
    Point.BEFORE_CONFERENCE: (Role.HARMED,),
}


class Forms:
    """Goes over the pages with a window that is open, after the tour of the screens."""

    def __init__(self, tour: Tour) -> None:
        self.tour = tour
        self.met: set[type[Form]] = set()

    def screens(self) -> Iterator[Shown]:
        """Every form, each kind once; and what opens on a page without being one."""
        for point, pages in PAGES.items():
            for page in pages:
                yield from self._on(Place(page, self.tour.stage.cases[point]), f"{point}: {page}")
        for point, roles in PERSONS.items():
            yield from self._persons(point, roles)
        yield from self._two_of_one_name()
        yield from self._gone_second_adult()
        yield from self._in_a_talk()
        yield from self._ideas()
        yield from self._versions()
        yield from self._session()
        yield from self._marked()

    def _on(self, place: Place, name: str, itself: bool = False) -> Iterator[Shown]:
        """What is folded on the page of a place; ``itself``: the page too, before anything is opened on it."""
        shown = self.tour.go(name, place)
        if itself:
            yield shown
        for folded in self.tour.window.findChildren(Folded):
            if isValid(folded) and folded.form is None:
                yield from self._opened(folded, name)

    def _opened(self, folded: Folded, name: str) -> Iterator[Shown]:
        folded.unfold()
        settle()
        form = folded.form
        if form is not None and form.isVisible() and type(form) not in self.met:
            self.met.add(type(form))
            folded.save()
            settle()
            if isValid(folded) and folded.form is None:  # nothing was missing
                folded.unfold()
                settle()
            yield Shown(f"{name}: {type(form).__name__}", self.tour.window)
        if isValid(folded):
            folded.fold()
            settle()

    def _persons(self, point: Point, roles: tuple[Role, ...]) -> Iterator[Shown]:
        case = self.tour.case(point)
        for role in roles:
            place = Place("people", case.id, case.having(role)[0])
            yield from self._on(place, f"{point}: {role}", itself=True)
        yield self.tour.go(f"{point}: withdraw", Place("people", case.id, about="withdraw"))

    def _two_of_one_name(self) -> Iterator[Shown]:
        """Somebody comes in who is called as the second adult is."""
        case, desk = self.tour.case(Point.BEFORE_DECISION), self.tour.context.desk
        second = case.having(Role.SECOND_ADULT)[0]
        twin = PersonId(desk.new_id())
        known = Person(twin, case.people[second].name, case.called(second), False)
        came = Newcomer(known, (Participation(twin, Role.SECOND_ADULT), Participation(twin, Role.PREPARER)))
        self.tour.context.open(cases.join(desk, case.id, people=[came]))
        yield self.tour.go("two of one name: people", Place("people", case.id))
        yield self.tour.go("two of one name: a person", Place("people", case.id, twin))
        yield self.tour.go("two of one name: decision", Place("decision", case.id))
        yield self.tour.go("two of one name: second adult", Place("second-adult", case.id, twin))
        page = self.tour.page(SecondAdultPage)
        page.way.buttons()[-1].click()
        page.looking.name.names.set_value(twin)
        page.looking.changed.emit()
        settle()
        yield Shown("second adult: on paper", self.tour.window)
        yield self.tour.go("second adult: kept", Place("second-adult", case.id, about=KEPT))

    def _gone_second_adult(self) -> Iterator[Shown]:
        """Who said no is gone: the head asks two others. And what makes the power even, in the row itself."""
        case, desk = self.tour.case(Point.BEFORE_DECISION), self.tour.context.desk
        second = case.having(Role.SECOND_ADULT)[0]
        for twin in case.having(Role.SECOND_ADULT)[1:]:
            report.answer_names(desk, case.id, one=second, other=twin, two=True)
        no = {"safety": Verdict.NO, "power": Verdict.NO, "words": "Not yet.", "no_tie": True}
        deciding.look_a_second_time(desk, case.id, adult=second, by=second, **no)  # type: ignore[arg-type]
        self.tour.context.open(report.end_role(desk, case.id, person=second, role=Role.SECOND_ADULT))
        place = Place("decision", case.id)
        yield from self._on(place, "gone: decision", itself=True)
        row = next(r for r in self.tour.page(DecisionPage).findChildren(ConditionRow) if "power" in r.view.key[0])
        row.open_part(Way("", about="numbers", opens=MEASURE))
        settle()
        yield Shown("decision: measures", self.tour.window)

    def _in_a_talk(self) -> Iterator[Shown]:
        """What a talk shows beside its questions: a quote, what is still open at its end, what was brought up."""
        case, desk = self.tour.case(Point.BEFORE_DECISION), self.tour.context.desk
        harmed = case.harmed[0]
        running = case.running(TalkKind.INTERVIEW)
        if running:
            talk = talks.open_talk(desk, case, running[0].id)
        else:
            now, talk = talks.begin_talk(desk, case.id, TalkKind.INTERVIEW, [harmed], "talk-harmed-2", "")
            self.tour.context.open(now)
        place = Place("talk", case.id, talk=talk.id)
        self.tour.go("talk", place)
        page = self.tour.page(TalkPage)
        page.jump(next(turn.id for turn in page.sitting.run.turns if turn.step.evidence))
        settle()
        view = page.view
        assert isinstance(view, QuestionView) and view.form is not None and view.form.words is not None
        view.form.words.insertPlainText("It was every day, until the bell.")
        page.mark_quote()
        settle()
        yield Shown("talk: a quote", self.tour.window)
        page.show_brought_up()
        settle()
        yield Shown("talk: brought up", self.tour.window)
        page.brought_up.form.fold()
        page.show_open_lines()
        page.show_run()
        settle()
        yield Shown("talk: open lines", self.tour.window)
        page.ways.take_break()
        settle()
        yield Shown("talk: break", self.tour.window)

    def _ideas(self) -> Iterator[Shown]:
        """The day of a conference is moved; then it was held: ideas, promises, one of them open, and read aloud."""
        desk = self.tour.context.desk
        case = open_practice(desk, Point.BEFORE_CONFERENCE, practice=False)
        self.tour.context.open(case)
        self.tour.go("plan", Place("preparation", case.id))
        self.tour.page(PreparationPage)._move.click()
        settle()
        yield Shown("preparation: another day", self.tour.window)
        talk = self.tour.conference(case)
        for who, words in ((case.harmed[0], "I want my key ring back."), (case.responsible[0], "I can bring it.")):
            at = talk.run.current.id
            talk = talks.step(desk, talk, sitting.note(EntryId(desk.new_id()), at, who, NoteKind.IDEA, words))
        while next_turn(talk.run) is not None:
            talk = talks.step(desk, talk, Advanced())
        now, _over = talks.finish(desk, talk)
        self.tour.context.open(now)
        yield self.tour.go("agreement: ideas", Place("agreement", case.id))
        page = self.tour.page(AgreementPage)
        for words in ("", "He brings it back tomorrow."):
            page.add_promise(words)
            settle()
        yield Shown("agreement: a promise", self.tour.window)
        page.read_aloud()
        settle()
        reading = self.tour.window.findChild(ReadAloud)
        assert reading is not None
        yield Shown("agreement: read aloud", reading)
        reading.close()
        self.tour.window.activateWindow()
        settle()
        yield from self._on(Place("follow-up", case.id), "held: follow-up")

    def _versions(self) -> Iterator[Shown]:
        """What is signed is changed: it is asked, then another version is written beside the one that holds."""
        case = self.tour.case(Point.FINISHED)
        self.tour.go("agreement", Place("agreement", case.id))
        page = self.tour.page(AgreementPage)
        page.findChildren(PromiseRow)[0].change.click()
        settle()
        yield Shown("agreement: signed, asked", self.tour.window)
        page.findChildren(VersionAsk)[0].wanted.emit()
        settle()
        yield Shown("agreement: another version", self.tour.window)
        yield self.tour.go("agreement: print another version", Place("print", case.id, about="agreement"))

    def _marked(self) -> Iterator[Shown]:
        """A condition that somebody may let go of, and a sign that was marked."""
        case, desk = self.tour.case(Point.BEFORE_DECISION), self.tour.context.desk
        harmed, asks = case.harmed[0], case.called(case.having(Role.TRUSTED)[0])
        said = wishes.say_wish(
            desk,
            case.id,
            person=harmed,
            want=Want.MEET,
            on=desk.today(),
            asked_by=asks,
            conditions=("The door is open",),
        )
        self.tour.context.open(said)
        yield from self._on(Place("people", case.id, harmed), "conditions: person")
        concern = desk.texts().items("checklists", "concerns")[0]
        self.tour.context.open(report.ask_concern(desk, case.id, concern=concern, seen=Seen.SEEN))
        yield from self._on(Place("report", case.id), "marked: report")

    def _session(self) -> Iterator[Shown]:
        case = self.tour.case(Point.FINISHED)
        assert case.conference is not None
        yield from self._on(Place("session", case.id, talk=case.conference.id), "session")
