"""Entry point of `newswatch` and `python -m newswatch`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line (the window is one of its commands)."""
    from newswatch.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
