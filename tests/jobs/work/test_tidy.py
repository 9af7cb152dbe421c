"""What is over goes by itself: bytes of files, and segments that jobs were started with. What is needed stays."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from domain.attachments.attach_file import attach_file
from domain.attachments.change_attachment import remove_attachment
from domain.attachments.queries import list_attachments
from domain.attachments.received import ReceivedFile
from domain.attachments.rules import UNDO_TIME
from domain.attachments.tables import Attachment, AttachmentKind
from domain.audience.audience import Audience
from domain.audience.save_segment import freeze_audience, save_picked_segment
from domain.audience.tables import Segment, SegmentClient
from domain.audience.tick_clients import tick_client
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.tables import Base
from domain.bulk.forget_frozen import KEPT
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.start_bulk import start_bulk
from domain.bulk.tags import AddTag
from domain.campaigns.prepare_campaign import set_audience, start_draft
from domain.clients.add_client import add_client
from domain.files.keep_file import keep_file
from domain.files.rules import RETENTION
from domain.files.store import FileStore
from domain.files.tables import FileKind, FileState
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.work.cancel_job import cancel_job
from domain.work.file_arrived import file_arrived
from jobs.work.tidy import Tidier
from tests.support.clocks import StillClock
from tests.support.people import add_member


async def test_bytes_go_when_their_time_is_over(database: Database, clock: StillClock, tmp_path: Path) -> None:
    owner, store = await add_member(database), FileStore(tmp_path)
    tidier = Tidier(database, store, clock)
    async with writing(database, owner, ChangeKind.FILE_ADDED, clock=clock) as ctx:
        client_id, paths, ids = (await add_client(ctx, "Зоя")).id, [], []
        for name in ("Договор.pdf", "Снимок.jpg"):
            received = ReceivedFile(AttachmentKind.DOCUMENT, name, 3, f"telegram-{name}")
            ids.append((await attach_file(ctx, client_id, received)).id)
            paths.append(store.put(FileKind.ATTACHMENT, name, b"abc"))
        exported = store.put(FileKind.EXPORT, "clients.csv", b"abc")
        await keep_file(ctx, "clients.csv", exported, 3, FileKind.EXPORT)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        for file_id, path in zip(await ctx.column(select(Attachment.file_id)), paths, strict=True):
            await file_arrived(ctx, file_id, path, 3)
    async with writing(database, owner, ChangeKind.FILE_REMOVED, clock=clock) as removing:
        await remove_attachment(removing, client_id, ids[0])
    await tidier.tick()
    assert [store.path_of(path).exists() for path in (*paths, exported)] == [True, True, True]
    clock.now += RETENTION[FileKind.EXPORT] or timedelta()
    await tidier.tick()
    assert [store.path_of(path).exists() for path in (*paths, exported)] == [True, True, False]
    clock.now += UNDO_TIME
    await tidier.tick()
    await tidier.tick()
    assert [store.path_of(path).exists() for path in paths] == [False, True]
    # An undo that comes too late brings back the line, which says that the bytes are gone.
    async with writing(database, owner, ChangeKind.UNDONE, clock=clock) as undoing:
        await undo_change(undoing, removing.change_id or 0)
    async with reading(database, owner, clock) as look:
        files = (await list_attachments(look, client_id)).files
    assert [(file.name, file.state) for file in files] == [
        ("Снимок.jpg", FileState.HERE),
        ("Договор.pdf", FileState.GONE),
    ]


async def test_a_frozen_segment_goes_when_nobody_asks_for_it(
    any_database: Database, clock: StillClock, tmp_path: Path
) -> None:
    owner, basket = await add_member(any_database), Audience(is_basket=True)
    async with writing(any_database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Зоя")
        await tick_client(ctx, client.id)
        cleared = await freeze_audience(ctx, basket)
        kept = await save_picked_segment(ctx, "Отобранные", basket)
        campaign = await start_draft(ctx, "Весна")
        await set_audience(ctx, campaign.id, basket)
        plan = await plan_bulk(ctx, basket, AddTag(name="весна"))
        job, _ = await start_bulk(ctx, plan.id, 7)
        every = await ctx.column(select(Segment.id).order_by(Segment.id))
    assert len(every) == 4
    tidier = Tidier(any_database, FileStore(tmp_path), clock)

    async def left() -> list[int]:
        await tidier.tick()
        async with reading(any_database, SYSTEM, clock) as look:
            return list(await look.column(select(SegmentClient.segment_id).order_by(SegmentClient.segment_id)))

    assert await left() == every
    clock.now += KEPT
    of_campaign, of_job = (each for each in every if each not in {cleared.segment_id, kept.id})
    assert await left() == sorted([kept.id, of_campaign, of_job])
    async with writing(any_database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await cancel_job(ctx, job.id)
    assert await left() == sorted([kept.id, of_campaign])


def test_every_place_that_keeps_an_audience_is_known_to_the_tidying() -> None:
    keeping = {
        table.name for table in Base.metadata.sorted_tables for column in table.columns if column.key == "audience"
    }
    assert keeping == {"campaign", "bulk_edit"}, "what keeps an audience must be looked at in forget_frozen"
