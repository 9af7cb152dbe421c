"""Links to lists of VK, as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.audience.tables import Listing
from domain.subscribers.links import Link, leads_to_vk, read_link, read_links


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("https://vk.com/club123", "club123"),
        ("vk.ru/public0123", "club123"),
        ("HTTPS://M.VK.COM/Event77?from=feed", "club77"),
        ("vkontakte.ru/zerno_coffee/", "zerno_coffee"),
        ("https://vk.com/@zerno_coffee", "zerno_coffee"),
        ("@zerno_coffee", "zerno_coffee"),
        ("-123", "club123"),
        ("vk.com/wall-123_45", "club123"),
        ("https://vk.com/feed?w=wall-9_1", "club9"),
        ("vk.com/photo15_7", "id15"),
        ("vk.com/id15?w=wall15_2", "id15"),
        ("vk.me/write15", "id15"),
        ("vk.com/albums-5", "club5"),
        ("vk.com/search?c[section]=people&c[group]=123", "club123"),
        ("«vk.com/club5»", "club5"),
        ("vk.com/feed", None),
        ("https://example.com/club5", None),
        ("кофейня", None),
        ("vk.com/", None),
        ("vk.com/index.php", None),
    ],
)
def test_what_a_link_leads_to(written: str, name: str | None) -> None:
    assert read_link(written).name == name


def test_words_are_no_links() -> None:
    for text in ("vk.com/club1", "club1, https://vk.ru/zerno_coffee", "@public7", "vk.com/id5?from=1"):
        assert leads_to_vk(text)
    for text in ("zerno_coffee", "id5", "кофейня vk.com/club1", "vk.com/feed", "https://t.me/club1", "", "club0"):
        assert not leads_to_vk(text)


def test_a_link_may_name_the_list() -> None:
    assert read_link("https://vk.com/friends?id=15") == Link("https://vk.com/friends?id=15", "id15", Listing.FRIENDS)
    assert read_link("vk.com/friends?id=15&section=followers").listing is Listing.FOLLOWERS


def test_several_links_each_once() -> None:
    text = "vk.com/club1, [club2|Йога у реки]\nhttps://vk.ru/public1; привет vk.com/id3"
    assert [link.name for link in read_links(text)] == ["club1", "club2", None, "id3"]


@given(st.text(alphabet="vkcomlubid.:/-_@?=&[]|1290 \n«ж", max_size=60))
@settings(max_examples=60, deadline=None)
def test_nothing_that_is_written_breaks_it(text: str) -> None:
    for link in read_links(text):
        assert link.name is None or link.name.isascii()
