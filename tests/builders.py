"""One place that builds what tests need, with defaults that are valid: vaults, desks, and cases at every stage.

Every name here is plainly invented. Vaults are real and encrypted, with a key derivation that costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache, wraps
from pathlib import Path

from clocks import REPORTED as REPORTED
from clocks import Clock, Counter
from copied_folders import CopiedFolder
from kring import paths
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.gate import About, Gate, Topic
from kring.domain.deciding.decision import GROUP
from kring.domain.events import CaseId, TalkKind
from kring.domain.path.folding import fold
from kring.domain.people import Participation, Person, PersonId, Role, Side
from kring.domain.preparing.preparation import TICKS
from kring.domain.session.session import next_turn
from kring.scripts.library import Library
from kring.store.events import NewEvent
from kring.store.header import VaultHeader
from kring.store.header_copies import Places
from kring.store.opening import create_vault
from kring.store.vault import Vault
from kring.usecases import cases
from kring.usecases.access.access import Door
from kring.usecases.cases import Newcomer
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk
from kring.usecases.texts import Texts
from snapshots import Snapshot, start_of
from vault_builders import CHEAP, LOOSE, RECOVERY_KEY

PASSPHRASE = "five plainly invented words here"
CONFERENCE = date(2026, 11, 17)


_NEW_VAULTS: dict[datetime, tuple[CopiedFolder, VaultHeader, bytes]] = {}
_READ_TEXTS: dict[str, Texts] = {}  # the bundled ones, read once for all tests


def counter(start: int = 1) -> Counter:
    """An id maker that counts: 32 hex digits, the same in every run."""
    return Counter(start)


def vault(folder: Path, clock: Clock | None = None) -> Vault:
    """A new real vault in `folder`/vault (absent or empty), open, with PASSPHRASE and RECOVERY_KEY.

    It is made once for all tests that begin at the same instant, and copied; so those vaults have one key.
    """
    instant = (clock or Clock())()
    if instant not in _NEW_VAULTS:
        keys: list[tuple[VaultHeader, bytes]] = []
        made = CopiedFolder.made_by(lambda place: keys.append(_make_vault(place, Clock(instant))))
        _NEW_VAULTS[instant] = (made, *keys[0])
    made, header, data_key = _NEW_VAULTS[instant]
    made.put(folder)
    return Vault(Places(folder / "vault", folder / "config", None), header, data_key)


def _make_vault(folder: Path, clock: Clock) -> tuple[VaultHeader, bytes]:
    made = create_vault(
        folder / "vault",
        PASSPHRASE,
        RECOVERY_KEY,
        profile=CHEAP,
        clock=clock,
        new_id=counter(),
        limits=LOOSE,
        config_folder=folder / "config",
        ballast_bytes=0,
    )
    found = made.header, made.data_key()
    made.close()
    return found


def door(folder: Path, clock: Clock | None = None) -> Door:
    """Where `vault(folder)` lies and what opening it costs; for access.create and access.unlock."""
    return Door(folder / "vault", folder / "backups", folder / "config", clock or Clock(), counter(), CHEAP, LOOSE)


@cache
def library(resources: Path | None = None) -> Library:
    """The bundled scripts; each file is read once for all tests, since nothing writes there."""
    folder = resources or paths.resources()
    return Library(folder / "scripts", Texts(folder, "en").conditions)


def desk(folder: Path, clock: Clock | None = None, language: str = "en", open_vault: Vault | None = None) -> Desk:
    """A desk over a new vault in `folder`; its clock is a `Clock`, standing on the day of the report."""
    clock = clock or Clock()
    return Desk(
        vault=open_vault or vault(folder, clock),
        clock=clock,
        new_id=counter(1_000_000),
        library=library(),
        resources=paths.resources(),
        language=language,
        backups=folder / "backups",
        _texts=_READ_TEXTS,
    )


@dataclass
class Built:
    """A case on a desk, with the ids of its people by short name: ellie, tom, karen, priya, mark, lowe, okafor, …"""

    desk: Desk
    case: Case
    people: dict[str, PersonId] = field(default_factory=dict)

    @property
    def id(self) -> CaseId:
        """The id of the case."""
        return self.case.id

    @property
    def clock(self) -> Clock:
        """The desk's clock, to be moved."""
        assert isinstance(self.desk.clock, Clock)
        return self.desk.clock

    def __getitem__(self, name: str) -> PersonId:
        return self.people[name]

    def record(self, *happened: e.Event, by: PersonId | None = None) -> Case:
        """Let events happen, and keep the case as it stands then."""
        self.case = cases.record(self.desk, self.case.id, *happened, by=by)
        return self.case


Stage = Callable[[Desk], Built]


def once(stage: Stage) -> Stage:
    """A stage that is played in the first new vault of a start, and lies at once in the next ones."""
    played: dict[Hashable, tuple[Snapshot, CaseId, list[e.Recorded], dict[str, PersonId]]] = {}

    @wraps(stage)
    def built(on_desk: Desk) -> Built:
        start = start_of(on_desk)
        if start not in played:
            made = stage(on_desk)
            if start is not None:
                played[start] = (Snapshot.of(on_desk), made.id, list(made.case.whole.history), dict(made.people))
            return made
        snapshot, case_id, history, people = played[start]
        snapshot.put(on_desk)
        return Built(on_desk, cases.about_chosen(fold(case_id, history)), dict(people))

    return built


_PEOPLE: tuple[tuple[str, str, str, bool, tuple[tuple[Role, Side | None, str, str], ...]], ...] = (
    ("ellie", "Ellie Marsh", "Ellie", True, ((Role.HARMED, None, "", ""),)),
    ("tom", "Tom Reeve", "Tom", True, ((Role.RESPONSIBLE, None, "", ""),)),
    (
        "karen",
        "Karen Marsh",
        "Karen",
        False,
        ((Role.SUPPORTER, Side.HARMED, "mother of Ellie", "ellie"), (Role.PARENT, None, "mother", "ellie")),
    ),
    ("priya", "Priya Shah", "Priya", True, ((Role.SUPPORTER, Side.HARMED, "friend of Ellie", "ellie"),)),
    (
        "mark",
        "Mark Reeve",
        "Mark",
        False,
        ((Role.SUPPORTER, Side.RESPONSIBLE, "father of Tom", "tom"), (Role.PARENT, None, "father", "tom")),
    ),
    ("lowe", "David Lowe", "Mr Lowe", False, ((Role.SCHOOL, None, "form tutor", ""), (Role.WATCHER, None, "", ""))),
    ("okafor", "Ada Okafor", "Mrs Okafor", False, ((Role.FACILITATOR, None, "", ""), (Role.CARE, None, "", ""))),
    (
        "price",
        "Helen Price",
        "Mrs Price",
        False,
        tuple((r, None, "", "") for r in (Role.TRUSTED, Role.PREPARER, Role.CARE)),
    ),
    ("khan", "Sami Khan", "Mr Khan", False, ((Role.PREPARER, None, "", ""), (Role.CARE, None, "", ""))),
    ("vale", "Ruth Vale", "Mrs Vale", False, ((Role.SECOND_ADULT, None, "", ""),)),
)


def opened(on_desk: Desk, practice: bool = False, title: str = "Locker corridor, Year 8") -> Built:
    """A new case with all its people and nothing else, reported on the day of the clock."""
    people = {short: PersonId(on_desk.new_id()) for short, *_ in _PEOPLE}
    arriving = [
        Newcomer(
            Person(people[short], name, called, pupil),
            tuple(
                Participation(people[short], role, side, relation, people.get(of)) for role, side, relation, of in roles
            ),
        )
        for short, name, called, pupil, roles in _PEOPLE
    ]
    case = cases.open_case(
        on_desk,
        title,
        on_desk.today(),
        "Since September one pupil was called names and left out at lunch.",
        e.Nature.BULLYING,
        practice,
        people=arriving,
    )
    return Built(on_desk, case, people)


def first_days(gate: Gate) -> list[e.TodayLine]:
    """Each line answered on the day of the report: done, and what belongs to a later day with why it is not."""
    early = dict.fromkeys(gate.next_day, "She comes in by the library door, with Karen.")
    return [e.TodayLine(x, "Mrs Price", "8:20", x not in early, early.get(x, "")) for x in gate.first_days]


@once
def safe(on_desk: Desk) -> Built:
    """A case whose first days were seen to: safety plan, parents told, facts established by somebody else."""
    built = opened(on_desk)
    ellie, tom = built["ellie"], built["tom"]
    built.record(
        e.SafeNowSaid(e.Safe.YES, on_desk.today()),
        *[e.ConcernAsked(concern, e.Seen.NOT_SEEN) for concern in on_desk.gate.concerns],
        *first_days(on_desk.gate),
        e.SafetyPlanned(ellie, True, "An adult near the lockers; Priya beside her at lunch."),
        e.IncidentNamed("Mr Lowe", "since September, names in the corridor and a bag that was hidden"),
        e.ParentTold(ellie, "Karen Marsh", on_desk.today(), "Mrs Price"),
        e.ParentTold(tom, "Mark Reeve", on_desk.today(), "Mr Khan"),
    )
    return built


Said = tuple[str, str] | None
"""Words and code of an answer; None where the line is left out for a reason."""

ANSWERS: dict[str, dict[str, Said]] = {
    "talk-harmed-1": {
        "safe-now": ("", "safe"),
        "heavy-thoughts": ("", "safe"),
        "need": ("Someone beside me at lunch.", ""),
        "beside": ("Karen and Priya", ""),
        "askers": ("Mrs Price\nMr Khan", ""),
    },
    "talk-harmed-2": {
        "still-on": ("", "stopped"),
        "last-time": ("", "2026-10-08"),
        "needs-again": ("Someone beside me at lunch.", ""),
        "go-on": ("I want to say it to him.", "meet"),
        "beside": ("Karen and Priya", ""),
        "first": ("", "responsible"),
        "sign": ("I turn my card over.", ""),
    },
    "talk-responsible-1": {
        "own-part": ("I called her that, and I hid the bag.", "accepts"),
        "need": ("Someone to go to when the others start.", ""),
        "beside": ("Mark", ""),
        "askers": ("Mr Khan, Mrs Price", ""),
    },
    "support-talk": {
        "still-on": ("", "stopped"),
        "quiet": ("", "2026-10-08"),
        "need-now": ("Someone beside me at lunch.", ""),
        "plan-holds": ("", "holds"),
        "wish-again": ("I want to say it to him.", "meet"),
    },
    "insight-talk": {
        "own-part": ("I called her that, and I hid the bag.", "accepts"),
        "need": ("Someone to go to when the others start.", ""),
        "wish-again": None,
    },
    "preparation-meeting": {"stop-sign": ("I turn my card over.", ""), "asked-again": ("", "yes")},
}


def answered(built: Built, running: OpenTalk, answers: dict[str, Said]) -> OpenTalk:
    """A talk with answers to its lines, by the ids of their steps."""
    for turn in running.run.turns:
        if turn.step.id not in answers:
            continue
        said = answers[turn.step.id]
        if said is None:
            running = talks.step(built.desk, running, e.NotAsked(turn.id, e.NotAskedReason.ANSWERED))
        else:
            running = talks.answer(built.desk, running, *said, turn.id)
    return running


def note(
    on_desk: Desk, running: OpenTalk, words: str, person: PersonId | None, kind: e.NoteKind = e.NoteKind.NOTE
) -> OpenTalk:
    """A note, an idea or a moment at the present line of a talk."""
    taken = sitting.note(e.EntryId(on_desk.new_id()), running.run.current.id, person, kind, words)
    return talks.step(on_desk, running, taken)


def talk(
    built: Built,
    kind: TalkKind,
    person: str,
    script: str,
    led_by: str = "Mrs Price",
    end: bool = True,
    **answers: Said,
) -> OpenTalk:
    """A talk with one person from a bundled script, answered as it should be and finished, unless `end` is False."""
    built.case, running = talks.begin_talk(built.desk, built.id, kind, [built[person]], script, led_by)
    if end:
        given = {step.replace("_", "-"): said for step, said in answers.items()}
        running = answered(built, running, ANSWERS.get(script, {}) | given)
        built.case, running = talks.finish(built.desk, running)
    return running


@once
def talked(on_desk: Desk) -> Built:
    """A case with its separate talks held over weeks, needs, wishes on two days and support answered."""
    built = safe(on_desk)
    ellie, tom, clock = built["ellie"], built["tom"], built.clock
    meet: Said = ("I want to say it was me.", "meet")
    for on, person, kind, script, led_by, answers in (
        (date(2026, 10, 13), "ellie", TalkKind.INTERVIEW, "talk-harmed-1", "Mrs Price", {}),
        (date(2026, 10, 14), "tom", TalkKind.INTERVIEW, "talk-responsible-1", "Mr Khan", {}),
        (date(2026, 10, 20), "ellie", TalkKind.ONE_ON_ONE, "support-talk", "Mrs Price", {}),
        (date(2026, 10, 21), "tom", TalkKind.ONE_ON_ONE, "insight-talk", "Mr Khan", {}),
        (date(2026, 11, 3), "ellie", TalkKind.ONE_ON_ONE, "support-talk", "Mrs Price", {}),
        (date(2026, 11, 4), "tom", TalkKind.ONE_ON_ONE, "insight-talk", "Mr Khan", {"wish_again": meet}),
    ):
        if script == "support-talk" and not built.case.wishes:  # asked once before, and not known then
            clock.go_to(date(2026, 10, 15))
            built.record(e.WishSaid("asked", ellie, e.Want.NOT_YET_KNOWN, on_desk.today(), "Mrs Price"))
        clock.go_to(on)
        talk(built, kind, person, script, led_by, **answers)
    today, quiet = on_desk.today(), date(2026, 10, 8)
    built.record(
        e.StoppedSaid(built["lowe"], quiet, today, "I watch the lockers every break."),
        e.ParentAnswered(ellie, "Karen Marsh", e.ParentSays.AGREES, today),
        e.ParentAnswered(tom, "Mark Reeve", e.ParentSays.AGREES, today),
    )
    return built


@once
def ready_for_decision(on_desk: Desk) -> Built:
    """A case in which every condition counts as yes, and no decision is recorded."""
    built = talked(on_desk)
    built.clock.go_to(date(2026, 11, 10))
    return judged_anew(built)


def judged_anew(built: Built) -> Built:
    """Signs asked, measures chosen, and a yes on every condition, by whom it is for, on the day of the clock."""
    today, gate = built.desk.today(), built.desk.gate
    events: list[e.Event] = [e.SignAsked(sign, e.Seen.NOT_SEEN) for sign in gate.signs if sign != GROUP]
    events += [e.MeasureChosen(built["ellie"], m, "as she chose") for m in gate.measures]
    about = {
        About.HARMED: (built["ellie"],),
        About.RESPONSIBLE: (built["tom"],),
        About.PUPIL: (built["ellie"], built["tom"]),
        About.CASE: (None,),
    }
    for condition in gate.conditions:
        if condition.id == Topic.SECOND_ADULT:
            continue
        for person in about[condition.about]:
            events.append(e.Judged(condition.id, person, e.Verdict.YES, today, built["okafor"], (), "Seen and heard."))
    built.record(*events)
    built.record(second_look(built["vale"], today), by=built["vale"])
    return built


def second_look(adult: PersonId, on: date, verdict: e.Verdict = e.Verdict.YES) -> e.SecondLooked:
    """A second adult judges safety and power in own words."""
    return e.SecondLooked(adult, verdict, verdict, on, True, words="I read what was said, and asked both.")


@once
def decided(on_desk: Desk) -> Built:
    """A case in which a conference was decided on, so that preparation is open."""
    built = ready_for_decision(on_desk)
    built.clock.go_to(date(2026, 11, 11))
    built.record(e.Decided(e.Path.CONFERENCE, on_desk.today(), e.Verdict.YES, "All of it is there."))
    return built


@once
def prepared(on_desk: Desk) -> Built:
    """Everyone is prepared and the day is planned; the door is still to be seen to, on the day before."""
    return prepare(decided(on_desk))


def prepare(built: Built) -> Built:
    """Meet everybody apart and plan the day, in a case that was decided, on the day before the conference."""
    built.clock.go_to(date(2026, 11, 16))
    built.record(
        e.ConferencePlanned(CONFERENCE, time(13, 30), "Room 2.14"), e.FirstSpeakerSaid(built["ellie"], Side.RESPONSIBLE)
    )
    short = {person: name for name, person in built.people.items()}
    for person in built.case.circle:
        talk(built, TalkKind.PREPARATION, short[person], "preparation-meeting")
        built.record(*[e.PreparedChecked(person, check, True, "Mrs Price") for check in TICKS])
    return built


@once
def at_the_door(on_desk: Desk) -> Built:
    """The day of the conference, everything at the door seen to: the conference may open."""
    return see_to_the_door(prepared(on_desk))


def see_to_the_door(built: Built) -> Built:
    """On the day: both asked apart by somebody else, the second adult, plan B, and everybody is here."""
    built.clock.go_to(CONFERENCE, time(13, 0))
    built.record(
        *[e.AskedAgain(built[p], e.Again.YES, CONFERENCE, "Mrs Price", True, time(12, 50)) for p in ("ellie", "tom")],
        e.DoorChecked("second-adult", True, "Mr Khan"),
        e.DoorChecked("plan-b", True, "Each goes on with an own adult in Room 9."),
        *[e.CameIn(p, True, CONFERENCE) for p in built.case.circle],
    )
    return built


def in_conference(on_desk: Desk, script: str = "conference-responsible-first") -> tuple[Built, OpenTalk]:
    """A conference that runs and stands on its first line."""
    built = _begun(script)(on_desk)
    (running,) = (talk.id for talk in built.case.talks.values() if talk.kind is TalkKind.CONFERENCE)
    return built, talks.open_talk(on_desk, built.case, running)


@cache
def _begun(script: str) -> Stage:
    @once
    def begun(on_desk: Desk) -> Built:
        built = at_the_door(on_desk)
        built.clock.go_to(CONFERENCE, time(13, 30))
        circle = built.case.circle
        built.case, _talk = talks.begin_talk(on_desk, built.id, TalkKind.CONFERENCE, circle, script, "Mrs Okafor")
        return built

    return begun


def finished(on_desk: Desk, running: OpenTalk) -> tuple[Case, OpenTalk]:
    """A conference whose every line was asked, and then finished."""
    case, at = cases.load(on_desk, running.case_id), running
    rows: list[NewEvent] = []
    while next_turn(at.run) is not None:
        at, row = talks.play(on_desk, case, at, e.Advanced())
        rows.append(row)
    talks.keep(on_desk, running, rows)
    return talks.finish(on_desk, at)


@once
def held(on_desk: Desk) -> Built:
    """A conference that was held, with two promises that everybody agreed to; nothing is printed or signed yet."""
    built, running = in_conference(on_desk)
    built.clock.later(minutes=80)
    built.case, running = finished(on_desk, running)
    tom, ellie, mark = built["tom"], built["ellie"], built["mark"]
    both = (ellie, tom)
    p1, p2 = e.PromiseId("promise-1"), e.PromiseId("promise-2")
    built.record(
        e.PromiseWritten(
            p1, (tom,), "the next morning", date(2026, 11, 18), "Mr Lowe", both, words="Tom gives it back."
        ),
        e.PromiseWritten(p2, (mark,), "every Friday", None, "Mrs Okafor", both, words="Mark asks Tom about the week."),
        *[e.PromiseAgreed(p1, p, True) for p in (tom, ellie)],
        *[e.PromiseAgreed(p2, p, True) for p in (mark, tom, ellie)],
        e.AgreementFramed("Mrs Price", "Room 1.08", date(2026, 11, 30), date(2027, 7, 31)),
    )
    return built


@once
def signed(on_desk: Desk) -> Built:
    """As `held`, the harmed pupil asked apart, and signed by everybody."""
    built = held(on_desk)
    built.record(e.AskedApart(built["ellie"], True, "Mrs Price"))
    everybody = [*built.case.circle, built["okafor"]]
    built.record(*[e.Signed(p, CONFERENCE) for p in everybody])
    return built


def in_language(on_desk: Desk, language: str) -> Desk:
    """The same desk, speaking another language."""
    return replace(on_desk, language=language, _texts={})
