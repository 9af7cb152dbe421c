"""A client of VK's control API for tests: be its people, see what they got, order faults.

The communities and tokens it is about are those of `sandbox.vk.cast`; `token_value(name)` is what the product is given.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from sandbox.client import ControlClient, DriverError
from sandbox.wire import Json

DEFAULT_WAIT = 10.0


@dataclass(frozen=True)
class VkMessage:
    """A message between an account (a community is negative) and a person. `at` in seconds since 1970."""

    number: int
    """Counts all messages of the world."""
    id: int
    account: int
    person_id: int
    out: bool
    """Whether the account wrote it."""
    at: float
    text: str
    random_id: int
    keyboard: str
    attachments: tuple[str, ...]
    repeats: int
    """How often it was sent again with the same random_id, and not delivered again."""

    @classmethod
    def of(cls, raw: Json) -> Self:
        """Take what the control API gives."""
        return cls(
            **{name: raw[name] for name in cls.__annotations__ if name != "attachments"},
            attachments=tuple(raw["attachments"]),
        )


Matches = Callable[[VkMessage], bool]


class VkDriver:
    """The double of VK in a running sandbox."""

    def __init__(self, client: ControlClient) -> None:
        self.client = client

    async def _get(self, path: str, **query: object) -> Any:
        given = {name: str(value) for name, value in query.items() if value not in ("", None)}
        return await self.client.request("GET", f"vk/{path}?{urlencode(given)}")

    async def post(self, path: str, **body: Any) -> Any:
        """Call `/sandbox/vk/<path>`."""
        return await self.client.request("POST", f"vk/{path}", json=body)

    def person(self, person_id: int) -> "VkPersonDriver":
        """Be this person."""
        return VkPersonDriver(self, person_id)

    async def state(self) -> Json:
        """Return rules, communities, tokens, counts, sequence and time."""
        answer: Json = await self._get("state")
        return answer

    async def people(
        self, *, query: str = "", mood: str = "", group_id: int = 0, received: bool = False, limit: int = 1000
    ) -> list[Json]:
        """Return people, those with the newest message first; `received` those anybody has written to or who wrote."""
        answer = await self._get(
            "people", query=query, mood=mood, group=group_id or "", received=int(received), limit=limit
        )
        return list(answer["people"])

    async def look(self, person_id: int) -> Json:
        """Return one person with all dialogs."""
        answer: Json = await self._get(f"people/{person_id}")
        return answer

    async def add_person(self, person_id: int, first_name: str, last_name: str = "", **fields: Any) -> "VkPersonDriver":
        """Add somebody: sex, bdate, city_id, phone, screen_name, photo_side, is_closed, mood, deactivated."""
        await self.post("people", id=person_id, first_name=first_name, last_name=last_name, **fields)
        return self.person(person_id)

    async def messages(
        self, *, since: int = 0, account: int | None = None, person_id: int | None = None, out: bool | None = None
    ) -> list[VkMessage]:
        """Return messages after a number, oldest first."""
        direction = None if out is None else int(out)
        answer = await self._get("messages", since=since, account=account, person=person_id, out=direction)
        return [VkMessage.of(raw) for raw in answer["messages"]]

    async def delivered(self, account: int | None = None, since: int = 0) -> list[VkMessage]:
        """Return what people got, oldest first: who (`person_id`), from whom, when, with which random_id."""
        return await self.messages(since=since, account=account, out=True)

    async def wait(
        self,
        matches: Matches | str = "",
        timeout: float = DEFAULT_WAIT,  # noqa: ASYNC109 — in a test a timeout reads best
        *,
        person_id: int | None = None,
        since: int = 0,
    ) -> VkMessage:
        """Return the newest message somebody got that matches: a predicate, or a piece of its text."""
        fits: Matches = (lambda message: matches in message.text) if isinstance(matches, str) else matches
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while True:
            sequence = int((await self._get("changes", since=-1))["sequence"])
            shown = await self.messages(since=since, person_id=person_id, out=True)
            if found := [message for message in shown if fits(message)]:
                return found[-1]
            left = deadline - loop.time()
            if left <= 0:
                seen = "\n  ".join(f"{one.person_id}: {one.text!r}" for one in shown[-8:]) or "nothing"
                raise DriverError(f"nothing that matches came within {timeout} s; the last were:\n  {seen}")
            await self._get("changes", since=sequence, timeout=min(left, 25))

    async def fault(
        self,
        kind: str,
        method: str = "*",
        *,
        token: str = "*",
        times: int = 1,
        seconds: float = 1.0,
        code: int = 0,
        suffix: str = "",
    ) -> None:
        """Order a fault: error (with `code`), captcha, cut_before, cut_after, delay, 502."""
        order = {"kind": kind, "method": method, "token": token, "times": times, "seconds": seconds}
        await self.post("faults", **order, code=code, suffix=suffix)

    async def clear_faults(self) -> None:
        """Take all orders back; VK is up."""
        await self.client.request("DELETE", "vk/faults")

    async def down(self, seconds: float) -> None:
        """Take VK down for so long of the world's time (`Driver.advance`), 0 for up."""
        await self.post("down", seconds=seconds)

    async def calls(self, method: str = "", since: int = 0) -> list[Json]:
        """Return the API calls, oldest first: number, method, parameters (`token` by name), at, status, answer.

        Status 0 is a cut connection.
        """
        answer: list[Json] = await self._get("calls", method=method, since=since)
        return answer

    async def settings(self, **switches: Any) -> Json:
        """Change switches of `sandbox.vk.rules.Rules`."""
        answer: Json = await self.post("settings", **switches)
        return answer

    async def change_token(self, name: str, *, problem: str | None = None, rights: list[str] | None = None) -> None:
        """Let a token have a problem ("" for none, expired, revoked, blocked, session, ip) or other rights."""
        given = {"problem": problem, "rights": rights}
        await self.post(f"tokens/{name}", **{key: value for key, value in given.items() if value is not None})

    async def change_community(self, group_id: int, **fields: Any) -> None:
        """Change messages_on, bot_features, longpoll_on, hides_members, is_closed, name, events."""
        await self.post(f"communities/{group_id}/change", **fields)

    async def blacklist(self, group_id: int, person_id: int, *, blocked: bool = True) -> None:
        """Put somebody on a community's blacklist, or take them off."""
        await self.post(f"communities/{group_id}/blacklist", person_id=person_id, blocked=blocked)

    async def disturb_longpoll(self, group_id: int, act: str) -> None:
        """Let pollers meet expire_key, lose_state, forget_history, or repeat (the newest event once more)."""
        await self.post(f"communities/{group_id}/longpoll", act=act)

    async def pass_captcha(self, session_token: str) -> str:
        """Pass a captcha as a person would; returns the success_token."""
        return str((await self.post("captcha", session_token=session_token))["success_token"])

    async def reset(self) -> None:
        """Start the world anew: the default cast, nothing written."""
        await self.post("reset")


class VkPersonDriver:
    """One person at their VK client."""

    def __init__(self, driver: VkDriver, person_id: int) -> None:
        self.driver = driver
        self.id = person_id

    async def _act(self, name: str, **fields: Any) -> Any:
        return await self.driver.post(f"people/{self.id}/{name}", **fields)

    async def write(
        self, group_id: int, text: str, *, payload: str = "", ref: str = "", attachments: tuple[str, ...] = ()
    ) -> VkMessage:
        """Write to a community; the first message lets it answer. Attachments are `sticker1_5`, `photo1_2` …"""
        given = {"payload": payload, "ref": ref, "attachments": list(attachments)}
        return VkMessage.of(await self._act("write", group_id=group_id, text=text, **given))

    async def answer(self, group_id: int, person_id: int, text: str) -> VkMessage:
        """Answer somebody as a manager of the community, on VK's own pages."""
        return VkMessage.of(await self._act("answer", group_id=group_id, person_id=person_id, text=text))

    async def allow(self, group_id: int, key: str = "") -> None:
        """Let a community write."""
        await self._act("allow", group_id=group_id, key=key)

    async def deny(self, group_id: int) -> None:
        """Forbid it."""
        await self._act("deny", group_id=group_id)

    async def join(self, group_id: int) -> None:
        """Become a member."""
        await self._act("join", group_id=group_id)

    async def leave(self, group_id: int) -> None:
        """Be one no longer."""
        await self._act("leave", group_id=group_id)

    async def like(self, group_id: int, post_id: int = 1) -> None:
        """Like a post of the community."""
        await self._act("like", group_id=group_id, post_id=post_id)

    async def comment(self, group_id: int, text: str, post_id: int = 1) -> None:
        """Comment on a post of the community."""
        await self._act("comment", group_id=group_id, post_id=post_id, text=text)

    async def befriend(self, other_id: int, text: str = "") -> None:
        """Ask somebody to be a friend, or accept who has asked."""
        await self._act("befriend", other_id=other_id, text=text)

    async def unfriend(self, other_id: int) -> None:
        """Part with a friend, or take a request back."""
        await self._act("unfriend", other_id=other_id)

    async def tell(self, other_id: int, text: str) -> VkMessage:
        """Write to a person's own page."""
        return VkMessage.of(await self._act("tell", other_id=other_id, text=text))

    async def look(self) -> Json:
        """Return what there is of the person: also friends, whom they asked, where they are members."""
        answer: Json = await self.driver.look(self.id)
        return answer

    async def change(self, **fields: Any) -> None:
        """Change what the person is like: mood, deactivated, phone, first_name …"""
        await self._act("change", **fields)

    async def messages(self) -> list[VkMessage]:
        """Return everything this person got and wrote, oldest first."""
        return await self.driver.messages(person_id=self.id)
