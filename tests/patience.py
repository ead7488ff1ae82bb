"""How long a test waits for what must come: a condition, never a time.

Long enough for a machine that has ten other things to do; a test that passes
waits no longer than it must.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

PATIENCE_S = 100.0
PATIENCE_MS = int(PATIENCE_S * 1000)


class PatientBot(QtBot):
    """Waits for conditions and signals as long as all tests do."""

    def waitUntil(
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        """Wait until `callback` returns true, or no longer fails."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self,
        signal: Any,
        *,
        timeout: int = PATIENCE_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        """Return what waits for a signal while its block runs."""
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )
