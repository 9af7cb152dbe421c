"""Plain text is a search: part of a name, a phone in any spelling, an e-mail, a VK link, with typos or without."""

from bot.audience.client_list import show_list
from bot.audience.perhaps import show_found
from bot.clients.card import card_screen
from bot.intake.draft_screen import offer_new
from bot.kit.asking import ask
from bot.kit.call import Ids, Said
from bot.kit.presses import HomePress
from bot.kit.registry import on_answer, on_command, on_message
from bot.kit.screen import Screen, button
from bot.subscribers.by_link import offer_ways, ways_from_link
from bot.transfer.document import start_pasted
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.addresses import parse_emails, parse_vk
from domain.clients.channel_forms import linked_address
from domain.clients.kinds import ChannelKind
from domain.clients.phones import parse_phones
from domain.clients.said_person import SaidPerson, read_person
from domain.intake.new_client import NewClient
from domain.intake.queries import clients_at
from domain.subscribers.links import leads_to_vk
from domain.tasks.understand import begins_with_time
from domain.team.queries import get_team
from domain.transfer.pasted import is_vk_list

#: A longer query is a text, not a search.
LONGEST_QUERY = 200


@on_message("text", Permission.SEE_CLIENTS)
async def say_text(said: Said) -> None:
    """Search for what was written; a list of VK links is an import."""
    if is_vk_list(said.text) and said.actor.may(Permission.IMPORT):
        await start_pasted(said)
    else:
        await find(said, said.text)


@on_command("find", Permission.SEE_CLIENTS)
async def say_find(said: Said) -> None:
    """`/find words` searches at once; without words it asks for them."""
    query = said.text.partition(" ")[2].strip()
    if query:
        await find(said, query)
    else:
        await ask(said, said.words.html("audience-find-ask"), "find")


@on_answer("find", Permission.SEE_CLIENTS)
async def answer_find(said: Said, _ids: Ids, text: str) -> None:
    """The words that were asked for. A sticker or a photo has none, and must not find everybody."""
    if not text:
        raise InvalidValueError(field="text", reason="empty")
    await find(said, text)


async def find(said: Said, query: str) -> None:
    """An address that belongs to one card opens it, one that nobody has asks «add?»; everything else is a list.

    Behind a link of VK that nobody has there may be many: they can be brought in, or written to.
    """
    if len(query) > LONGEST_QUERY:
        await said.show(
            Screen(said.words.html("audience-find-too-long", longest=LONGEST_QUERY)).row(
                button(said.words.text("kit-home"), HomePress())
            )
        )
        return
    if said.actor.may(Permission.EDIT_CLIENTS) and begins_with_time(query):
        # «завтра 15:00 позвонить +7916…»: the list offers to make it a task.
        await show_list(said, ClientFilter(text=query))
        return
    async with said.reading() as ctx:
        person = read_person(query, (await get_team(ctx)).phone_region)
        found = await clients_at(ctx, person.channels)
        wanted = _as_search(query, person)
        is_link = said.actor.may(Permission.IMPORT) and leads_to_vk(query)
        is_nobody = (is_link or bool(person.channels)) and not found and not await count_clients(ctx, wanted)
        is_unknown = bool(person.channels) and is_nobody
    if len(found) == 1:
        await said.show(await card_screen(said, found[0]))
    elif said.actor.may(Permission.EDIT_CLIENTS) and (is_unknown or (found and len(person.channels) > 1)):
        told = said.words.html("intake-not-found") if is_unknown else ""
        ways = await ways_from_link(said, query) if is_link and is_unknown else ()
        await offer_new(said, NewClient(name=person.name, channels=person.channels, note=person.rest), told, ways)
    elif is_link and is_nobody:
        await offer_ways(said, query)
    else:
        await show_found(said, wanted)


def _as_search(query: str, person: SaidPerson) -> ClientFilter:
    """A link is searched for by what it leads to, everything else as it was written."""
    is_link = len(person.channels) == 1 and not person.name and "/" in query
    return ClientFilter(text=person.channels[0][1] if is_link else query)


def addresses_of(query: str, region: str) -> list[tuple[ChannelKind, str]]:
    """What the query would be as an address: its kinds and normal forms."""
    if (linked := linked_address(query, region)) is not None:
        return [linked]
    vk = parse_vk(query)
    return [
        *((ChannelKind.PHONE, phone) for phone in parse_phones(query, region)),
        *((ChannelKind.EMAIL, email) for email in parse_emails(query)),
        *([(ChannelKind.VK, vk)] if vk else []),
    ]
