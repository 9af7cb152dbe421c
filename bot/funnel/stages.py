"""The stages of a funnel, in their order."""

from bot.funnel.presses import AddStagePress, FunnelPress, StageScreenPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import key_of, worded
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
from domain.funnel.queries import list_funnels
from domain.funnel.tables import StageKind
from domain.funnel.views import FunnelView
from domain.journal.kinds import ChangeKind

worded("funnel-kind")(StageKind)


async def funnel_screen(turn: Turn, funnel_id: int = 0, offset: int = 0, done: Html | None = None) -> Screen:
    """The stages of this funnel; without one, the funnels to choose from. `NotFoundError` for one that is gone."""
    async with turn.reading() as ctx:
        funnels = await list_funnels(ctx)
    if not funnel_id and len(funnels) != 1:
        screen = Screen(Html.lines([turn.words.html("funnel-funnels", count=len(funnels)), done or ""], "\n\n"))
        screen.grid([button(each.name, FunnelPress(funnel_id=each.id)) for each in funnels], width=1)
        return screen.row(button(turn.words.text("kit-back"), SettingsPress()))
    for funnel in funnels:
        if funnel.id == funnel_id or not funnel_id:
            return _stages(turn, funnel, offset, done, is_only=len(funnels) == 1)
    raise NotFoundError(what="funnel")


def _stages(turn: Turn, funnel: FunnelView, offset: int, done: Html | None, *, is_only: bool) -> Screen:
    words, page = turn.words, page_of(funnel.stages, offset)
    lines = [
        words.html(
            "funnel-stage-line",
            number=funnel.stages.index(stage) + 1,
            name=f"{stage.icon} {stage.name}".strip(),
            kind=words.text(key_of(stage.kind)),
        )
        for stage in page.items
    ]
    text = Html.lines([words.html("funnel-stages", name=funnel.name), *lines])
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.grid([button(f"{each.icon} {each.name}".strip(), StageScreenPress(stage_id=each.id)) for each in page.items])
    here = {"funnel_id": funnel.id}
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), FunnelPress(offset=page.before, **here)),
        None if page.after is None else button(words.text("kit-next"), FunnelPress(offset=page.after, **here)),
    )
    return screen.row(
        button(words.text("funnel-stage-add"), AddStagePress(funnel_id=funnel.id)),
        button(words.text("kit-back"), SettingsPress() if is_only else FunnelPress()),
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
