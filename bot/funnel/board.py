"""The board: a funnel's stages as bars, with how many stand on each and what their open deals are worth."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.funnel.captions import bar, caption, tell_money
from bot.kit.call import Call, Said, Turn
from bot.kit.paging import page_of
from bot.kit.presses import BoardPress, HomePress, StagePagePress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.funnel.board_queries import get_board
from domain.funnel.deal_queries import largest_first
from domain.funnel.money import Money
from domain.funnel.views import BoardColumn, BoardView, FunnelView


async def board_screen(turn: Turn, funnel_id: int = 0, offset: int = 0) -> Screen:
    """One funnel, and the way to the others. `NotFoundError` for one that is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        try:
            board, funnels = await get_board(ctx, funnel_id)
        except NotFoundError:
            if funnel_id:
                raise
            return Screen(words.html("funnel-board-none")).row(button(words.text("kit-home"), HomePress()))
    page = page_of(board.columns, offset)
    screen = Screen(Html.lines([_title(turn, board), *_lines(turn, page.items, board)], "\n"))
    screen.grid(
        [
            button(
                words.text("funnel-board-stage", name=caption(each.stage), count=each.clients),
                StagePagePress(stage_id=each.stage.id),
            )
            for each in page.items
        ]
    )
    here = {"funnel_id": board.id}
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), BoardPress(offset=page.before, **here)),
        None if page.after is None else button(words.text("kit-next"), BoardPress(offset=page.after, **here)),
    )
    screen.grid([_other(turn, each) for each in funnels if each.id != board.id])
    return screen.row(button(words.text("kit-home"), HomePress()))


def _other(turn: Turn, funnel: FunnelView) -> InlineKeyboardButton:
    return button(turn.words.text("funnel-heading", name=funnel.name), BoardPress(funnel_id=funnel.id))


def _title(turn: Turn, board: BoardView) -> Html:
    words = turn.words
    sums: dict[str, int] = {}
    for column in board.columns:
        for one in column.open:
            sums[one.currency] = sums.get(one.currency, 0) + one.minor
    worth = tell_money(words, largest_first([Money(minor, currency) for currency, minor in sums.items()]))
    return words.html("funnel-board", name=board.name, count=board.clients, sum=worth, has="yes" if worth else "no")


def _lines(turn: Turn, columns: Sequence[BoardColumn], board: BoardView) -> list[Html]:
    words = turn.words
    most = max((column.clients for column in board.columns), default=0)
    lines = []
    for column in columns:
        worth = tell_money(words, column.open)
        lines.append(
            words.html(
                "funnel-board-line",
                name=caption(column.stage),
                count=column.clients,
                sum=worth,
                has="yes" if worth else "no",
            )
        )
        lines.append(Html(bar(column.stage, column.clients, most)))
    return lines


@on_press(BoardPress, Permission.SEE_CLIENTS)
async def press_board(call: Call, press: BoardPress) -> None:
    """The board."""
    await call.show(await board_screen(call, press.funnel_id, press.offset))


@on_command("board", Permission.SEE_CLIENTS)
async def say_board(said: Said) -> None:
    """The board as a new message."""
    await said.show(await board_screen(said))
