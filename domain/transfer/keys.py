"""What a row's person is known by. Pure rules."""

from domain.clients.folding import sort_name
from domain.clients.kinds import ChannelKind
from domain.transfer.rows import CleanRow

#: (kind, address), or ("name", folded name) of somebody who has nothing but a name, or ("id", an id of ours).
Key = tuple[str, str]

_VK = ChannelKind.VK.value
_NO_KEYS = (_VK, ChannelKind.SITE.value)
NAME = "name"


def keys_of(row: CleanRow) -> list[Key]:
    """What a person is known by, VK first; the bare name where there is nothing else."""
    keys = [key for key in row.channels if key[0] == _VK]
    keys += [key for key in row.channels if key[0] not in _NO_KEYS]
    if not keys and row.name:
        return [(NAME, row.sort or sort_name(row.name))]
    return keys
