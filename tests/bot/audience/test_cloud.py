"""The cloud of tags: signs only where they tell something."""

import pytest

from bot.audience.cloud import draw_cloud, is_sized
from domain.clients.views import TagView


def tags(*counts: int) -> list[TagView]:
    """Tags by how often each is carried, the most carried first, as the query gives them."""
    return [TagView(number, f"т{number}", count) for number, count in enumerate(counts, start=1)]


@pytest.mark.parametrize("counts", [(), (0, 0), (9,), (50, 1, 1), (5, 5, 5, 5), (5, 5, 4, 2, 0)])
def test_a_few_tags_and_equal_ones_carry_no_signs(counts: tuple[int, ...]) -> None:
    assert not is_sized(tags(*counts)[: len([count for count in counts if count])])
    assert draw_cloud(tags(*counts)) == "  ".join(f"#т{number}" for number, count in enumerate(counts, 1) if count)


def test_the_more_carried_the_brighter() -> None:
    assert draw_cloud(tags(100, 60, 30, 6, 1, 0)) == "🔴т1  🔴т2  🟠т3  🟡т4  ⚪т5"
    assert draw_cloud(tags(3, 1, 1, 1)) == "🔴т1  🟠т2  🟠т3  🟠т4"


def test_a_name_is_no_markup() -> None:
    assert draw_cloud([TagView(1, "<b>", 2)]) == "#&lt;b&gt;"
