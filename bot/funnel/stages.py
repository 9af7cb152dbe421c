"""The stages of a funnel, in their order; and the list of funnels, where there are several."""

from bot.funnel.captions import caption
from bot.funnel.presses import (
    AddFunnelPress,
    AddStagePress,
    FunnelPress,
    MoveFunnelPress,
    ReasonsPress,
    RemoveFunnelPress,
    RenameFunnelPress,
    StageScreenPress,
    StuckPress,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import key_of
from bot.kit.icons import split_icon
from bot.kit.paging import page_of
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.funnel.change_stages import add_stage
from domain.funnel.queries import count_standing, list_funnels
from domain.funnel.views import FunnelView
from domain.journal.kinds import ChangeKind


async def funnel_screen(turn: Turn, funnel_id: int = 0, offset: int = 0, done: Html | None = None) -> Screen:
    """The stages of this funnel; without one, the funnels to choose from. `NotFoundError` for one that is gone."""
    async with turn.reading() as ctx:
        funnels = await list_funnels(ctx)
        shown = funnels[0] if len(funnels) == 1 and not funnel_id else None
        shown = shown or next((each for each in funnels if each.id == funnel_id), None)
        counts = await count_standing(ctx, shown.id) if shown else {}
    if shown is not None:
        return _stages(turn, shown, funnels, counts, offset, done)
    if funnel_id:
        raise NotFoundError(what="funnel")
    words = turn.words
    screen = Screen(Html.lines([words.html("funnel-funnels", count=len(funnels)), done or ""], "\n\n"))
    screen.grid([button(each.name, FunnelPress(funnel_id=each.id)) for each in funnels], width=1)
    screen.row(
        button(words.text("funnel-add"), AddFunnelPress()), button(words.text("funnel-reasons-open"), ReasonsPress())
    )
    screen.row(button(words.text("funnel-stuck"), StuckPress()))
    return screen.row(button(words.text("kit-back"), SettingsPress()))


def _stages(
    turn: Turn, funnel: FunnelView, funnels: list[FunnelView], counts: dict[int, int], offset: int, done: Html | None
) -> Screen:
    words, page = turn.words, page_of(funnel.stages, offset)
    lines = [
        words.html(
            "funnel-stage-line",
            number=funnel.stages.index(stage) + 1,
            name=caption(stage),
            kind=words.text(key_of(stage.kind)),
            count=counts.get(stage.id, 0),
        )
        for stage in page.items
    ]
    text = Html.lines([words.html("funnel-stages", name=funnel.name), *lines])
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.grid([button(caption(each), StageScreenPress(stage_id=each.id)) for each in page.items])
    here = {"funnel_id": funnel.id}
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), FunnelPress(offset=page.before, **here)),
        None if page.after is None else button(words.text("kit-next"), FunnelPress(offset=page.after, **here)),
    )
    screen.row(
        button(words.text("funnel-stage-add"), AddStagePress(**here)),
        button(words.text("funnel-rename"), RenameFunnelPress(**here)),
    )
    if len(funnels) == 1:
        screen.row(
            button(words.text("funnel-add"), AddFunnelPress()),
            button(words.text("funnel-reasons-open"), ReasonsPress()),
        )
        screen.row(button(words.text("funnel-stuck"), StuckPress()))
        return screen.row(button(words.text("kit-back"), SettingsPress()))
    place = funnels.index(funnel)
    is_last = place + 1 == len(funnels)
    screen.row(
        button(words.text("funnel-up"), MoveFunnelPress(up=True, **here)) if place else None,
        None if is_last else button(words.text("funnel-down"), MoveFunnelPress(up=False, **here)),
    )
    return screen.row(
        button(words.text("funnel-remove"), RemoveFunnelPress(**here), style="danger"),
        button(words.text("kit-back"), FunnelPress()),
    )


@on_press(FunnelPress, Permission.SETTINGS)
async def press_funnel(call: Call, press: FunnelPress) -> None:
    """The stages."""
    await call.show(await funnel_screen(call, press.funnel_id, press.offset))


@on_press(AddStagePress, Permission.SETTINGS)
async def press_add_stage(call: Call, press: AddStagePress) -> None:
    """Ask for name and icon."""
    await ask(call, call.words.html("funnel-stage-ask"), "stage-new", funnel_id=press.funnel_id)


@on_answer("stage-new", Permission.SETTINGS)
async def answer_new_stage(said: Said, ids: Ids, text: str) -> None:
    """«📞 Созвон» is an icon and a name; the stage comes last."""
    icon, name = split_icon(text)
    async with said.writing(ChangeKind.STAGES_CHANGED) as ctx:
        stage = await add_stage(ctx, ids["funnel_id"], name, icon or "")
    done = said.words.html("funnel-stage-added", name=f"{stage.icon} {stage.name}".strip())
    await said.show(with_undo(said, await funnel_screen(said, ids["funnel_id"], done=done), ctx.change_id))
