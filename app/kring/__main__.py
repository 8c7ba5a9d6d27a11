"""`python -m kring`."""

from __future__ import annotations

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # the folder we stand in may hold anybody's files, and a yaml.py there would be run

from kring.cli import main

if __name__ == "__main__":
    sys.exit(main())
