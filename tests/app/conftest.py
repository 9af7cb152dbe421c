"""Settings for a test: nothing from this machine's environment, everything in a temporary folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings


@pytest.fixture(autouse=True)
def data_dir(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty environment in an empty folder; DATA_DIR is `data` in it."""
    for name, field in Settings.model_fields.items():
        monkeypatch.delenv(str(field.validation_alias or name).upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return Path("data")


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Makes settings from the names that people use: `settings_of(BOT_TOKEN="…")`."""

    def make(**environment: Any) -> Settings:
        for name, value in environment.items():
            monkeypatch.setenv(name, str(value))
        return Settings()

    return make
