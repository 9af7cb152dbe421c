"""Whose a pasted token is, asked of VK's double."""

import pytest

from domain.accounts.errors import RightsMissingError, TokenRefusedError
from domain.accounts.tables import AccountKind
from domain.base.sealing import Secret
from domain.vk.errors import VkError, VkUnreachableError
from jobs.vk.check import HolderCheck
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver


def token(name: str) -> Secret:
    return Secret(cast.token_value(name))


async def test_a_community_is_told_with_its_rights(sandbox: RunningSandbox, vk: VkDriver) -> None:
    holder = await HolderCheck(sandbox.vk_url)(token(cast.COFFEE))
    assert (holder.kind, holder.vk_id) == (AccountKind.COMMUNITY, cast.COFFEE_ID)
    assert (holder.name, holder.screen_name) == ("Кофейня «Зерно»", "zerno_coffee")
    assert set(holder.rights) >= {"messages", "manage"}
    holder.require_rights()
    assert [call["method"] for call in await vk.calls()] == ["groups.getTokenPermissions", "groups.getById"]


async def test_a_person_is_told_with_the_rights_of_the_token(sandbox: RunningSandbox, vk: VkDriver) -> None:
    holder = await HolderCheck(sandbox.vk_url)(token(cast.HELPER))
    assert (holder.kind, holder.vk_id) == (AccountKind.PERSON, cast.HELPER_ID)
    assert (holder.name, holder.screen_name) == ("Павел Смирнов", "pavel.helper")
    assert set(holder.rights) == {"friends", "photos", "wall", "groups", "messages", "offline"}
    holder.require_rights()
    called = [call["method"] for call in await vk.calls()]
    assert called == ["groups.getTokenPermissions", "users.get", "account.getAppPermissions"]
    await vk.change_token(cast.HELPER, rights=["groups", "photos"])
    useless = await HolderCheck(sandbox.vk_url)(token(cast.HELPER))
    with pytest.raises(RightsMissingError) as caught:
        useless.require_rights()
    assert caught.value.data == {"name": "Павел Смирнов", "missing": "friends-messages-wall"}


@pytest.mark.parametrize(("name", "missing"), [(cast.WORKSHOP, "messages"), (cast.COFFEE_MODEST, "manage")])
async def test_missing_rights_are_named(sandbox: RunningSandbox, name: str, missing: str) -> None:
    holder = await HolderCheck(sandbox.vk_url)(token(name))
    with pytest.raises(RightsMissingError) as caught:
        holder.require_rights()
    assert caught.value.data == {"name": holder.name, "missing": missing}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (cast.BOOKS, "expired"),
        (cast.PROMO_REVOKED, "revoked"),
        (cast.SERVICE, "application"),
    ],
)
async def test_why_a_token_is_no_good(sandbox: RunningSandbox, name: str, reason: str) -> None:
    with pytest.raises(TokenRefusedError) as caught:
        await HolderCheck(sandbox.vk_url)(token(name))
    assert caught.value.data == {"reason": reason}


@pytest.mark.parametrize(
    ("problem", "reason"), [("blocked", "blocked"), ("ip", "ip"), ("session", "wrong"), ("revoked", "revoked")]
)
async def test_every_trouble_of_a_token_has_its_word(
    sandbox: RunningSandbox, vk: VkDriver, problem: str, reason: str
) -> None:
    await vk.change_token(cast.COFFEE, problem=problem)
    with pytest.raises(TokenRefusedError) as caught:
        await HolderCheck(sandbox.vk_url)(token(cast.COFFEE))
    assert caught.value.data == {"reason": reason}


async def test_an_unknown_token_is_wrong(sandbox: RunningSandbox) -> None:
    with pytest.raises(TokenRefusedError) as caught:
        await HolderCheck(sandbox.vk_url)(Secret("vk1.a." + "x" * 80))
    assert caught.value.data == {"reason": "wrong"}


async def test_trouble_of_vk_itself_is_no_trouble_of_the_token(sandbox: RunningSandbox, vk: VkDriver) -> None:
    await vk.fault("502")
    with pytest.raises(VkUnreachableError):
        await HolderCheck(sandbox.vk_url)(token(cast.COFFEE))
    await vk.fault("error", code=10)
    with pytest.raises(VkError):
        await HolderCheck(sandbox.vk_url)(token(cast.COFFEE))
