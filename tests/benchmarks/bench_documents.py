"""The agreement as PDF against ReportLab's bare platypus writing as many lines on two pages.

Cold is a whole process from ready facts, without a vault; warm is the same call again in a process that has
its fonts. Both are measured in turn in the same run, so that a busy machine slows both.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROUNDS = 7
WARM_ROUNDS = 15
COLD_GOAL = 2.0
WARM_MILLISECONDS = 60.0

_ROOT = Path(__file__).parents[2]
_OURS = """
import sys
sys.path[:0] = [{app!r}, {tests!r}]
import paper_builders
from kring.documents.papers import make_pdf
make_pdf("agreement", paper_builders.agreement(), "en")
"""
_BARE = """
import io
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
for face in ("Regular", "Medium", "SemiBold"):
    pdfmetrics.registerFont(TTFont(face, {fonts!r} + "/AtkinsonHyperlegibleNext-" + face + ".ttf"))
styles = [ParagraphStyle(face, fontName=face, fontSize=16, leading=22) for face in ("Regular", "Medium", "SemiBold")]
story = [Paragraph("A line of an agreement with about as many words.", styles[n % 3]) for n in range(20)]
story += [PageBreak()] + [Paragraph("A line to sign on.", styles[n % 3]) for n in range(14)]
SimpleDocTemplate(io.BytesIO()).build(story)
"""


def run() -> list[dict[str, object]]:
    """Value, floor and ratio of the agreement, cold and warm, in milliseconds."""
    ours = _OURS.format(app=str(_ROOT / "app"), tests=str(_ROOT / "tests"))
    bare = _BARE.format(fonts=str(_ROOT / "resources" / "fonts"))
    pairs = [(_process(ours), _process(bare)) for _ in range(ROUNDS)]
    cold, floor = median(p[0] for p in pairs), median(p[1] for p in pairs)
    return [
        _result("agreement as PDF, whole process", cold, floor, COLD_GOAL),
        _result("agreement as PDF, warm", _warm(), WARM_MILLISECONDS, 1.0),
    ]


def _process(code: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begin) * 1000


def _warm() -> float:
    sys.path[:0] = [str(_ROOT / "tests")]
    import paper_builders
    from kring.documents.papers import make_pdf

    facts, times = paper_builders.agreement(), []
    for _ in range(WARM_ROUNDS):
        begin = time.perf_counter()
        make_pdf("agreement", facts, "en")
        times.append((time.perf_counter() - begin) * 1000)
    return median(times[1:])


def _result(name: str, value: float, floor: float, goal: float) -> dict[str, object]:
    ratio = round(value / floor, 2)
    numbers = {"value": round(value, 2), "floor": round(floor, 2), "ratio": ratio, "goal": goal}
    return {"name": name, **numbers, "unit": "ms"}
