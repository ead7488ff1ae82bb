"""Chooses the language: the window's own texts, and those of Qt's widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from newswatch.paths import resource
from newswatch.ui import text

_NEAREST = {"newswatch": "newswatch_zh_HK", "qtbase": "qtbase_zh_TW"}
"""What a reader of Traditional Chinese gets where there is none of their region."""


def install(app: QCoreApplication, language: str) -> None:
    """Translate `app` into ``"en"``, ``"zh_HK"`` or, with ``""``, as the system."""
    text.set_language(language)
    folders = {
        "newswatch": str(resource("translations")),
        "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    }
    for name, folder in folders.items():
        translator = QTranslator(app)
        if load(translator, name, folder):
            app.installTranslator(translator)


def load(translator: QTranslator, name: str, folder: str) -> bool:
    """Load a translation for the default locale, or the nearest one."""
    locale = QLocale()
    if translator.load(locale, name, "_", folder):
        return True
    return text.is_traditional(locale) and translator.load(_NEAREST[name], folder)
