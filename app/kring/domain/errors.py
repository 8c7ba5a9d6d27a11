"""Everything that can go wrong, as classes that carry values; `words.py` makes the sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kring.domain.problems import Code
from kring.domain.refusals import Refusal, Rule


class KringError(Exception):
    """The world did not do what we asked; never a mistake in the program itself."""


# --- records ---------------------------------------------------------------------------------------------------------


class UnreadableRecord(KringError):
    """A stored record has a kind or a field that this program does not know."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class SessionRefused(KringError):
    """A step that a session does not allow now, and why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code = code


class Refused(KringError):
    """A step in a case that is not allowed now: the rule, and the values that its sentence needs."""

    def __init__(self, code: Rule, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


# --- templates and papers --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a text that somebody wrote: line and column from 1, a code, and what its sentence needs."""

    line: int
    column: int
    code: Code
    values: tuple[str, ...] = ()


class TemplateRefused(KringError):
    """A template uses something that templates may not use; every reason is in `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("template-refused")
        self.problems = problems


class TemplateFailed(KringError):
    """A template was allowed, but could not be filled with these facts; the line may be unknown."""

    def __init__(self, code: Code, line: int | None) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


class LettersMissing(KringError):
    """None of the fonts for paper has these letters, so the paper would show boxes."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        super().__init__("letters-missing")
        self.letters = letters


class PaperUnknown(KringError):
    """There is no such paper, or not in this language."""

    def __init__(self, paper_id: str, language: str) -> None:
        super().__init__(paper_id)
        self.paper_id = paper_id
        self.language = language


# --- the vault -------------------------------------------------------------------------------------------------------


class VaultError(KringError):
    """Something about the encrypted store."""


class WrongPassphrase(VaultError):
    """The passphrase does not open this vault; nothing was changed."""


class WrongRecoveryKey(VaultError):
    """The recovery key is well formed but belongs to another vault; nothing was changed."""


class RecoveryKeyTypo(VaultError):
    """A recovery key with typing mistakes: the numbers (1 to 8) of the groups to look at, empty where unknown."""

    def __init__(self, groups: tuple[int, ...] = ()) -> None:
        super().__init__(groups)
        self.groups = groups


class RecoveryKeyIncomplete(VaultError):
    """A recovery key with too few or too many characters."""

    def __init__(self, found: int, needed: int) -> None:
        super().__init__(found, needed)
        self.found = found
        self.needed = needed


class WordsFault(StrEnum):
    """Why a file with words that waited is of no use."""

    FOREIGN = "foreign"
    DAMAGED = "damaged"
    OTHER = "other"  # it belongs to another vault


class WordsUnusable(VaultError):
    """A file with words that waited cannot be taken in; nothing was changed."""

    def __init__(self, reason: WordsFault) -> None:
        super().__init__(reason)
        self.reason = reason


class PassphraseTooWeak(VaultError):
    """A new passphrase that is shorter than both rules ask: characters, or words."""

    def __init__(self, characters: int, words: int, needed_characters: int, needed_words: int) -> None:
        super().__init__(characters, words)
        self.characters = characters
        self.words = words
        self.needed_characters = needed_characters
        self.needed_words = needed_words


class VaultMissing(VaultError):
    """There is no vault in this folder."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder


class VaultExists(VaultError):
    """A new vault was asked for in a folder that is not empty."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder


class VaultPart(StrEnum):
    """What a vault consists of."""

    HEADER = "header"
    DATABASE = "database"
    BACKUP = "backup"


class VaultDamaged(VaultError):
    """A part of the vault cannot be read any more."""

    def __init__(self, part: VaultPart) -> None:
        super().__init__(part)
        self.part = part


class SeenBy(StrEnum):
    """By what a file was seen to be none of ours."""

    PLAINTEXT = "plaintext"
    APPLICATION = "application"
    HEADER = "header"


class VaultForeign(VaultError):
    """The file is not a vault of this program."""

    def __init__(self, seen_by: SeenBy) -> None:
        super().__init__(seen_by)
        self.seen_by = seen_by


class VaultNewer(VaultError):
    """The vault was written by a newer program; nothing was changed."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found = found
        self.known = known


class VaultInUse(VaultError):
    """Another window has this vault open."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder


class VaultClosed(VaultError):
    """The vault was closed (locked) before this was asked of it."""


class HeaderRefused(VaultError):
    """A header asks for a key derivation outside the allowed limits; nothing was computed."""

    def __init__(self, field: str, value: int) -> None:
        super().__init__(field, value)
        self.field = field
        self.value = value


class FolderSynced(VaultError):
    """The folder is copied elsewhere by a service (its name), or lies on a network drive (no service)."""

    def __init__(self, folder: str, service: str = "") -> None:
        super().__init__(service)
        self.folder = folder
        self.service = service


class FolderRefused(VaultError):
    """A folder cannot be made or written to."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder


class DiskFault(StrEnum):
    """What is wrong with a disk that takes nothing."""

    FULL = "full"
    READ_ONLY = "readonly"
    FAILED = "failed"


class NotSaved(VaultError):
    """Nothing of this change was stored."""

    def __init__(self, reason: DiskFault) -> None:
        super().__init__(reason)
        self.reason = reason


class BackupFault(StrEnum):
    """Why there is no backup."""

    FULL = "full"
    FAILED = "failed"
    UNVERIFIED = "unverified"
    STOPPED = "stopped"


class BackupFailed(VaultError):
    """A backup was not made, or did not stand its check."""

    def __init__(self, reason: BackupFault) -> None:
        super().__init__(reason)
        self.reason = reason
