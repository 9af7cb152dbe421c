"""What is known of files: who may see them, what waits for Telegram, what is over."""

from pathlib import Path

import pytest

from domain.base.actor import SYSTEM, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.files.expect_file import expect_file
from domain.files.forget_file import forget_file
from domain.files.keep_file import keep_file
from domain.files.queries import expected_files, expired_files, get_file
from domain.files.rules import RETENTION
from domain.files.store import FileStore
from domain.files.tables import FileKind, FileState
from domain.files.views import FileView
from domain.journal.boundary import reading, writing
from tests.support.clocks import StillClock
from tests.support.people import add_member


async def test_an_upload_is_noted_before_anything_else(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER)
    async with writing(any_database, mark, "upload", clock=clock) as ctx:
        file = await expect_file(ctx, "../клиенты.xlsx", 12_345, "BQACAgIAAxkB")
    assert file == FileView(
        id=file.id,
        kind=FileKind.UPLOAD,
        state=FileState.EXPECTED,
        name="клиенты.xlsx",
        size=12_345,
        path=None,
        telegram_file_id="BQACAgIAAxkB",
        created_by_id=mark.member_id,
        created_at=clock(),
        expires_at=clock() + RETENTION[FileKind.UPLOAD],
    )
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert await expected_files(ctx) == [file]
    async with reading(any_database, mark, clock) as ctx:
        with pytest.raises(AccessDeniedError):
            await expected_files(ctx)


async def test_a_file_is_its_owners_and_the_admins(database: Database, clock: StillClock) -> None:
    mark = await add_member(database, 1002, Role.MANAGER)
    anna = await add_member(database, 1003, Role.MANAGER)
    admin = await add_member(database, 1004, Role.ADMIN)
    async with writing(database, mark, "export", clock=clock) as ctx:
        file = await keep_file(ctx, "clients.csv", "export/0a/clients.csv", 10, FileKind.EXPORT)
    for actor in (mark, admin, SYSTEM):
        async with reading(database, actor, clock) as ctx:
            assert await get_file(ctx, file.id) == file
    async with reading(database, anna, clock) as ctx:
        with pytest.raises(NotFoundError):
            await get_file(ctx, file.id)
        with pytest.raises(NotFoundError):
            await get_file(ctx, 4242)


async def test_bytes_are_removed_after_their_time(any_database: Database, clock: StillClock, tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    path = store.new_path(FileKind.EXPORT, "clients.csv")
    path.write_bytes(b"name")
    await add_member(any_database)
    async with writing(any_database, SYSTEM, "export", clock=clock) as ctx:
        file = await keep_file(ctx, path.name, store.stored(path), 4, FileKind.EXPORT)
        await keep_file(ctx, "list.xlsx", "upload/0b/list.xlsx", 4, FileKind.UPLOAD)
    clock.now += RETENTION[FileKind.EXPORT]
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert await expired_files(ctx) == [file]
    for _ in range(2):
        store.remove(store.stored(path))
        async with writing(any_database, SYSTEM, "tidy", clock=clock) as ctx:
            await forget_file(ctx, file.id)
    assert not path.parent.exists()
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert await expired_files(ctx) == []
        gone = await get_file(ctx, file.id)
    assert (gone.state, gone.path) == (FileState.GONE, None)
