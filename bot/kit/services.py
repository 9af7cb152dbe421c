"""What every handler of the bot works with. Made once by `app`, handed to all."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.base.clock import Clock
from domain.base.database import Database
from domain.files.store import FileStore
from domain.inbox.dialog_states import DialogStates


@dataclass(frozen=True, slots=True)
class Services:
    """The database, the clock, the files' folder, and nudges: `wake` for the runner of jobs, `fetch` for new uploads.

    `owner_ids` are the people of OWNER_IDS: each becomes an owner at the first /start. `bot_name` is the bot's
    username, for links into it.
    """

    database: Database
    clock: Clock
    store: FileStore
    wake: Callable[[], None]
    fetch: Callable[[], None]
    dialog_states: DialogStates
    bot_name: str
    owner_ids: tuple[int, ...] = ()
