"""The weeks before a decision, by keyboard: people, safety, parents, and the talks with each pupil apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trips.trip import ANSWER, Trip

QUIET_SINCE = date(2026, 10, 8)
PLAN = "Priya walks home with her."
FACTS = "Since September, names in the corridor and a bag that was hidden."
STOPPED = "Nothing since the second week."
NEED = "Somebody beside me at lunch."
NEED_LATER = "A door that I can close."
CONDITION = "Mrs Price sits where I can see her."
WISH = "I want to say it to him myself."
WISH_AGAIN = "Yes, still."
SIGN = "I turn the blue card."
OWN_PART = "I hid the bag, and I laughed."
HIS_WISH = "I want to tell her that it was me."
HIS_NEED = "A place to go when the others start."
STEP = "I walk on when they start."
BESIDE_HER, BESIDE_HIM = "Karen and Priya", "My father, Mark"


@dataclass(frozen=True)
class Said:
    """What somebody answers: a choice, words, a day, what the answer was, and whether the words are a quote."""

    choice: str = ""
    words: str = ""
    quote: bool = False
    day: date | None = None
    mark: str = ""


STILL_ON, QUIET = "Is any of it still happening", "Which was the first day when nothing happened?"
ASKERS = "Which adult at school should do that?"
ASKED_BEFORE = "What would you say today?"
IT_STOPPED = {STILL_ON: Said("It’s stopped"), QUIET: Said(day=QUIET_SINCE)}
FIRST_TALK = {
    "do you feel safe at the moment": Said("I feel safe enough", "Not at the lockers."),
    "What’s been happening?": Said(words=ANSWER),
    "Does it ever get so bad": Said("No"),
    "What do you need, starting tomorrow?": Said(words=NEED),
    "It can be a friend, or a grown-up.": Said(words="Priya"),
    ASKERS: Said(words="Mrs Price, Mr Khan"),
}
SECOND_TALK = {
    **IT_STOPPED,
    "What do you need now?": Said(words=NEED_LATER),
    "What about you?": Said("To meet", WISH, quote=True),
    "What would need to be sorted out first": Said(words=CONDITION),
    "Who would you like next to you?": Said(words=BESIDE_HER),
    "who should speak first, you or": Said("I listen first"),
    "What sign could you give me": Said(words=SIGN),
}
HIS_TALK = {
    "Which part of it was you?": Said(words=OWN_PART, quote=True, mark="Accepts it"),
    "What do you need from us, over the next few weeks?": Said(words=HIS_NEED),
    "It can be a friend, or a grown-up.": Said(words=BESIDE_HIM),
    ASKERS: Said(words="Mrs Price, Mr Khan"),
}
SUPPORT = {
    **IT_STOPPED,
    "What do you need from us between now and next time?": Said(words="The same as before."),
    "We set some things up to keep you safe. Are they working?": Said("It’s working"),
    ASKED_BEFORE: Said("To meet"),
}
SUPPORT_AGAIN = {**SUPPORT, ASKED_BEFORE: Said("To meet", WISH_AGAIN)}
INSIGHT = {
    "What do you think your part was": Said(words=OWN_PART, mark="Accepts it"),
    "What’s one small thing": Said(words=STEP),
    "How sure are you": Said("7"),
    "What do you need from us to do that?": Said(words=HIS_NEED),
    "Which feels right to you today?": Said("Talk to each other", HIS_WISH),
}
TALK, APART = ("Ctrl+3", "Talk"), ("Ctrl+4", "Support and insight talk")
TALKS = (
    ("Ellie", date(2026, 10, 13), FIRST_TALK, *TALK),
    ("Tom", date(2026, 10, 14), HIS_TALK, *TALK),
    ("Ellie", date(2026, 10, 20), SECOND_TALK, *TALK),
    ("Ellie", date(2026, 10, 22), SUPPORT, *APART),
    ("Tom", date(2026, 10, 23), INSIGHT, *APART),
    ("Ellie", date(2026, 11, 3), SUPPORT_AGAIN, *APART),
    ("Tom", date(2026, 11, 4), INSIGHT, *APART),
)


def hold_talk(trip: Trip, name: str, on: date, answers: dict[str, Said], stage: str) -> None:
    """Begin a talk on a day, go through its guide question by question, and finish it."""
    robot = trip.robot
    trip.clock.go_to(on)
    robot.press(stage)
    robot.push(f"Begin a talk with {name}")
    robot.wait(lambda: trip.place == "begin-talk", "the choice of a guide")
    go_through(trip, name, answers)


def go_through(trip: Trip, name: str, answers: dict[str, Said]) -> None:
    """From the choice of a guide, which stands there already, to the end of the talk."""
    robot, left = trip.robot, dict(answers)
    robot.fill("Who leads the talk", "Mrs Price")
    robot.find("One question at a time")
    robot.press("Space", "Ctrl+Return")
    robot.wait(lambda: trip.place == "talk", "the talk")
    while trip.case.running():
        shown = robot.words()
        for question in [question for question in left if question in shown]:
            answer(trip, name, question, left.pop(question))
        robot.press("Ctrl+Return")
    assert not left, f"never asked: {list(left)}"
    robot.sees("What this talk recorded")
    robot.press("Ctrl+Return")
    robot.wait(lambda: trip.place != "talk", "the page after the talk")


def answer(trip: Trip, name: str, question: str, said: Said) -> None:
    """Give one answer as it is said."""
    robot = trip.robot
    if said.day is not None:
        robot.day(question, said.day)
    if said.choice:
        robot.find(said.choice)
        robot.press("Space")
    if said.words:
        robot.fill(f"In {name}’s words", said.words)
    if said.mark:
        robot.choose("What was this answer?", said.mark)
    if said.quote:
        robot.find(f"In {name}’s words")
        robot.press("Ctrl+Shift+Q")
        robot.sees(f"“{said.words}”")


def the_people(trip: Trip) -> None:
    """Everybody who has a part in it, each with one role or two."""
    trip.go("People")
    add = trip.add_person
    add("Karen Marsh", "Karen", "Adult", "supporter", beside="person harmed", relation="mother of Ellie")
    add("Priya Shah", "Priya", "Pupil", "supporter", beside="person harmed", relation="friend of Ellie")
    add("Mark Reeve", "Mark", "Adult", "supporter", beside="person responsible", relation="father of Tom")
    add("David Lowe", "Mr Lowe", "Adult", "school", relation="form tutor")
    add("Helen Price", "Mrs Price", "Adult", "trusted adult")
    add("Sami Khan", "Mr Khan", "Adult", "adult with hours for this")
    add("Ruth Vale", "Mrs Vale", "Adult", "second adult from outside")
    for name, role in (
        ("David Lowe", "adult who watches"),
        ("Helen Price", "adult with hours for this"),
        ("Helen Price", "prepares people"),
        ("Mrs Okafor", "adult with hours for this"),
    ):
        robot = trip.robot
        robot.row(name)
        robot.push("Give a role")
        robot.pick("Role", role)
        robot.press("Ctrl+Return", "Alt+Left")
    case = trip.case
    assert len(case.people) == 10 and len(case.circle) == 6


def the_first_days(trip: Trip) -> None:
    """What cannot wait, the safety plan, the facts by somebody else, and the parents told."""
    robot = trip.robot
    robot.press("Ctrl+1")
    texts = trip.started.context.desk.texts()
    for concern in texts.concerns():
        robot.choose(texts.text("checklists", "concerns", concern, "question"), "No")
    robot.press("Ctrl+2")
    robot.fill("Safety plan for Ellie", PLAN)
    robot.choose("Does the plan hold?", "It holds")
    robot.fill("Established by", "Mr Lowe")
    robot.fill("What will be named, if it comes to a circle", FACTS)
    for child, parent, by in (("Ellie", "Karen Marsh", "Mrs Price"), ("Tom", "Mark Reeve", "Mr Khan")):
        robot.push(f"Told the parents of {child}")
        robot.choose("Told, or not yet safe", "Told")
        robot.fill("Name of the parent", parent)
        robot.fill("By whom", by)
        robot.press("Ctrl+Return")
    case = trip.case
    assert set(case.concerns) == set(texts.concerns()) and not case.concern_open
    assert all(plan.holds for plan in case.safety_plans.values()) and case.incident == FACTS
    assert len(case.parent_contacts) == 2


def the_talks(trip: Trip) -> None:
    """Two talks with the harmed pupil, one with the responsible one; then two each over more than a week."""
    for name, on, answers, stage, _kind in TALKS:
        hold_talk(trip, name, on, answers, stage)


def what_was_said_since(trip: Trip) -> None:
    """On their own pages: a condition met, needs and support; on the report: it has stopped, the parents agree."""
    robot = trip.robot
    trip.go("People")
    robot.row("Ellie Marsh")
    robot.tick(f"“{CONDITION}”")
    robot.push("Ask again")
    robot.fill("What do you need?", NEED)
    robot.fill("Asked by", "Mrs Price")
    robot.press("Ctrl+Return", "Alt+Left")
    robot.row("Tom Reeve")
    robot.push("Write down the answer")
    robot.fill("The answer", BESIDE_HIM)
    robot.press("Ctrl+Return", "Ctrl+2")
    for name in ("Ellie", "Mr Lowe"):
        robot.push(f"Ask {name}")
        robot.choose("Has it stopped?", "It has stopped")
        robot.day("Since", QUIET_SINCE)
        robot.fill("In their words", STOPPED)
        robot.press("Ctrl+Return")
    for child, parent in (("Ellie", "Karen Marsh"), ("Tom", "Mark Reeve")):
        robot.push(f"Their answer about {child}")
        robot.pick("Which parent", parent)
        robot.choose("The answer", "Agrees")
        robot.press("Ctrl+Return")
    case = trip.case
    assert not case.standing(case.harmed[0]).open_conditions and len(case.standing(case.harmed[0]).days) == 3
    assert [stop.since for stop in case.stops.values()] == [QUIET_SINCE, QUIET_SINCE]
    assert len(case.parent_answers) == 2 and len(case.support) == 2
