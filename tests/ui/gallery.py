"""Every widget on five pages, for looking at.

Use: ``python tests/ui/gallery.py FOLDER [theme] [percent] [width height]``.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kring.settings import Settings
from kring.settings import ThemeChoice as Choice
from kring.ui.frame.application import make_application
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import fix_width, space
from kring.ui.widgets.button import button, key_button
from kring.ui.widgets.card import Card, column_of, hairline, padded, row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import ChoiceCards, Option, Segmented
from kring.ui.widgets.circle import Circle, SeatState, SeatView
from kring.ui.widgets.field import Field, FindField, LineField, WordsBox
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.picking import Combo, DateField, TimeField
from kring.ui.widgets.rail import RailList, RailRow
from kring.ui.widgets.script_line import Line, ScriptLine
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.ui.widgets.text import heading, label

STAGES = [
    RailRow("overview", "Overview", icon="layout-list"),
    RailRow("today", "Today", "First days, 6 to 8 October", Sign.DONE),
    RailRow("safety", "Report and safety", "Safety plan holds", Sign.DONE),
    RailRow("talks", "Talks", "Both asked again 3 and 4 Nov", Sign.DONE),
    RailRow("support", "Support and insight", "Goes on beside the rest", Sign.NOT_STARTED),
    RailRow("decision", "Decision", "Look again: no longer sure", Sign.LOOK_AGAIN),
    RailRow("preparation", "Preparation", "Next: Mark, on 13 November", Sign.DOING),
    RailRow("conference", "Conference", "After the talk with Mark", Sign.CLOSED),
    RailRow("agreement", "Agreement", "Made in the circle", Sign.OFF_PATH),
    RailRow("follow_up", "Follow-up", "Next: Ellie, on 13 November", Sign.DOING),
]
FOOT = [RailRow("people", "People", icon="users"), RailRow("timeline", "Timeline", icon="history")]
QUESTIONS = [
    RailRow(title="Beginning", heading=True),
    RailRow("q1", "Why we talk, what stays private", sign=Sign.CHECK),
    RailRow("q2", "The days since we last talked", sign=Sign.CHECK),
    RailRow(title="What you want", heading=True),
    RailRow("q3", "How to go on from here", sign=Sign.NOW),
    RailRow("q4", "Who stands beside you", sign=Sign.OPEN),
]
MEET = [
    Option("meet", "Meet"),
    Option("letter", "A letter"),
    Option("voice", "Someone speaks for me"),
    Option("stop", "Only that it stops"),
    Option("unsure", "I do not know yet"),
]


def overview() -> Page:
    """As picture 02."""
    page = Page(
        "Locker corridor, Year 8", "Since September one pupil was called names, her bag hidden, left out at lunch."
    )
    page.add_button(button("Print", icon="printer", hint="Ctrl+P"))
    needs = Card()
    needs.add_row(
        "Someone beside her at lunch · an adult near the lockers · no questions in front of the class",
        "Asked again by Mrs Price on 10 November",
        button("Ask again", "quiet"),
        icon="pin",
        over="What Ellie needs",
    )
    page.add(needs)
    steps = Card("Next")
    start = button("Start", "primary", hint="Ctrl+Enter")
    steps.add_row(
        "Prepare Mark Reeve, alone and in person",
        "Father of Tom · Friday 13 November, 8:40",
        start,
        icon="arrow-right",
        strong=True,
    )
    steps.add_row("Reserve Room 2.14", "It can be moved for many reasons.", button("Open", "quiet"), icon="")
    page.add(steps)
    page.set_primary(start)
    people = TableCard("People", ["People", "Talks", "Wants to take part", "Prepared"])
    names = [
        ("Ellie Marsh", "person harmed", "13, 20 Oct, 3 Nov", "Yes, if Mum and Priya are there", "Yes"),
        ("Tom Reeve", "person responsible", "14, 21 Oct, 4 Nov", "Yes, asked again 10 Nov", "Yes"),
        ("Karen Marsh", "mother of Ellie", "15 Oct, 5 Nov", "Yes", "Next: asked again"),
        ("Mark Reeve", "father of Tom", "15 Oct, 6 Nov", "No longer sure since 12 Nov", "Planned 13 Nov"),
    ]
    people.set_rows(
        [
            Row(
                name,
                [
                    Cell(name, role, strong=True, inline=True),
                    Cell(talks, sign=Sign.CHECK),
                    Cell(
                        wish,
                        sign=Sign.LOOK_AGAIN if "sure" in wish else Sign.CHECK,
                        tone="notice" if "sure" in wish else "",
                    ),
                    Cell(ready, sign=Sign.CHECK if ready == "Yes" else Sign.OPEN),
                ],
            )
            for name, role, talks, wish, ready in names
        ]
    )
    page.add(people)
    page.end()
    return page


def home() -> Page:
    """As picture 01."""
    page = Page("Cases")
    find = FindField("Find a case, person or note", "Ctrl+F")
    page.add_button(find)
    page.add_button(button("New case", icon="plus", hint="Ctrl+N"))
    cases = TableCard("Open cases", ["Open cases", "Stage", "Next step", "When"])
    rows = [
        (
            "Locker corridor, Year 8",
            "E.M. and T.R. · 2026-014",
            "Conference",
            "Ready",
            "Hold the conference",
            "Today 13:30",
        ),
        (
            "Football pitch, Year 7",
            "O.B. and L.T. · 2026-011",
            "Follow-up",
            "After the agreement",
            "Check-in",
            "Today 15:15",
        ),
        ("Bus 42", "R.A. and J.V. · 2026-016", "Talks", "Safety plan holds", "First longer talk", "Thu 19 Nov"),
    ]
    cases.set_rows(
        [
            Row(
                title,
                [
                    Cell(title, who, strong=True),
                    Cell(stage, why),
                    Cell(step),
                    Cell(when, strong=when.startswith("Today")),
                ],
            )
            for title, who, stage, why, step, when in rows
        ]
    )
    page.add(cases)
    page.end()
    return page


def interview() -> Page:
    """As picture 03."""
    page = Page(
        "Second talk with Ellie", "Person harmed · Tuesday 20 October, 10:15", wide=True, scroll=False, rule=True
    )
    page.add_button(button("Break", icon="pause", key="Ctrl+Shift+B"))
    panes = QWidget()
    line = QHBoxLayout(panes)
    space(line, 0, 0, 0, 0)
    questions = RailList("Questions")
    questions.set_rows(QUESTIONS)
    questions.set_current("q3")
    side = padded(questions, 6, 4, 3, 4)
    fix_width(side, 79)
    line.addWidget(side)
    line.addWidget(hairline(vertical=True))
    right = QWidget()
    column = QVBoxLayout(right)
    space(column, 9, 5, 8, 4, gap=3.5)
    column.addWidget(
        label("Some people want to meet, some want something else. What would you want?", "read", wrap=True)
    )
    column.addWidget(label("Say this too: every answer is fine.", tone="2", wrap=True))
    cards = ChoiceCards("What would you want?", MEET)
    cards.set_value("meet")
    column.addWidget(cards)
    column.addWidget(
        Field(
            "In Ellie’s words",
            WordsBox("I want him to hear it from me."),
            right=[button("Mark a quote", "plain", key="Ctrl+Shift+Q")],
        )
    )
    column.addWidget(
        Field(
            "On these conditions",
            LineField("Only if Mum and Priya are there."),
            hint="A yes counts only on another day.",
        )
    )
    column.addStretch(1)
    line.addWidget(scroll_column(right), 1)
    page.add(panes, 1)
    back = button("Back", icon="chevron-left", hint="Alt+Left")
    page.set_footer(
        [back, button("Skip, with a reason", "plain", key="Ctrl+Shift+K")],
        button("Next question", "primary", hint="Ctrl+Enter"),
        note="Next: who stands beside you",
    )
    return page


def fields() -> Page:
    """Everything else."""
    page = Page(
        "Meet face to face, or not?", "Every condition must be met. While one is missing, nobody is brought together."
    )
    today = date(2026, 11, 17)
    page.add(
        row_of(
            Field("By when", DateField(today, today), role="caption_strong"),
            Field("No day", DateField(today), role="caption_strong"),
            Field("At", TimeField(), role="caption_strong"),
            Field("Who checks", Combo("Who checks", MEET, "Choose a person"), role="caption_strong"),
            gap=3,
        )
    )
    left = Card("At the door, needed")
    left.add(
        padded(
            column_of(
                CheckRow("Second adult in the building", "Mr Hassan", on=True),
                CheckRow("Ellie and Tom asked again, in private", "Mrs Price"),
                CheckRow("Print a recovery sheet", second="Opens the print window in the next step.", on=True),
                gap=0,
            ),
            4.5, 0, 4.5, 2,
        ),
        line=False,
    )  # fmt: skip
    right = column_of(
        Notice(
            "Not yet", ["the sign to stop that Ellie chooses", "whether there is a hate motive"], intro="Still missing:"
        ),
        ChoiceCards(
            "Your decision",
            [
                Option("wait", "Wait and work on what is missing", "Adds tasks."),
                Option("one", "One-on-one work instead", "Separately with each."),
                Option("meet", "Prepare a conference", closed="Not while a condition is missing."),
            ],
            columns=1,
        ),
    )
    page.add(row_of(left, right, gap=4))
    page.add(Segmented("Paper", [Option("a4", "A4"), Option("letter", "Letter")]))
    small = Segmented("Asked again", [Option("y", "Yes"), Option("n", "No"), Option("u", "Unsure")], small=True)
    small.set_value("y")
    page.add(row_of(small, CheckRow(name="Met alone", on=True), CheckRow(name="Knows"), QWidget()))
    page.add(Notice("The printer did not answer.", [], "error", "Your agreement is saved. Try again, or save as PDF."))
    page.end()
    return page


def live() -> Page:
    """As picture 07a."""
    page = Page("", scroll=False)
    whole = QWidget()
    line = QHBoxLayout(whole)
    space(line, 0, 0, 0, 0)
    script = ScriptLine()
    script.set_line(
        Line("Ask", "Ellie", "Ellie, when you came into the corridor in those weeks, what went through you?")
    )
    line.addWidget(padded(script, 18, 10.5, 14, 4), 1)
    circle = Circle()
    names = ["You", "Mark", "Tom", "Mr Lowe", "Ellie", "Karen", "Priya"]
    states = {"You": SeatState.YOU, "Ellie": SeatState.SPEAKING, "Karen": SeatState.NEXT}
    circle.set_seats(
        [SeatView(n, n, states.get(n, SeatState.PLAIN), n == "Tom", str(i) if i else "") for i, n in enumerate(names)]
    )
    circle.set_centre("Speaking", "Ellie", "after Ellie: Karen")
    panel = padded(circle, 4, 6, 4, 6)
    fix_width(panel, 103)
    line.addWidget(panel)
    page.add(whole, 1)
    page.set_footer(
        [key_button("Back", "Left"), key_button("Note", "N"), key_button("Stop", "F12")],
        key_button("Next", "Space", "primary"),
    )
    page.set_first(script)
    return page


PAGES = {"overview": overview, "home": home, "interview": interview, "fields": fields, "live": live}


def build(width: int, height: int) -> MainWindow:
    """A window with a rail."""
    window = MainWindow()
    window.resize(width, height)
    window.saved.set_saved("10:42")
    window.set_case("2026-014")
    window.rail.set_header("Locker corridor, Year 8", "2026-014 · reported 6 October", "All cases", "Alt+Home")
    window.rail.set_rows(STAGES, FOOT)
    window.rail.set_current("overview")
    return window


def main() -> None:
    """Write one picture of each page."""
    out = Path(sys.argv[1])
    theme = sys.argv[2] if len(sys.argv) > 2 else "light"
    percent = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    size = (int(sys.argv[4]), int(sys.argv[5])) if len(sys.argv) > 5 else (1366, 688)
    app = make_application(sys.argv, Settings(theme=Choice(theme), text_size=percent))
    window = build(*size)
    window.show()
    for name, make in PAGES.items():
        window.show_page(make())
        for _round in range(3):
            QApplication.processEvents()
        window.grab().save(str(out / f"{name}-{theme}-{percent}.png"))
    print("written", len(PAGES), heading("").text(), app.applicationName())


if __name__ == "__main__":
    main()
