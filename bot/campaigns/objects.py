"""What is liked or commented: the photo of the page, the newest posts of the wall."""

from bot.campaigns.presses import AvatarPress, CampaignPress, ObjectsPress, PostsPress
from bot.kit.call import Call, Turn
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.accounts.tables import ActionKind
from domain.base.actor import Permission
from domain.campaigns.queries import get_campaign
from domain.campaigns.set_limits import set_objects
from domain.journal.kinds import ChangeKind

#: The numbers of posts to choose from.
_COUNTS = {ActionKind.LIKE: (0, 1, 2, 3, 5, 10), ActionKind.COMMENT: (0, 1)}


async def objects_screen(turn: Turn, campaign_id: int) -> Screen:
    """What is chosen, with the other choices."""
    words = turn.words
    async with turn.reading() as ctx:
        campaign = await get_campaign(ctx, campaign_id)
    screen = Screen(words.html("campaigns-objects-ask", kind=campaign.kind.value))
    avatar = words.text("campaigns-avatar", on="yes" if campaign.on_avatar else "no")
    screen.row(button(avatar, AvatarPress(campaign_id=campaign_id, on=not campaign.on_avatar)))
    screen.grid(
        [
            button(
                words.text("campaigns-posts", count=count, on="yes" if count == campaign.wall_posts else "no"),
                PostsPress(campaign_id=campaign_id, count=count),
            )
            for count in _COUNTS.get(campaign.kind, ())
        ],
        3,
    )
    return screen.row(button(words.text("campaigns-accounts-done"), CampaignPress(campaign_id=campaign_id)))


@on_press(ObjectsPress, Permission.EDIT_CLIENTS)
async def press_objects(call: Call, press: ObjectsPress) -> None:
    """The choices."""
    await call.show(await objects_screen(call, press.campaign_id))


@on_press(AvatarPress, Permission.EDIT_CLIENTS)
async def press_avatar(call: Call, press: AvatarPress) -> None:
    """With the photo of the page, or without."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_objects(ctx, press.campaign_id, on_avatar=press.on)
    await call.show(await objects_screen(call, press.campaign_id))


@on_press(PostsPress, Permission.EDIT_CLIENTS)
async def press_posts(call: Call, press: PostsPress) -> None:
    """So many posts."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_objects(ctx, press.campaign_id, wall_posts=press.count)
    await call.show(await objects_screen(call, press.campaign_id))
