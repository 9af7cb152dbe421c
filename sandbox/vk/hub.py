"""The double itself: the world with its clock, rules, limits, faults and watchers, and how messages come into being."""

from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.clock import Clock
from sandbox.vk.captcha import Captchas
from sandbox.vk.cast import new_world
from sandbox.vk.events import Events
from sandbox.vk.faults import Faults
from sandbox.vk.limits import Limits
from sandbox.vk.render import message_object
from sandbox.vk.rules import Rules
from sandbox.vk.uploads import Uploads
from sandbox.vk.world import Message, World
from sandbox.watch import CallLog, Changes
from sandbox.wire import Json

CLIENT_INFO = {
    "button_actions": ["text", "vkpay", "open_app", "location", "open_link", "callback", "intent_subscribe"],
    "keyboard": True,
    "inline_keyboard": True,
    "carousel": True,
    "lang_id": 0,
}


@dataclass
class Vk:
    """Everything the methods and the people act on."""

    clock: Clock = field(default_factory=Clock)
    changes: Changes = field(default_factory=Changes)
    rules: Rules = field(default_factory=Rules)
    faults: Faults = field(default_factory=Faults)
    calls: CallLog = field(default_factory=CallLog)
    comments: int = 0
    """How many comments people have written on walls; VK numbers them together with the posts."""

    def __post_init__(self) -> None:
        self.world: World = new_world(self.clock.now())
        self.limits = Limits(self.clock, self.rules)
        self.events = Events(self.clock, self.rules, self.changes)
        self.captchas = Captchas(self.clock)
        self.uploads = Uploads()

    @property
    def base_url(self) -> str:
        """Where the double is reached, known once it has been started."""
        return self.captchas.base_url

    def reset(self) -> None:
        """Start a new world with the same cast and tokens; pollers get `failed` and begin anew."""
        seen = self.world.sequence
        self.world = new_world(self.clock.now())
        self.world.sequence = seen
        self.comments = 0
        self.uploads = Uploads()
        self.rules.change(Rules().listed())
        self.faults.clear()
        self.calls.clear()
        self.limits.reset()
        self.events.clear()
        self.tell("reset")

    def tell(self, what: str, **details: Any) -> None:
        """Let the page and the driver know."""
        self.world.sequence += 1
        self.changes.tell("vk", what=what, **details)

    def deliver(self, account: int, person_id: int, text: str, **fields: Any) -> Message:
        """Let an account's message reach a person; `fields` are those of `Message`."""
        message = self.world.write(account, person_id, text, self.clock.now(), out=True, **fields)
        self.tell_message(message)
        community = self.world.communities.get(-account)
        if community is not None:
            self.events.push(community, "message_reply", message_object(message, self.base_url))
        return message

    def tell_message(self, message: Message) -> None:
        """Show a new or changed message on the page."""
        self.tell("message", message=page_message(message))


def page_message(message: Message) -> Json:
    """Return a message as the page and the driver get it."""
    return asdict(message) | {"from_id": message.from_id}
