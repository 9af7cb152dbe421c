"""Have the cards filled in from VK."""

from bot.accounts.presses import EnrichPress
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.work.follow import follow
from domain.base.actor import Permission
from domain.enrichment.queries import has_to_ask
from domain.enrichment.start_enrichment import start_enrichment
from domain.journal.kinds import ChangeKind


@on_press(EnrichPress, Permission.IMPORT)
async def press_enrich(call: Call, _press: EnrichPress) -> None:
    """Begin, and follow it in a message of its own; or say that there is nobody to ask about."""
    async with call.reading() as look:
        is_needed = await has_to_ask(look)
    if not is_needed:
        await call.answer(call.words.text("enrichment-nobody"), alert=True)
        return
    async with call.writing(ChangeKind.WORK) as ctx:
        job = await start_enrichment(ctx, call.chat_id)
    await call.answer()
    await follow(call, job)
    call.services.wake()
