"""Draws the bundled line icons in a colour of the theme; each is rendered once per colour and size."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from kring import paths
from kring.ui.ground.theme import current

STROKE = "1.9"


def pixmap(name: str, key: str = "text", size: int | None = None) -> QPixmap:
    """The icon ``name`` in the theme colour ``key``, ``size`` pixels wide (default 4.5 units)."""
    theme = current()
    app = QGuiApplication.instance()
    ratio = math.ceil(app.devicePixelRatio()) if isinstance(app, QGuiApplication) else 1
    wanted = (name, theme.colour(key).name(), size or theme.px(4.5), ratio)
    if wanted not in theme.pictures:
        theme.pictures[wanted] = _render(*wanted)
    return theme.pictures[wanted]


def icon(name: str, key: str = "text", size: int | None = None) -> QIcon:
    """The same as ``pixmap``, as an icon."""
    return QIcon(pixmap(name, key, size))


def exists(name: str) -> bool:
    """Whether an icon of this name is bundled."""
    return _path(name).is_file()


def _path(name: str) -> Path:
    return paths.resources() / "icons" / f"{name}.svg"


def _render(name: str, colour: str, size: int, ratio: int) -> QPixmap:
    # QtSvg is imported here: the lock screen is painted sooner without it
    from PySide6.QtSvg import QSvgRenderer

    source = _path(name).read_text(encoding="utf-8")
    source = source.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    image = QPixmap(size * ratio, size * ratio)
    image.fill(Qt.GlobalColor.transparent)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
