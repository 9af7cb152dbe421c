"""The change of keys: everything moves or nothing, wherever the program is killed."""

import base64
import contextlib
from argparse import Namespace
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import insert, select, update

from app import keyring
from app.backup import back_up
from app.doctor import Finding, examine
from app.prepare import prepare
from app.secret_key import ensure_secret_key, key_file, next_key_file, read_secret_key
from app.settings import Settings
from app.verbs import rotate_key as rotate_verb
from bot.kit.words import load_words
from domain.accounts.rules import about_token
from domain.accounts.tables import Account, AccountKind
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer, Secret
from domain.inbox.inbox import Inbox

TOKENS = {number: f"vk1.a.canary-token-{number}" + "x" * 60 for number in (1, 2, 3)}
UPDATE = {"update_id": 5, "message": {"text": TOKENS[1]}}


class Killed(BaseException):
    """The process ends here."""


async def furnished(settings: Settings) -> Database:
    """A base with three accounts and an update in hand, all sealed."""
    database = await prepare(settings)
    sealer = await keyring.open_sealer(settings, database)
    async with database.write() as connection:
        for number, token in TOKENS.items():
            sealed = sealer.seal(Secret(token), about_token(number))
            row = {"kind": AccountKind.COMMUNITY, "vk_id": number, "name": "", "zone": "UTC", "created_at": utc_now()}
            await connection.execute(insert(Account).values(id=number, version=1, token_sealed=sealed, **row))
    await Inbox(database, utc_now, sealer).remember([(5, UPDATE)])
    return database


async def all_open(settings: Settings, database: Database) -> Sealer:
    """After a restart every token and update is there; gives the sealer that opens them."""
    sealer = await keyring.open_sealer(settings, database)
    async with database.read() as connection:
        rows = (await connection.execute(select(Account.id, Account.token_sealed))).all()
    assert {row.id: sealer.unseal(row.token_sealed, about_token(row.id)).reveal() for row in rows} == TOKENS
    assert await Inbox(database, utc_now, sealer).unfinished() == [(5, UPDATE)]
    return sealer


@pytest.fixture
def settings() -> Settings:
    return Settings()


async def test_the_key_changes_and_everything_opens(settings: Settings) -> None:
    database = await furnished(settings)
    before = read_secret_key(settings)
    assert await keyring.rotate_key(settings, database) == keyring.Rotation(3, by_hand=False)
    assert read_secret_key(settings) != before
    assert key_file(settings).stat().st_mode & 0o777 == 0o600
    assert not next_key_file(settings).exists()
    await all_open(settings, database)
    await database.close()


@pytest.mark.parametrize("place", ["ensure_next_key", "reseal_tokens", "reseal_updates", "adopt_next_key"])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_anywhere_either_key_opens_everything(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, place: str, when: str
) -> None:
    database = await furnished(settings)
    done = getattr(keyring, place)

    def killed(*given: object) -> object:
        if when == "after":
            result = done(*given)
            if hasattr(result, "__await__"):
                return _then_killed(result)
        raise Killed

    async def _then_killed(running: object) -> None:
        await running  # type: ignore[misc]  # It was checked to be awaitable.
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(keyring, place, killed)
        with pytest.raises(Killed):
            await keyring.rotate_key(settings, database)
    await all_open(settings, database)
    # And the change can be begun again, and is whole this time.
    await keyring.rotate_key(settings, database)
    await all_open(settings, database)
    assert not next_key_file(settings).exists()
    await database.close()


async def test_with_a_key_from_outside_a_person_has_the_last_step(settings: Settings) -> None:
    given = settings.model_copy(update={"secret_key": SecretStr(base64.urlsafe_b64encode(b"k" * 32).decode())})
    database = await furnished(given)
    assert (await keyring.rotate_key(given, database)).by_hand
    await all_open(given, database)
    following = next_key_file(given).read_text(encoding="ascii")
    changed = settings.model_copy(update={"secret_key": SecretStr(following)})
    await all_open(changed, database)
    assert not next_key_file(given).exists()
    assert (await keyring.rotate_key(changed, database)).tokens == 3
    await all_open(changed, database)
    await database.close()


async def test_not_while_a_worker_is_at_work(
    settings: Settings, capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    database = await furnished(settings)
    async with database.write() as connection:
        far = utc_now().replace(year=2099)
        await connection.execute(update(Account).values(lease_until=far, version=Account.version + 1))
    before = read_secret_key(settings)
    with pytest.raises(keyring.StillRunningError):
        await keyring.rotate_key(settings, database)
    assert await rotate_verb(settings, Namespace()) == 1
    assert "Остановите touchbase" in capsys.readouterr().out
    assert read_secret_key(settings) == before
    await all_open(settings, database)
    await database.close()


async def test_the_verb_says_what_it_did_and_no_key(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    await (await furnished(settings)).close()
    before = ensure_secret_key(settings)
    assert await rotate_verb(settings, Namespace()) == 0
    said = capsys.readouterr().out
    after = ensure_secret_key(settings)
    assert "перешифровано токенов: 3" in said
    assert not any(base64.urlsafe_b64encode(key).decode().rstrip("=") in said for key in (before, after))


async def test_a_backup_in_the_middle_keeps_both_keys_and_no_token(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await furnished(settings)
    with monkeypatch.context() as patch, contextlib.suppress(Killed):
        patch.setattr(keyring, "adopt_next_key", lambda _settings: (_ for _ in ()).throw(Killed()))
        await keyring.rotate_key(settings, database)
    made = back_up(settings, utc_now())
    assert made.base is not None
    assert sorted(path.suffix for path in (settings.data_dir / "backups-of-key").iterdir()) == [".key", ".next"]
    await database.close()
    # Neither the copy nor the live files, journals of the database among them, hold a token in the clear.
    for file in [made.base, *settings.data_dir.glob("touchbase.db*")]:
        assert not any(token.encode() in file.read_bytes() for token in TOKENS.values()), file


async def test_the_doctor_sees_whether_the_key_opens_the_tokens(settings: Settings) -> None:
    await (await furnished(settings)).close()
    words = load_words("ru")
    said = [finding async for finding in examine(settings, words)]
    assert Finding(well=True, said=words.text("app-doctor-tokens", count=3)) in said
    key_file(settings).write_bytes(base64.urlsafe_b64encode(b"another key".ljust(32)))
    said = [finding async for finding in examine(settings, words)]
    assert Finding(well=False, said=words.text("app-doctor-tokens-closed", count=3)) in said
