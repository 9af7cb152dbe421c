"""Which worker this process is: a name that a restart keeps, and that no two living processes have.

A worker gives back, at its start, what an earlier life of the same name was killed with: accounts and jobs go on at
once and not after their leases. The name lies in a file of the data folder, locked as long as the process lives; the
system takes the lock away however it dies. Should a name come twice all the same (a copied folder), the fences of the
leases still let only one of the two write.
"""

import contextlib
import fcntl
import itertools
import os
import secrets
import socket
from pathlib import Path

#: The files that this process has locked, by folder: the name is for the whole process.
_names: dict[Path, str] = {}


def worker_name(folder: Path) -> str:
    """The name of this process among those that share the folder. Where files can't be locked it holds for one life."""
    here = folder.resolve()
    if here not in _names:
        _names[here] = _take(here)
    return _names[here]


def _take(folder: Path) -> str:
    """The first name that nobody holds."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for number in itertools.count(1):
            # Never closed: the lock is the process's for as long as it lives.
            file = os.open(folder / f"worker-{number}.name", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                continue
            kept = os.pread(file, 64, 0).decode("ascii", "replace").strip()
            if not kept:
                kept = f"worker-{number}-{secrets.token_hex(8)}"
                os.pwrite(file, kept.encode("ascii"), 0)
            return kept
    return f"{socket.gethostname()}:{os.getpid()}"
