"""All that an owner has and others may not see, with the ids of everything: what the contracts of access walk with."""

from dataclasses import replace

from domain.accounts.add_account import add_account
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.audience.audience import Audience
from domain.audience.change_groups import add_group
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_filter
from domain.audience.save_segment import save_picked_segment
from domain.audience.tables import HarvestList
from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.base.tables import table_of
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.tags import AddTag
from domain.campaigns.prepare_campaign import set_account, set_audience, set_text, start_draft
from domain.clients.add_client import add_client
from domain.clients.change_access_classes import add_access_class
from domain.conversations.tables import Conversation, Said
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.merging.decide_pair import open_pair
from domain.reminders.tables import About, Reminder, ReminderKind
from domain.replies.tables import Reply
from domain.subscribers.start_harvest import start_harvest
from domain.team.bind_group import bind_group
from domain.team.invite_member import invite_member
from domain.templates.change_series import add_series, put_in_series
from domain.templates.change_templates import add_template
from domain.templates.enclose_file import enclose_file
from domain.templates.tables import Sketch
from domain.transfer.start_import import start_import
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER, TOKEN
from tests.support.secret_client import add_secret_client

_PHOTO = ReceivedFile(AttachmentKind.PHOTO, "Сокровенный.jpg", 10, "file-at-telegram")

#: The team's group in the tests without a sandbox.
GROUP_ID = -1001000000001


async def add_secret_base(database: Database, owner: Actor, clock: StillClock, telegram_id: int) -> dict[str, int]:
    """The owner's secret client and another card of the same person, an import, a campaign and so on; their ids."""
    secret = await add_secret_client(database, owner, clock)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        wanted = ClientFilter(text="Сокровенный")
        filter_id = await keep_filter(ctx, wanted)
        imported = await start_import(ctx, "Сокровенный.csv", 100, "file-at-telegram", telegram_id)
        invite = await invite_member(ctx, Role.MANAGER)
        await bind_group(ctx, GROUP_ID, "Отдел")
        account = await add_account(ctx, SEALER, replace(HOLDER, name="Сокровенный паблик"), Secret(TOKEN))
        campaign = await start_draft(ctx, "Сокровенный план")
        await set_text(ctx, campaign.id, "Сокровенный текст")
        await set_audience(ctx, campaign.id, Audience(client_ids=(secret.client_id,)))
        await set_account(ctx, campaign.id, account.id)
        edit = await plan_bulk(ctx, Audience(wanted=wanted), AddTag(secret.tag_id))
        segment = await save_picked_segment(ctx, "Сокровенный сегмент", Audience(wanted=wanted))
        twin = await add_client(ctx, "Сокровенный двойник")
        pair_id = await open_pair(ctx, secret.client_id, twin.id)
        group = await add_group(ctx, "Общая группа")
        access = await add_access_class(ctx, "Особый класс")
        harvest = await start_harvest(ctx, "vk.com/sokrovennyy vk.com/club1", telegram_id)
        await ctx.execute(table_of(HarvestList).update().values(title="Сокровенный список"))
        talk = {"name": "Сокровенный писатель", "taken_by_id": owner.member_id, "waits_since": clock.now}
        conversation = await ctx.add(Conversation(account_id=account.id, address="id777", **talk))
        said = {"conversation_id": conversation.id, "text": "Тайная заметка", "said_at": clock.now}
        await ctx.add(Said(remote_id=1, **said))
        draft = {"member_id": owner.member_id, "text": "Тайная заметка", "written_at": clock.now}
        reply = await ctx.add(Reply(conversation_id=conversation.id, **draft))
        reminder = await ctx.add(_reminder(secret.task_id, owner, clock))
        template = await add_template(ctx, "Сокровенный шаблон для %имя|друга%")
        series = await add_series(ctx, "Сокровенный цикл")
        await put_in_series(ctx, template.id, series.id)
        template = await enclose_file(ctx, template.id, _PHOTO)
        reply.template_id, reply.enclosure_ids = template.id, template.enclosure_ids
        sketch = await ctx.add(
            Sketch(
                member_id=owner.member_id,
                client_id=secret.client_id,
                account_id=account.id,
                template_id=template.id,
                text="Сокровенный набросок",
                enclosure_ids=template.enclosure_ids,
                made_at=clock.now,
            )
        )
    assert imported.job_id is not None
    return {
        "client_id": secret.client_id,
        "channel_id": secret.channel_id,
        "tag_id": secret.tag_id,
        "category_id": secret.category_id,
        "product_id": secret.product_id,
        "field_id": secret.field_id,
        "choice_id": secret.choice_id,
        "funnel_id": secret.funnel_id,
        "stage_id": secret.stage_id,
        "deal_id": secret.deal_id,
        "reason_id": secret.reason_id,
        "change_id": secret.change_id,
        "attachment_id": secret.attachment_id,
        "note_id": secret.note_id,
        "draft_id": secret.draft_id,
        "task_id": secret.task_id,
        "item_id": secret.item_id,
        "group_id": group.id,
        "anchor": secret.client_id,
        "place": 0,
        "source_id": secret.source_id,
        "filter_id": filter_id,
        "job_id": imported.job_id,
        "import_id": imported.id,
        "file_id": imported.file_id,
        "invite_id": invite.id,
        "account_id": account.id,
        "campaign_id": campaign.id,
        "conversation_id": conversation.id,
        "reply_id": reply.id,
        "edit_id": edit.id,
        "segment_id": segment.id,
        "pair_id": pair_id,
        "other_client_id": twin.id,
        "class_id": access.id,
        "reminder_id": reminder.id,
        "harvest_id": harvest.id,
        "list_id": harvest.lists[0].id,
        "template_id": template.id,
        "like_id": template.id,
        "series_id": series.id,
        "sketch_id": sketch.id,
        "enclosure_id": template.enclosure_ids[0],
        "member_id": owner.member_id or 0,
        "chat_id": GROUP_ID,
    }


def _reminder(task_id: int, owner: Actor, clock: StillClock) -> Reminder:
    """That the owner has been reminded of the secret task."""
    return Reminder(
        about=About.TASK,
        about_id=task_id,
        kind=ReminderKind.AHEAD,
        due_at=clock.now,
        member_id=owner.member_id or 0,
        priority=1,
        fire_at=clock.now,
        fired_at=clock.now,
    )
