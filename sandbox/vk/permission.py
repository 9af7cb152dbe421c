"""Who may write to whom (facts §3.1): consent, blacklists, privacy. One rule for sending and for asking beforehand."""

from sandbox.vk.hub import Vk
from sandbox.vk.world import Mood, Person


def refusal(vk: Vk, account: int, person: Person) -> int:
    """Return the error an account's message to this person gets, 0 if it may be sent."""
    if person.deactivated:
        return vk.rules.gone_peer
    community = vk.world.communities.get(-account)
    if community is not None:
        if person.id in community.blacklist:
            return 900
        if person.mood is Mood.CLOSED:
            return 902
        return 0 if person.id in community.allowed else 901
    if account in person.blocks:
        return vk.rules.denied_peer_of_person
    if vk.world.friendships.are_friends(account, person.id):
        return 0
    if person.mood is Mood.CLOSED:
        return 902
    return vk.rules.denied_peer_of_person if person.mood is Mood.NEVER else 0
