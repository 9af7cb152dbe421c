"""A client of the control API for tests: be a person, write, press, and wait for what the bot shows.

Waiting never looks back further than the person's last act in the chat, so an old message can't satisfy it.
"""

import asyncio
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiohttp

from sandbox.client import ControlClient, DriverError
from sandbox.shown import Button, CallbackAnswer, ShownMessage
from sandbox.telegram.cast import TEAM_GROUP_ID
from sandbox.vk_driver import VkDriver
from sandbox.wire import Json

Matches = Callable[[ShownMessage], bool]
DEFAULT_WAIT = 10.0
__all__ = ["Button", "CallbackAnswer", "ChatDriver", "Driver", "DriverError", "PersonDriver", "ShownMessage"]


class Driver(ControlClient):
    """A running sandbox and its people; use it as an async context manager."""

    def person(self, person_id: int) -> "PersonDriver":
        """Be this person."""
        return PersonDriver(self, person_id)

    @property
    def vk(self) -> VkDriver:
        """The other network."""
        return VkDriver(self)

    async def add_person(self, person_id: int, first_name: str, **fields: Any) -> "PersonDriver":
        """Add a person: last_name, username, language_code, phone, part, deactivated."""
        await self.request("POST", "people", json={"id": person_id, "first_name": first_name, **fields})
        return self.person(person_id)

    async def set_bot_status(self, status: str, by: int, group_id: int = TEAM_GROUP_ID) -> None:
        """Add (member, administrator), mute (restricted), remove (left) or ban (kicked) the bot in a group."""
        await self.request("POST", f"groups/{group_id}/bot", json={"status": status, "by": by})


class PersonDriver:
    """One person at their Telegram client."""

    def __init__(self, driver: Driver, person_id: int) -> None:
        self.driver = driver
        self.id = person_id
        self.private = ChatDriver(self, person_id)

    def group(self, thread: int | None = None, chat_id: int = TEAM_GROUP_ID) -> "ChatDriver":
        """Open a group; with a thread only that topic (0 is General), without one all of it."""
        return ChatDriver(self, chat_id, thread)

    async def act(self, name: str, **fields: Any) -> Any:
        """Do one of the acts of the control API."""
        return await self.driver.request("POST", f"people/{self.id}/{name}", json=fields)

    async def start(self, payload: str = "") -> ShownMessage:
        """Open the bot's link and press Start."""
        state = await self.driver.state()
        url = f"https://t.me/{state['bot']['username']}?start={quote(payload)}"
        return await self.private.open_link(url)

    async def block(self) -> None:
        """Block the bot."""
        await self.act("block", blocked=True)

    async def unblock(self) -> None:
        """Let the bot write again."""
        await self.act("block", blocked=False)

    async def inline(self, query: str, chat_id: int = 0, wait: float = DEFAULT_WAIT) -> Json:
        """Type `@bot query`; returns query_id and answer (results with id, title, …; None if none came)."""
        answer: Json = await self.act("inline", query=query, chat=chat_id or self.id, wait=wait)
        return answer


class ChatDriver:
    """One chat as one person sees it."""

    def __init__(self, person: PersonDriver, chat_id: int, thread: int | None = None) -> None:
        self.person = person
        self.driver = person.driver
        self.chat_id = chat_id
        self.thread = thread
        self._mark = 0

    async def _act(self, name: str, **fields: Any) -> Any:
        await self.mark()
        return await self.person.act(name, chat=self.chat_id, thread=self.thread or 0, **fields)

    async def mark(self) -> None:
        """Forget what was shown so far: `wait` looks only at later messages and edits. Every act does this itself."""
        self._mark = await self.driver.sequence()

    async def send(self, text: str) -> ShownMessage:
        """Write."""
        return ShownMessage(await self._act("text", text=text))

    async def reply(self, message: ShownMessage, text: str) -> ShownMessage:
        """Answer a message."""
        return ShownMessage(await self._act("text", text=text, reply_to=message.id))

    async def send_file(
        self,
        file: Path | bytes,
        name: str = "",
        *,
        caption: str = "",
        kind: str = "document",
        reply_to: int = 0,
        duration: int = 0,
        album: str = "",
    ) -> ShownMessage:
        """Send a file as a document, photo, voice, video or audio; those of one `album` belong together."""
        await self.mark()
        form = aiohttp.FormData(quote_fields=False)
        given = {"kind": kind, "caption": caption, "chat": self.chat_id, "reply_to": reply_to, "duration": duration}
        given |= {"album": album}
        for field, value in given.items():
            form.add_field(field, str(value))
        form.add_field("thread", str(self.thread or 0))
        data = file if isinstance(file, bytes) else await asyncio.to_thread(file.read_bytes)
        form.add_field("file", BytesIO(data), filename=name or (file.name if isinstance(file, Path) else "file"))
        return ShownMessage(await self.driver.request("POST", f"people/{self.person.id}/file", data=form))

    async def send_contact(self, contact: Json | None = None) -> ShownMessage:
        """Share a contact; without one the person's own."""
        return ShownMessage(await self._act("contact", contact=contact))

    async def forward(self, text: str, author: int | str | Json) -> ShownMessage:
        """Forward a text from elsewhere: of a person by id, of a User object, or of somebody hidden by name."""
        return ShownMessage(await self._act("forward", text=text, author=author))

    async def forward_message(self, message: ShownMessage) -> ShownMessage:
        """Forward a message of one of the person's chats into this one."""
        fields = {"from_chat": message.chat_id, "message_id": message.id}
        return ShownMessage(await self._act("forward", **fields))

    async def edit(self, message: ShownMessage, text: str) -> ShownMessage:
        """Edit an own message."""
        return ShownMessage(await self._act("edit", message_id=message.id, text=text))

    async def delete(self, message: ShownMessage) -> None:
        """Delete a message for everybody."""
        await self._act("delete", message_id=message.id)

    async def open_link(self, url: str) -> ShownMessage:
        """Follow a t.me link to the bot."""
        return ShownMessage(await self._act("link", url=url, group=self.chat_id if self.chat_id < 0 else 0))

    async def choose(self, inline: Json, result_id: str) -> ShownMessage:
        """Send one of the offers that `PersonDriver.inline` returned."""
        return ShownMessage(await self._act("choose", query_id=inline["query_id"], result_id=result_id))

    async def messages(self, since: int = -1) -> list[ShownMessage]:
        """Return what stands in the chat now, oldest first; only what changed after `since` if given."""
        thread = "" if self.thread is None else f"&thread={self.thread}"
        answer = await self.driver.request("GET", f"chats/{self.chat_id}/messages?since={since}{thread}")
        return [ShownMessage(raw) for raw in answer["messages"]]

    async def last(self) -> ShownMessage:
        """Return the bot's newest message."""
        written = [message for message in await self.messages() if message.from_bot]
        if not written:
            raise DriverError("the bot has written nothing here")
        return written[-1]

    async def wait(
        self,
        matches: Matches | str = "",
        timeout: float = DEFAULT_WAIT,  # noqa: ASYNC109 — in a test a timeout reads best
        *,
        since: int | None = None,
    ) -> ShownMessage:
        """Return the bot's message, sent or edited after the last act, that matches; the latest change wins.

        `matches` is a predicate or a piece of its text. `since` -1 looks at everything there is.
        """
        fits: Matches = (lambda message: matches in message.text) if isinstance(matches, str) else matches
        found = await self._until(lambda message: message.from_bot and fits(message), timeout, since)
        return max(found, key=lambda message: message.version)

    async def _until(self, fits: Matches, seconds: float, since: int | None) -> list[ShownMessage]:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        after = self._mark if since is None else since
        while True:
            sequence = await self.driver.sequence()
            shown = await self.messages(after)
            if found := [message for message in shown if fits(message)]:
                return found
            left = deadline - loop.time()
            if left <= 0:
                seen = "\n  ".join(message.summary() for message in (await self.messages())[-8:]) or "nothing"
                raise DriverError(f"nothing that matches came within {seconds} s; the chat ends with:\n  {seen}")
            await self.driver.sequence(sequence, min(left, 25))

    async def press(
        self,
        caption: str,
        *,
        timeout: float = DEFAULT_WAIT,  # noqa: ASYNC109 — in a test a timeout reads best
        message: ShownMessage | None = None,
    ) -> CallbackAnswer:
        """Press the callback button whose caption contains the text, in the newest message that has one.

        Waits for the button to appear and then for the bot's answer to the press.
        """

        def wanted(shown: ShownMessage) -> list[Button]:
            return [button for row in shown.buttons for button in row if caption in button.text and button.data]

        if message is None:
            holding = await self._until(lambda shown: bool(wanted(shown)), timeout, -1)
            message = max(holding, key=lambda shown: shown.id)
        elif not wanted(message):
            raise DriverError(f"no button {caption!r} in {message.summary()}")
        return await self.press_data(message, wanted(message)[0].data, timeout=timeout)

    async def press_data(
        self,
        message: ShownMessage,
        data: str,
        *,
        timeout: float = DEFAULT_WAIT,  # noqa: ASYNC109 — in a test a timeout reads best
        stale: bool = False,
    ) -> CallbackAnswer:
        """Press by callback data; `stale` presses what a client still shows though the message is gone or changed."""
        answer = await self._act("press", message_id=message.id, data=data, wait=timeout, stale=stale)
        if answer["answer"] is None:
            raise DriverError(f"the bot did not answer the press of {data!r} in {message.summary()} within {timeout} s")
        return CallbackAnswer(answer["answer"]["text"], answer["answer"]["alert"], answer["answer"]["url"])

    async def download(self, message: ShownMessage) -> bytes:
        """Return the bytes of the file in a message."""
        file_id = message.document.file_id if message.document else message.photo or message.media
        if not file_id:
            raise DriverError(f"no file in {message.summary()}")
        return await self.driver.read(f"/sandbox/files/{file_id}")
