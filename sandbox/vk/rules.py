"""What the double believes about VK where nobody has proved it, and how strict it is: one dataclass of switches.

[S] schema, [D] documentation, [O] observed, [F] folklore, [I] inferred by us: the marks of the facts about VK.
"""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sandbox.wire import ActError, Json


@dataclass
class Rules:
    """The switches; seconds are seconds of the world's clock unless they say otherwise."""

    rate_limits: bool = True
    """Whether error 6 and the quotas below are answered at all."""
    community_calls_a_second: int = 20
    """[D] For each community token."""
    person_calls_a_second: int = 3
    """[D] For each personal and service token."""
    refused_calls_count: bool = False
    """[F] Whether a call answered with error 6 counts as a call of its second."""
    daily_quotas: dict[str, int] = field(default_factory=dict)
    """Calls of a method for each token and day, beyond them error 29. [O] VK has them for methods the double hasn't."""
    quota_day_begins_utc: int = 21
    """[I] The hour (UTC) when the day of the quotas begins: midnight in Moscow."""
    new_dialogs_a_day: int = 20
    """[O] How many people without a dialog a personal token may write to in a day; then error 7."""
    friend_requests_a_day: int = 50
    """[F] How many people a personal token may ask to be friends in a day."""
    too_many_requests: int = 14
    """[O] What is answered beyond that; reports name 14, 9, 1 and 7."""
    denied_friend_request: int = 15
    """[I] The error for asking somebody whose privacy forbids requests; reports name 15 and 7."""
    add_of_friend: int = 4
    """[I] What friends.add answers about somebody who is a friend already."""
    friends_most: int = 10_000
    """[S] Friends and requests of one person together; then error 242."""
    inner_calls_count: bool = True
    """[I] Whether calls inside `execute` count toward the quotas of their methods."""
    dedup_seconds: float = 3600.0
    """[F] How long the same random_id to the same peer returns the first message."""
    message_characters: int = 9000
    """[S] Longer messages are error 914."""
    message_bytes: int = 0
    """[O] Some report 4096 bytes of UTF-8 as the true limit; 0 is no such limit."""
    strict_parameters: bool = True
    """Refuse parameters a method hasn't, with error 100. VK ignores them; here a slip of the pen is to be found."""
    links_in_comments: bool = True
    """[O] Whether comments may hold links; otherwise error 222."""
    delete_answers_objects: bool = True
    """[S] messages.delete answers a list with an object for each message; [O] otherwise the older `{"<id>": 1}`."""
    unknown_peer: int = 936
    """[I] The error for writing to a person who doesn't exist."""
    gone_peer: int = 18
    """[I] The error for writing to a deleted or banned person."""
    denied_peer_of_person: int = 902
    """[I] The error when a person writes to somebody who has blocked them; for a community it is 901."""
    users_get_without_ids: str = "empty"
    """[I] What a community token gets from users.get without ids: "empty" or "error" (100)."""
    users_reversed: bool = False
    """[S] The order of users.get isn't promised: answer in the opposite one."""
    communities_read_others: bool = False
    """[I] Whether a community's token is shown the members of another community; people and services always are."""
    closed_is_allowed: bool = False
    """[I] What isMessagesFromGroupAllowed says of somebody whose privacy forbids messages."""
    longpoll_key_seconds: float = 3600.0
    """[I] How long a key of the Long Poll lives before `failed: 2`."""
    longpoll_history: int = 1000
    """[I] How many events are kept for a poller that comes late; older ones are `failed: 1`."""
    longpoll_history_seconds: float = 3600.0
    """[I] How long they are kept."""
    longpoll_reversed: bool = False
    """[I] Hand out the events of one answer in the wrong order."""
    captcha_old_keys: bool = False
    """[O] Whether error 14 still carries captcha_sid and captcha_img, which vk_api relies on."""
    mood_seconds: float = 0.0
    """After how many real seconds people react by their mood; 0 is before the sender has its answer."""
    answers_a_dialog: int = 3
    """How many messages of one dialog somebody answers by mood, so that two robots don't talk for ever."""

    def change(self, wanted: Json) -> None:
        """Set switches by name; raises `ActError` for what isn't one, before anything is changed."""
        known = {item.name: type(getattr(self, item.name)) for item in fields(self)}
        ready = {name: _as(name, known.get(name), value) for name, value in wanted.items()}
        for name, value in ready.items():
            setattr(self, name, value)

    def listed(self) -> Json:
        """Return all switches by name."""
        return asdict(self)


def _as(name: str, kind: type | None, value: Any) -> Any:
    if kind is None:
        raise ActError(f"there is no rule {name}")
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        raise ActError(f"{name} must be {kind.__name__}")
    return value
