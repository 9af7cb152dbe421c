"""Remember what VK has said of pages, so that it is not asked again and again."""

from collections.abc import Mapping

from domain.base.actor import Permission
from domain.enrichment.tables import PageOutcome, VkPage
from domain.journal.boundary import Writing
from domain.journal.bulk import bulk_insert
from domain.vk.profile import Deactivation, Profile

#: Whose page it is, if it is anybody's, and what has come of asking.
Said = tuple[Profile | None, PageOutcome]

_GONE = {Deactivation.DELETED: PageOutcome.DELETED, Deactivation.BANNED: PageOutcome.BANNED}
_RENEWED = ("outcome", "vk_id", "avatar_url", "is_closed", "looked_at")


def outcome_of(person: Profile) -> PageOutcome:
    """Whether the page is still there."""
    return _GONE[person.deactivated] if person.deactivated else PageOutcome.FOUND


async def remember_pages(ctx: Writing, said: Mapping[str, Said]) -> None:
    """Keep what was said of these addresses in the place of what was said before."""
    ctx.require(Permission.IMPORT)
    people = [person for person, _ in said.values()]
    columns = {
        "address": list(said),
        "outcome": [outcome for _, outcome in said.values()],
        "vk_id": [person.vk_id if person else None for person in people],
        "avatar_url": [person.avatar_url if person else None for person in people],
        "is_closed": [person.is_closed if person else False for person in people],
        "looked_at": ctx.clock(),
    }
    await bulk_insert(ctx, VkPage, len(said), columns, known_by=["address"], renews=_RENEWED)
