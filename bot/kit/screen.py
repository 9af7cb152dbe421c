"""A screen as data: a text and its buttons. Made by pure functions, sent or edited in place by the call."""

from dataclasses import dataclass, field
from typing import Literal, Self

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.kit.words import Html

Style = Literal["primary", "success", "danger"]

#: A caption longer than this is cut by every client.
LONGEST_CAPTION = 64
#: What `copy_text` may hold.
LONGEST_COPY = 256


class Press(CallbackData, prefix="-"):
    """What a button carries: ids, never rights. Every screen has its own subclass with its own prefix."""

    @classmethod
    def unpack(cls, value: str) -> Self:
        """The press. A button from before a field was added has that field's default."""
        prefix, *parts = value.split(cls.__separator__)
        names = list(cls.model_fields)
        if prefix == cls.__prefix__ and len(parts) < len(names):
            return cls.model_validate(dict(zip(names, parts, strict=False)))
        return super().unpack(value)

    def anew(self) -> "Press | None":
        """What shows what this press is about as it is now, for whoever was slower than a colleague; None: nothing."""
        return None


def button(text: str, press: CallbackData, *, style: Style | None = None) -> InlineKeyboardButton:
    """A button that carries this press; a long caption is shortened."""
    return InlineKeyboardButton(text=short(text, LONGEST_CAPTION), callback_data=press.pack(), style=style)


def link_button(text: str, url: str) -> InlineKeyboardButton:
    """A button that opens an address."""
    return InlineKeyboardButton(text=short(text, LONGEST_CAPTION), url=url)


def copy_button(text: str, copied: str) -> InlineKeyboardButton:
    """A button that puts a text into the clipboard."""
    return InlineKeyboardButton(text=short(text, LONGEST_CAPTION), copy_text=CopyTextButton(text=copied[:LONGEST_COPY]))


@dataclass(slots=True)
class Screen:
    """What a person sees: one message."""

    text: Html
    rows: list[list[InlineKeyboardButton]] = field(default_factory=list)

    def row(self, *buttons: InlineKeyboardButton | None) -> "Screen":
        """Add a row; what is None is left out, and so is an empty row."""
        kept = [each for each in buttons if each is not None]
        if kept:
            self.rows.append(kept)
        return self

    def grid(self, buttons: list[InlineKeyboardButton], width: int = 2) -> "Screen":
        """Add buttons in rows of this width."""
        for start in range(0, len(buttons), width):
            self.rows.append(buttons[start : start + width])
        return self

    @property
    def markup(self) -> InlineKeyboardMarkup:
        """The keyboard as Telegram takes it."""
        return InlineKeyboardMarkup(inline_keyboard=self.rows)


def short(text: str, longest: int) -> str:
    """The text on one line, at most so many characters, with … where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
