"""Bringing files to VK: what goes along with messages, once for each account.

VK hands out an address, takes the bytes there, and makes a photo or document of them that messages can name.
"""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from domain.actions.views import ClaimedAction
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import DomainError, NotFoundError
from domain.enclosures.note_upload import note_upload
from domain.enclosures.queries import list_enclosures, uploads_of
from domain.enclosures.tables import EnclosureKind
from domain.enclosures.views import EnclosureView
from domain.files.store import FileStore
from domain.files.tables import FileState
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError, VkUnreachableError
from jobs.vk.line import Priority
from jobs.vk.post_file import post_file
from jobs.vk.transport import Params

_log = logging.getLogger(__name__)

#: For so long a file that VK did not take is not offered again; by then it, or the key's rights, may be others.
_REST = timedelta(minutes=10)
#: VK's refusal of a key without the right to photos or documents.
_NO_RIGHT = 15


class NotHereYetError(DomainError):
    """Telegram has not handed the file over yet."""

    code = "enclosure-not-here"


class NotTakenError(DomainError):
    """The file is not to be had any more, or VK does not take it; another try makes no sense."""

    code = "enclosure-not-taken"


class Caller(Protocol):
    """What is needed of the gateways."""

    async def call(
        self, account_id: int, method: str, params: Params, *, priority: Priority = ..., job: int | None = None
    ) -> Any:
        """Call VK as this account."""


class Uploads:
    """Remembers what VK has got already. `store` is where the bytes lie; without it there are none."""

    def __init__(self, database: Database, clock: Clock, store: FileStore | None) -> None:
        self._database, self._clock, self._store = database, clock, store
        self._locks: dict[int, asyncio.Lock] = {}
        #: Since when VK does not take what from whom: a campaign must not offer it for everybody.
        self._refused: dict[tuple[int, int], datetime] = {}

    async def attachment(self, caller: Caller, account_id: int, action: ClaimedAction) -> str:
        """How this account names at VK what goes along with the action; brings there what VK has not got.

        Raises `NotHereYetError`, `NotTakenError`, and what a call raises. Nothing of it has sent the message.
        """
        async with self._locks.setdefault(account_id, asyncio.Lock()):
            async with reading(self._database, SYSTEM, self._clock) as look:
                known = dict(await uploads_of(look, account_id, action.enclosure_ids))
                wanted = await list_enclosures(look, action.enclosure_ids)
            for each in wanted:
                if each.id not in known:
                    known[each.id] = await self._bring(caller, account_id, action, each)
        return ",".join(known[each.id] for each in wanted)

    async def _bring(self, caller: Caller, account_id: int, action: ClaimedAction, enclosure: EnclosureView) -> str:
        if enclosure.state is FileState.EXPECTED:
            raise NotHereYetError
        path = self._path(enclosure)
        since = self._refused.get((account_id, enclosure.id))
        if path is None or (since is not None and self._clock() - since < _REST):
            raise NotTakenError
        upload = _Upload(caller, account_id, action)
        try:
            attachment = await (
                upload.photo(path) if enclosure.kind is EnclosureKind.PHOTO else upload.document(path, enclosure.name)
            )
        except NotTakenError:
            self._refused[account_id, enclosure.id] = self._clock()
            _log.warning("VK does not take enclosure %s from account %s", enclosure.id, account_id)
            raise
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
            await note_upload(ctx, enclosure.id, account_id, attachment)
        return attachment

    def _path(self, enclosure: EnclosureView) -> Path | None:
        if enclosure.path is None or self._store is None:
            return None
        try:
            path = self._store.path_of(enclosure.path)
        except NotFoundError:
            return None
        return path if path.is_file() else None


class _Upload:
    """One file on its way: the address, the bytes, the name."""

    def __init__(self, caller: Caller, account_id: int, action: ClaimedAction) -> None:
        self._caller, self._account_id, self._action = caller, account_id, action

    async def photo(self, path: Path) -> str:
        server = await self._call("photos.getMessagesUploadServer", {"peer_id": self._peer})
        told = await self._post(server, "photo", path, path.name)
        # VK answers to what is no picture with an empty list in the place of one.
        if not all(told.get(name) for name in ("photo", "hash")) or told["photo"] == "[]":
            raise NotTakenError
        saved = await self._call(
            "photos.saveMessagesPhoto",
            {"photo": str(told["photo"]), "server": int(told.get("server", 0)), "hash": str(told["hash"])},
        )
        found = saved[0] if isinstance(saved, list) and saved else None
        return _named("photo", found)

    async def document(self, path: Path, name: str) -> str:
        server = await self._call("docs.getMessagesUploadServer", {"type": "doc", "peer_id": self._peer})
        told = await self._post(server, "file", path, name)
        if not told.get("file"):
            raise NotTakenError
        saved = await self._call("docs.save", {"file": str(told["file"]), "title": name})
        return _named("doc", saved.get("doc") if isinstance(saved, Mapping) else None)

    @property
    def _peer(self) -> int:
        return int(self._action.address.removeprefix("id"))

    async def _post(self, server: Any, field: str, path: Path, name: str) -> Mapping[str, Any]:
        url = server.get("upload_url") if isinstance(server, Mapping) else None
        if not isinstance(url, str):
            raise VkUnreachableError(was_sent=False, reason="no upload_url")
        return await asyncio.to_thread(post_file, url, field, path, name)

    async def _call(self, method: str, params: Params) -> Any:
        priority = Priority.REPLY if self._action.job_id is None else Priority.CAMPAIGN
        try:
            return await self._caller.call(self._account_id, method, params, priority=priority, job=self._action.job_id)
        except VkUnreachableError as error:
            # Whatever became of the file, the message was not sent.
            raise VkUnreachableError(was_sent=False, reason=str(error.data["reason"])) from None
        except VkError as error:
            error.method = method
            if error.number == _NO_RIGHT and self._action.job_id is None:
                # A campaign stops with VK's words; of one message it is told that its file could not go.
                raise NotTakenError from None
            raise


def _named(kind: str, saved: Any) -> str:
    """`photo-1_2_key`, as `messages.send` wants it."""
    if not isinstance(saved, Mapping) or "id" not in saved or "owner_id" not in saved:
        raise NotTakenError
    key = f"_{saved['access_key']}" if saved.get("access_key") else ""
    return f"{kind}{saved['owner_id']}_{saved['id']}{key}"
