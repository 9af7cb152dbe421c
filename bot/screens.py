"""Every room with something to press or to say. A room that isn't listed here doesn't exist; a guard test says so."""

from importlib import import_module

ROOMS = (
    "bot.team.home",
    "bot.accounts.account_list",
    "bot.accounts.add",
    "bot.accounts.card",
    "bot.accounts.limits",
    "bot.audience.client_list",
    "bot.audience.find",
    "bot.audience.quick",
    "bot.campaigns.again",
    "bot.campaigns.audiences",
    "bot.campaigns.campaign_list",
    "bot.campaigns.check",
    "bot.campaigns.ending",
    "bot.campaigns.personal",
    "bot.campaigns.prepare",
    "bot.campaigns.start",
    "bot.campaigns.unsent",
    "bot.clients.card",
    "bot.clients.categories",
    "bot.clients.channels",
    "bot.clients.deal",
    "bot.clients.edit",
    "bot.clients.note",
    "bot.clients.pick_stage",
    "bot.clients.remove",
    "bot.clients.tags",
    "bot.clients.touch",
    "bot.consent.stop",
    "bot.enrichment.ending",
    "bot.enrichment.start",
    "bot.funnel.stage",
    "bot.funnel.stages",
    "bot.journal.undo",
    "bot.outbox.about_accounts",
    "bot.outbox.about_team",
    "bot.sources.edit",
    "bot.team.group",
    "bot.team.invites",
    "bot.team.language",
    "bot.team.members",
    "bot.team.settings",
    "bot.team.team_defaults",
    "bot.team.topic",
    "bot.team.zone",
    "bot.transfer.check",
    "bot.transfer.document",
    "bot.transfer.ending",
    "bot.transfer.export",
    "bot.transfer.mapping",
    "bot.work.finished",
    "bot.work.jobs",
)


def open_rooms() -> None:
    """Import all rooms, so that they register what they answer to."""
    for room in ROOMS:
        import_module(room)
