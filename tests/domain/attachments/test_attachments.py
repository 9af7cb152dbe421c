"""Files on a card: kept for good, renamed, taken off, brought back; nobody sees those of a card that is not theirs."""

import io

import pytest
from PIL import Image

from domain.attachments.attach_file import attach_file, attach_picture
from domain.attachments.change_attachment import remove_attachment, rename_attachment, set_avatar
from domain.attachments.errors import AttachmentTooLargeError
from domain.attachments.queries import avatar_of, client_of_album, get_attachment, list_attachments
from domain.attachments.received import ReceivedFile
from domain.attachments.rules import LARGEST
from domain.attachments.tables import AttachmentKind
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.files.queries import expired_files, get_logo
from domain.files.set_logo import remove_logo, set_logo
from domain.files.tables import FileState
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.team.queries import get_team
from domain.team.set_company import LONGEST_ABOUT, set_company
from domain.touches.happenings import Happening
from domain.touches.timeline import list_timeline
from domain.work.file_arrived import file_arrived
from domain.work.file_failed import file_failed
from jobs.campaigns.picture import Part, Shade, draw_result
from tests.support.clocks import StillClock
from tests.support.people import add_member


def received(name: str = "Договор.pdf", kind: AttachmentKind = AttachmentKind.DOCUMENT, size: int = 10) -> ReceivedFile:
    return ReceivedFile(kind, name, size, f"id-of-{name}", album="album-7" if kind is AttachmentKind.PHOTO else None)


@pytest.fixture
async def olga(database: Database) -> Actor:
    """The owner."""
    return await add_member(database)


async def make(database: Database, actor: Actor, clock: StillClock) -> int:
    async with writing(database, actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        return (await add_client(ctx, "Зоя")).id


async def attach(database: Database, actor: Actor, clock: StillClock, client_id: int, file: ReceivedFile) -> int:
    async with writing(database, actor, ChangeKind.FILE_ADDED, clock=clock) as ctx:
        return (await attach_file(ctx, client_id, file, " Подпись ")).id


async def undone(database: Database, actor: Actor, change_id: int | None) -> None:
    assert change_id is not None
    async with writing(database, actor, ChangeKind.UNDONE) as ctx:
        assert (await undo_change(ctx, change_id)).left == []


async def test_a_file_is_kept_for_good(database: Database, olga: Actor, clock: StillClock) -> None:
    client_id = await make(database, olga, clock)
    key = await attach(database, olga, clock, client_id, received())
    lost = await attach(database, olga, clock, client_id, received("Видео.mp4", AttachmentKind.VIDEO))
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await file_arrived(ctx, 1, "attachment/x/Договор.pdf", 12)
        assert await file_failed(ctx, 2, "download-failed") == []
    clock.move(days=5_000)
    async with reading(database, SYSTEM, clock) as look:
        assert await expired_files(look) == []
        page = await list_attachments(look, client_id)
        file = await get_attachment(look, client_id, key)
        failed = await get_attachment(look, client_id, lost)
    assert [each.id for each in page.files] == [lost, key]
    assert (file.size, file.state, file.caption, file.member) == (12, FileState.HERE, "Подпись", "Ольга Орлова")
    assert (failed.state, failed.telegram_file_id) == (FileState.FAILED, "id-of-Видео.mp4")


async def test_pages_stay_on_what_is_left(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    client_id = await make(any_database, olga, clock)
    keys = [await attach(any_database, olga, clock, client_id, received(f"{n}.pdf")) for n in range(5)]
    async with writing(any_database, olga, ChangeKind.FILE_REMOVED, clock=clock) as ctx:
        await remove_attachment(ctx, client_id, keys[0])
    async with reading(any_database, olga, clock) as look:
        page = await list_attachments(look, client_id, offset=4, limit=2)
    assert (page.total, page.offset, [each.id for each in page.files]) == (4, 2, [keys[2], keys[1]])


async def test_renaming_keeps_the_ending(database: Database, olga: Actor, clock: StillClock) -> None:
    client_id = await make(database, olga, clock)
    key = await attach(database, olga, clock, client_id, received())
    for wanted, called in (("Договор 2026", "Договор 2026.pdf"), ("../a/b.txt", "b.txt")):
        async with writing(database, olga, ChangeKind.FILE_EDITED, clock=clock) as ctx:
            assert (await rename_attachment(ctx, client_id, key, wanted)).name == called
    for version, name, error in ((1, "Поздно", ChangedMeanwhileError), (None, " ", InvalidValueError)):
        with pytest.raises(error):
            async with writing(database, olga, ChangeKind.FILE_EDITED, clock=clock) as ctx:
                await rename_attachment(ctx, client_id, key, name, version=version)


async def test_taken_off_and_brought_back(database: Database, olga: Actor, clock: StillClock) -> None:
    client_id, other = await make(database, olga, clock), await make(database, olga, clock)
    key = await attach(database, olga, clock, client_id, received())
    async with writing(database, olga, ChangeKind.FILE_REMOVED, clock=clock) as removal:
        await remove_attachment(removal, client_id, key)
    async with reading(database, olga, clock) as look:
        with pytest.raises(NotFoundError):
            await get_attachment(look, client_id, key)
        assert Happening.FILE_OFF in {entry.what for entry in await list_timeline(look, client_id)}
    await undone(database, olga, removal.change_id)
    async with reading(database, olga, clock) as look:
        assert (await get_attachment(look, client_id, key)).path is None
        assert Happening.FILE in {entry.what for entry in await list_timeline(look, client_id)}
        with pytest.raises(NotFoundError):
            await get_attachment(look, other, key)


async def test_one_picture_at_a_time(database: Database, olga: Actor, clock: StillClock) -> None:
    client_id = await make(database, olga, clock)
    photos = [
        await attach(database, olga, clock, client_id, received(f"{n}.jpg", AttachmentKind.PHOTO)) for n in range(2)
    ]
    letter = await attach(database, olga, clock, client_id, received())
    async with writing(database, olga, ChangeKind.FILE_EDITED, clock=clock) as ctx:
        await set_avatar(ctx, client_id, photos[1])
    async with writing(database, olga, ChangeKind.FILE_EDITED, clock=clock) as later:
        await set_avatar(later, client_id, photos[0])
    async with reading(database, olga, clock) as look:
        avatar = await avatar_of(look, client_id)
        assert avatar is not None
        assert avatar.id == photos[0]
        assert await client_of_album(look, "album-7") == client_id
    await undone(database, olga, later.change_id)
    async with reading(database, olga, clock) as look:
        before = await avatar_of(look, client_id)
    assert before is not None
    assert before.id == photos[1]
    with pytest.raises(InvalidValueError):
        async with writing(database, olga, ChangeKind.FILE_EDITED, clock=clock) as ctx:
            await set_avatar(ctx, client_id, letter)


async def test_what_telegram_would_not_hand_over_is_refused(database: Database, olga: Actor, clock: StillClock) -> None:
    client_id = await make(database, olga, clock)
    with pytest.raises(AttachmentTooLargeError) as caught:
        await attach(database, olga, clock, client_id, received(size=LARGEST + 1))
    assert caught.value.data == {"megabytes": 21, "longest": 20}
    async with writing(database, olga, ChangeKind.FILE_ADDED, clock=clock) as ctx:
        await attach_picture(ctx, client_id, "a.jpg", "attachment/x/a.jpg", 7)
    async with reading(database, olga, clock) as look:
        (file,) = (await list_attachments(look, client_id)).files
    assert (file.state, file.path) == (FileState.HERE, "attachment/x/a.jpg")


async def test_the_company(database: Database, olga: Actor, clock: StillClock) -> None:
    async with writing(database, olga, ChangeKind.TEAM_CHANGED, clock=clock) as ctx:
        await set_company(ctx, about=" Цветы \n и букеты ", site="https://romashka.ru")
        await set_logo(ctx, "logo.jpg", 10, "logo-at-telegram")
    async with writing(database, olga, ChangeKind.TEAM_CHANGED, clock=clock) as cleared:
        await set_company(cleared, about="", site="")
        await remove_logo(cleared)
    async with reading(database, olga, clock) as look:
        team = await get_team(look)
        assert (team.about, team.site, await get_logo(look)) == (None, None, None)
    await undone(database, olga, cleared.change_id)
    async with reading(database, olga, clock) as look:
        team, logo = await get_team(look), await get_logo(look)
    assert (team.about, team.site) == ("Цветы и букеты", "https://romashka.ru")
    assert logo is not None
    for wrong in ({"about": "x" * (LONGEST_ABOUT + 1)}, {"site": "javascript:alert(1)"}):
        with pytest.raises(InvalidValueError):
            async with writing(database, olga, ChangeKind.TEAM_CHANGED, clock=clock) as ctx:
                await set_company(ctx, **wrong)


def test_reports_show_the_logo_and_survive_a_broken_one() -> None:
    kept = io.BytesIO()
    Image.new("RGB", (400, 400), (255, 0, 0)).save(kept, "JPEG")
    parts = [Part("Отправлено", 5, Shade.DONE, "5")]
    plain, shown, broken = (
        Image.open(io.BytesIO(draw_result("Весна", "Ромашка", parts, rest="", logo=logo)))
        for logo in (None, kept.getvalue(), b"\xff\xd8 no picture")
    )
    corner = (shown.width - 70, 80)
    assert shown.size == plain.size
    assert shown.getpixel(corner) != plain.getpixel(corner) == broken.getpixel(corner) == (255, 255, 255)
