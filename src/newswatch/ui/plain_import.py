"""Loads Qt, and keeps Python's own import as it was."""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Load Qt before anything else does.

    PySide puts an import of its own in the place of Python's. It reads the source
    of every module that comes later, to see whether it asks for snake_case names
    (`__feature__`). Nobody does here, and the reading takes a tenth of the start.
    """
    own = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - loaded for what it does

    builtins.__import__ = own
