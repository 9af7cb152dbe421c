"""The key: made once, closed to others, taken from SECRET_KEY first, refused if it is no key."""

import base64
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import SecretStr

from app.secret_key import SecretKeyError, ensure_secret_key, key_file, read_secret_key
from app.settings import Settings


@pytest.fixture
def settings() -> Settings:
    return Settings()


def with_key(settings: Settings, key: str) -> Settings:
    return settings.model_copy(update={"secret_key": SecretStr(key)})


def test_it_is_made_once_and_closed_to_others(settings: Settings) -> None:
    assert read_secret_key(settings) is None
    key = ensure_secret_key(settings)
    assert len(key) == 32
    assert ensure_secret_key(settings) == read_secret_key(settings) == key
    assert key_file(settings).stat().st_mode & 0o777 == 0o600
    assert [file.name for file in settings.data_dir.iterdir()] == ["secret.key"]


def test_those_who_start_together_get_the_same_one(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(1_000, 2_000))
    # Threads share a process id; the drafts of real processes have different names.
    monkeypatch.setattr("os.getpid", lambda: next(numbers))
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: ensure_secret_key(settings), range(16)))
    assert len(keys) == 1


@pytest.mark.parametrize("form", [base64.urlsafe_b64encode, lambda key: base64.urlsafe_b64encode(key).rstrip(b"=")])
def test_the_environment_comes_first(settings: Settings, form: object) -> None:
    ensure_secret_key(settings)
    given = bytes(range(224, 256))
    assert read_secret_key(with_key(settings, form(given).decode())) == given  # type: ignore[operator] # a plain function


@pytest.mark.parametrize("wrong", ["canary77", "я" * 43, base64.urlsafe_b64encode(b"x" * 31).decode(), "=" * 44])
def test_what_is_no_key_is_refused_and_not_shown(settings: Settings, wrong: str) -> None:
    with pytest.raises(SecretKeyError) as caught:
        ensure_secret_key(with_key(settings, wrong))
    assert wrong not in str(caught.value)
    settings.data_dir.mkdir()
    key_file(settings).write_text(wrong, encoding="utf-8")
    with pytest.raises(SecretKeyError):
        ensure_secret_key(settings)
