"""The box shows what the system knows, also where it refuses."""

from __future__ import annotations

import errno

from gui.stage import Stage
from newswatch.ui.settings.login_box import LoginBox


class Desktop:
    """Starts us at login, unless its folder cannot be written."""

    def __init__(self, *, writable: bool = True) -> None:
        self.on = False
        self.writable = writable

    def is_on(self) -> bool:
        return self.on

    def turn(self, *, on: bool) -> None:
        if not self.writable:
            raise PermissionError(errno.EACCES, "Read-only")
        self.on = on


def test_the_choice_is_written_down_at_once(stage: Stage) -> None:
    desktop = Desktop()
    made = stage.keep(LoginBox(desktop))

    made.box.click()
    assert desktop.on

    made.box.click()
    assert not desktop.on
    assert made.refusal.isHidden()


def test_what_is_refused_is_said_and_not_shown_as_done(stage: Stage) -> None:
    made = stage.keep(LoginBox(Desktop(writable=False)))

    made.box.click()

    assert not made.box.isChecked()
    assert not made.refusal.isHidden()
    assert "Starting at login could not be changed" in made.refusal.text()
    assert "Read-only" in made.refusal.text()
