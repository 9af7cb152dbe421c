"""An answer made of a template: the ones at hand, or all. A press on one shows it for this person, one more sends."""

from bot.kit.call import Call
from bot.kit.presses import ConversationPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.replies.draft import draft_screen
from bot.replies.presses import AllTemplatesPress, ByTemplatePress, RedrawReplyPress, ReplyByPress, ReplyPress
from bot.templates.template_list import add_choice
from bot.templates.told import line_of
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.replies.reply_by_template import redraw_reply, reply_by_template
from domain.replies.write_reply import may_reply
from domain.templates.queries import list_at_hand, list_next_letters, list_templates


@on_press(ByTemplatePress, Permission.EDIT_CLIENTS)
async def press_by_template(call: Call, press: ByTemplatePress) -> None:
    """The next letters of series and the templates at hand; nobody chooses for what can't be sent."""
    words, here = call.words, press.conversation_id
    async with call.reading() as ctx:
        found = await may_reply(ctx, here)
        following = await list_next_letters(ctx, found.client_id) if found.client_id is not None else []
        at_hand = await list_at_hand(ctx)
    screen = Screen(words.html("replies-template-ask", person=found.person, account=found.account))
    for series, letter in following:
        caption = words.text("templates-next-letter", series=short(series.name, 20), letter=short(letter.name, 24))
        screen.row(button(caption, ReplyByPress(conversation_id=here, template_id=letter.id), style="primary"))
    offered = {letter.id for _, letter in following}
    for each in at_hand:
        if each.id not in offered:
            screen.row(button(line_of(each), ReplyByPress(conversation_id=here, template_id=each.id)))
    screen.row(
        button(words.text("templates-write-all"), AllTemplatesPress(conversation_id=here)),
        button(words.text("templates-write-own"), ReplyPress(conversation_id=here)),
    )
    await call.show(screen.row(button(words.text("kit-back"), ConversationPress(conversation_id=here))))


@on_press(AllTemplatesPress, Permission.EDIT_CLIENTS)
async def press_all(call: Call, press: AllTemplatesPress) -> None:
    """All of them, by category."""
    words, here = call.words, press.conversation_id
    async with call.reading() as ctx:
        found = await may_reply(ctx, here)
        templates = await list_templates(ctx)
    screen = Screen(words.html("replies-template-ask", person=found.person, account=found.account))
    add_choice(
        call,
        screen,
        templates,
        (press.like_id, press.start),
        lambda like, start: AllTemplatesPress(conversation_id=here, like_id=like, start=start),
        lambda template: ReplyByPress(conversation_id=here, template_id=template.id),
    )
    await call.show(screen.row(button(words.text("kit-back"), ByTemplatePress(conversation_id=here))))


@on_press(ReplyByPress, Permission.EDIT_CLIENTS)
async def press_reply_by(call: Call, press: ReplyByPress) -> None:
    """Show it as this person would get it."""
    async with call.writing(ChangeKind.WORK) as ctx:
        reply_id = await reply_by_template(ctx, press.conversation_id, press.template_id)
    await call.show(await draft_screen(call, reply_id))


@on_press(RedrawReplyPress, Permission.EDIT_CLIENTS)
async def press_redraw(call: Call, press: RedrawReplyPress) -> None:
    """Another text of it."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await redraw_reply(ctx, press.reply_id)
    await call.show(await draft_screen(call, press.reply_id))
