"""The guide tells of every command, in both languages, and every picture it shows is there."""

import re
from pathlib import Path

import pytest

from bot.kit.registry import COMMANDS
from bot.main import MENU
from bot.screens import open_rooms

ROOT = Path(__file__).parent.parent.parent
GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_command_is_in_the_guide(guide: Path) -> None:
    open_rooms()
    told = set(re.findall(r"`/([a-z]+)`", guide.read_text(encoding="utf-8")))
    assert told == set(COMMANDS)


def test_both_languages_have_a_guide_of_the_same_shape() -> None:
    shapes = [re.findall(r"^#+", guide.read_text(encoding="utf-8"), re.MULTILINE) for guide in GUIDES]
    assert [guide.stem for guide in GUIDES] == ["en", "ru"]
    assert shapes[0] == shapes[1]


def test_every_command_of_the_menu_exists() -> None:
    open_rooms()
    assert set(MENU) <= set(COMMANDS)


@pytest.mark.parametrize("page", [ROOT / "README.md", *GUIDES], ids=lambda path: path.stem)
def test_every_picture_is_there(page: Path) -> None:
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    assert shown
    assert [each for each in shown if not (page.parent / each).is_file()] == []


@pytest.mark.parametrize(
    "page", [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda path: path.name
)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [
        link for link in re.findall(r"(?<!!)\[[^]]*\]\(([^)#]+)\)", page.read_text(encoding="utf-8")) if ":" not in link
    ]
    assert [link for link in links if not (page.parent / link).exists()] == []
