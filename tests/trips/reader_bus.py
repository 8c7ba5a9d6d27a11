"""What a screen reader on Linux has: the accessibility bus. It knows nothing of the program but what comes over it.

A bus of its own and a display of its own are started, so that nobody's desktop is touched. `why_not` says what the
machine lacks for that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ATSPI = "org.a11y.atspi."
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
STATES = {"checked": 4, "focused": 12, "selected": 23, "sensitive": 24, "visible": 30}
PATIENCE = 60.0  # seconds, on a machine that others work on too
PAUSE = 0.2


def why_not() -> str:
    """What is missing here for a bus and a display; empty where nothing is."""
    if sys.platform != "linux":
        return "only Linux has this bus"
    lacking = [name for name in ("dbus-daemon", "Xvfb") if shutil.which(name) is None]
    lacking += [] if SERVICE.is_file() else ["at-spi2-core"]
    lacking += [] if find_spec("jeepney") else ["jeepney"]
    return f"not on this machine: {', '.join(lacking)}" if lacking else ""


@dataclass
class Desktop:
    """A display and a session bus that live as long as it does."""

    started: list[subprocess.Popen[str]] = field(default_factory=list)
    surroundings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        bus = self.start(["dbus-daemon", "--session", "--print-address=1", "--nofork"], stdout=subprocess.PIPE)
        assert bus.stdout is not None
        self.surroundings["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        self.start(screen, pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as number:
            self.surroundings["DISPLAY"] = ":" + number.readline().strip()

    def start(self, command: Sequence[str], **how: Any) -> subprocess.Popen[str]:
        """Start a program on this desktop; it is ended with it."""
        env = {**os.environ, **self.surroundings, **how.pop("env", {})}
        made = subprocess.Popen(command, env=env, text=True, stderr=subprocess.DEVNULL, **how)
        self.started.append(made)
        return made

    def close(self) -> None:
        """End all that was started here, the last first."""
        for made in reversed(self.started):
            made.terminate()
            try:
                made.wait(10)
            except subprocess.TimeoutExpired:
                made.kill()
                made.wait(10)
            if made.stdout is not None:
                made.stdout.close()


class Reader:
    """Asks and acts over the bus, and hears what is announced and where the focus goes."""

    def __init__(self, session: str) -> None:
        from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        self._address, self._call = DBusAddress, new_method_call
        self._session = open_dbus_connection(session)
        at = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        bus = self._session.send_and_get_reply(new_method_call(at, "GetAddress")).body[0]
        status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
        for name in ("IsEnabled", "ScreenReaderEnabled"):  # as a reader does when it starts
            self._session.send_and_get_reply(status.set(name, "b", True))
        self._bus = open_dbus_connection(bus)
        self.announced: list[str] = []
        self.focused: list[Node] = []
        registry = DBusAddress("/org/a11y/atspi/registry", ROOT[0], ATSPI + "Registry")
        for event in ("object:announcement", "object:state-changed:focused"):
            self._bus.send_and_get_reply(new_method_call(registry, "RegisterEvent", "s", (event,)))
        rule = MatchRule(type="signal", interface=ATSPI + "Event.Object")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))

    def close(self) -> None:
        """Leave both buses."""
        self._bus.close()
        self._session.close()

    def ask(self, where: tuple[str, str], interface: str, member: str, sign: str = "", *given: Any) -> Any:
        """Call something and give its answer; LookupError where it is gone."""
        from jeepney import HeaderFields, MessageType

        serial = next(self._bus.outgoing_serial)
        message = self._call(self._address(where[1], where[0], interface), member, sign or None, given)
        self._bus.send(message, serial=serial)
        while True:
            came = self._bus.receive(timeout=PATIENCE)
            if came.header.fields.get(HeaderFields.reply_serial) != serial:
                self._take(came)
            elif came.header.message_type is MessageType.error:
                raise LookupError(f"{member}: {came.body}")
            else:
                return came.body[0] if came.body else None

    def listen(self, seconds: float = PAUSE) -> None:
        """Take what comes by itself for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self._take(self._bus.receive(timeout=left))
            except TimeoutError:
                return

    def _take(self, came: Any) -> None:
        from jeepney import HeaderFields, MessageType

        fields = came.header.fields
        if came.header.message_type is not MessageType.signal:
            return
        what, on = fields.get(HeaderFields.member), came.body
        if what == "Announcement":
            self.announced.append(on[3][1])
        elif what == "StateChanged" and on[:2] == ("focused", 1):
            self.focused.append(Node(self, (fields[HeaderFields.sender], fields[HeaderFields.path])))


@dataclass(frozen=True)
class Node:
    """One thing that the program shows to a reader."""

    reader: Reader
    where: tuple[str, str]

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.reader.ask(self.where, "org.freedesktop.DBus.Properties", "Get", "ss", *_NAME)[1])

    @property
    def role(self) -> str:
        """What it is, such as "push button"."""
        return str(self._ask("Accessible", "GetRoleName"))

    @property
    def level(self) -> int:
        """How deep a heading lies; 0 where nothing is said of it."""
        return int(self._ask("Accessible", "GetAttributes").get("level", 0))

    def is_(self, state: str) -> bool:
        """Whether it is in a state."""
        low, high = self._ask("Accessible", "GetState")
        return bool((low | high << 32) >> STATES[state] & 1)

    def children(self) -> list[Node]:
        """What lies in it."""
        return [Node(self.reader, tuple(at)) for at in self._ask("Accessible", "GetChildren")]

    def shown(self) -> Iterator[Node]:
        """What lies in it and is seen, as far as it does not go away meanwhile."""
        try:
            inside = self.children()
        except LookupError:
            return
        for child in inside:
            try:
                seen = child.is_("visible")
            except LookupError:
                continue
            if seen:
                yield child
                yield from child.shown()

    def act(self, action: str) -> None:
        """Do one of its actions."""
        names = [one[0] for one in self._ask("Action", "GetActions")]
        assert action in names, (self.role, self.name, names)
        self._ask("Action", "DoAction", "i", names.index(action))
        self.reader.listen()

    def write(self, words: str) -> None:
        """Put these words into it."""
        self._ask("EditableText", "SetTextContents", "s", words)
        self.reader.listen(2 * PAUSE)  # a field tells of its words once they have settled

    def words(self) -> str:
        """The words that stand in it."""
        return str(self._ask("Text", "GetText", "ii", 0, -1))

    def _ask(self, interface: str, member: str, sign: str = "", *given: Any) -> Any:
        return self.reader.ask(self.where, ATSPI + interface, member, sign, *given)


_NAME = (ATSPI + "Accessible", "Name")


class Heard:
    """A program as it is found over the bus alone."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._top = Node(reader, ROOT)

    def all(self, role: str, wanted: Callable[[str], bool] = bool) -> list[Node]:
        """Everything that is seen of a role, and whose name is wanted."""
        found = []
        for node in self._top.shown():
            try:
                if node.role == role and wanted(node.name):
                    found.append(node)
            except LookupError:
                continue
        return found

    def find(self, role: str, begins: str, whole: bool = False) -> Node:
        """The first of a role whose name is this, or begins so; waited for."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.all(role, lambda name: name == begins if whole else name.startswith(begins))
            if found:
                return found[0]
            self.reader.listen()
        names = [node.name for node in self.all(role)]
        raise AssertionError(f"no {role} “{begins}” among {names}")

    def press(self, words: str, whole: bool = False) -> None:
        """Press a button by the words that it begins with."""
        self.find("push button", words, whole).act("Press")

    def choose(self, menu: str, item: str) -> None:
        """Open a menu and take one of its items."""
        self.find("menu item", menu).act("ShowMenu")
        self.find("menu item", item).act("Press")

    def hears(self, begins: str) -> str:
        """Wait for an announcement that begins so; gives it whole."""
        return self._heard(
            lambda announced: next((words for words in announced if words.startswith(begins)), ""), begins
        )

    def next_words(self, before: int) -> str:
        """Wait for what is announced after so many others."""
        return self._heard(lambda announced: announced[before] if len(announced) > before else "", "anything")

    def _heard(self, wanted: Callable[[list[str]], str], what: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if words := wanted(self.reader.announced):
                return words
            self.reader.listen()
        raise AssertionError(f"“{what}” was not heard, but {self.reader.announced}")
