"""What is never focused before somebody asks for it: answers, judgements, ticks and seats, beside a child above all."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

ANSWER_PROPERTY = "answer"
LEADS_TO = "leads-to"  # kept here: asked for the proxy, PySide may answer with a child of it


def mark_answer(widget: QWidget) -> None:
    """Say of a control that is neither a radio button nor a box that it answers for somebody."""
    widget.setProperty(ANSWER_PROPERTY, True)


def lead_focus(widget: QWidget, to: QWidget) -> None:
    """Let the focus of a widget go to one that lies in it."""
    widget.setFocusProxy(to)
    widget.setProperty(LEADS_TO, to)


def is_answer(widget: QWidget) -> bool:
    """Whether the focus on this widget would point at an answer that is not chosen; only Tab may go there."""
    at = widget
    while isinstance(inner := at.property(LEADS_TO), QWidget):
        at = inner
    if isinstance(at, QRadioButton):
        return not at.isChecked()
    return isinstance(at, QCheckBox) or bool(at.property(ANSWER_PROPERTY))


def takes_words(widget: QWidget) -> bool:
    """Whether somebody writes in it."""
    return isinstance(widget, QLineEdit | QPlainTextEdit)
