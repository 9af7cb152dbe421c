"""Tags of the whole base: renamed, merged and removed on all cards at once, and had back by undo."""

import pytest

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.change_tags_of_base import merge_tags, remove_tag, rename_tag
from domain.clients.queries import list_tags
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from tests.support.base_dump import dump
from tests.support.crowd import Crowd, gather_crowd


async def tags_of(database: Database, crowd: Crowd) -> dict[str, tuple[int, int]]:
    """Id and number of cards by name."""
    async with reading(database, SYSTEM, crowd.clock) as ctx:
        return {tag.name: (tag.id, tag.clients) for tag in await list_tags(ctx)}


async def test_two_tags_become_one_and_two_again(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 41, clients=30)
    before, whole = await tags_of(any_database, crowd), await dump(any_database)
    vip, tree = before["VIP"][0], before["ёлка"][0]
    carry = {name: {row["client_id"] for row in whole["client_tag"].values() if row["tag_id"] == before[name][0]}
             for name in ("VIP", "ёлка")}  # fmt: skip
    async with writing(any_database, crowd.actors[0], ChangeKind.TAGS_OF_BASE, clock=crowd.clock) as ctx:
        await merge_tags(ctx, tree, vip)
        with pytest.raises(NotFoundError):
            await merge_tags(ctx, tree, vip)
    merged = await dump(any_database)
    now = [row["client_id"] for row in merged["client_tag"].values() if row["tag_id"] == vip]
    assert sorted(now) == sorted(carry["VIP"] | carry["ёлка"]), "each once"
    assert carry["VIP"] & carry["ёлка"], "somebody carried both"
    assert "ёлка" not in await tags_of(any_database, crowd)
    assert ctx.change_id is not None
    async with writing(any_database, crowd.actors[0], ChangeKind.UNDONE, clock=crowd.clock) as undo:
        report = await undo_change(undo, ctx.change_id)
        assert report.left == []
    assert await dump(any_database) == whole


async def test_a_tag_is_renamed_and_removed_with_its_undo(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 42, clients=12)
    before, whole = await tags_of(any_database, crowd), await dump(any_database)
    async with writing(any_database, crowd.actors[0], ChangeKind.TAGS_OF_BASE, clock=crowd.clock) as ctx:
        renamed = await rename_tag(ctx, before["VIP"][0], " #Важные ")
        assert renamed.name == "Важные"
        # A name that differs in case only is the same tag's.
        assert (await rename_tag(ctx, before["VIP"][0], "ВАЖНЫЕ")).id == before["VIP"][0]
        for wrong in ("", "#", "x" * 65):
            with pytest.raises(InvalidValueError):
                await rename_tag(ctx, before["VIP"][0], wrong)
        # A name that another tag has makes one of the two.
        assert (await rename_tag(ctx, before["опт"][0], "важные")).id == before["VIP"][0]
    async with writing(any_database, crowd.actors[0], ChangeKind.TAGS_OF_BASE, clock=crowd.clock) as gone:
        assert await remove_tag(gone, before["VIP"][0]) == "ВАЖНЫЕ"
    assert set(await tags_of(any_database, crowd)) == {"ёлка"}
    for change_id in (gone.change_id, ctx.change_id):
        assert change_id is not None
        async with writing(any_database, crowd.actors[0], ChangeKind.UNDONE, clock=crowd.clock) as undo:
            await undo_change(undo, change_id)
    assert await dump(any_database) == whole
