"""Fill a campaign in: who writes, to whom, what, and by which rules."""

from bot.campaigns.campaign import show_campaign
from bot.campaigns.campaign_list import campaigns_screen
from bot.campaigns.presses import (
    CampaignPress,
    NamePress,
    QuietPress,
    RemoveCampaignPress,
    SenderPress,
    SendersPress,
    StopOnAnswerPress,
    TextPress,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.campaigns.prepare_campaign import remove_draft, set_account, set_name, set_rules, set_text
from domain.campaigns.queries import get_campaign, list_senders
from domain.journal.kinds import ChangeKind


@on_press(SendersPress, Permission.EDIT_CLIENTS)
async def press_senders(call: Call, press: SendersPress) -> None:
    """The communities that can write."""
    async with call.reading() as ctx:
        await get_campaign(ctx, press.campaign_id)
        senders = await list_senders(ctx)
    screen = Screen(call.words.html("campaigns-account-ask"))
    for each in senders:
        screen.row(button(each.name, SenderPress(campaign_id=press.campaign_id, account_id=each.id)))
    await call.show(screen.row(button(call.words.text("kit-back"), CampaignPress(campaign_id=press.campaign_id))))


@on_press(SenderPress, Permission.EDIT_CLIENTS)
async def press_sender(call: Call, press: SenderPress) -> None:
    """Let this one write."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_account(ctx, press.campaign_id, press.account_id)
    await show_campaign(call, press.campaign_id)


@on_press(TextPress, Permission.EDIT_CLIENTS)
async def press_text(call: Call, press: TextPress) -> None:
    """Ask for the text, with the few signs that make it vary."""
    async with call.reading() as ctx:
        await get_campaign(ctx, press.campaign_id)
    await ask(call, call.words.html("campaigns-text-ask"), "campaign-text", campaign_id=press.campaign_id)


@on_answer("campaign-text", Permission.EDIT_CLIENTS)
async def answer_text(said: Said, ids: Ids, text: str) -> None:
    """Take it; a mistake is told with its place, and the question stays open."""
    async with said.writing(ChangeKind.WORK) as ctx:
        await set_text(ctx, ids["campaign_id"], text)
    await show_campaign(said, ids["campaign_id"])


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


@on_press(StopOnAnswerPress, Permission.EDIT_CLIENTS)
async def press_stop_on_answer(call: Call, press: StopOnAnswerPress) -> None:
    """Whether an answer stops further messages."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_rules(ctx, press.campaign_id, stop_on_answer=press.on)
    await show_campaign(call, press.campaign_id)


@on_press(QuietPress, Permission.EDIT_CLIENTS)
async def press_quiet(call: Call, press: QuietPress) -> None:
    """How long a client is left in peace after a touch."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_rules(ctx, press.campaign_id, quiet_days=press.days)
    await show_campaign(call, press.campaign_id)


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
