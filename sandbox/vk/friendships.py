"""Who is whose friend, and who has asked whom. Plain data; what the API says about it stands in `methods.friends`.

An asked person who neither accepts nor refuses has the asker as a follower: VK makes no difference between the two but
that a request which was put aside is listed no more. [O]
"""

from dataclasses import dataclass, field


@dataclass
class Request:
    """That somebody wants to be somebody's friend."""

    asker: int
    asked: int
    at: float
    """Seconds since 1970."""
    text: str = ""
    is_aside: bool = False
    """The asked person left the asker among the followers: it is no open request any more."""


@dataclass
class Friendships:
    """All friends and requests of the world."""

    _friends: dict[int, dict[int, float]] = field(default_factory=dict)
    """By person: the friends, and since when."""
    _requests: dict[tuple[int, int], Request] = field(default_factory=dict)
    """By asker and asked, oldest first."""

    def are_friends(self, one: int, other: int) -> bool:
        """Whether they are friends of each other."""
        return other in self._friends.get(one, {})

    def friends_of(self, person_id: int) -> list[int]:
        """The friends of a person, the first one first."""
        return list(self._friends.get(person_id, {}))

    def followers_of(self, person_id: int) -> list[int]:
        """Who has asked this person and is no friend, the newest first."""
        return [one.asker for one in reversed(self._requests.values()) if one.asked == person_id]

    def request(self, asker: int, asked: int) -> Request | None:
        """The request of one to the other, also one put aside."""
        return self._requests.get((asker, asked))

    def requests_to(self, person_id: int) -> list[Request]:
        """The open requests to a person, the newest first."""
        return [one for one in reversed(self._requests.values()) if one.asked == person_id and not one.is_aside]

    def requests_of(self, person_id: int) -> list[Request]:
        """The requests that a person has made, the newest first; whether they were put aside nobody tells them."""
        return [one for one in reversed(self._requests.values()) if one.asker == person_id]

    def ask(self, asker: int, asked: int, at: float, text: str = "") -> None:
        """Make a request, or put new words to an old one, which stays where it was."""
        known = self._requests.setdefault((asker, asked), Request(asker, asked, at))
        known.text = text or known.text

    def befriend(self, one: int, other: int, at: float) -> None:
        """Make friends of two people; their requests are over."""
        for first, second in ((one, other), (other, one)):
            self._friends.setdefault(first, {})[second] = at
            self._requests.pop((first, second), None)

    def part(self, one: int, other: int, at: float) -> None:
        """End a friendship by the will of one: the other stays as a follower. [O]"""
        self._friends[one].pop(other)
        self._friends[other].pop(one)
        self._requests[other, one] = Request(other, one, at, is_aside=True)

    def withdraw(self, asker: int, asked: int) -> None:
        """Forget a request."""
        self._requests.pop((asker, asked), None)
