"""The style sheet: what a palette cannot say, kept short because it is parsed."""

from __future__ import annotations

from newswatch.paths import resource
from newswatch.ui.palette import Theme

_SHEET = """
QMenuBar, #header {{ background: {header}; }}
QMenuBar::item {{ padding: 4px 7px; color: {muted}; background: transparent; }}
QMenuBar::item:selected {{ color: {text}; background: {raised}; border-radius: 5px; }}
QMenu {{ background: {raised}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 5px 26px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QToolTip {{
  background: {raised};
  color: {text};
  border: 1px solid {border};
  padding: 5px 7px; }}
QBalloonTip QLabel {{ color: black; }}
QSplitter::handle {{ background: {border}; }}
QLineEdit, QPlainTextEdit, QSpinBox {{
  background: {field}; color: {text}; border: 1px solid {border};
  border-radius: 6px; padding: 3px 9px; selection-background-color: {edge};
  selection-color: {window}; placeholder-text-color: {faint}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {edge}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:vertical:disabled {{ background: transparent; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line,
QScrollBar::add-page, QScrollBar::sub-page {{
  background: none;
  border: none;
  width: 0;
  height: 0; }}
QPushButton {{ background: {raised}; border: 1px solid {border}; border-radius: 6px;
  padding: 4px 12px; color: {text}; }}
QPushButton:hover {{ border-color: {faint}; }}
QPushButton:focus {{ border-color: {edge}; }}
QPushButton:default {{
  background: {chip_on};
  border-color: {chip_on_border};
  color: {chip_on_text}; }}
QPushButton:disabled {{
  background: {raised};
  border-color: {border};
  color: {faint}; }}
QPushButton[flat="true"] {{
  background: transparent;
  border: none;
  color: {accent};
  padding: 2px 0; }}
QPushButton[flat="true"]:hover,
QPushButton[flat="true"]:focus {{ text-decoration: underline; }}
QPushButton[flat="true"]:disabled {{ color: {faint}; text-decoration: none; }}
QPushButton[chip="true"], QToolButton[chip="true"] {{
  background: transparent; border: 1px solid {border}; border-radius: 12px;
  padding: 3px 10px; color: {muted}; }}
QPushButton[chip="true"]:hover,
QToolButton[chip="true"]:hover {{ color: {text}; border-color: {faint}; }}
QPushButton[chip="true"]:focus,
QToolButton[chip="true"]:focus {{ border-color: {edge}; }}
QPushButton[chip="true"]:checked, QToolButton[chip="true"]:checked {{
  background: {chip_on}; border-color: {chip_on_border}; color: {chip_on_text}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
QToolButton {{
  background: transparent;
  border: 1px solid transparent;
  border-radius: 5px;
  color: {muted};
  padding: 2px 5px; }}
QToolButton:hover {{ color: {text}; background: {raised}; }}
QToolButton:focus {{ border-color: {edge}; }}
QListView, QTreeView, QTableView {{
  border: none;
  background: {window};
  outline: none; }}
QHeaderView::section {{ background: {header}; color: {muted}; border: none;
  border-bottom: 1px solid {border}; padding: 4px 8px; text-align: left; }}
QLabel[role="heading"] {{ color: {muted}; font-size: 11px; font-weight: 600; }}
QLabel[role="faint"] {{ color: {faint}; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="small"] {{ color: {muted}; font-size: 12px; }}
QToolButton[role="heading"] {{ padding-left: 0px; border: none; }}
QLabel[role="title"] {{ color: {text}; font-size: 15px; font-weight: 600; }}
QFrame[role="line"] {{
  background: {border};
  border: none;
  max-height: 1px;
  min-height: 1px; }}
#statusStrip {{ background: {header}; border-top: 1px solid {border}; }}
#header {{ border-bottom: 1px solid {border}; }}
#banner {{ background: {chip_on}; border-bottom: 1px solid {chip_on_border}; }}
QDialog {{ background: {window}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QDialog QListView, QDialog QTableView {{
  border: 1px solid {border}; border-radius: 6px; }}
QListView::item {{ padding: 3px 6px; }}
#sources::item {{ padding: 0 4px; }}
#sources::item:selected {{ background: {selection}; color: {text}; }}
QListView::item:selected {{ background: {selection}; color: {text}; }}
QTabWidget::pane {{ border: 1px solid {border}; border-radius: 6px; top: -1px; }}
QTabBar::tab {{
  color: {muted}; padding: 5px 12px; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {edge}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QComboBox {{
  background: {field}; color: {text}; border: 1px solid {border};
  border-radius: 6px; padding: 3px 9px; }}
QComboBox:focus, QSpinBox:focus {{ border-color: {edge}; }}
QComboBox::drop-down, QSpinBox::up-button, QSpinBox::down-button {{
  background: transparent; border: none; width: 22px; }}
QComboBox::down-arrow, QSpinBox::down-arrow {{ image: url("{down}"); }}
QSpinBox::up-arrow {{ image: url("{up}"); }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {border}; }}
QCheckBox::indicator, QListView::indicator, QTableView::indicator {{
  width: 14px; height: 14px; border: 1px solid {faint}; border-radius: 3px;
  background: {field}; }}
QCheckBox::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked {{
  background: {tick}; border-color: {tick}; image: url("{check}"); }}
QCheckBox:focus {{ color: {accent}; }}
"""


def style_sheet(theme: Theme) -> str:
    """Return the style sheet in the colours of `theme`."""
    return _SHEET.format(
        header=theme.header.name(),
        window=theme.window.name(),
        raised=theme.raised.name(),
        field=theme.field.name(),
        border=theme.border.name(),
        text=theme.text.name(),
        muted=theme.muted.name(),
        faint=theme.faint.name(),
        accent=theme.accent.name(),
        edge=theme.selection_edge.name(),
        selection=theme.selection.name(),
        chip_on=theme.chip_on.name(),
        chip_on_border=theme.chip_on_border.name(),
        chip_on_text=theme.chip_on_text.name(),
        tick="#2f6fe0",
        check=resource("icons", "check.svg").as_posix(),
        down=resource("icons", "down.svg").as_posix(),
        up=resource("icons", "up.svg").as_posix(),
    )
