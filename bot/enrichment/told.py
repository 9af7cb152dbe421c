"""What VK said of an address, in words."""

from bot.kit.enum_words import key_of, worded
from bot.kit.words import Html, Words
from domain.enrichment.tables import PageOutcome
from domain.enrichment.views import PageView

worded("enrichment-page")(PageOutcome)


def tell_page(words: Words, page: PageView | None) -> Html:
    """What is wrong with the page; nothing of one that is well, or was never asked about."""
    if page is None or page.outcome is PageOutcome.FOUND:
        return Html()
    return words.html("enrichment-page-line", told=words.text(key_of(page.outcome)))
