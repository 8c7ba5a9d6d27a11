"""Pictures of every screen with the practice case, so that anyone can look."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kring.domain.case.case import Case
from kring.domain.case.incidents import on_both_sides
from kring.domain.events import StopReason, TalkKind
from kring.domain.report.concerns import serious
from kring.domain.session.script import Records
from kring.paths import Folders
from kring.rehearsal.practice import open_practice
from kring.settings import Settings, ThemeChoice
from kring.ui.deciding.about_which import AboutWhichPage
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.frame.window import MainWindow
from kring.ui.live.keys import Do, Keys
from kring.ui.live.live_page import LivePage
from kring.ui.meeting.key_name import key_code
from kring.ui.people.people_page import PeoplePage
from kring.ui.people.several_people import NONE, SeveralPeople
from kring.ui.preparing.model_page import ModelPage
from kring.ui.program.entry import ProgramEntry
from kring.ui.program.program import Program
from kring.ui.program.routes import HOME
from kring.ui.program.screens_editor import show_editor
from kring.ui.program.screens_incidents import cross
from kring.ui.program.screens_models import FISHBOWL, bring_in_models
from kring.ui.program.screens_practice import show_practice
from kring.ui.program.screens_scripts import show_files, show_scripts
from kring.ui.program.shell import Shell
from kring.ui.report.what_happened import WhatHappenedPage
from kring.ui.talks.begin_page import BeginPage
from kring.ui.talks.talk_page import TalkPage
from kring.ui.widgets.page import Page
from kring.usecases.access import access
from kring.usecases.papers import hand_over, papers
from kring.usecases.practice_case import Point
from kring.usecases.preparing import models, preparing
from kring.usecases.report import incidents
from kring.usecases.scripts import own
from kring.usecases.talks import sitting, talks

DESK = QSize(1366, 688)  # 1366x768 without a task bar and a title bar
LIVE = QSize(1366, 768)
AFTER_A_STEP_MS = 350
PASSPHRASE = "only for pictures of invented people"
CLASSMATES = ("Yara Voss", "Milan Oster", "Noa Linde (Noa L.)", "Finn Adler")


def write_screens(
    out: Path, language: str, theme: str, scale: int, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> list[Path]:
    """Write a PNG of every screen into `out`; gives the files. The vault is temporary and has invented people only."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        folders = Folders.under(Path(folder)).make()
        door = access.Door.of(folders, clock, new_id)
        settings = Settings(language=language, theme=ThemeChoice(theme), text_size=scale)
        window = MainWindow()
        entry = ProgramEntry(Program(door, folders, lambda _how: None), settings, window)
        camera = Camera(window, out)
        try:
            entry.start()
            camera.take("first-run")
            access.create(door, PASSPHRASE, access.new_recovery_key(), access.School()).close()
            entry.start()
            camera.take("locked")
            entry.enter(access.unlock(door, PASSPHRASE))
            assert entry.shell is not None
            _home(entry.shell, camera)
            _without_a_case(entry.shell, camera, Path(folder))
            for point in Point:
                _case(entry.shell, camera, point)
            _incidents(entry.shell, camera)
            _incident_starts(entry.shell, camera)
        finally:
            if entry.shell is not None:
                entry.shell.leave_now()
            window.close()
    return camera.written


class Camera:
    """Takes a picture of the window as it is now."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self._window, self._out = window, out
        self.written: list[Path] = []
        window.resize(DESK)
        window.show()

    def press(self, key: str) -> None:
        """A key by its name, where the focus is, after the pause in which a double press would be let go."""
        wait = QElapsedTimer()
        wait.start()
        while wait.elapsed() < AFTER_A_STEP_MS:
            QApplication.processEvents()
        target = QApplication.focusWidget() or self._window
        code = key_code(key)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier))

    def ask(self, keys: Keys, *asked: Do | str) -> None:
        """Press the keys of these commands, and others by their names."""
        for what in asked:
            self.press(keys.plain(what) if isinstance(what, Do) else what)

    def take(self, name: str, size: QSize = DESK, widget: QWidget | None = None) -> None:
        """Let everything settle, then write the picture under a number and a name."""
        shown = widget or self._window
        QApplication.processEvents()  # full screen comes late, with a size of its own
        if widget is None:
            self._window.resize(size)
        for _round in range(4):
            QApplication.processEvents()
        file = self._out / f"{len(self.written) + 1:02d}-{name}.png"
        shown.grab().save(str(file))
        self.written.append(file)


def _home(shell: Shell, camera: Camera) -> None:
    camera.take("home-empty")
    shell.go(Place(PageName.SETTINGS))
    camera.take("settings")


def _without_a_case(shell: Shell, camera: Camera, folder: Path) -> None:
    """The scripts, the editor, and practice."""
    assert shell.context is not None

    def go(place: Place) -> Page | None:
        shell.go(place)
        return shell.window.page()

    show_scripts(shell.context, go, camera.take)
    show_files(shell.context, folder, go, camera.take)
    show_editor(shell.context, go, camera.take)
    show_practice(shell.context, go, camera.take)


PAGES = {
    Point.NEW: (PageName.OVERVIEW, PageName.TODAY, PageName.REPORT, PageName.PEOPLE, PageName.TALKS),
    Point.BEFORE_DECISION: (
        PageName.OVERVIEW,
        PageName.TALKS,
        PageName.SUPPORT,
        PageName.DECISION,
        PageName.SECOND_ADULT,
        PageName.BEGIN_TALK,
        PageName.BEGIN_CIRCLE,
    ),
    Point.BEFORE_CONFERENCE: (PageName.OVERVIEW, PageName.PREPARATION),
    Point.FINISHED: (PageName.OVERVIEW, PageName.AGREEMENT, PageName.SHEET, PageName.FOLLOW_UP, PageName.PAST),
}


def _case(shell: Shell, camera: Camera, point: Point) -> None:
    """The screens that a case at this point has."""
    context = shell.context
    assert context is not None
    case = open_practice(context.desk, point, practice=False)
    for page in PAGES[point]:
        shell.go(Place(page, None if page in HOME else case.id))
        camera.take(f"{point}-{page}")
    if point is Point.NEW:
        _several_people(shell, camera, case)
    elif point is Point.BEFORE_DECISION:
        _talk(shell, camera, case)
        _serious(shell, camera, case)
    elif point is Point.BEFORE_CONFERENCE:
        _models(shell, camera, case)
        _live(shell, camera, case)
    elif point is Point.FINISHED:
        _looking_back(shell, camera, case)


def _several_people(shell: Shell, camera: Camera, case: Case) -> None:
    """A class is added, one name on each line; one of them is there already, and is asked about."""
    shell.go(Place(PageName.PEOPLE, case.id))
    page = shell.window.page()
    assert isinstance(page, PeoplePage)
    page.add_several()
    camera.take("new-people-several")
    form = page.several.form
    assert isinstance(form, SeveralPeople)
    form.names.set_words("\n".join((*CLASSMATES, case.person(case.harmed[0]).name)))
    form.role.age.buttons()[0].click()
    form.role.role.set_value(NONE)
    page.several.save()
    camera.take("new-people-several-asked")
    page.several.fold()


def _incidents(shell: Shell, camera: Camera) -> None:
    """Several incidents: what happened in each, a talk about one, and about which people would be brought together."""
    context = shell.context
    assert context is not None
    case = cross(context.desk, open_practice(context.desk, Point.BEFORE_DECISION, practice=False))
    both = on_both_sides(case)[0]
    for page in (PageName.INCIDENTS, PageName.PEOPLE, PageName.REPORT, PageName.TALKS, PageName.TODAY):
        shell.go(Place(page, case.id))
        camera.take(f"incidents-{page}" if page is not PageName.INCIDENTS else "incidents")
    shell.go(Place(PageName.INCIDENTS, case.id))
    happened = shell.window.page()
    assert isinstance(happened, WhatHappenedPage)
    happened.cards[-1].take_out.ask.click()
    camera.take("incidents-taking-out")
    shell.go(Place(PageName.BEGIN_TALK, case.id, both))
    camera.take("incidents-begin-talk")
    begin = shell.window.page()
    assert isinstance(begin, BeginPage)
    begin.which.cards.buttons()[-1].click()
    camera.take("incidents-begin-talk-about")
    shell.go(Place(PageName.DECISION, case.id))
    camera.take("incidents-which")
    which = shell.window.page()
    assert isinstance(which, AboutWhichPage)
    next(iter(which.cards.values())).click()
    camera.take("incidents-which-chosen")
    which.look.click()
    for page in (PageName.DECISION, PageName.OVERVIEW, PageName.SECOND_ADULT, PageName.PRINT):
        shell.go(Place(page, case.id))
        while shell.jobs.busy:
            QApplication.processEvents()
        camera.take(f"incidents-{page}")


def _incident_starts(shell: Shell, camera: Camera) -> None:
    """What a circle is about, below the titles of what leads into it."""
    context = shell.context
    assert context is not None
    case = cross(context.desk, open_practice(context.desk, Point.BEFORE_CONFERENCE, practice=False), first_too=False)
    context.open(incidents.choose(context.desk, case.id, incidents=case.chosen))
    context.open(preparing.say_here(context.desk, case.id, people=case.circle))
    for page, size in ((PageName.PREPARATION, DESK), (PageName.HERE, LIVE)):
        shell.go(Place(page, case.id))
        camera.take(f"incidents-{page}", size)


def _talk(shell: Shell, camera: Camera, case: Case) -> None:
    """The guided talk, the same on one page, and home with what is due."""
    context = shell.context
    assert context is not None
    harmed, leads = case.harmed[0], case.called(case.facilitator)
    now, talk = talks.begin_talk(context.desk, case.id, TalkKind.INTERVIEW, [harmed], "talk-harmed-2", leads)
    context.open(now)
    while talk.run.current.step.records is not Records.WISH:
        talk = talks.step(context.desk, talk, sitting.go_on())
    for name, about in (("talk-guided", ""), ("talk-on-one-page", "page")):
        shell.go(Place(PageName.TALK, case.id, talk=talk.id, about=about))
        camera.take(name)
    shell.go(Place(PageName.CASES))
    camera.take("home")
    talks.stop(context.desk, talk, StopReason.OTHER)  # a talk that stands open lets no other one begin


def _serious(shell: Shell, camera: Camera, case: Case) -> None:
    """Something serious is said in a talk: the card, the closing words, and the notice on the pages of the case."""
    context = shell.context
    assert context is not None
    harmed, leads = case.harmed[0], case.called(case.facilitator)
    now, talk = talks.begin_talk(context.desk, case.id, TalkKind.INTERVIEW, [harmed], "talk-harmed-1", leads)
    context.open(now)
    while talk.run.current.step.records is not Records.SAFE:
        talk = talks.step(context.desk, talk, sitting.go_on())
    shell.go(Place(PageName.TALK, case.id, talk=talk.id))
    page = shell.window.page()
    assert isinstance(page, TalkPage)
    page.serious.open()
    camera.take("talk-not-safe")
    card = page.serious.card
    assert card is not None
    card.about.buttons()[0].click()
    camera.take("talk-serious")
    card.calls.boxes["lead"].click()
    page.go_on()
    camera.take("talk-closing-words")
    page.go_on()
    camera.take("talk-serious-over")
    for where in (PageName.OVERVIEW, PageName.TODAY, PageName.TALKS, PageName.DECISION, PageName.REPORT):
        shell.go(Place(where, case.id))
        camera.take(f"serious-{where}")
    shell.go(Place(PageName.SESSION, case.id, talk=talk.id))
    camera.take("serious-session")
    one = next(one for one in serious(context.now) if one.talk == talk.id)
    shell.go(Place(PageName.PRINT, case.id, about=hand_over.paper_of(one)))
    while shell.jobs.busy:
        QApplication.processEvents()
    camera.take("serious-hand-over")
    shell.go(Place(PageName.CASES))
    camera.take("home-serious")


def _models(shell: Shell, camera: Camera, case: Case) -> None:
    """Which conference: nothing chosen, one looked at, its groups, and the way there from preparation."""
    context = shell.context
    assert context is not None
    keys = bring_in_models(context.desk)
    shell.go(Place(PageName.PREPARATION, case.id))
    camera.take("preparation-model")
    shell.go(Place(PageName.MODEL, case.id))
    camera.take("model")
    page = shell.window.page()
    assert isinstance(page, ModelPage)
    page.cards.buttons()[0].click()
    camera.take("model-looked-at")
    page.choose(FISHBOWL)
    page.use.click()
    camera.take("model-groups")
    context.open(models.choose_none(context.desk, case.id))
    for key in keys:
        own.take_out(context.desk, key)


def _live(shell: Shell, camera: Camera, case: Case) -> None:
    """The conference: who is here, a question, a card, a note, a break, stop; and hidden."""
    context = shell.context
    assert context is not None
    someone = next(p for p in case.circle if not case.is_main(p))
    for here, people in ((True, case.circle), (False, (case.harmed[0], someone))):
        context.open(preparing.say_here(context.desk, case.id, people=people, here=here))
    shell.go(Place(PageName.HERE, case.id))
    camera.take("live-who-is-here", LIVE)
    context.open(preparing.say_here(context.desk, case.id, people=case.circle))
    lead = case.called(case.facilitator)
    script = models.to_run(context.desk, context.now).script
    now, talk = talks.begin_talk(context.desk, case.id, TalkKind.CONFERENCE, case.circle, script, lead)
    context.open(now)
    while talk.run.current.person not in case.harmed:
        talk = talks.step(context.desk, talk, sitting.go_on())
    shell.go(Place(PageName.PREPARATION, case.id))
    shell.go(Place(PageName.LIVE, case.id, talk=talk.id))
    camera.take("live", LIVE)
    page = shell.window.page()
    assert isinstance(page, LivePage)
    for name, asked in LIVE_STATES:
        camera.ask(page.keys, *asked)
        camera.take(name, LIVE)
        camera.ask(page.keys, Do.ESCAPE)
    shell.window.toggle_hide()
    camera.take("hidden", LIVE)
    shell.window.toggle_hide()
    _ways_out(page, case, camera)


def _ways_out(page: LivePage, case: Case, camera: Camera) -> None:
    """A break, somebody who is missed, stop, another day, and a withdrawal, which ends it."""
    chair, own = (str(page.panel.by_key.index(people[0]) + 1) for people in (case.responsible, case.harmed))
    for name, asked in (
        ("live-break", (Do.BREAK,)),
        ("live-waits", (Do.BREAK, Do.LEFT, chair)),
        ("live-stop", ("1", Do.STOP)),
        ("live-who-stops", ("3",)),
        ("live-is-that-right", (own,)),
        ("live-another-day", (Do.ESCAPE, Do.STOP, "4")),
        ("live-withdrawal", (Do.STOP, "3", own, "Return")),
    ):
        camera.ask(page.keys, *asked)
        camera.take(name, LIVE)
    page.hands.out.leave()
    camera.take("stopped-withdrawn")


LIVE_STATES: tuple[tuple[str, tuple[Do | str, ...]], ...] = (
    ("live-difficult-moment", (Do.CARDS, "1")),
    ("live-note", (Do.NOTE,)),
    ("live-jump", (Do.JUMP,)),
    ("live-other-words", (Do.HELPERS,)),
    ("live-who-is-here-now", (Do.WHO,)),
)


def _looking_back(shell: Shell, camera: Camera, case: Case) -> None:
    """Print preview, and one past session."""
    for paper in (papers.AGREEMENT, papers.CHECKLIST):
        shell.go(Place(PageName.PRINT, case.id, about=paper))
        while shell.jobs.busy:
            QApplication.processEvents()
        camera.take(f"print-{paper}")
    if case.conference is not None:
        shell.go(Place(PageName.SESSION, case.id, talk=case.conference.id))
        camera.take("session")
