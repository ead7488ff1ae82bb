"""Asks what to call something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QInputDialog, QWidget

WIDTH = 360
"""Room for the title, and for a name of some words."""


def ask(
    parent: QWidget, title: str, name: str, answered: Callable[[str], object]
) -> None:
    """Ask for a name, beside the window, which stays usable.

    Args:
        name: What it is called now, or is proposed.
        answered: Called with what was typed, unless the user gives up.
    """
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(WIDTH, dialog.sizeHint().height())
    dialog.setLabelText(QCoreApplication.translate("NameDialog", "Name"))
    dialog.setTextValue(name)
    dialog.textValueSelected.connect(answered)
    dialog.open()
