"""Wrong usage, said in one line as all other errors are."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from newswatch.cli.options import WRONG_USAGE

_CHOICES = r"invalid choice: '(?P<given>.*)' \(choose from (?P<choices>.*)\)"
_WORDED = (
    (rf"argument COMMAND: {_CHOICES}", "There is no command {given}: {choices}."),
    (rf"argument ACTION: {_CHOICES}", "There is no action {given}: {choices}."),
    (rf"argument (?P<name>.+?): {_CHOICES}", "{name} cannot be {given}: {choices}."),
    (
        r"argument (?P<name>.+?): invalid \w+ value: '(?P<given>.*)'",
        "{name} cannot be {given}.",
    ),
    (r"argument (?P<name>.+?): expected (?P<what>.*)", "{name} needs {what}."),
    (r"unrecognized arguments: (?P<given>.*)", "{given} is not known here."),
    (r"the following arguments are required: (?P<given>.*)", "{given} is missing."),
    (r"ambiguous option: (?P<given>\S+) could match (?P<all>.*)", "{given}: {all}?"),
)
"""What argparse says, and how we say it; all of its versions quote alike here."""


class Parser(argparse.ArgumentParser):
    """Leaves the summary of all options to ``--help``."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and end.

        Raises:
            SystemExit: Always.
        """
        told = f"newswatch: {sentence(message)} Try: {self.prog} --help\n"
        self.exit(WRONG_USAGE, told)


def sentence(message: str) -> str:
    """Return argparse's message as a sentence.

    >>> sentence("the following arguments are required: SYMBOL")
    'SYMBOL is missing.'
    """
    for pattern, words in _WORDED:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            parts = found.groupdict()
            parts["choices"] = parts.get("choices", "").replace("'", "")
            return words.format(**parts)
    return f"{message[:1].upper()}{message[1:]}."
