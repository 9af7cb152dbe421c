"""A crowd of clients with everything that filters and rights can tell apart, always the same for a seed."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import insert, select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_categories import add_category
from domain.clients.change_sources import add_source
from domain.clients.change_tags import tag_client
from domain.clients.kinds import ChannelKind, Sex, SourceKind
from domain.clients.tables import Client, ClientMember
from domain.funnel.add_deal import add_deal
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.change_stages import edit_stage
from domain.funnel.edit_deal import remove_deal
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import ClientStage, DealStatus, StageKind
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import add_product
from domain.team.tables import AccessClass, MemberClass, Scope
from domain.touches.log_touch import log_touch, plan_touch
from domain.touches.tables import TouchKind
from tests.support.clocks import StillClock
from tests.support.fields import Layout, fill_crowd
from tests.support.people import actor_of, add_member

NAMES = (
    "Иванов Пётр", "ИВАНОВА Анна", "Ivan Petrov", "Семёнова Юля", "Щукин", "O'Neil & Co", "50%_скидка", "Жанна Эль",
    "Müller Jörg", "Анна-Мария", "🙂", "иван ИВАНОВ",
)  # fmt: skip
CLASSES = (1, 2)
CLIENTS = 60


@dataclass
class Crowd:
    """Who is in it. `actors` are members of every role and scope, `changes` the changes that made the clients;
    `products` are sold, `liked` are of interest."""

    clock: StillClock
    actors: list[Actor] = field(default_factory=list)
    client_ids: list[int] = field(default_factory=list)
    categories: list[int] = field(default_factory=list)
    stages: list[int] = field(default_factory=list)
    tags: set[int] = field(default_factory=set)
    products: list[int] = field(default_factory=list)
    liked: list[int] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)
    layout: Layout = field(init=False)


async def gather_crowd(database: Database, seed: int, clients: int = CLIENTS) -> Crowd:
    """Make it in an empty database, in a few transactions."""
    dice = random.Random(seed)
    crowd = Crowd(StillClock())
    await _hire(database, crowd, dice)
    async with writing(database, SYSTEM, ChangeKind.CATEGORIES_CHANGED, clock=crowd.clock) as ctx:
        crowd.categories = [(await add_category(ctx, name)).id for name in ("Новый", "Постоянный", "Партнёр")]
        await ensure_funnel(ctx, "Продажи", [(name, name[0], StageKind.OPEN) for name in ("Новый", "Счёт", "Отказ")])
        crowd.stages = [stage.id for funnel in await list_funnels(ctx) for stage in funnel.stages]
        names = ("Мастер-класс", "Подписка")
        crowd.products = [(await add_product(ctx, name, 100_00, "RUB")).id for name in names]
    # Dice of their own, so that what the others show does not depend on sales.
    luck = random.Random(seed + 1)
    for half in range(2):
        async with writing(database, SYSTEM, ChangeKind.IMPORTED, clock=crowd.clock) as ctx:
            for number in range(half * clients // 2, (half + 1) * clients // 2):
                channels = [
                    (ChannelKind.PHONE, f"+7916{number:07}"),
                    (ChannelKind.VK, f"id{number + 100}"),
                    (ChannelKind.EMAIL, f"Client{number}@example.com".lower()),
                ]
                client = await add_client(ctx, dice.choice(NAMES), dice.sample(channels, dice.randrange(4)))
                crowd.client_ids.append(client.id)
                await _fill(ctx, crowd, client, dice)
                await _sell(ctx, crowd, client, luck)
        assert ctx.change_id is not None
        crowd.changes.append(ctx.change_id)
    crowd.layout, crowd.liked = await fill_crowd(database, crowd.client_ids, random.Random(seed))
    await _age(database, crowd, luck)
    async with database.write() as connection:
        managers = [actor.member_id for actor in crowd.actors if not actor.sees_everything]
        pairs = [(dice.choice(crowd.client_ids), dice.choice(managers)) for _ in range(clients // 3)]
        links = [{"client_id": client, "member_id": member} for client, member in dict.fromkeys(pairs)]
        await connection.execute(insert(ClientMember), links)
    return crowd


async def _hire(database: Database, crowd: Crowd, dice: random.Random) -> None:
    people = [(Role.OWNER, Scope.ALL), (Role.ADMIN, Scope.OWN), (Role.MANAGER, Scope.ALL), (Role.MANAGER, Scope.OWN)]
    people += [(Role.MANAGER, Scope.OWN), (Role.VIEWER, Scope.ALL), (Role.VIEWER, Scope.OWN)]
    hired = [await add_member(database, 2000 + n, role, scope) for n, (role, scope) in enumerate(people)]
    async with database.write() as connection:
        await connection.execute(insert(AccessClass), [{"id": n, "name": f"класс {n}", "version": 1} for n in CLASSES])
        for actor in hired:
            for key in CLASSES:
                if dice.random() < 0.4:
                    opened = insert(MemberClass).values(member_id=actor.member_id, access_class_id=key)
                    await connection.execute(opened)
    crowd.actors = [await actor_of(database, actor.member_id or 0) for actor in hired]


async def _fill(ctx: Writing, crowd: Crowd, client: Client, dice: random.Random) -> None:
    client.sex = dice.choice(list(Sex))
    client.city = dice.choice([None, "Тверь", "Орёл"])
    client.category_id = dice.choice([None, *crowd.categories])
    client.responsible_id = dice.choice([None, *(actor.member_id for actor in crowd.actors)])
    client.access_class_id = dice.choice([None, None, *CLASSES])
    await ctx.session.flush()
    for name in dice.sample(("VIP", "опт", "ёлка"), dice.randrange(3)):
        crowd.tags.add((await tag_client(ctx, client.id, name)).id)
    if dice.random() < 0.6:
        await set_stage(ctx, client.id, dice.choice(crowd.stages))
    if dice.random() < 0.6:
        day = date(2026, 3, 2) + timedelta(days=dice.randrange(-2, 3))
        await plan_touch(ctx, client.id, day)
    if dice.random() < 0.3:
        await add_note(ctx, client.id, dice.choice(("Просил перезвонить", "скидка 50%", "a_b")))
    if dice.random() < 0.3:
        await log_touch(ctx, client.id, TouchKind.CALLED)
    if dice.random() < 0.3:
        await add_deal(ctx, client.id, "Курс", 100, "RUB")
    for _ in range(dice.choice((0, 0, 1, 2))):
        trace = {
            "engine": dice.choice(("Яндекс", "Google", None)),
            "query": dice.choice(("Курсы вязания", "100%", None)),
            "community": ("Кофейня (https://vk.com/club1)", "https://vk.com/club12", None)[client.id % 3],
        }
        await add_source(ctx, client.id, dice.choice(list(SourceKind)[:4]), {"tracker": "Tilda", **trace})
    if dice.random() < 0.1:
        client.deleted_at = ctx.clock()
        await ctx.session.flush()


async def _sell(ctx: Writing, crowd: Crowd, client: Client, luck: random.Random) -> None:
    """Deals in every state, some of products, some removed."""
    if client.deleted_at is not None:
        return
    for _ in range(luck.choice([0, 0, 1, 3])):
        deal = await add_deal(
            ctx, client.id, "Курс", luck.choice([None, 100_00, 150_00]), luck.choice(["RUB", "RUB", "USD"]),
            status=luck.choice(list(DealStatus)), product_id=luck.choice([None, *crowd.products]),
        )  # fmt: skip
        if luck.random() < 0.2:
            await remove_deal(ctx, deal.id)


async def _age(database: Database, crowd: Crowd, luck: random.Random) -> None:
    """Some came to their stages long ago; the second stage means success, where nobody is stuck."""
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=crowd.clock) as ctx:
        await edit_stage(ctx, crowd.stages[1], kind=StageKind.WON)
        for standing in (await ctx.session.execute(select(ClientStage).order_by(ClientStage.id))).scalars():
            standing.since -= timedelta(days=luck.choice([0, 5, 20]))
