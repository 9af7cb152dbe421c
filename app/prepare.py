"""What a base needs before anything runs on it: the newest schema, the team's row, a first funnel and categories."""

from app.schema import is_newest
from app.secret_key import ensure_secret_key
from app.settings import Settings
from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.change_reasons import ensure_reasons
from domain.funnel.tables import StageKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.team.ensure_team import ensure_team
from domain.whole import open_database

#: The stages of a new base: the word's name, its icon, its meaning.
STAGES = (
    ("new", "🆕", StageKind.OPEN),
    ("talking", "💬", StageKind.OPEN),
    ("offer", "📄", StageKind.OPEN),
    ("deciding", "🤔", StageKind.OPEN),
    ("won", "✅", StageKind.WON),
    ("lost", "❌", StageKind.LOST),
)
REASONS = ("price", "rival", "silence", "need", "later")


async def prepare(settings: Settings) -> Database:
    """Bring the base of the settings up to date and open it."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    ensure_secret_key(settings)
    if not await is_newest(settings.database_url):
        from app.migrations import migrate  # noqa: PLC0415 - only a start that has steps to take needs alembic.

        await migrate(settings.database_url)
    database = open_database(settings.database_url)
    await furnish(database, settings)
    return database


async def furnish(database: Database, settings: Settings) -> None:
    """Give the team its row and a new base its first funnel, in the language of the settings."""
    words: Words = load_words(settings.default_locale)
    async with writing(database, SYSTEM, ChangeKind.TEAM_CHANGED, clock=utc_now) as ctx:
        await ensure_team(
            ctx,
            locale=settings.default_locale,
            zone=settings.default_timezone,
            phone_region=settings.default_phone_region,
        )
        await ensure_funnel(
            ctx,
            words.text("app-funnel"),
            [(words.text("app-stage", stage=stage), icon, kind) for stage, icon, kind in STAGES],
        )
        await ensure_reasons(ctx, [words.text("app-reason", reason=reason) for reason in REASONS])
