"""What a child process that touches an upload may use, and how it confines itself before it opens anything."""

import resource
from dataclasses import dataclass

MIB = 1 << 20

MAX_CELLS = 4_190_000
"""The greatest rectangle from A1 to the farthest cell, just under 2**22.

calamine keeps all of it in one vector, and beyond 2**22 cells that doubles: 340,000 x 12 cells take 386 MiB,
415,000 x 12 take 466 and reserve 620 (measured)."""
MAX_UNPACKED = 400 * MIB
"""The greatest sum of the unpacked parts of a workbook."""
MAX_TEXT = 2048 * MIB
"""The greatest text inside an archive; it is streamed, so only time bounds it."""
MAX_IN_MEMORY = 64 * MIB
"""The greatest workbook inside a zip: it is unpacked into memory."""
MAX_RATIO = 100
"""Honest sheets pack 5 to 30 times; deflate can do 1,032."""
RATIO_MATTERS_FROM = 50 * MIB
"""Below this a high ratio does no harm: a small sheet of equal rows packs well too."""
MAX_ENTRIES = 2000
MAX_COLUMNS = 16_384
"""What Excel has, and the most cells that a row of any other file may have."""
MAX_LINE = MIB
"""Characters in one line or one cell of a text file."""


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """The limits of one child. Bytes of address space, seconds of CPU, seconds we wait for its next word.

    The resident part is always a little less than the address space: an import of 100,000 x 12 cells has 130 MiB of
    173 (measured), one of 340,000 x 12 has 386 of 410.
    """

    memory: int = 512 * MIB
    look_cpu: int = 60
    rows_cpu: int = 900
    silence: float = 60.0


def confine(memory: int, cpu: int, *, file_size: int = 0) -> None:
    """Take the limits on, for good: memory, CPU, the size of a file it may write (none), descriptors, no core dumps."""
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))
