"""Makes the Qt application: private before it starts, dressed, and silent about people when something breaks."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QStandardPaths, QTranslator
from PySide6.QtWidgets import QApplication

from kring import paths
from kring.i18n import _
from kring.settings import Settings
from kring.ui.ground.roles import install_roles
from kring.ui.ground.theme import Theme, Tokens, load_fonts

if TYPE_CHECKING:
    from kring.ui.frame.clipboard_guard import ClipboardGuard

APP_ID = "kring"


def make_application(argv: Sequence[str], settings: Settings) -> QApplication:
    """The one application object, with names, fonts, theme and Qt's own words in the chosen language."""
    _use_private_temp()
    QCoreApplication.setApplicationName("Kring")
    QCoreApplication.setOrganizationName("Kring")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv))
    app.setApplicationDisplayName("Kring")
    QApplication.setDesktopFileName(APP_ID)
    speak(app, settings.language)
    install_roles(app)
    resources = paths.resources()
    load_fonts(resources)
    theme = Theme(Tokens.read(resources), str(settings.theme), settings.text_size, app)
    theme.install(app)
    return app


def guard_clipboard(app: QApplication) -> ClipboardGuard:
    """Keep words off the X11 selection, and clear what was copied after a minute; call it once a vault is open."""
    from kring.ui.frame.clipboard_guard import ClipboardGuard

    return ClipboardGuard(app.clipboard(), app)


def install_excepthook(log: Callable[[str], None], last_saved: Callable[[], str] = lambda: "") -> None:
    """Turn an unknown exception into a code in the log and one sentence on the screen; never a traceback."""

    shown: list[str] = []

    def note(kind: type[BaseException], trace: TracebackType | None) -> str:
        code = failure_code(kind, trace)
        with suppress(Exception):  # a hook that raises makes Python print both, with the words in them
            log(code)
        return code

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        code = note(kind, trace)
        if shown:  # a fault in painting comes again with every paint: one dialog is enough
            return
        shown.append(code)
        try:
            _say_failure(code, last_saved())
        except Exception as another:
            note(type(another), another.__traceback__)
        finally:
            shown.clear()

    def silent(raised: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        note(raised.exc_type, raised.exc_traceback)

    sys.excepthook = hook
    sys.unraisablehook = silent
    threading.excepthook = silent


def failure_code(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Exception class and place, such as ``KeyError-main_window-120``; nothing that anybody typed."""
    place = "unknown"
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        place = f"{name.stem}-{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{kind.__name__}-{place}"


def scrub_file_dialog_history() -> None:
    """Forget the folders that Qt's file dialog wrote down; call it when a file dialog is deleted, not before."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    kept = Path(folder) / "QtProject.conf"
    try:
        text = kept.read_text("utf-8", errors="replace")
        cleaned = without_section(text, "FileDialog")
        if cleaned != text:
            kept.write_text(cleaned, "utf-8")
    except OSError:
        return  # there is none, or it cannot be written, then nothing was written into it either


def without_section(text: str, name: str) -> str:
    """An INI file without its section ``[name]``."""
    lines, inside = [], False
    for line in text.splitlines(keepends=True):
        if line.startswith("["):
            inside = line.strip() == f"[{name}]"
        if not inside:
            lines.append(line)
    return "".join(lines)


def _use_private_temp() -> None:
    # what a library puts into a temporary file should lie in memory, and go when the user logs out
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_dir() and os.access(runtime, os.W_OK):
        folder = paths.make_private_folder(Path(runtime) / "kring")
        os.environ["TMPDIR"] = str(folder)


def speak(app: QCoreApplication, language: str) -> None:
    """Let Qt's own words, such as those of a file dialog, be in this language."""
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    if language.startswith("nl"):
        QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        translator = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_nl", folder):
            app.installTranslator(translator)
    else:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def _say_failure(code: str, last_saved: str) -> None:
    from kring.ui.frame.failure import FailureDialog

    if QApplication.instance() is None:
        return
    FailureDialog(_("Something went wrong inside Kring."), last_saved, code).exec()
