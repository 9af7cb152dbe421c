"""The team's own settings, those of each member, and the group."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, InvalidValueError, NotFoundError
from domain.journal.boundary import reading, writing
from domain.team.bind_group import bind_group
from domain.team.ensure_team import ensure_team
from domain.team.migrate_chat import migrate_chat
from domain.team.queries import get_member, get_team, list_posts
from domain.team.rename_team import rename_team
from domain.team.rules import member_name
from domain.team.set_locale import set_locale
from domain.team.set_page_size import set_page_size
from domain.team.set_team_defaults import set_team_defaults
from domain.team.set_topic import set_topic
from domain.team.set_zone import set_zone
from domain.team.switch_post import switch_post
from domain.team.tables import PostKind
from domain.team.unbind_group import unbind_group
from domain.team.update_profile import update_profile
from domain.team.views import MemberView, PostView, TeamView
from tests.support.people import add_member

GROUP = -1001000000001


async def _set_up(database: Database, locale: str) -> None:
    async with writing(database, SYSTEM, "start") as ctx:
        await ensure_team(ctx, locale=locale, zone="Asia/Omsk", phone_region="KZ")


async def _team(database: Database) -> TeamView:
    async with reading(database, SYSTEM) as ctx:
        return await get_team(ctx)


async def _me(database: Database, actor: Actor) -> MemberView:
    async with reading(database, actor) as ctx:
        return await get_member(ctx, actor.member_id or 0)


async def test_the_team_is_set_up_once(any_database: Database) -> None:
    async with reading(any_database, SYSTEM) as ctx:
        with pytest.raises(NotFoundError):
            await get_team(ctx)
    await asyncio.gather(*(_set_up(any_database, "en") for _ in range(4)))
    await _set_up(any_database, "ru")
    team = await _team(any_database)
    assert (team.locale, team.zone, team.phone_region, team.currency) == ("en", "Asia/Omsk", "KZ", "RUB")
    async with reading(any_database, SYSTEM) as ctx:
        assert await list_posts(ctx) == [PostView(kind, None, None, True) for kind in PostKind]


async def test_a_member_sets_the_own_ways(any_database: Database) -> None:
    mark = await add_member(any_database, 1002, Role.VIEWER)
    async with writing(any_database, mark, "settings") as ctx:
        await set_locale(ctx, "en")
        await set_zone(ctx, "Asia/Vladivostok")
        await set_page_size(ctx, 12)
        await update_profile(ctx, "  Марк\u202e  М. ", "mark")
    me = await _me(any_database, mark)
    assert (me.locale, me.zone, me.page_size, me.name, me.username) == (
        "en",
        "Asia/Vladivostok",
        12,
        "Марк М.",
        "mark",
    )
    async with writing(any_database, mark, "settings") as ctx:
        await set_locale(ctx, None)
        await set_zone(ctx, None)
    me = await _me(any_database, mark)
    assert (me.locale, me.zone) == (None, None)


async def test_what_cannot_be_set_is_refused(database: Database) -> None:
    olga = await add_member(database)
    async with writing(database, olga, "settings") as ctx:
        for locale in ("de", "", "RU"):
            with pytest.raises(InvalidValueError):
                await set_locale(ctx, locale)
        for zone in ("Mars/Base", "", "../etc/passwd", "/etc/localtime"):
            with pytest.raises(InvalidValueError):
                await set_zone(ctx, zone)
        for size in (0, 4, 31, -8):
            with pytest.raises(InvalidValueError):
                await set_page_size(ctx, size)
        for name in ("", "   ", "x" * 129):
            with pytest.raises(InvalidValueError):
                await rename_team(ctx, name)
        for wrong in ({"currency": "rub"}, {"phone_region": "RUS"}, {"zone": "MSK+3"}, {"locale": "xx"}):
            with pytest.raises(InvalidValueError):
                await set_team_defaults(ctx, **wrong)
    with pytest.raises(AccessDeniedError):
        async with writing(database, SYSTEM, "settings") as ctx:
            await set_locale(ctx, "en")


async def test_an_admin_sets_up_the_team_and_a_manager_does_not(database: Database) -> None:
    admin = await add_member(database, 1001, Role.ADMIN)
    mark = await add_member(database, 1002, Role.MANAGER)
    async with writing(database, admin, "settings") as ctx:
        await rename_team(ctx, " Отдел   продаж ")
        await set_team_defaults(ctx, zone="Asia/Omsk", currency="KZT")
    team = await _team(database)
    assert (team.name, team.zone, team.currency, team.locale) == ("Отдел продаж", "Asia/Omsk", "KZT", "ru")
    with pytest.raises(AccessDeniedError):
        async with writing(database, mark, "settings") as ctx:
            await rename_team(ctx, "x")


async def test_the_group_its_topics_and_its_migration(any_database: Database) -> None:
    olga = await add_member(any_database)
    async with writing(any_database, olga, "group") as ctx:
        await bind_group(ctx, -42, "Отдел продаж")
        await set_topic(ctx, PostKind.WON, 7, "Победы")
        await switch_post(ctx, PostKind.STAGE, is_on=False)
    async with writing(any_database, SYSTEM, "group") as ctx:
        assert not await migrate_chat(ctx, -43, GROUP)
        assert await migrate_chat(ctx, -42, GROUP)
        assert not await migrate_chat(ctx, -42, GROUP)
    assert (await _team(any_database)).group_chat_id == GROUP
    async with writing(any_database, olga, "group") as ctx:
        await bind_group(ctx, GROUP, "Новое имя")
        posts = {post.kind: post for post in await list_posts(ctx)}
        assert (posts[PostKind.WON].thread_id, posts[PostKind.WON].topic) == (7, "Победы")
        assert not posts[PostKind.STAGE].is_on
        await bind_group(ctx, -100, "Другая группа")
        assert {post.thread_id for post in await list_posts(ctx)} == {None}
        await unbind_group(ctx)
    team = await _team(any_database)
    assert (team.group_chat_id, team.group_title) == (None, None)


@given(st.text(max_size=400))
def test_every_member_can_be_called_by_a_name(name: str) -> None:
    shown = member_name(name, None)
    assert 0 < len(shown) <= 128
    assert shown.isprintable()
    assert member_name(shown, None) == shown.strip()
