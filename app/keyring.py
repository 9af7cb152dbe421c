"""Which key the tokens are sealed with, and the change to another one that survives a kill at any moment.

The next key is on the disk before anything is sealed with it; all rows move to it in one transaction; then its file
takes the place of the old one. A kill in between leaves two files, and the rows tell which of them is the key.
"""

from dataclasses import dataclass

import structlog

from app.secret_key import adopt_next_key, drop_next_key, ensure_next_key, ensure_secret_key, read_next_key
from app.settings import Settings
from domain.accounts.queries import has_working_accounts
from domain.accounts.reseal_tokens import has_tokens_sealed_by, reseal_tokens
from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.inbox.reseal_updates import has_updates_sealed_by, reseal_updates
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind

log = structlog.get_logger(__name__)


class StillRunningError(Exception):
    """A worker is at work with the old key: it has to be stopped before the keys change."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many tokens moved to the new key; `by_hand` says that SECRET_KEY must now be set to it by a person."""

    tokens: int
    by_hand: bool


async def open_sealer(settings: Settings, database: Database) -> Sealer:
    """The sealer with the key that the rows are sealed with; ends a change of keys that a kill has cut off.

    Raises SecretKeyError, OSError.
    """
    key, following = ensure_secret_key(settings), read_next_key(settings)
    if following == key:
        drop_next_key(settings)
    if following is None or following == key:
        return Sealer(key)
    sealer = Sealer(following)
    async with reading(database, SYSTEM, utc_now) as ctx:
        moved = await has_tokens_sealed_by(ctx, sealer) or await has_updates_sealed_by(ctx, sealer)
    if not moved:
        return Sealer(key)
    adopt_next_key(settings)
    if settings.secret_key is not None:
        log.warning("SECRET_KEY is the old key: the new one is in secret.key.next beside the data")
    return sealer


async def rotate_key(settings: Settings, database: Database) -> Rotation:
    """Move everything sealed to a new key. Raises StillRunningError, SecretKeyError, OSError."""
    old = await open_sealer(settings, database)
    new = Sealer(ensure_next_key(settings))
    async with writing(database, SYSTEM, ChangeKind.WORK) as ctx:
        if await has_working_accounts(ctx):
            raise StillRunningError
        tokens = await reseal_tokens(ctx, old, new)
        await reseal_updates(ctx, old, new)
    adopt_next_key(settings)
    return Rotation(tokens, by_hand=settings.secret_key is not None)
