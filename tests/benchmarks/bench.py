"""Runs the benchmarks and prints value, floor and ratio of each: absolute times differ from machine to machine.

    python bench.py [--json]

Each file bench_NAME.py beside this one has `run()`, which gives a list of results with `name`, `value`, `floor`,
`ratio`, `goal` (the largest ratio allowed) and `unit`. The exit code is 0 whatever the figures are: a busy machine
is no mistake in the program.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
KEYS = ("name", "value", "floor", "ratio", "goal", "unit")

Result = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measures everything that can be measured here."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what the offscreen display says at each window
    sys.path.insert(0, str(HERE.parent.parent / "app"))
    results = [result for file in sorted(HERE.glob("bench_*.py")) for result in measure(file)]
    if "--json" in arguments:
        print(json.dumps([{key: result[key] for key in KEYS} for result in results], indent=1))
    else:
        print_table(results)
    return 0


def measure(file: Path) -> list[Result]:
    """The results of one file; none, with a word on standard error, where a part it needs is not there."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        results: list[Result] = module.run()
    except ImportError as error:
        print(f"{file.stem}: not measured, {error.name} is missing", file=sys.stderr)
        return []
    return results


def print_table(results: list[Result]) -> None:
    """One line for each result, the goal last."""
    width = max((len(result["name"]) for result in results), default=4)
    print(f"{'':{width}}  {'value':>10}  {'floor':>10}  {'ratio':>6}  {'goal':>6}")
    for result in results:
        seen = "" if result["ratio"] <= result["goal"] else "  over"
        print(
            f"{result['name']:{width}}  {result['value']:>7.2f} {result['unit']:<2}  "
            f"{result['floor']:>7.2f} {result['unit']:<2}  {result['ratio']:>6.2f}  {result['goal']:>6.2f}{seen}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
