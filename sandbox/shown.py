"""A message as a person's client shows it: what the driver hands to tests."""

from dataclasses import dataclass

from sandbox.telegram.text import to_html
from sandbox.wire import Json


@dataclass(frozen=True)
class Button:
    """An inline button with its one action."""

    text: str
    data: str = ""
    url: str = ""
    copy_text: str = ""
    style: str = ""
    switch_inline_query: str | None = None


@dataclass(frozen=True)
class Document:
    """A file in a message; `size` in bytes."""

    name: str
    size: int
    file_id: str


@dataclass(frozen=True)
class CallbackAnswer:
    """What the bot answered to a press: a toast, or an alert to be closed; empty text is neither."""

    text: str
    alert: bool
    url: str = ""


@dataclass(frozen=True)
class ShownMessage:
    """A message as the person's client shows it."""

    raw: Json

    @property
    def id(self) -> int:
        """message_id."""
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat's id."""
        return int(self.raw["chat"]["id"])

    @property
    def thread_id(self) -> int:
        """The topic, 0 for none or General."""
        return int(self.raw.get("message_thread_id", 0))

    @property
    def version(self) -> int:
        """The world's sequence number of its last change."""
        return int(self.raw["version"])

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.raw["outgoing"])

    @property
    def text(self) -> str:
        """The text, or the caption of a file."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """The entities of text or caption."""
        return list(self.raw.get("entities") or self.raw.get("caption_entities") or [])

    @property
    def html(self) -> str:
        """The text with its formatting written as Telegram's HTML."""
        return to_html(self.text, self.entities)

    @property
    def edited(self) -> bool:
        """Whether it was edited."""
        return "edit_date" in self.raw

    @property
    def buttons(self) -> list[list[Button]]:
        """The inline keyboard, row by row."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [[_button(button) for button in row] for row in rows]

    @property
    def button_texts(self) -> list[str]:
        """The captions of all inline buttons in reading order."""
        return [button.text for row in self.buttons for button in row]

    @property
    def reply_keyboard(self) -> list[list[str]]:
        """The captions of the keyboard under the input field that came with this message."""
        rows = self.raw.get("reply_keyboard", {}).get("keyboard", [])
        return [[str(button["text"]) for button in row] for row in rows]

    @property
    def document(self) -> Document | None:
        """The document in it."""
        found = self.raw.get("document")
        return Document(found["file_name"], found["file_size"], found["file_id"]) if found else None

    @property
    def photo(self) -> str | None:
        """The file id of the photo in its largest size."""
        sizes = self.raw.get("photo")
        return str(sizes[-1]["file_id"]) if sizes else None

    @property
    def voice(self) -> str | None:
        """The file id of the voice message."""
        return str(self.raw["voice"]["file_id"]) if "voice" in self.raw else None

    @property
    def media(self) -> str | None:
        """The file id of what can be played: a voice message, a video, sound."""
        return next((str(self.raw[kind]["file_id"]) for kind in ("voice", "video", "audio") if kind in self.raw), None)

    @property
    def reply_to_id(self) -> int:
        """The id of the message it answers, 0 for none."""
        return int(self.raw.get("reply_to_message", {}).get("message_id", 0))

    def summary(self) -> str:
        """Tell enough of it to understand a failed wait."""
        extra = f" {self.button_texts}" if self.button_texts else ""
        attached = f" [{self.document.name}]" if self.document else ""
        return f"#{self.id} {'bot' if self.from_bot else 'person'}: {self.text!r}{attached}{extra}"


def _button(raw: Json) -> Button:
    switch = raw.get("switch_inline_query", raw.get("switch_inline_query_current_chat"))
    return Button(
        raw["text"],
        raw.get("callback_data", ""),
        raw.get("url", ""),
        raw.get("copy_text", {}).get("text", ""),
        raw.get("style", ""),
        switch,
    )
