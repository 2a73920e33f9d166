"""Every exception that Riwaya raises on purpose.

RiwayaError
├── InputError              one file or row cannot be read; the build goes on without it
│   ├── EmptyInput
│   ├── BinaryInput
│   ├── UnreadableInput     permissions, I/O errors, a path that is not there
│   ├── TooLarge
│   ├── UnknownEncoding
│   ├── UnknownLanguage
│   └── MalformedRow        a table row that is not what the table promises
├── StoryError              the story file itself
│   ├── NotAStory
│   └── StoryVersionError
├── LanguageDataError       a language folder that breaks its own format
└── UsageError              a command that cannot be carried out as given

A message is one line: what, where (file, row, character), and what to do.
"""

from __future__ import annotations


class RiwayaError(Exception):
    """Base of all errors raised on purpose; `str(error)` is fit to show to a user."""


class InputError(RiwayaError):
    """One input cannot be read.

    `where` names it (a path, or `path:row 12`), `what` says what is wrong, `remedy` what to do.
    """

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what}" + (f" ({remedy})" if remedy else ""))


class EmptyInput(InputError):
    """No text in it."""


class BinaryInput(InputError):
    """Not text, and no format that Riwaya opens."""


class UnreadableInput(InputError):
    """The operating system does not hand it over."""


class TooLarge(InputError):
    """Above the documented size limit."""


class UnknownEncoding(InputError):
    """The bytes decode to no text in any encoding that was tried."""


class UnknownLanguage(InputError):
    """In no language that Riwaya reads."""


class MalformedRow(InputError):
    """A table row that is not what the table promises."""


class StoryError(RiwayaError):
    """The story file cannot be used."""


class NotAStory(StoryError):
    """The file is no story file."""


class StoryVersionError(StoryError):
    """The story file was written by another version of the layout."""


class LanguageDataError(RiwayaError):
    """A language folder breaks its own format; the message names file and entry."""


class UsageError(RiwayaError):
    """A command that cannot be carried out as given."""
