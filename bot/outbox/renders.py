"""How each kind of message of the outbox is put into words: one function a kind, registered here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.kit.screen import Screen
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from domain.outbox.views import MessageView


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a message: where it lies and what it is called."""

    path: Path
    name: str


@dataclass(slots=True)
class Rendered:
    """What a message says. The screen is the caption of the last file, if there are any.

    With a `picture` (PNG, always `alone`) it is the caption of that, if Telegram lets it be one; without the picture if
    that can't be sent. `line` tells the same in one line, for a list of many. With `in_place` (a message of the same
    chat) that message is edited instead of a new one being sent; what it `replaces` is removed once it has been sent.
    `after` is called with the id of the message that shows it. What is `alone` never stands in a list: a digest is one.
    """

    screen: Screen
    line: Html
    files: list[Attached] = field(default_factory=list)
    picture: bytes | None = None
    in_place: int | None = None
    replaces: int | None = None
    after: Callable[[int], Awaitable[None]] | None = None
    alone: bool = False

    @property
    def is_listable(self) -> bool:
        """Whether it can stand in a list with others."""
        return not self.files and self.in_place is None and self.after is None and not self.alone


#: Draws a message for its reader; None if there is nothing to say any more.
Renderer = Callable[[Onlooker, MessageView], Awaitable[Rendered | None]]

#: Draws many messages of one reader at once; those that have nothing to say any more are left out.
ManyRenderer = Callable[[Onlooker, Sequence[MessageView]], Awaitable[dict[int, Rendered]]]

RENDERERS: dict[str, Renderer] = {}
MANY_RENDERERS: dict[str, ManyRenderer] = {}


async def draw_all(viewer: Onlooker | None, messages: Sequence[MessageView]) -> dict[int, Rendered]:
    """Messages of one kind for one reader, by their ids; nothing for nobody. Raises `KeyError` if nobody draws them."""
    if viewer is None:
        return {}
    kind = messages[0].kind
    if kind in MANY_RENDERERS:
        return await MANY_RENDERERS[kind](viewer, messages)
    drawn = {message.id: await RENDERERS[kind](viewer, message) for message in messages}
    return {key: each for key, each in drawn.items() if each is not None}


def renders(kind: str) -> Callable[[Renderer], Renderer]:
    """Decorator: this function draws messages of this kind."""

    def register(renderer: Renderer) -> Renderer:
        assert kind not in RENDERERS | MANY_RENDERERS, f"{kind} is drawn twice"
        RENDERERS[kind] = renderer
        return renderer

    return register


def renders_all(kind: str) -> Callable[[ManyRenderer], ManyRenderer]:
    """Decorator: this function draws messages of this kind, all of a reader at once."""

    def register(renderer: ManyRenderer) -> ManyRenderer:
        assert kind not in RENDERERS | MANY_RENDERERS, f"{kind} is drawn twice"
        MANY_RENDERERS[kind] = renderer
        return renderer

    return register
