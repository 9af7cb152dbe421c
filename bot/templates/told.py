"""Templates in words: what they say, what goes along, what real clients would read."""

from collections.abc import Iterable

from bot.kit.enum_words import key_of, worded
from bot.kit.screen import short
from bot.kit.words import Html, Words
from domain.enclosures.tables import EnclosureKind
from domain.enclosures.views import EnclosureView
from domain.templates.views import Samples, SampleText, TemplateView
from domain.texts.variables import Variable

worded("templates-variable")(Variable)

#: How much of the text, and of each sample, is shown: six of them and the rest must fit into one message.
TEXT_SHOWN, SAMPLE_SHOWN = 900, 400
#: Whoever has more texts than this has as many as could ever be wanted.
_MANY = 10**9

ICONS = {EnclosureKind.PHOTO: "🖼", EnclosureKind.DOCUMENT: "📄"}


def cut(text: str, longest: int) -> str:
    """The text, at most so many characters, with … where it was cut."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def line_of(template: TemplateView, longest: int = 40) -> str:
    """A template as a button in a list."""
    icon = "⭐" if template.is_favourite else "👥" if template.is_shared else "📝"
    return f"{icon} {short(template.name, longest)}"


def tell_template(words: Words, template: TemplateView, mine: int | None) -> Html:
    """Its name, category, and who may use it; `mine` is the id of the one who reads this."""
    return words.html(
        "templates-title",
        name=template.name,
        category=template.category,
        sorted="yes" if template.category else "no",
        shared="yes" if template.is_shared else "no",
        owner=template.owner or "—",
        mine="yes" if template.owner_id == mine else "no",
    )


def tell_enclosures(words: Words, enclosures: Iterable[EnclosureView]) -> Html:
    """What goes along, each by its name; empty for nothing."""
    names = [f"{ICONS[each.kind]} {each.name}" for each in enclosures]
    return words.html("templates-enclosed", names=", ".join(names)) if names else Html()


def tell_variety(words: Words, samples: Samples, people: str) -> Html:
    """How many distinct texts there are, beside how many clients stand in the last list."""
    exact = "yes" if samples.variety.is_exact else "no"
    return words.html("templates-variety", texts=min(samples.variety.texts, _MANY), exact=exact, people=people)


def tell_sample(words: Words, sample: SampleText) -> Html:
    """What one client would read, or what is not known of that one."""
    if sample.text is None:
        names = ", ".join(words.text(key_of(variable)) for variable in sample.lacks)
        return words.html("templates-sample-lacks", name=sample.name, lacks=names)
    return words.html("templates-sample", name=sample.name, text=cut(sample.text, SAMPLE_SHOWN))
