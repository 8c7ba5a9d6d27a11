"""The child of the fault test: raises planted words everywhere an error can come from in a window.

    python fault_child.py LOG        the words come on standard input

Prints what the dialogs showed as one JSON list; each is closed as soon as it is there.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kring.main import log_to
from kring.settings import Settings
from kring.ui.frame.application import install_excepthook, make_application
from kring.ui.ground.jobs import Jobs


def main(log: Path) -> None:
    """Fails in a slot, in painting, in a thread, in a destructor, in a job's answer, and with many errors at once."""
    os.umask(0)
    words = sys.stdin.readline().strip()
    application = make_application(["kring"], Settings(language="en"))
    application.setQuitOnLastWindowClosed(False)
    install_excepthook(log_to(log))
    shown: list[str] = []

    def look() -> None:
        window = QApplication.activeModalWidget()
        if window is not None:
            shown.append(" ".join(label.text() for label in window.findChildren(QLabel)) + window.windowTitle())
            window.close()

    def fail(*_anything: object) -> None:
        raise KeyError(words)

    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            raise ValueError(words)

    class Dying:
        def __del__(self) -> None:
            raise RuntimeError(words)

    looking = QTimer(interval=20)
    looking.timeout.connect(look)
    looking.start()
    QTimer.singleShot(0, fail)
    painted = Painted()
    QTimer.singleShot(100, painted.show)
    Dying()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    jobs = Jobs()
    jobs.run(lambda: words, fail, fail)
    QTimer.singleShot(600, application.quit)
    application.exec()
    painted.hide()
    jobs.shut_down()
    print(json.dumps(shown), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
