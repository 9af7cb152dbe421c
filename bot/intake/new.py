"""Adding a client: /new, one line with everything or step by step; a warning when somebody like that is here."""

from bot.clients.card import Done, card_screen
from bot.funnel.captions import caption
from bot.intake.draft_screen import draft_screen, offer_new
from bot.intake.presses import (
    AddDraftPress,
    DraftCategoriesPress,
    DraftCategoryPress,
    DraftPress,
    DraftStagePress,
    DraftStagesPress,
    DropAddressPress,
    DropDraftPress,
    TellMorePress,
    TwinPress,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import HomePress, NewClientPress
from bot.kit.registry import on_answer, on_command, on_press
from bot.kit.screen import Screen, button
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.queries import list_categories
from domain.clients.rules import NAME_LENGTH
from domain.clients.said_person import SaidPerson, read_person
from domain.funnel.queries import list_funnels
from domain.intake.change_draft import choose_category, choose_stage, drop_channel, tell_more
from domain.intake.finish_draft import add_drafted, take_into
from domain.intake.new_client import NewClient
from domain.intake.queries import get_draft
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team


@on_command("new", Permission.EDIT_CLIENTS)
async def say_new(said: Said) -> None:
    """`/new Иванов Пётр +7916…` is understood at once; `/new` alone asks."""
    text = said.text.partition(" ")[2].strip() or said.text.partition("\n")[2].strip()
    if text:
        await answer_new(said, {}, text)
    else:
        await ask(said, said.words.html("intake-ask"), "new")


@on_press(NewClientPress, Permission.EDIT_CLIENTS)
async def press_new(call: Call, press: NewClientPress) -> None:
    """Ask who it is; what was searched for in vain is known already."""
    if not press.filter_id:
        await ask(call, call.words.html("intake-ask"), "new")
        return
    async with call.reading() as ctx:
        searched = (await get_filter(ctx, press.filter_id)).text
        region = (await get_team(ctx)).phone_region
    await offer_new(call, _new(read_person(searched, region)))


@on_answer("new", Permission.EDIT_CLIENTS)
async def answer_new(said: Said, _ids: Ids, text: str) -> None:
    """Name, addresses or both."""
    await offer_new(said, _new(await _read(said, text)))


def _new(person: SaidPerson) -> NewClient:
    return NewClient(name=person.name, channels=person.channels, note=person.rest)


async def _read(said: Said, text: str) -> SaidPerson:
    """Nothing to be read (a sticker, a photo) and whole letters are asked for again."""
    if not text:
        raise InvalidValueError(field="name", reason="empty")
    if len(text) > NAME_LENGTH * 4:
        raise InvalidValueError(field="name", reason="too-long", longest=NAME_LENGTH * 4)
    async with said.reading() as ctx:
        return read_person(text, (await get_team(ctx)).phone_region)


@on_press(DraftPress, Permission.EDIT_CLIENTS)
async def press_draft(call: Call, press: DraftPress) -> None:
    """Back to the client to be."""
    await call.show(await draft_screen(call, press.draft_id))


@on_press(TellMorePress, Permission.EDIT_CLIENTS)
async def press_tell_more(call: Call, press: TellMorePress) -> None:
    """Ask for the name or an address."""
    async with call.reading() as ctx:
        await get_draft(ctx, press.draft_id)
    await ask(call, call.words.html("intake-more-ask"), "new-more", draft_id=press.draft_id)


@on_answer("new-more", Permission.EDIT_CLIENTS)
async def answer_tell_more(said: Said, ids: Ids, text: str) -> None:
    """A name takes the place of the one before, addresses are added."""
    person = await _read(said, text)
    async with said.writing(ChangeKind.WORK) as ctx:
        await tell_more(ctx, ids["draft_id"], person)
    await said.show(await draft_screen(said, ids["draft_id"]))


@on_press(DropAddressPress, Permission.EDIT_CLIENTS)
async def press_drop_address(call: Call, press: DropAddressPress) -> None:
    """Take an address away again."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await drop_channel(ctx, press.draft_id, press.place)
    await call.show(await draft_screen(call, press.draft_id))


@on_press(DraftCategoriesPress, Permission.EDIT_CLIENTS)
async def press_draft_categories(call: Call, press: DraftCategoriesPress) -> None:
    """All categories."""
    async with call.reading() as ctx:
        categories = await list_categories(ctx)
    words, draft_id = call.words, press.draft_id
    screen = Screen((await draft_screen(call, draft_id)).text)
    screen.grid(
        [
            button(f"{each.icon} {each.name}".strip(), DraftCategoryPress(category_id=each.id, draft_id=draft_id))
            for each in categories[:60]
        ]
    )
    screen.row(button(words.text("clients-no-category"), DraftCategoryPress(category_id=0, draft_id=draft_id)))
    await call.show(screen.row(button(words.text("kit-back"), DraftPress(draft_id=draft_id))))


@on_press(DraftCategoryPress, Permission.EDIT_CLIENTS)
async def press_draft_category(call: Call, press: DraftCategoryPress) -> None:
    """Choose it."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await choose_category(ctx, press.draft_id, press.category_id or None)
    await call.show(await draft_screen(call, press.draft_id))


@on_press(DraftStagesPress, Permission.EDIT_CLIENTS)
async def press_draft_stages(call: Call, press: DraftStagesPress) -> None:
    """All stages of all funnels, each below the name of its funnel where there are several."""
    async with call.reading() as ctx:
        funnels = await list_funnels(ctx)
    words, draft_id = call.words, press.draft_id
    screen = Screen((await draft_screen(call, draft_id)).text)
    for funnel in funnels:
        if len(funnels) > 1:
            screen.row(button(words.text("funnel-heading", name=funnel.name), DraftStagesPress(draft_id=draft_id)))
        screen.grid(
            [button(caption(stage), DraftStagePress(stage_id=stage.id, draft_id=draft_id)) for stage in funnel.stages]
        )
    screen.row(button(words.text("intake-no-stage"), DraftStagePress(stage_id=0, draft_id=draft_id)))
    await call.show(screen.row(button(words.text("kit-back"), DraftPress(draft_id=draft_id))))


@on_press(DraftStagePress, Permission.EDIT_CLIENTS)
async def press_draft_stage(call: Call, press: DraftStagePress) -> None:
    """Choose it."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await choose_stage(ctx, press.draft_id, press.stage_id or None)
    await call.show(await draft_screen(call, press.draft_id))


@on_press(AddDraftPress, Permission.EDIT_CLIENTS)
async def press_add_draft(call: Call, press: AddDraftPress) -> None:
    """Add the client; the card comes with ↩."""
    async with call.writing(ChangeKind.CLIENT_ADDED) as ctx:
        finished = await add_drafted(ctx, press.draft_id)
    if finished.has_file:
        call.services.fetch()
    done = Done(call.words.html("intake-added"), ctx.change_id) if ctx.change_id is not None else None
    await call.show(await card_screen(call, finished.client_id, done=done))


@on_press(TwinPress, Permission.EDIT_CLIENTS)
async def press_twin(call: Call, press: TwinPress) -> None:
    """It is a client we have: what came with the person goes onto that card."""
    async with call.writing(ChangeKind.CLIENT_EDITED) as ctx:
        finished = await take_into(ctx, press.draft_id, press.client_id)
    if finished.has_file:
        call.services.fetch()
    done = Done(call.words.html("intake-taken"), ctx.change_id) if ctx.change_id is not None else None
    await call.show(await card_screen(call, press.client_id, done=done))


@on_press(DropDraftPress, Permission.EDIT_CLIENTS)
async def press_drop_draft(call: Call, press: DropDraftPress) -> None:
    """Nobody is added; the way back stays open for whoever pressed in haste."""
    words = call.words
    async with call.reading() as ctx:
        await get_draft(ctx, press.draft_id)
    screen = Screen(words.html("intake-dropped"))
    back = button(words.text("kit-back"), DraftPress(draft_id=press.draft_id))
    await call.show(screen.row(back, button(words.text("kit-home"), HomePress())))
