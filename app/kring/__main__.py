"""`python -m kring`."""

from __future__ import annotations

import sys

from kring.cli import main

if __name__ == "__main__":
    sys.exit(main())
