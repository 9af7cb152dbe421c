"""What the outbox says about the team: somebody has joined, the group is lost."""

from bot.kit.enum_words import key_of
from bot.kit.words import Html, Words
from domain.journal.boundary import Reading
from domain.team.queries import get_member


async def tell_joined(ctx: Reading, words: Words, member_id: int) -> Html:
    """To the inviter, of kind `member-joined` with the payload `member_id`: the invitation was used, by this person."""
    member = await get_member(ctx, member_id)
    return words.html("outbox-member-joined", name=member.name, role=words.text(key_of(member.role)))


def tell_group_lost(words: Words) -> Html:
    """To every owner, of kind `group-lost`: the bot was removed from the team group."""
    return words.html("outbox-group-lost")
