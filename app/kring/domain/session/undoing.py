"""What was done to a script while it is edited, so that it can be undone: the scripts themselves, one after another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kring.domain.session.script import Script

MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class EditStep:
    """A script as it once was, and at which line it was changed then."""

    script: Script
    line: str = ""


@dataclass(frozen=True, slots=True)
class EditHistory:
    """The script of now, what it was before each change, and what was undone; `about` is what is being typed."""

    now: Script
    before: tuple[EditStep, ...] = ()
    undone: tuple[EditStep, ...] = ()
    about: str = ""

    def changed(self, script: Script, line: str = "", about: str = "") -> EditHistory:
        """After a change. What is typed in one go, `about` the same, is one step, and none where all of it is gone."""
        if script == self.now:
            return self
        if about and about == self.about and self.before:
            before = self.before
            if before[-1].script == script:
                return EditHistory(script, before[:-1], ())
            return EditHistory(script, before, (), about)
        before = (*self.before, EditStep(self.now, line))[-MOST_STEPS:]
        return EditHistory(script, before, (), about)

    def sealed(self) -> EditHistory:
        """What is typed from now on is a step of its own."""
        return replace(self, about="")

    def back(self) -> EditHistory:
        """One step back; itself where nothing was done."""
        if not self.before:
            return self
        step = self.before[-1]
        return EditHistory(step.script, self.before[:-1], (*self.undone, EditStep(self.now, step.line)))

    def forth(self) -> EditHistory:
        """What was undone last is done again; itself where nothing was."""
        if not self.undone:
            return self
        step = self.undone[-1]
        return EditHistory(step.script, (*self.before, EditStep(self.now, step.line)), self.undone[:-1])
