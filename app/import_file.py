"""`touchbase import FILE`: bring a file in that is too large for Telegram. The rest happens in the owner's chat."""

import argparse
import asyncio
import shutil
from pathlib import Path

from app.console import say
from app.prepare import prepare
from app.settings import Settings
from app.wiring import file_store
from bot.kit.words import load_words
from domain.base.actor import SYSTEM, Role
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.files.tables import FileKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.queries import actor_of, list_members
from domain.team.views import MemberActor
from domain.transfer.start_import import start_import_from_text


async def import_file(settings: Settings, arguments: argparse.Namespace) -> int:
    """Start the import as the owner's; the running bot shows it in the owner's chat. 1 if that can't be."""
    words = load_words(settings.default_locale)
    source: Path = arguments.file
    if not await asyncio.to_thread(source.is_file):
        say(words.text("app-import-no-file", path=str(source)))
        return 1
    database = await prepare(settings)
    try:
        owner = await _owner(database)
        if owner is None:
            say(words.text("app-import-no-owner"))
            return 1
        store = file_store(settings)
        kept = store.new_path(FileKind.UPLOAD, source.name)
        await asyncio.to_thread(shutil.copyfile, source, kept)
        async with writing(database, owner.actor, ChangeKind.WORK, clock=utc_now) as ctx:
            await start_import_from_text(
                ctx, source.name, store.stored(kept), kept.stat().st_size, owner.member.telegram_id
            )
    finally:
        await database.close()
    say(words.text("app-import-started", name=owner.member.name))
    return 0


async def _owner(database: Database) -> MemberActor | None:
    async with reading(database, SYSTEM, utc_now) as ctx:
        owners = [each for each in await list_members(ctx) if each.role is Role.OWNER and each.is_active]
        return await actor_of(ctx, owners[0].telegram_id) if owners else None
