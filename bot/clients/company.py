"""Where a person works: one of the companies in the base, one press each, or a name that is written."""

from bot.clients.card import Done, show_card
from bot.clients.presses import CompanyNamePress, CompanyPress, EditPress, WorksAtPress
from bot.kit.asking import ask
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.clients.companies import list_companies
from domain.clients.edit_client import edit_client
from domain.clients.queries import get_card
from domain.journal.kinds import ChangeKind

LONGEST_NAME = 30


@on_press(CompanyPress, Permission.EDIT_CLIENTS)
async def press_company(call: Call, press: CompanyPress) -> None:
    """The companies with most people; without any in the base, ask for the name at once."""
    words, origin = call.words, press.origin
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        companies = [each for each in await list_companies(ctx) if each[0] != card.id]
    if not companies:
        await _ask(call, press)
        return
    screen = Screen(words.html("clients-company-ask", name=card.name, company=card.company or "—"))

    def of(company_id: int) -> WorksAtPress:
        return WorksAtPress(company_id=company_id, version=card.version, **origin)

    screen.grid([button(short(name, LONGEST_NAME), of(key)) for key, name in companies])
    screen.row(
        button(words.text("clients-company-write"), CompanyNamePress(**origin)),
        button(words.text("clients-company-none"), of(0)) if card.company else None,
    )
    await call.show(screen.row(button(words.text("kit-back"), EditPress(**origin))))


@on_press(CompanyNamePress, Permission.EDIT_CLIENTS)
async def press_company_name(call: Call, press: CompanyNamePress) -> None:
    """Ask for the name."""
    await _ask(call, press)


async def _ask(call: Call, press: CompanyPress | CompanyNamePress) -> None:
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
    old = Html(f"<code>{Html.escape(card.company)}</code>") if card.company else "—"
    question = call.words.html("clients-field-ask", field="company", old=old)
    await ask(call, question, "field", field="company", seen=card.company or "", **press.origin)


@on_press(WorksAtPress, Permission.EDIT_CLIENTS)
async def press_works_at(call: Call, press: WorksAtPress) -> None:
    """The person works there."""
    async with call.writing(ChangeKind.CLIENT_EDITED) as ctx:
        name = (await get_card(ctx, press.company_id)).name if press.company_id else None
        await edit_client(ctx, press.client_id, version=press.version or None, company=name)
    done = Done(call.words.html("clients-done-field", field="company"), ctx.change_id)
    await show_card(call, done=done, **press.origin)
