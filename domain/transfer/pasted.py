"""A text in the chat that is a list of VK people. Pure."""

from domain.clients.addresses import parse_vk

#: One line is a search for that person.
FEWEST_LINES = 2


def is_vk_list(text: str) -> bool:
    """Whether a message is a list to be imported: two lines or more, and each of them a VK link or id (`id123`)."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) >= FEWEST_LINES and all(parse_vk(line) is not None for line in lines)
