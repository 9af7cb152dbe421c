"""The list of products, and what clients are interested in: rules, order, undo, rights."""

import pytest

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.products.change_products import add_product, move_product, price_product, remove_product, rename_product
from domain.products.choose_products import add_client_product, remove_client_product
from domain.products.queries import get_product, list_products, products_of
from domain.team.tables import Scope
from tests.support.people import add_member


async def names(database: Database) -> list[str]:
    async with reading(database, SYSTEM) as ctx:
        return [product.name for product in await list_products(ctx)]


async def liked(database: Database, client_id: int, actor: Actor = SYSTEM) -> list[str]:
    async with reading(database, actor) as ctx:
        return [product.name for product in (await products_of(ctx, [client_id])).get(client_id, [])]


async def undo(database: Database, change_id: int | None) -> None:
    assert change_id is not None
    async with writing(database, SYSTEM, ChangeKind.UNDONE) as ctx:
        assert (await undo_change(ctx, change_id)).left == []


async def test_the_life_of_a_product(any_database: Database) -> None:
    database = any_database
    async with writing(database, SYSTEM, ChangeKind.PRODUCTS_CHANGED) as ctx:
        course = await add_product(ctx, "  Курс\tйоги ", 12_500_00, "RUB")
        await add_product(ctx, "Абонемент", None, "RUB")
        mat = await add_product(ctx, "Коврик", 0, "JPY")
        await move_product(ctx, mat.id, up=True)
        await move_product(ctx, course.id, up=True)
    assert await names(database) == ["Курс йоги", "Коврик", "Абонемент"]
    async with writing(database, SYSTEM, ChangeKind.PRODUCTS_CHANGED) as ctx:
        await rename_product(ctx, course.id, "курс ЙОГИ")
        await price_product(ctx, course.id, None, "USD")
    async with reading(database, SYSTEM) as look:
        known = await get_product(look, course.id)
    assert (known.name, known.amount, known.currency) == ("курс ЙОГИ", None, "USD")
    await undo(database, ctx.change_id)
    async with reading(database, SYSTEM) as look:
        known = await get_product(look, course.id)
    assert (known.name, known.amount, known.currency) == ("Курс йоги", 12_500_00, "RUB")


@pytest.mark.parametrize(
    ("name", "amount", "currency", "reason"),
    [
        ("  ", 1, "RUB", "empty"),
        ("ж" * 121, 1, "RUB", "too-long"),
        ("КУРС", 1, "RUB", "taken"),
        ("Новый", -1, "RUB", "range"),
        ("Новый", 10**15 + 1, "RUB", "range"),
        ("Новый", 1, "рубль", "form"),
    ],
)
async def test_products_that_cannot_be(database: Database, name: str, amount: int, currency: str, reason: str) -> None:
    async with writing(database, SYSTEM, ChangeKind.PRODUCTS_CHANGED) as ctx:
        await add_product(ctx, "Курс", 1, "RUB")
    async with writing(database, SYSTEM, ChangeKind.PRODUCTS_CHANGED) as ctx:
        with pytest.raises(InvalidValueError) as caught:
            await add_product(ctx, name, amount, currency)
    assert caught.value.data["reason"] == reason
    assert await names(database) == ["Курс"]


async def test_a_removed_product_leaves_the_cards_and_comes_back(database: Database) -> None:
    async with writing(database, SYSTEM, ChangeKind.PRODUCTS_CHOSEN) as ctx:
        client = await add_client(ctx, "Анна")
        course = await add_product(ctx, "Курс", None, "RUB")
        mat = await add_product(ctx, "Коврик", None, "RUB")
        for product in (mat, course, course):
            await add_client_product(ctx, client.id, product.id)
    assert await liked(database, client.id) == ["Курс", "Коврик"]
    async with writing(database, SYSTEM, ChangeKind.PRODUCTS_CHANGED) as removal:
        await remove_product(removal, course.id)
    assert await liked(database, client.id) == ["Коврик"]
    async with writing(database, SYSTEM, ChangeKind.PRODUCTS_CHOSEN) as ctx:
        with pytest.raises(NotFoundError):
            await add_client_product(ctx, client.id, course.id)
        with pytest.raises(NotFoundError):
            await remove_product(ctx, course.id)
        # The name of what is gone is free.
        await add_product(ctx, "Курс", None, "RUB")
    await undo(database, removal.change_id)
    assert await liked(database, client.id) == ["Курс", "Коврик"]
    async with writing(database, SYSTEM, ChangeKind.PRODUCTS_CHOSEN) as off:
        await remove_client_product(off, client.id, course.id)
        await remove_client_product(off, client.id, course.id)
    assert await liked(database, client.id) == ["Коврик"]
    await undo(database, off.change_id)
    assert await liked(database, client.id) == ["Курс", "Коврик"]


async def test_products_and_rights(database: Database) -> None:
    owner = await add_member(database, 1001)
    foreign = await add_member(database, 1002, Role.MANAGER, Scope.OWN, name="Чужой")
    async with writing(database, owner, ChangeKind.PRODUCTS_CHOSEN) as ctx:
        client = await add_client(ctx, "Анна")
        course = await add_product(ctx, "Курс", None, "RUB")
        await add_client_product(ctx, client.id, course.id)
    assert await liked(database, client.id, foreign) == []
    async with writing(database, foreign, ChangeKind.PRODUCTS_CHANGED) as ctx:
        with pytest.raises(AccessDeniedError):
            await add_product(ctx, "Своё", None, "RUB")
        with pytest.raises(NotFoundError):
            await remove_client_product(ctx, client.id, course.id)
