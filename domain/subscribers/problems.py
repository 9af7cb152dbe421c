"""What VK's refusal says of a list. Pure rules; the codes are those of VK's schema."""

from domain.audience.tables import ListProblem
from domain.vk.errors import VkError

_BY_CODE = {
    18: ListProblem.GONE,
    30: ListProblem.CLOSED,
    100: ListProblem.UNKNOWN,
    113: ListProblem.UNKNOWN,
    125: ListProblem.UNKNOWN,
    203: ListProblem.PRIVATE,
    # The token is of the wrong kind: a community's, where VK wants a person's.
    27: ListProblem.NEEDS_PERSON,
}
_ACCESS_DENIED = 15


def problem_of_list(error: VkError, *, has_person: bool) -> ListProblem:
    """Why nobody may see the list. What a community was refused, the page of a person may still be shown."""
    if error.number == _ACCESS_DENIED:
        is_hidden = "hide" in error.text.lower() or has_person
        return ListProblem.HIDDEN if is_hidden else ListProblem.NEEDS_PERSON
    return _BY_CODE.get(error.number, ListProblem.REFUSED)
