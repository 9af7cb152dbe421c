"""What every handler of the bot works with. Made once by `app`, handed to all."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.kit.repeats import Repeats
from bot.kit.turned import TurnedPages
from domain.accounts.checking import TokenCheck
from domain.agenda.week_picture import DrawWeek
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.files.store import FileStore
from domain.inbox.dialog_states import DialogStates
from domain.mail.mailing import Mailer


@dataclass(frozen=True, slots=True)
class Services:
    """The database, the clock, the files' folder, and nudges: `wake` for the runner of jobs, `fetch` for new uploads.

    `owner_ids` are the people of OWNER_IDS: each becomes an owner at the first /start. `bot_name` is the bot's
    username, for links into it. `sealer` encrypts tokens, `check_token` asks VK whose one is. `mailer` is
    None where no mail server is known. `draw_week` draws the picture of the weekly digest. `turned` are the messages in
    which somebody has left the progress of a job, `repeats` knows presses that come twice.
    """

    database: Database
    clock: Clock
    store: FileStore
    wake: Callable[[], None]
    fetch: Callable[[], None]
    dialog_states: DialogStates
    sealer: Sealer
    check_token: TokenCheck
    bot_name: str
    owner_ids: tuple[int, ...] = ()
    mailer: Mailer | None = None
    draw_week: DrawWeek | None = None
    turned: TurnedPages = field(default_factory=TurnedPages)
    repeats: Repeats = field(default_factory=Repeats)
