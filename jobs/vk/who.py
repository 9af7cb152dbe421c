"""Who somebody is who has just written: asked by the account that was written to."""

import asyncio
import logging
from collections.abc import Collection, Mapping

from domain.vk.errors import VkError, VkUnreachableError
from domain.vk.profile import FIELDS, MOST_AT_ONCE, Profile, read_profiles
from jobs.vk.catch_up import Caller
from jobs.vk.events import Ask
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.line import Priority
from jobs.vk.transport import Params

_log = logging.getLogger(__name__)

#: So many seconds VK has for its answer.
PATIENCE = 5.0


def who_are(caller: Caller, account_id: int) -> Ask:
    """A question to VK that never fails: whom it does not answer about is called by the address until it does."""

    async def ask(addresses: Collection[str]) -> Mapping[str, Profile]:
        ids = ",".join(sorted(address.removeprefix("id") for address in addresses)[:MOST_AT_ONCE])
        asked: Params = {"user_ids": ids, "fields": FIELDS}
        try:
            # What people say must not wait for their names: there may be a stop among it.
            async with asyncio.timeout(PATIENCE):
                told = await caller.call(account_id, "users.get", asked, priority=Priority.CHECK)
        except (VkError, VkUnreachableError, GatewayClosedError, TimeoutError) as error:
            _log.warning("account %s could not ask who has written: %s", account_id, type(error).__name__)
            return {}
        return {f"id{vk_id}": profile for vk_id, profile in read_profiles(told).items()}

    return ask
