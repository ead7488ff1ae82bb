"""`newswatch watch`: what it says before there is news."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

PATIENCE_S = 60


@pytest.mark.slow
def test_who_follows_nothing_is_told_so_at_once(tmp_path: Path) -> None:
    """And does not wait for articles that cannot come."""
    nowhere = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    with subprocess.Popen(
        [sys.executable, "-m", "newswatch", "watch", "--profile", str(tmp_path)],
        env=os.environ | nowhere,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        timer = threading.Timer(PATIENCE_S, process.kill)
        timer.start()
        assert process.stderr is not None
        first = process.stderr.readline()
        process.terminate()
        timer.cancel()

    assert first == (
        "newswatch: Your watchlist is empty, so no article can be about it. "
        "Add listings in the window, or with: newswatch import FILE\n"
    )
