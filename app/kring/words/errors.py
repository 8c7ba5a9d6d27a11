"""What went wrong, in one sentence, and what to do about it; never people's words, never a path nobody chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from kring.domain import errors as e
from kring.domain.refusals import Refusal
from kring.i18n import _
from kring.words.refusals import refused


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened and what is safe, and the remedy."""

    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


def error(problem: Exception) -> Sentence:
    """The sentence for anything that can go wrong; for what is our own fault, too."""
    match problem:
        case e.VaultError():
            return _vault(problem)
        case e.Refused():
            return Sentence(refused(problem), "")
        case e.SessionRefused():
            return Sentence(_session(problem.code), "")
        case e.LettersMissing():
            return Sentence(
                _("The paper cannot show these letters: {letters}.").format(letters=" ".join(problem.letters)),
                _("Write the name in another way, or leave it open and write it by hand."),
            )
        case e.TemplateRefused() | e.TemplateFailed() | e.PaperUnknown():
            return Sentence(_("This paper cannot be made."), _("Nothing of the case was changed."))
        case e.UnreadableRecord():
            return Sentence(
                _("A newer Kring wrote something here that this one does not know."),
                _("Open it with the newer one."),
            )
    return Sentence(
        _("Something went wrong in Kring itself."), _("What was saved is safe. Close Kring and open it again.")
    )


def _vault(problem: e.VaultError) -> Sentence:
    match problem:
        case e.WrongPassphrase():
            return Sentence(_("That is not the passphrase."), _("Check Caps Lock."))
        case e.WrongRecoveryKey():
            return Sentence(_("This recovery key belongs to other data."), _("Look for the sheet of this computer."))
        case e.RecoveryKeyTypo():
            return Sentence(_("There is a typing mistake in the recovery key."), _groups(problem.groups))
        case e.RecoveryKeyIncomplete():
            return Sentence(_("The recovery key is not complete."), _("It has eight groups of four."))
        case e.PassphraseTooWeak():
            return Sentence(_("That is too short."), _("At least 14 letters, or five words."))
        case e.VaultMissing():
            return Sentence(_("There is no Kring data in this folder."), _("Choose the folder where it is."))
        case e.VaultExists():
            return Sentence(_("This folder is not empty."), _("Choose an empty folder."))
        case e.NotSaved():
            return not_saved(problem.reason)
        case e.BackupFailed():
            return Sentence(_("The backup was not made."), _("Your cases are saved. It is tried again later."))
    return _vault_file(problem)


def _vault_file(problem: e.VaultError) -> Sentence:
    match problem:
        case e.VaultDamaged():
            return Sentence(
                _("The data on this computer is damaged."), _("Nothing was changed. A backup can take its place.")
            )
        case e.VaultForeign():
            return Sentence(_("This file is not from Kring."), _("Nothing was changed. Choose the right folder."))
        case e.VaultNewer():
            return Sentence(_("A newer Kring wrote this data."), _("Open it with the newer one. Nothing was changed."))
        case e.WordsUnusable():
            return _words_unusable(problem.reason)
        case e.VaultInUse():
            return Sentence(_("Kring is already open in another window."), _("Go on there, or close it first."))
        case e.HeaderRefused():
            return Sentence(_("The key file asks for something it may not."), _("Put back the key file of a backup."))
        case e.FolderSynced():
            return _synced(problem.service)
        case e.FolderRefused():
            return Sentence(_("This folder cannot be written to."), _("Choose another folder."))
    return Sentence(_("Kring is locked."), _("Unlock it first."))


def _words_unusable(reason: e.WordsFault) -> Sentence:
    match reason:
        case e.WordsFault.OTHER:
            return Sentence(
                _("These words belong to other Kring data."),
                _("Nothing was changed. Take them in where they come from."),
            )
        case e.WordsFault.DAMAGED:
            return Sentence(_("This file with words is cut or damaged."), _("Nothing was changed."))
        case e.WordsFault.FOREIGN:
            return Sentence(_("This file is not from Kring."), _("Nothing was changed."))
        case _:
            assert_never(reason)


def _synced(service: str) -> Sentence:
    if service:
        where = _("This folder is copied elsewhere by {service}.").format(service=service)
    else:
        where = _("This folder lies on a network drive.")
    return Sentence(where, _("Choose a folder that stays on this computer."))


def _groups(groups: tuple[int, ...]) -> str:
    if not groups:
        return _("Compare it with the sheet, group by group.")
    return _("Look at group {groups}.").format(groups=", ".join(str(n) for n in groups))


def not_saved(reason: e.DiskFault) -> Sentence:
    """Why the disk did not take something."""
    match reason:
        case e.DiskFault.FULL:
            return Sentence(
                _("Not saved: the disk is full."),
                _("Your words stay here. Make room; it is tried again every 5 seconds."),
            )
        case e.DiskFault.READ_ONLY:
            return Sentence(_("Not saved: the disk only reads."), _("Your words stay here, and it is tried again."))
        case e.DiskFault.FAILED:
            return Sentence(_("Not saved: the disk failed."), _("Your words stay here, and it is tried again."))
        case _:
            assert_never(reason)


def _session(code: Refusal) -> str:
    match code:
        case Refusal.AT_START:
            return _("This is the first line.")
        case Refusal.AT_END:
            return _("This is the last line.")
        case Refusal.PAUSED:
            return _("There is a break. Go on first.")
        case Refusal.NOTHING_TO_UNDO:
            return _("There is nothing to undo.")
        case Refusal.NOTHING_TO_REDO:
            return _("There is nothing to do again.")
        case Refusal.FINISHED:
            return _("This talk is over.")
        case Refusal.STOPPED:
            return _("This talk was stopped.")
        case Refusal.ADJOURNED:
            return _("This goes on another day.")
        case Refusal.SOMEBODY_AWAY:
            return _("Somebody who is needed is not here. Wait, take a break, or stop.")
        case Refusal.NOT_HERE:
            return _("This person is not here now.")
        case Refusal.SAID_NO:
            return _("Meeting was answered with a no. This is asked only when that answer becomes another.")
        case Refusal.NO_TURNS | Refusal.UNKNOWN_TURN | Refusal.KNOWN_TURN | Refusal.NOT_A_STEP:
            return _("That is not possible now.")
        case Refusal.NOT_PAUSED | Refusal.NOT_ADJOURNED:
            return _("That is not possible now.")
        case _:
            assert_never(code)
