"""Photos and documents that go along with messages: brought to VK once, waited for, and told when they can't be had."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.actions.send_message import send_answer, send_message
from domain.actions.tables import Action, ActionState, Reason
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.base.actor import SYSTEM, Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.campaigns.take_template import take_template
from domain.enclosures.keep_enclosure import keep_enclosure
from domain.files.queries import expected_files
from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.templates.change_templates import add_template
from domain.templates.enclose_file import enclose_file
from domain.templates.queries import get_template
from domain.work.file_arrived import file_arrived
from domain.work.queries import get_job
from domain.work.tables import JobState
from jobs.campaigns.sender import Sender
from jobs.vk.gateways import Gateways
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk.pictures import square
from sandbox.vk_driver import VkDriver
from tests.support.campaigns import add_people, add_sender, counts, draft, launch
from tests.support.keys import SEALER
from tests.support.people import add_member

PEOPLE = [cast.person_id(index) for index in (0, 2, 4, 8, 10, 12)]


class Letters:
    """A community that sends, and the files' folder."""

    def __init__(self, database: Database, owner: Actor, vk: VkDriver, store: FileStore, account_id: int) -> None:
        self.database, self.owner, self.vk, self.store, self.account_id = database, owner, vk, store, account_id
        self.by = timedelta()
        self.vk_url = ""
        self.gateways: Gateways | None = None
        self.sender: Sender | None = None

    def clock(self) -> datetime:
        """The present, and what a test adds to it."""
        return utc_now() + self.by

    async def template(self, *files: tuple[AttachmentKind, str]) -> int:
        """A template with these files, whose bytes are still at Telegram."""
        async with writing(self.database, self.owner, ChangeKind.TEMPLATES_CHANGED) as ctx:
            key = (await add_template(ctx, "{Привет|Здравствуйте}, %имя|друг%!")).id
            for kind, name in files:
                await enclose_file(ctx, key, ReceivedFile(kind, name, 10, f"telegram-{name}"))
        return key

    async def arrive(self, content: bytes) -> None:
        """Telegram hands over all files that are waited for."""
        async with writing(self.database, SYSTEM, ChangeKind.WORK) as ctx:
            for file in await expected_files(ctx):
                path = self.store.put(FileKind.ENCLOSURE, file.name, content)
                await file_arrived(ctx, file.id, path, len(content))

    async def launch(self, template_id: int) -> int:
        """A campaign to everybody with this template; gives its job."""
        clients = await add_people(self.database, self.owner, self.clock, PEOPLE, allow=self.account_id)
        ready = await draft(self.database, self.owner, self.clock, self.account_id, clients)
        async with writing(self.database, self.owner, ChangeKind.WORK) as ctx:
            await take_template(ctx, ready.campaign_id, template_id)
        return await launch(self.database, self.owner, self.clock, ready.campaign_id)

    async def work(self, passing: timedelta = timedelta()) -> None:
        """Tick until nothing moves for now."""
        assert self.gateways is not None
        assert self.sender is not None
        self.by += passing
        for _ in range(4):
            await self.gateways.tick()
            await self.sender.tick()
            await self.sender.idle()

    async def change_worker(self) -> None:
        """The worker goes, and another one takes the account."""
        assert self.sender is not None
        assert self.gateways is not None
        await self.sender.stop()
        await self.gateways.stop()
        self.hire("the next one")

    def hire(self, worker: str) -> None:
        """Somebody who sends."""
        self.gateways = Gateways(self.database, self.clock, SEALER, self.vk_url, worker=worker, rates=(1_000, 1_000))
        self.sender = Sender(self.database, self.gateways, self.clock, store=self.store)

    async def uploads(self) -> list[str]:
        """The calls that made something of a file."""
        return [
            call["method"] for name in ("photos.saveMessagesPhoto", "docs.save") for call in await self.vk.calls(name)
        ]


@pytest.fixture
async def letters(database: Database, sandbox: RunningSandbox, vk: VkDriver, tmp_path: Path) -> AsyncIterator[Letters]:
    owner = await add_member(database)
    await vk.settings(rate_limits=False)
    account_id = await add_sender(database, owner, utc_now, token=cast.token_value(cast.COFFEE), vk_id=cast.COFFEE_ID)
    made = Letters(database, owner, vk, FileStore(tmp_path / "files"), account_id)
    made.vk_url = sandbox.vk_url
    made.hire("one")
    yield made
    assert made.sender is not None
    assert made.gateways is not None
    await made.sender.stop()
    await made.gateways.stop()


async def test_a_campaign_brings_its_files_once(letters: Letters) -> None:
    key = await letters.template((AttachmentKind.PHOTO, "Зал.png"), (AttachmentKind.DOCUMENT, "Прайс.pdf"))
    job_id = await letters.launch(key)
    await letters.work()
    assert await letters.vk.delivered() == []
    await letters.arrive(square(1, 8))
    await letters.vk.fault("cut_after", "upload")
    await letters.work(timedelta(minutes=5))
    await letters.work(timedelta(minutes=5))
    assert (await counts(letters.database, job_id)).states == {ActionState.DONE: len(PEOPLE)}
    got = await letters.vk.delivered()
    assert sorted(each.person_id for each in got) == sorted(PEOPLE)
    assert len({each.attachments for each in got}) == 1
    photo, document = got[0].attachments
    assert photo.startswith(f"photo-{cast.COFFEE_ID}_")
    assert document.startswith(f"doc-{cast.COFFEE_ID}_")
    assert await letters.uploads() == ["photos.saveMessagesPhoto", "docs.save"]


async def test_what_vk_does_not_take_is_told_and_not_offered_again(letters: Letters) -> None:
    job_id = await letters.launch(await letters.template((AttachmentKind.PHOTO, "Зал.png")))
    await letters.arrive(b"no picture at all")
    await letters.work()
    found = await counts(letters.database, job_id)
    assert (found.states, found.reasons) == (
        {ActionState.FAILED: len(PEOPLE)},
        {Reason.FILE_REFUSED: len(PEOPLE)},
    )
    assert len(await letters.vk.calls("photos.getMessagesUploadServer")) == 1
    assert await letters.vk.delivered() == []


async def test_a_key_without_the_right_to_documents(letters: Letters) -> None:
    key = await letters.template((AttachmentKind.DOCUMENT, "Прайс.pdf"))
    await letters.arrive(b"%PDF-1.7")
    await letters.vk.change_token(cast.COFFEE, rights=["messages", "manage"])
    job_id = await letters.launch(key)
    await letters.work()
    async with reading(letters.database, letters.owner) as look:
        job = await get_job(look, job_id)
    assert job.state is JobState.FAILED
    assert job.problem is not None
    assert job.problem["data"]["number"] == 15
    assert await letters.vk.delivered() == []


async def test_a_personal_message_takes_its_files_along(letters: Letters) -> None:
    key = await letters.template((AttachmentKind.DOCUMENT, "Прайс.pdf"))
    await letters.arrive(b"%PDF-1.7")
    (client_id,) = await add_people(
        letters.database, letters.owner, letters.clock, PEOPLE[:1], allow=letters.account_id
    )
    async with writing(letters.database, letters.owner, ChangeKind.WORK) as ctx:
        (enclosed,) = (await get_template(ctx, key)).enclosure_ids
        for text in ("Смотрите", "И ещё раз"):
            await send_message(ctx, client_id, letters.account_id, text, enclosure_ids=[enclosed])
    await letters.work()
    got = await letters.vk.delivered()
    assert [each.text for each in got] == ["Смотрите", "И ещё раз"]
    assert len({each.attachments for each in got}) == 1
    assert await letters.uploads() == ["docs.save"]


async def test_an_answer_with_a_photo_outlives_its_worker(letters: Letters) -> None:
    """The photo is brought, the call of the message is cut, the worker goes: the next one sends the message, once."""
    await add_people(letters.database, letters.owner, letters.clock, PEOPLE[:1], allow=letters.account_id)
    async with writing(letters.database, letters.owner, ChangeKind.WORK) as ctx:
        photo = await keep_enclosure(ctx, ReceivedFile(AttachmentKind.PHOTO, "Зал.png", 10, "telegram-hall"))
        await send_answer(ctx, letters.account_id, f"id{PEOPLE[0]}", "", None, enclosure_ids=[photo.id])
    await letters.work()
    assert await letters.vk.delivered() == []
    await letters.arrive(square(1, 8))
    for cut in ("cut_before", "cut_after"):
        await letters.vk.fault(cut, "messages.send")
        await letters.work(timedelta(minutes=1))
        await letters.change_worker()
    await letters.work(timedelta(minutes=1))
    (got,) = await letters.vk.delivered()
    assert (got.person_id, got.text, len(got.attachments)) == (PEOPLE[0], "", 1)
    assert await letters.uploads() == ["photos.saveMessagesPhoto"]
    assert len(await letters.vk.calls("messages.send")) >= 2
    async with reading(letters.database, SYSTEM) as look:
        assert await look.scalar(select(Action.state)) is ActionState.DONE
