"""Whether a row of a list is selected or lies below the mouse."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem


class RowState(NamedTuple):
    """What a row's ground shows besides its text."""

    selected: bool
    hover: bool


def row_state(
    option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> RowState:
    """Return the state of a row that `option.widget` paints; without one, neither.

    `option.state` says it too, but is a `QStyle.StateFlag`: all enumerations of
    `QStyle` are made for the first one (8 ms, before anything is painted). So it
    is looked at only while the mouse is over the list.
    """
    view = option.widget
    if not isinstance(view, QAbstractItemView):
        return RowState(selected=False, hover=False)
    selected = view.selectionModel().isSelected(index)
    return RowState(selected, view.viewport().underMouse() and _hovered(option))


def _hovered(option: QStyleOptionViewItem) -> bool:
    from PySide6.QtWidgets import QStyle  # not before the first picture

    return bool(option.state & QStyle.StateFlag.State_MouseOver)
