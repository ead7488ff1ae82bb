"""From when until when nobody is notified: two times of day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from newswatch.settings import Settings
from newswatch.ui.captions import note

FIELD_WIDTH = 90
_TYPED = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2})|[:.](?P<ten>\d?))?")

Keep = Callable[[str, str], None]


def read_time(typed: str) -> str | None:
    """Return a time of day as ``22:30``, empty for none, or None if it is no time.

    What was begun is completed: ``22:3`` can only become half past ten, ``7`` is
    seven o'clock.
    """
    plain = unicodedata.normalize("NFKC", typed).strip()
    if not plain:
        return ""
    found = _TYPED.fullmatch(plain)
    if found is None:
        return None
    hour = int(found["hour"])
    minute = int(found["minute"] or f"{found['ten'] or 0}0")
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


class QuietHours(QWidget):
    """Two fields that keep what is typed, and say in place what is not right.

    Args:
        keep: Called with the setting's name and its new value.
    """

    def __init__(
        self, settings: Settings, keep: Keep, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._kept = {
            "quiet_from": settings.quiet_from,
            "quiet_to": settings.quiet_to,
        }
        self.starts = self._field("quiet_from", "22:30", self.tr("Quiet from"))
        self.ends = self._field("quiet_to", "07:00", self.tr("until"))
        self.remark = note()
        self._lay_out()
        self._say("")

    def hideEvent(self, event: QEvent) -> None:
        """Keep what was typed last: the dialog closes without a word to a field."""
        super().hideEvent(event)  # type: ignore[arg-type]
        for name, field in (("quiet_from", self.starts), ("quiet_to", self.ends)):
            self._take(name, field)

    def _field(self, name: str, example: str, words: str) -> QLineEdit:
        field = QLineEdit(self._kept[name])
        field.setPlaceholderText(example)
        field.setFixedWidth(FIELD_WIDTH)
        field.setAccessibleName(words)
        field.editingFinished.connect(partial(self._take, name, field))
        return field

    def _take(self, name: str, field: QLineEdit) -> None:
        """Keep a time; put back the last one where there is none in the field."""
        typed = field.text()
        read = read_time(typed)
        now = self._kept[name] if read is None else read
        field.setText(now)
        if now != self._kept[name]:
            self._kept[name] = now
            self._keep(name, now)
        self._say(typed if read is None else "")

    def _say(self, wrong: str) -> None:
        words = self.tr("Such as 22:30 and 07:00. Articles still arrive, silently.")
        if wrong:
            words = self.tr("“{0}” is no time of day.").format(wrong)
        elif len(set(map(bool, self._kept.values()))) > 1:
            words = self.tr("Quiet hours need both times; as it is, there are none.")
        self.remark.setText(words)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.starts, QLabel(self.tr("until")), self.ends):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.remark)
