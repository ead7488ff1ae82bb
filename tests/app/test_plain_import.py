"""Qt leaves Python's import as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


LATE = """
import sys
from newswatch.ui import plain_import

for name in plain_import.LATE:
    plain_import.import_late(name)
waiting = [n for n in plain_import.LATE if type(sys.modules[n]).__name__ != "module"]
assert "concurrent.futures" in waiting, waiting
plain_import.run_late()
waiting = [n for n in plain_import.LATE if type(sys.modules[n]).__name__ != "module"]
assert not waiting, waiting
"""


def test_every_late_module_has_run_before_threads_may_use_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LATE], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.returncode == 0


COUNTED = """
import builtins, sys

sys.dont_write_bytecode = False
sys.pycache_prefix = sys.argv[1]
own, asked = builtins.compile, []

def noted(source, filename, *rest, **named):
    asked.append(filename)
    return own(source, filename, *rest, **named)

builtins.compile = noted
from newswatch.ui.plain_import import load_qt
load_qt()
print(sum("shibokensupport" in str(name) for name in asked))
assert builtins.compile is noted
"""


def test_what_pyside_carries_as_sources_is_compiled_once(tmp_path: Path) -> None:
    first, again = (
        subprocess.run(
            [sys.executable, "-c", COUNTED, str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    )

    assert int(first) > 0
    assert int(again) == 0


NAMED = """
from newswatch.ui.plain_import import UNUSED, load_qt
load_qt()
import shibokensupport
sources = shibokensupport.__loader__.zfile
for unused in UNUSED:
    assert unused in sources.namelist(), unused
    name = unused.rpartition("/")[2].removesuffix(".py").encode()
    # The loader loads it; one more names it in a comment.
    told = [n for n in sources.namelist() if b" import " + name in sources.read(n)]
    asked = [n for n in sources.namelist() if name + b"." in sources.read(n)]
    print(told, set(asked) - {unused, "shibokensupport/signature/lib/enum_sig.py"})
"""


def test_nothing_in_pyside_uses_what_is_left_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NAMED], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.stdout == "['shibokensupport/signature/loader.py'] set()\n"
