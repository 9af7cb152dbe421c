"""Fill a campaign in: what is written, what it is called; throw it away."""

from bot.campaigns.campaign import campaign_screen, show_campaign
from bot.campaigns.campaign_list import campaigns_screen
from bot.campaigns.presses import (
    CampaignPress,
    NamePress,
    NoTextPress,
    RemoveCampaignPress,
    SimilarPress,
    TextPress,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.campaigns.prepare_campaign import copy_campaign, remove_draft, set_name, set_text
from domain.campaigns.queries import get_campaign
from domain.campaigns.rules import LONGEST_TEXT
from domain.journal.kinds import ChangeKind


@on_press(TextPress, Permission.EDIT_CLIENTS)
async def press_text(call: Call, press: TextPress) -> None:
    """Ask for the text, with the few signs that make it vary."""
    async with call.reading() as ctx:
        campaign = await get_campaign(ctx, press.campaign_id)
    question = call.words.html(
        "campaigns-text-ask", kind=campaign.kind.value, longest=LONGEST_TEXT.get(campaign.kind, 0)
    )
    await ask(call, question, "campaign-text", campaign_id=press.campaign_id)


@on_answer("campaign-text", Permission.EDIT_CLIENTS)
async def answer_text(said: Said, ids: Ids, text: str) -> None:
    """Take it; a mistake is told with its place, and the question stays open."""
    async with said.writing(ChangeKind.WORK) as ctx:
        await set_text(ctx, ids["campaign_id"], text)
    await show_campaign(said, ids["campaign_id"])


@on_press(NoTextPress, Permission.EDIT_CLIENTS)
async def press_no_text(call: Call, press: NoTextPress) -> None:
    """A friend request may go without a word."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_text(ctx, press.campaign_id, "")
    await show_campaign(call, press.campaign_id)


@on_press(NamePress, Permission.EDIT_CLIENTS)
async def press_name(call: Call, press: NamePress) -> None:
    """Ask for a name."""
    await ask(call, call.words.html("campaigns-name-ask"), "campaign-name", campaign_id=press.campaign_id)


@on_answer("campaign-name", Permission.EDIT_CLIENTS)
async def answer_name(said: Said, ids: Ids, text: str) -> None:
    """Name it."""
    async with said.writing(ChangeKind.WORK) as ctx:
        await set_name(ctx, ids["campaign_id"], text)
    await show_campaign(said, ids["campaign_id"])


@on_press(SimilarPress, Permission.EDIT_CLIENTS)
async def press_similar(call: Call, press: SimilarPress) -> None:
    """The same once more: a draft with all that was chosen, to be checked and launched by itself."""
    async with call.writing(ChangeKind.WORK) as ctx:
        model = await get_campaign(ctx, press.campaign_id)
        draft = await copy_campaign(ctx, model.id, model.name, chat_id=call.chat_id)
        campaign_id = draft.id
    await call.show(await campaign_screen(call, campaign_id, call.words.html("campaigns-copied")))


@on_press(RemoveCampaignPress, Permission.EDIT_CLIENTS)
async def press_remove(call: Call, press: RemoveCampaignPress) -> None:
    """Ask, and then throw it away."""
    words, here = call.words, press.campaign_id
    if not press.sure:
        async with call.reading() as look:
            campaign = await get_campaign(look, here)
        screen = Screen(words.html("campaigns-remove-ask", name=campaign.name))
        await call.show(
            screen.row(
                button(
                    words.text("campaigns-remove-sure"),
                    RemoveCampaignPress(campaign_id=here, sure=True),
                    style="danger",
                ),
                button(words.text("kit-back"), CampaignPress(campaign_id=here)),
            )
        )
        return
    async with call.writing(ChangeKind.WORK) as ctx:
        await remove_draft(ctx, here)
    await call.show(await campaigns_screen(call))
