"""A pane of the window by itself, over a world."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from newswatch.ui.context import UiContext
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.user_data import UserData

P = TypeVar("P", bound=QWidget)
Make = Callable[[UiContext, UserData, MarketHours], P]


def build(make: Make[P], context: UiContext) -> tuple[P, UserData]:
    """Make a pane and what it needs, which ends with it; return its data, too."""
    stack = QUndoStack()
    data = UserData(context.user, context.directory, context.send, stack)
    hours = MarketHours()
    hours.open()
    made = make(context, data, hours)
    for needed in (stack, data, hours):
        needed.setParent(made)
    data.load()
    return made, data
