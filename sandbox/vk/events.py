"""The events of communities and the state of their Long Polls: numbers, keys, what is still kept (facts §4)."""

import secrets
from collections import deque
from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.vk.rules import Rules
from sandbox.vk.world import Community
from sandbox.watch import Changes
from sandbox.wire import Json


@dataclass
class Channel:
    """The Long Poll of one community. `ts` is the number of its newest event."""

    key: str
    key_born: float
    ts: int
    kept: deque[tuple[int, float, Json]] = field(default_factory=deque)
    """Number, time and event."""
    former_keys: dict[str, int] = field(default_factory=dict)
    """What `failed` says to the keys it had before."""

    def renew_key(self, failed: int, now: float) -> None:
        """Make another key; whoever polls with the old one gets this `failed`."""
        self.former_keys[self.key] = failed
        self.key, self.key_born = secrets.token_hex(20), now


class Events:
    """All channels; a poller waits on `changes`, which moves with every event."""

    def __init__(self, clock: Clock, rules: Rules, changes: Changes) -> None:
        self.clock = clock
        self.rules = rules
        self.changes = changes
        self._channels: dict[int, Channel] = {}

    def channel(self, group_id: int) -> Channel:
        """Return the channel of a community; its numbers begin anywhere but at 0."""
        if group_id not in self._channels:
            self._channels[group_id] = Channel(secrets.token_hex(20), self.clock.now(), 1 + secrets.randbelow(500))
        return self._channels[group_id]

    def fresh_key(self, group_id: int) -> Channel:
        """Return the channel with a key that has just been born, as getLongPollServer hands it out."""
        channel = self.channel(group_id)
        if self.clock.now() - channel.key_born > self.rules.longpoll_key_seconds / 2:
            self.expire_key(group_id)
        return channel

    def push(self, community: Community, kind: str, content: Json) -> None:
        """Tell an event if the community has ticked its type."""
        if not community.longpoll_on or kind not in community.events:
            return
        event: Json = {"group_id": community.id, "type": kind, "event_id": secrets.token_hex(20)}
        self._keep(community.id, event | {"v": community.api_version, "object": content})

    def repeat(self, group_id: int) -> None:
        """Deliver the newest event once more with the same event_id, as VK does when it isn't sure."""
        channel = self.channel(group_id)
        if channel.kept:
            self._keep(group_id, channel.kept[-1][2])

    def _keep(self, group_id: int, event: Json) -> None:
        channel = self.channel(group_id)
        channel.ts += 1
        channel.kept.append((channel.ts, self.clock.now(), event))
        self._tidy(channel)
        self.changes.tell("vk-event", group_id=group_id)

    def expire_key(self, group_id: int) -> None:
        """Make the key a new one: polls with the old one get `failed: 2`."""
        self.channel(group_id).renew_key(2, self.clock.now())
        self.changes.tell("vk-event", group_id=group_id)

    def lose_state(self, group_id: int) -> None:
        """Forget the channel altogether: polls get `failed: 3`, and events that waited are gone."""
        channel = self.channel(group_id)
        channel.renew_key(3, self.clock.now())
        channel.ts = 1 + secrets.randbelow(500)
        channel.kept.clear()
        self.changes.tell("vk-event", group_id=group_id)

    def forget_history(self, group_id: int) -> None:
        """Drop what is kept: polls from before get `failed: 1`."""
        self.channel(group_id).kept.clear()
        self.channel(group_id).ts += 1
        self.changes.tell("vk-event", group_id=group_id)

    def clear(self) -> None:
        """Forget all channels."""
        self._channels.clear()

    def poll(self, group_id: int, key: str, ts: int | None) -> Json | None:
        """Return the answer to a check, None while there is nothing to tell."""
        channel = self.channel(group_id)
        self._tidy(channel)
        if key != channel.key:
            return {"failed": channel.former_keys.get(key, 2)}
        if self.clock.now() - channel.key_born > self.rules.longpoll_key_seconds:
            return {"failed": 2}
        oldest = channel.kept[0][0] if channel.kept else channel.ts + 1
        if ts is None or ts > channel.ts or ts + 1 < oldest:
            return {"failed": 1, "ts": channel.ts}  # The one place where ts is a number. [D]
        updates = [event for number, _at, event in channel.kept if number > ts]
        if self.rules.longpoll_reversed:
            updates.reverse()
        return {"ts": str(channel.ts), "updates": updates} if updates else None

    def silence(self, group_id: int) -> Json:
        """Return the answer when nothing has happened for the whole wait."""
        return {"ts": str(self.channel(group_id).ts), "updates": []}

    def _tidy(self, channel: Channel) -> None:
        oldest = self.clock.now() - self.rules.longpoll_history_seconds
        while channel.kept and (len(channel.kept) > self.rules.longpoll_history or channel.kept[0][1] < oldest):
            channel.kept.popleft()
