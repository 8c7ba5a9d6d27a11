"""The one generated style sheet; it holds colours and lengths, never a font size, so that text can scale.

Qt tries each rule on each widget of the class that it names, again and again. So none here names QWidget, QFrame or
QLabel, which most are: what it draws are plates, and a label has its colour from the theme.
"""

from __future__ import annotations

from string import Template

_SHEET = Template("""
QMainWindow, QDialog, QWizard { background: $window; }
QWizard#embedded, QWizard#embedded QWizardPage { background: $surface; }
QToolTip { background: $surface; color: $text; border: 1px solid $line_strong; padding: ${u}px; }
#menu_row { background: $sidebar; border: 0; border-bottom: 1px solid $line; }
QMenuBar { background: $sidebar; border: 0; padding: 0 ${u}px; }
QMenuBar::item { padding: ${u}px ${u2}px; border-radius: 4px; background: transparent; }
QMenuBar[tight="true"] { padding: 0; } QMenuBar[tight="true"]::item { padding: ${u}px ${u}px; }
QMenuBar::item:selected { background: $selected; color: $text; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: ${u}px; menu-scrollable: 1; }
QMenu::item { padding: ${u15}px ${u6}px ${u15}px ${u5}px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; } QMenu::item:disabled { color: $text_3; }
QMenu[long="true"]::item { padding-top: ${u}px; padding-bottom: ${u}px; }
QMenu::separator { height: 1px; background: $line; margin: ${u}px ${u2}px; }
#rail { background: $sidebar; border: 0; border-right: 1px solid $line; }
#panel { background: $sidebar; border: 0; border-left: 1px solid $line; }
#side { background: transparent; border: 0; border-right: 1px solid $line; }
#page_header { background: transparent; border: 0; border-bottom: 1px solid $line; }
#footer { background: $raised; border: 0; border-top: 1px solid $line; }
#message { background: $notice_soft; border: 0; border-top: 1px solid $notice_line; }
#phases { background: transparent; border: 0; border-bottom: 1px solid $line; }
Plate[hairline="true"] { background: $line; border: 0; }
Plate[bar="accent"] { background: $accent; border: 0; } Plate[bar="quiet"] { background: $line_strong; border: 0; }
Plate[strip="notice"] { background: $notice_soft; border: 0; border-bottom: 1px solid $notice_line; }
Plate[strip="neutral"] { background: $raised; border: 0; border-bottom: 1px solid $line; }
Plate[card="true"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
Plate[card="open"] { background: $raised; border: 0; }
Plate[notice="notice"] { background: $notice_soft; border: 1px solid $notice_line; border-radius: 10px; }
Plate[notice="neutral"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
Plate[notice="error"] { background: $error_soft; border: 1px solid $error_line; border-radius: 10px; }
QScrollArea, QAbstractScrollArea#bare, QListView, QTableView { background: transparent; border: 0; }
QTableView { selection-background-color: transparent; }
#page_body { background: transparent; }
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
  background: $surface; color: $text; border: 1px solid $line_strong; border-radius: 6px;
  padding: 0 ${u3}px; min-height: ${inner}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QComboBox { placeholder-text-color: $text_3; }
QAbstractSpinBox QLineEdit { background: transparent; border: 0; padding: 0; min-height: 0; }
QPlainTextEdit { padding: ${u15}px ${u2}px; min-height: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled {
  background: transparent; border-color: $line; color: $text_3; }
QPlainTextEdit[readOnly="true"], QLineEdit[readOnly="true"] { background: $raised; }
QComboBox[plain="true"] { background: transparent; border-color: transparent; min-height: 0; }
QComboBox[plain="true"]:hover { background: $hover; }
QComboBox[tone="notice"] { color: $notice; }
QComboBox::drop-down, QDateEdit::drop-down {
  subcontrol-origin: border; subcontrol-position: center right; border: 0; width: ${u8}px; background: transparent; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; width: 0; height: 0; }
QTimeEdit::up-button, QTimeEdit::down-button { border: 0; width: ${u8}px; background: transparent; }
QTimeEdit::up-arrow, QTimeEdit::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line_strong;
  selection-background-color: $selected; selection-color: $text; padding: ${u}px; outline: 0; }
QComboBox QAbstractItemView::item { min-height: ${u8}px; padding: 0 ${u2}px; }
QCalendarWidget, #qt_calendar_navigationbar, #qt_calendar_prevmonth, #qt_calendar_nextmonth, #qt_calendar_monthbutton,
#qt_calendar_yearbutton, #qt_calendar_yearedit { background: $surface; color: $text; }
QCalendarWidget QAbstractItemView {
  background: $surface; color: $text; alternate-background-color: $raised; outline: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $text_3; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: $raised; color: $text_2; border: 0; border-bottom: 1px solid $line;
  padding: ${u}px ${u2}px; }
QScrollBar:vertical { background: transparent; width: ${u3}px; margin: 0; }
QScrollBar::handle:vertical { background: $line_strong; border-radius: ${half}px;
  margin: ${half}px; min-height: ${u10}px; }
QScrollBar:horizontal { background: transparent; height: ${u3}px; margin: 0; }
QScrollBar::handle:horizontal { background: $line_strong; border-radius: ${half}px;
  margin: ${half}px; min-width: ${u10}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(colours: dict[str, str], unit: int) -> str:
    """The sheet for one set of colours and one spacing unit in pixels."""
    names = {key.replace("-", "_"): value for key, value in colours.items()}
    lengths = {
        "u": unit,
        "u15": round(unit * 1.5),
        "u2": unit * 2,
        "u3": unit * 3,
        "u5": unit * 5,
        "u6": unit * 6,
        "u8": unit * 8,
        "u10": unit * 10,
        "inner": round(unit * 9.5) - 2,
        "half": max(2, unit * 3 // 4),
    }
    return _SHEET.substitute(names | {key: str(value) for key, value in lengths.items()})
