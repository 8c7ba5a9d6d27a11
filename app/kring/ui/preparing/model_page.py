"""Which conference it will be: all scripts that fit the case, and why the others do not; nothing is chosen for you."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kring.domain.people import Role
from kring.domain.preparing.chosen_model import chosen
from kring.domain.preparing.fitting import to_fill
from kring.domain.session.script import Script
from kring.i18n import LANGUAGES, _, join_words
from kring.ui.forms.script_place import row_id
from kring.ui.forms.whose_script import whose
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.preparing.model_groups import GroupsCard
from kring.ui.preparing.model_rows import not_fitting, wishes_card
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, column_of, left_of, padded
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.hearing import later
from kring.ui.widgets.page import Page, ScrollBody
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import heading, label
from kring.usecases.preparing import models
from kring.usecases.preparing.models import Offered
from kring.usecases.scripts import own
from kring.words.preparing import models as words

READ = "F5"
SIDE_NEEDS = 80  # units; with less beside the choices, what comes with one stands below them


class ModelPage(Page):
    """Those that fit as equal cards, those that do not as rows with their reason; beside them what comes with one."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        case = context.now
        harmed = join_words([case.called(p) for p in case.harmed])
        intro = _("What fits this case, going by what was written down and what {harmed} answered.")
        super().__init__(_("Which conference"), intro.format(harmed=harmed))
        self.context = context
        model = chosen(case)
        self._value = place.about or (model.script if model is not None else None)
        self._language = model.language if model is not None else context.desk.language
        self.cards = ChoiceCards(_("Fits"), [])
        self.groups: GroupsCard | None = None
        self._asks_for_groups = False  # a model was chosen here that has some: they come into sight once they are there
        self.spoken: Combo | None = None
        self._offered = models.offered(context.desk, case)
        self._left, self._side = Section(self._choices, gap=2.5), Section(self._comes_with)
        beside = FoldingRow(5, SIDE_NEEDS)
        beside.line.addWidget(self._left, 2, Qt.AlignmentFlag.AlignTop)
        beside.line.addWidget(self._side, 1, Qt.AlignmentFlag.AlignTop)
        self._wishes = Section(lambda: wishes_card(context.now))
        self.add(self._wishes)
        self.add(beside)
        self.end()
        back = button(_("Back"), icon="chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.use = button(_("Use this script"), "primary")
        self.use.clicked.connect(self._on_use)
        self.set_footer([back], self.use)
        self.set_first(self.groups.first_row if self.groups is not None else self.cards)
        if self.cards.value() is None:
            self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the keys begin above a choice that is not made
        self._show_way_on()

    def show_case(self) -> None:
        """What fits may be something else by now."""
        self._offered = models.offered(self.context.desk, self.context.now)
        for part in (self._wishes, self._left, self._side):
            part.refill()
        self._show_way_on()

    def help_text(self) -> str:
        """What this page is for."""
        return _(
            "Which script the conference follows. Where one does not fit, it says why, and where to put that right."
        )

    def commands(self) -> list[Command]:
        """Read through what is looked at."""
        return [Command(MenuName.VIEW, _("Read it through"), self.read_through, (READ,))]

    def read_through(self) -> None:
        """The script that is looked at, as it will be spoken, with invented names; back leads here again."""
        found = self._chosen()
        choice = own.find(self.context.desk, found.choice.id, self._language) if found is not None else None
        if choice is not None:
            self.context.go(PageName.SCRIPT_READ, about=row_id(choice))

    def choose(self, script: str) -> None:
        """A model is looked at; nothing is kept before it is used."""
        self._value = script
        found = self._chosen()
        if found is not None and self._language not in found.languages:
            self._language = found.choice.language
        self._left.refill()
        self._side.refill()
        self._show_way_on()

    def _chosen(self) -> Offered | None:
        return next((one for one in self._offered if one.choice.id == self._value and one.fits), None)

    def _is_kept(self) -> bool:
        """Whether what is shown as chosen is what was chosen for the conference."""
        model = chosen(self.context.now)
        return model is not None and (model.script, model.language) == (self._value, self._language)

    def _choices(self) -> list[QWidget]:
        case = self.context.now
        fit, others = ([one for one in self._offered if one.fits is fits] for fits in (True, False))
        options = [
            Option(
                one.choice.id,
                one.choice.title,
                words.about(case, one.choice.script, whose(self.context.desk, one.choice)),
            )
            for one in fit
            if one.choice.script is not None
        ]
        self.cards = ChoiceCards(_("Fits"), options, columns=1)
        self.cards.set_value(self._value)
        self.cards.chosen.connect(self.choose)
        none = label(_("None of them fits as the case is now."), "body", "2", wrap=True)
        made: list[QWidget] = [heading(_("Fits"), 3, level=2), self.cards if options else none]
        self.groups = GroupsCard(self.context) if self._is_kept() and self._has_groups() else None
        if self.groups is not None:  # what is still to fill in stands first
            made.insert(0, self.groups)
            if self._asks_for_groups:
                self._asks_for_groups = False
                later(self, self._show_groups, 1)  # laid out by then
        circles = models.circles(self.context.desk, case)
        return [*made, *not_fitting(self.context, [*others, *circles])]

    def _has_groups(self) -> bool:
        model = chosen(self.context.now)
        return model is not None and bool(model.groups) and self._chosen() is not None

    def _comes_with(self) -> list[QWidget]:
        """Who begins, in which language, who leads, and what is still to ask."""
        found = self._chosen()
        card = Card(_("What comes with it"))
        if found is None or found.choice.script is None:
            card.add_row("", _("Choose one to see who begins, in which language, and what is still to do."))
            return [card]
        case, script = self.context.now, found.choice.script
        title, second = words.who_begins(case, script)
        card.add_row(title, second)
        if script.facilitators > 1:
            card.add_row(words.two_lead(case, case.having(Role.FACILITATOR)[: script.facilitators]))
        card.add(padded(self._spoken(found), 5, 2, 4, 2))
        asks = words.still_to_ask(case, script, other=models.to_run(self.context.desk, case).script != script.id)
        lines = [label(line, "caption", "2", wrap=True) for line in asks or [_("Nothing.")]]
        card.add(padded(column_of(label(_("Still to do")), *lines, gap=0.5), 5, 2, 4, 2))
        self._add_more(card, script)
        read = button(_("Read it through"), "quiet", "book-open", hint=READ)
        read.clicked.connect(self.read_through)
        card.add(padded(left_of(read), 5, 1, 4, 1))
        return [card]

    def _add_more(self, card: Card, script: Script) -> None:
        """When not, and where its order comes from: what speaks against a choice is said beside it."""
        for over, said in ((_("When not"), script.not_when), (_("Source"), script.source)):
            if said:
                card.add_row("", said, over=over)

    def _spoken(self, found: Offered) -> QWidget:
        """In which language it is read; a choice only where it is there in several."""
        names = [Option(code, LANGUAGES.get(code, code)) for code in found.languages]
        if len(names) == 1:
            return column_of(label(_("Language of the words"), "caption_strong", "2"), label(names[0].text), gap=0.5)
        self.spoken = Combo(_("Language of the words"), names)
        self.spoken.set_value(self._language)
        self.spoken.chosen.connect(self._on_language)
        return Field(_("Language of the words"), self.spoken)

    def _on_language(self, language: str) -> None:
        self._language = language
        self._show_way_on()

    def _show_way_on(self) -> None:
        """Closed before a choice; once it is kept, back to what is still to prepare."""
        found, kept = self._chosen(), self._is_kept()
        self.use.set_label(_("Go on") if kept else _("Use this script"))
        empty = to_fill(self.context.now) if kept else ()
        self.use.setEnabled(found is not None and not empty)
        note = _("Can be changed until it begins")
        if empty:
            note = _("Nobody sits in “{group}” yet").format(group=empty[0])
        elif found is None:
            note = _("Choose one first") if any(one.fits for one in self._offered) else ""
        self.set_note(note)
        self.use.setAccessibleDescription("" if self.use.isEnabled() else note)

    def _on_use(self) -> None:
        found = self._chosen()
        if found is None:
            return
        if self._is_kept():
            self.context.go(PageName.PREPARATION)
            return
        script, language = found.choice.id, self._language
        self._asks_for_groups = True
        if not self.context.do(models.choose_model, script=script, language=language):
            self._asks_for_groups = False
        elif not self._has_groups():
            self.context.go(PageName.PREPARATION)

    def _show_groups(self) -> None:
        """What is still to fill in comes into sight."""
        if self.groups is not None and isinstance(self.content, ScrollBody):
            self.content.show_from_top(self.groups)
            self.groups.begin()
