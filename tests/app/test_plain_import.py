"""Qt leaves Python's import as it is."""

from __future__ import annotations

import subprocess
import sys

TOLD = """
import builtins
own = builtins.__import__
from newswatch.ui.plain_import import load_qt
load_qt()
import sys
from PySide6.QtCore import QObject
assert QObject().setObjectName
assert builtins.__import__ is own
assert "PySide6.QtCore" in sys.modules
"""


def test_no_source_is_read_after_qt_was_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOLD], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.returncode == 0
