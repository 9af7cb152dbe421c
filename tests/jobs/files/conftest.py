"""Fixtures of the file tests."""

import pytest

from jobs.files.reader import FileReader


@pytest.fixture(scope="session")
def reader() -> FileReader:
    return FileReader()
