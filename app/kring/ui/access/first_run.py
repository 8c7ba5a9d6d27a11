"""The wizard of first run: who keeps the spare sheet and why data is kept, a passphrase, the recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWizard

from kring import paths
from kring.domain.errors import KringError
from kring.i18n import _, language
from kring.settings import Settings
from kring.ui.access.recovery_sheet import KeyGroups, print_sheet
from kring.ui.ground.jobs import Jobs
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.hearing import ask
from kring.ui.widgets.step import StepFrame
from kring.ui.widgets.text import label
from kring.usecases.access import access
from kring.words.errors import error

TYPED_BACK = (2, 7)  # the groups of the recovery key that are typed back, counted from 1

LOOK_ALIKES = str.maketrans("OIL", "011")


class FirstRun(QWizard):
    """Four short pages; the vault is made at the end, when the recovery key is certainly on paper."""

    created = Signal(object)

    def __init__(self, door: access.Door, jobs: Jobs, settings: Settings) -> None:
        super().__init__()
        self.door, self.jobs, self.chosen = door, jobs, settings
        self.key = access.new_recovery_key()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("embedded")
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoCancelButton)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setAccessibleName(_("First run"))
        self._give_buttons()
        self.school = SchoolPage()
        self.words = PassphrasePage()
        self.sheet = RecoverySheetPage(self)
        self.back_page = TypeBackPage(self)
        for page in (self.school, self.words, self.sheet, self.back_page):
            self.addPage(page)
        self.currentIdChanged.connect(self._on_page)

    @property
    def on_first_page(self) -> bool:
        """Whether nothing but the first page was seen; only then another language may begin anew."""
        return self.currentId() in (-1, self.startId())

    def way_on(self) -> Button | None:
        """The primary button of the page that is shown."""
        last = self.nextId() == -1
        made = self.button(QWizard.WizardButton.FinishButton if last else QWizard.WizardButton.NextButton)
        return made if isinstance(made, Button) else None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """A wizard hides its page for a moment whenever Continue opens or closes: who types keeps the focus."""
        at = QApplication.focusWidget()
        return (at is not None and not at.isVisible()) or super().focusNextPrevChild(forward)

    def reject(self) -> None:
        """Escape goes a page back; there is nothing behind the first."""
        if not self.on_first_page:
            self.back()

    def accept(self) -> None:
        """Make the vault; Argon2id is slow, so beside the window."""
        door, key, school = self.door, self.key, self.school.school()
        passphrase = self.words.passphrase()
        finish = self.button(QWizard.WizardButton.FinishButton)
        finish.setEnabled(False)
        self.back_page.say(_("The data folder is being made. This takes a moment."))

        def job() -> access.Opened:
            return access.create(door, passphrase, key, school)

        ask(self, self.jobs, job, self._on_created, self._on_failed, unheard=lambda vault: vault.close())

    def _on_created(self, vault: access.Opened) -> None:
        self.words.forget()
        self.key = b""
        self.created.emit(vault)

    def _on_failed(self, problem: Exception) -> None:
        self.button(QWizard.WizardButton.FinishButton).setEnabled(True)
        self.back_page.say(str(error(problem)))

    def _on_page(self, _number: int) -> None:
        page = self.currentPage()
        if isinstance(page, StepFrame):
            page.focus_first()

    def _give_buttons(self) -> None:
        texts = {
            QWizard.WizardButton.BackButton: button(_("Back"), None, "chevron-left"),
            QWizard.WizardButton.NextButton: button(_("Continue"), "primary"),
            QWizard.WizardButton.FinishButton: button(_("Make the folder"), "primary"),
        }
        for which, made in texts.items():
            made.setParent(self)
            self.setButton(which, made)
            self.setButtonText(which, made.label)
        kinds = [QWizard.WizardButton.Stretch, *texts]
        self.setButtonLayout(kinds)


class SchoolPage(StepFrame):
    """The school is the controller: why data is kept, and who holds the spare sheet."""

    def __init__(self) -> None:
        super().__init__(
            _("Before the first case"),
            _("The school is responsible for this data. What you fill in here stays in the locked data."),
        )
        self.name = LineField(name=_("School"))
        self.holder = LineField(name=_("Who keeps the spare recovery sheet"))
        self.reason = WordsBox(lines=2, most=3, name=_("Why data is kept, and how long"))
        self._proposed = _("To follow up until it is safe, then as long as the school’s rule says")
        self.reason.set_words(self._proposed)
        self.first = self.name
        self.column.addWidget(Field(_("School"), self.name))
        self.column.addWidget(
            Field(
                _("Who keeps the spare recovery sheet"),
                self.holder,
                hint=_("A second person: illness must not stop a child’s follow-up."),
            )
        )
        self.column.addWidget(Field(_("Why data is kept, and how long"), self.reason))
        self.column.addStretch(1)
        self._missing = label("", "caption", "2", wrap=True)
        self.column.addWidget(self._missing)
        for changed in (self.holder.textChanged, self.reason.textChanged):
            changed.connect(self.completeChanged)
        self.completeChanged.connect(self._say_missing)
        self._say_missing()

    def isComplete(self) -> bool:
        """Holder and reason are asked; the school's name may come later."""
        return bool(self.holder.text().strip() and self.reason.words().strip())

    def _say_missing(self) -> None:
        """Why it does not go on yet."""
        holder = _("To continue, fill in who keeps the spare recovery sheet.")
        reason = _("To continue, fill in why data is kept.")
        self._missing.setText("" if self.isComplete() else reason if self.holder.text().strip() else holder)

    @property
    def reason_changed(self) -> bool:
        """Whether the proposed reason was put into other words."""
        return self.reason.words() != self._proposed

    def fill(self, school: access.School) -> None:
        """Show what was filled in before; an empty reason leaves the proposed one."""
        self.holder.set_words(school.holder)
        self.name.set_words(school.name)
        if school.reason:
            self.reason.set_words(school.reason)

    def school(self) -> access.School:
        """What was filled in."""
        return access.School(self.holder.text().strip(), self.reason.words().strip(), self.name.text().strip())


class PassphrasePage(StepFrame):
    """The passphrase, twice; pasting is allowed, and length is the only rule."""

    def __init__(self) -> None:
        super().__init__(_("Choose a passphrase"), _("It locks everything. You type it each time you begin."))
        self.first_line, self.second = LineField(name=_("Passphrase")), LineField(name=_("Once more"))
        self.first = self.first_line
        self.show_it = button(_("Show"), "plain", "eye", key="Alt+W")
        self.show_it.setCheckable(True)
        self.show_it.toggled.connect(self._on_show)
        suggest = button(_("Suggest one"), "plain", key="Alt+S")
        suggest.clicked.connect(self._on_suggest)
        self.shown = Field(_("Passphrase"), self.first_line)
        self.again = Field(_("Once more"), self.second)
        self.column.addWidget(self.shown)
        self.column.addWidget(self.again)
        self.column.addWidget(left_of(suggest, self.show_it))  # below both: Tab goes from one line to the other
        self.column.addStretch(1)
        for line in (self.first_line, self.second):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textChanged.connect(self._on_typed)
        self._on_typed()

    def isComplete(self) -> bool:
        """Long enough, and twice the same."""
        return access.judge(self.first_line.text()).enough and self.first_line.text() == self.second.text()

    def passphrase(self) -> str:
        """What was chosen."""
        return self.first_line.text()

    def forget(self) -> None:
        """Nothing of it stays in a field."""
        self.first_line.clear()
        self.second.clear()

    def _on_suggest(self) -> None:
        words = access.suggestion(paths.resources(), language())
        self.first_line.setText(words)
        self.second.clear()
        self.show_it.setChecked(True)
        self.second.setFocus()

    def _on_show(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for line in (self.first_line, self.second):
            line.setEchoMode(mode)
        self.show_it.set_label(_("Hide it") if on else _("Show"))

    def _on_typed(self) -> None:
        judged = access.judge(self.first_line.text())
        long = _("Long enough. Random words are safe and easy to remember.")
        self.shown.set_hint(long if judged.enough else _("At least 14 letters, or five words."))
        differs = self.second.text() and self.first_line.text() != self.second.text()
        self.again.set_error(_("The two are not the same.") if differs else "")
        self.completeChanged.emit()


class RecoverySheetPage(StepFrame):
    """The recovery key, to print or to copy by hand; it is never written to a file."""

    def __init__(self, wizard: FirstRun) -> None:
        super().__init__(
            _("The recovery sheet"),
            _("With it a forgotten passphrase is no disaster. Print it, or copy it by hand, and put it in a safe."),
        )
        self._wizard = wizard
        self.groups = KeyGroups(access.groups(wizard.key))
        self.print_button: Button = button(_("Print the sheet"), None, "printer", key="Ctrl+P")
        self.print_button.clicked.connect(self._on_print)
        self.first = self.print_button
        self.result = label("", "caption", "2", wrap=True)
        self.column.addWidget(self.groups)
        self.column.addWidget(left_of(self.print_button))
        self.column.addWidget(self.result)
        self.column.addStretch(1)

    def _on_print(self) -> None:
        from kring.ui.papers.printing import Sent

        try:
            wizard = self._wizard
            groups, today = access.groups(wizard.key), wizard.door.clock().date()
            done = print_sheet(wizard, groups, wizard.school.school().holder, today, str(wizard.chosen.paper))
        except KringError as problem:
            self.result.setText(str(error(problem)))
            return
        sent = done is Sent.DONE
        self.result.setText(_("Sent to the printer.") if sent else _("Not printed. Copy it by hand, or try again."))


class TypeBackPage(StepFrame):
    """Two groups typed back show that the sheet can be read."""

    def __init__(self, wizard: FirstRun) -> None:
        super().__init__(_("Type back two groups"), _("So you know that the sheet can be read when it is needed."))
        self._wizard = wizard
        self.boxes = {number: LineField(name=_("Group {number}").format(number=number)) for number in TYPED_BACK}
        self.fields = {
            number: Field(_("Group {number}").format(number=number), box) for number, box in self.boxes.items()
        }
        self.first = self.boxes[TYPED_BACK[0]]
        for number, box in self.boxes.items():
            box.textChanged.connect(self.completeChanged)
            self.column.addWidget(self.fields[number])
        self.result = label("", "body", "2", wrap=True)
        self.column.addWidget(self.result)
        self.column.addStretch(1)

    def isComplete(self) -> bool:
        """Both groups are as they stand on the sheet."""
        groups = access.groups(self._wizard.key) if self._wizard.key else ()
        right = {n: bool(groups) and _plain(box.text()) == _plain(groups[n - 1]) for n, box in self.boxes.items()}
        for number, field in self.fields.items():
            wrong = len(_plain(self.boxes[number].text())) >= 4 and not right[number]
            field.set_error(_("Compare it with the sheet.") if wrong else "")
        return all(right.values())

    def say(self, sentence: str) -> None:
        """One sentence below the groups."""
        self.result.setText(sentence)


def _plain(text: str) -> str:
    """A group as it is compared: letters that look like digits are those digits, as on the way in."""
    plain = text.strip().replace(" ", "").replace("-", "").upper()
    return plain.translate(LOOK_ALIKES)
