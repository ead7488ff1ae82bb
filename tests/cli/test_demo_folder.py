"""A demo leaves nothing behind, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from patience import PATIENCE_S

pytestmark = pytest.mark.slow


def begin(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "newswatch", "--demo", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder), "QT_QPA_PLATFORM": "offscreen"},
    )


def left(folder: Path) -> list[str]:
    return [each.name for each in folder.glob("newswatch-demo-*")]


def test_a_picture_of_the_demo_leaves_no_folder(tmp_path: Path) -> None:
    with begin(tmp_path, "--screenshot", str(tmp_path / "demo.png")) as process:
        process.communicate(timeout=PATIENCE_S)

    assert process.returncode == 0
    assert (tmp_path / "demo.png").exists()
    assert left(tmp_path) == []


def test_a_demo_window_that_is_told_to_end_leaves_no_folder(tmp_path: Path) -> None:
    with begin(tmp_path) as process:
        wait_for_engine(tmp_path)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE_S)

    assert process.returncode == 0
    assert left(tmp_path) == []


def wait_for_engine(folder: Path) -> None:
    """Wait until the window's engine has taken its lock."""
    pause = threading.Event()
    for _ in range(300):
        if list(folder.glob("newswatch-demo-*/engine.lock")):
            return
        pause.wait(0.1)
    pytest.fail("no engine was started")


def test_what_a_dead_process_left_goes_and_a_living_ones_stays(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (f"newswatch-demo-{gone.pid}-abc", f"newswatch-demo-{os.getpid()}-abc"):
        (tmp_path / name / "logs").mkdir(parents=True)

    with begin(tmp_path, "engine") as process:
        process.communicate(timeout=PATIENCE_S)
    with begin(tmp_path, "doctor", "--offline") as process:
        process.communicate(timeout=PATIENCE_S)

    assert left(tmp_path) == [f"newswatch-demo-{os.getpid()}-abc"]
