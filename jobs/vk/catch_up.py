"""What was written while nobody listened, or what VK has lost: read from the dialogs of the community themselves.

Answers that somebody of the team wrote on VK's own pages come with it. Permissions, likes, joins and leaves of that
time VK does not give back: no method dates them. A permission that was taken back is met as error 901 at the next
message.
"""

import json
import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from domain.vk.errors import VkError
from jobs.vk.heard import CHATS, Event
from jobs.vk.line import Priority
from jobs.vk.transport import Params

_log = logging.getLogger(__name__)

#: VK's limits: dialogs in a page, messages of a dialog at once, calls in one `execute` (facts: vk-api, section 3).
_PAGE, _HISTORY, _CALLS = 200, 200, 25
#: Of most dialogs only the newest messages are new.
_NEWEST = 20
#: Refusals that mean: the token may not read dialogs. Then it may not write either, so nothing is lost.
_NO_RIGHT = frozenset({7, 15, 27})


class Caller(Protocol):
    """What is needed of the gateways."""

    async def call(self, account_id: int, method: str, params: Params, *, priority: Priority = ...) -> Any:
        """Call VK as this account."""


async def missed_messages(caller: Caller, account_id: int, group_id: int, since: datetime) -> list[Event]:
    """What people, and members by hand, have written since this moment of VK's clock, as events, the oldest first.

    Raises `VkError`, `VkUnreachableError`, `GatewayClosedError`; a token that may not read dialogs has missed nothing.
    """
    reading = _Reading(caller, account_id, group_id, int(since.timestamp()))
    try:
        return await reading.messages()
    except VkError as error:
        if error.number not in _NO_RIGHT:
            raise
        _log.warning("account %s may not read its dialogs (error %s of VK)", account_id, error.number)
        return []


class _Reading:
    def __init__(self, caller: Caller, account_id: int, group_id: int, since: int) -> None:
        self._caller, self._account_id, self._group_id, self._since = caller, account_id, group_id, since

    async def messages(self) -> list[Event]:
        known: set[int] = set()
        found: list[Mapping[str, Any]] = []
        # Whoever writes while the pages are being read moves to the first one, past our place.
        while people := await self._people(known):
            known |= set(people)
            for begin in range(0, len(people), _CALLS):
                found += await self._written_by(people[begin : begin + _CALLS])
        found.sort(key=lambda message: (int(message["date"]), int(message["id"])))
        return [self._told(message) for message in found]

    def _told(self, message: Mapping[str, Any]) -> Event:
        if message.get("from_id") == -self._group_id:
            return {"type": "message_reply", "object": message}
        return {"type": "message_new", "object": {"message": message}}

    async def _people(self, known: Collection[int]) -> list[int]:
        """Whose dialogs have moved since, except those."""
        people: list[int] = []
        offset = 0
        while True:
            page = await self._call("messages.getConversations", {"offset": offset, "count": _PAGE})
            items = page.get("items", [])
            moved = [item for item in items if int(item.get("last_message", {}).get("date", 0)) >= self._since]
            new = [peer for item in moved if 0 < (peer := _peer(item)) < CHATS and peer not in known]
            people += new
            if len(moved) < len(items) or len(items) < _PAGE or (known and not new):
                return list(dict.fromkeys(people))
            offset += _PAGE

    async def _written_by(self, people: Sequence[int]) -> list[Mapping[str, Any]]:
        asked = [f"API.messages.getHistory({json.dumps({'peer_id': peer, 'count': _NEWEST})})" for peer in people]
        answers = await self._call("execute", {"code": f"return [{','.join(asked)}];"})
        found: list[Mapping[str, Any]] = []
        for peer, answer in zip(people, answers, strict=True):
            items = answer.get("items", []) if isinstance(answer, Mapping) else None
            # A call that failed within the others is made once more by itself, and says then why.
            is_whole = items is not None and (len(items) < _NEWEST or int(items[-1]["date"]) < self._since)
            found += self._new(peer, items if items is not None and is_whole else await self._all_of(peer))
        return found

    async def _all_of(self, peer: int) -> list[Mapping[str, Any]]:
        found: list[Mapping[str, Any]] = []
        while True:
            page = {"peer_id": peer, "count": _HISTORY, "offset": len(found)}
            items = (await self._call("messages.getHistory", page)).get("items", [])
            found += items
            if len(items) < _HISTORY or int(items[-1]["date"]) < self._since:
                return found

    def _new(self, peer: int, items: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        late = [each for each in items if int(each["date"]) >= self._since]
        # What a program has sent stands in the ledger.
        return [each for each in late if each.get("from_id") == peer or each.get("admin_author_id")]

    async def _call(self, method: str, params: Params) -> Any:
        return await self._caller.call(self._account_id, method, params, priority=Priority.CHECK)


def _peer(item: Mapping[str, Any]) -> int:
    return int(item.get("conversation", {}).get("peer", {}).get("id", 0))
