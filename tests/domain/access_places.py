"""Where each use case stands in the walk of rights: what checks nothing by itself, and what everybody may do."""

#: What is handed things that somebody has fetched with the actor's rights already, module by module or one by one.
#: The bot calls none of it.
INNER = (
    "accounts.queries.pasts_of",
    "actions.done_counts.",
    "actions.send_message.send_answer",
    "audience.lines.",
    "audience.meant.",
    *("audience.paging.", "audience.queue_card."),
    "bulk.queries.sorted_out",
    "bulk.run_bulk.",
    *("campaigns.choose_accounts.put_accounts", "campaigns.mean_lists.mean_lists", "campaigns.plan_recipients."),
    "clients.add_client.refuse_taken",
    "consent.note_consent.spread_refusals",
    *("consent.queries.list_refused", "consent.queries.list_stopped"),
    "consent.queries.reach_of",
    *("consent.stop_person.spread_stop", "consent.stop_person.stop_addresses"),
    *("enclosures.", "enrichment.remember_pages.", "enrichment.take_answers."),
    *("files.expect_file.", "files.keep_file."),
    *("funnel.move_clients.", "funnel.tell_won."),
    *("journal.bulk.", "journal.guard."),
    "journal.queries.list_client_changes",
    "journal.sets.",
    "journal.undo.end_undo",
    "journal.undo.undo_part",
    "journal.undo_by_hand.",
    "journal.undo_sets.",
    "journal.undo_statements.",
    "mail.post_letter.",
    "merging.find_twins.",
    "merging.moves.",
    "merging.renew_pairs.",
    "outbox.post_to_team.",
    "replies.holder.",
    "replies.tell_said.",
    "search.follow_texts.",
    "subscribers.harvest_work.",
    "subscribers.read_lists.lists_read",
    *("subscribers.repeat.compare_runs", "subscribers.repeat.note_members"),
    "subscribers.take_members.",
    "templates.draw_text.",
    "texts.declined.",
    *("transfer.bring_rows.", "transfer.conflicts.keep_conflicts", "transfer.defaults."),
    *("transfer.existing.", "transfer.given.", "transfer.exported.", "transfer.import_rows."),
    *("transfer.import_work.", "transfer.known_rows.", "transfer.names_of_base."),
    *("transfer.own_values.", "transfer.plain_rows.", "transfer.take_away.", "transfer.trace."),
    *("transfer.understand_import.suggested", "transfer.write_changed.", "transfer.write_new."),
    "transfer.write_own.",
    "work.ending.",
    "work.finding.start_of",
    "work.save_progress.",
    "work.steering.",
)

#: The bot gives these what it has read with the person's rights: the addresses of a card, whom to tell something.
GIVEN_BY_THE_BOT = {
    "audience.vk_lists.count_listed",
    "campaigns.held.ends_of_jobs",
    "campaigns.senders.accounts_of",
    "campaigns.take_over.left_behind",
    "consent.queries.list_consents_at",
    "consent.queries.stop_at",
    "enrichment.queries.pages_of",
    "subscribers.queries.cards_at_pages",
    "outbox.post.post",
    "reminders.queries.is_common",
    "replies.outlook.outlook_of",
}

#: What anybody of the team may do, for it is about the own things: nobody else's are touched.
OWN_DEEDS = {
    "audience.keep_filter.keep_draft",
    "audience.keep_filter.keep_filter",
    "audience.save_segment.save_picked_segment",
    "audience.save_segment.save_rule_segment",
    "audience.set_layout.set_column",
    "audience.set_layout.set_view",
    "audience.set_layout.usual_columns",
    "bulk.plan_bulk.plan_bulk",
    "campaigns.prepare_campaign.start_draft",
    "clients.add_client.add_client",
    "clients.change_tags.find_or_make_tag",
    "tasks.add_task.add_task",
    "templates.change_series.add_series",
    "templates.change_templates.add_template",
    "intake.change_draft.begin_intake",
    "enrichment.start_enrichment.start_enrichment",
    "merging.start_scan.start_scan",
    "mail.confirm_email.ask_for_code",
    "team.set_locale.set_locale",
    "team.set_page_size.set_page_size",
    "team.set_working_day.set_digest_hour",
    "team.set_working_day.set_lead",
    "team.set_working_day.set_working_days",
    "team.set_working_day.set_working_hours",
    "team.set_zone.set_zone",
    "team.update_profile.update_profile",
    "subscribers.start_harvest.start_harvest",
    "transfer.start_export.start_export",
    "transfer.start_import.start_import",
    "transfer.start_import.start_import_from_text",
    "work.queue_job.queue_job",
}
#: The same for somebody who may only look.
OWN_DEEDS_OF_A_VIEWER = {
    name
    for name in OWN_DEEDS
    if name.startswith(("team.", "audience.keep", "audience.set_layout", "mail.", "work.queue"))
}

#: These say again what was asked, or the names of what the whole team works with.
SAID_AGAIN = {
    "audience.describe.describe_filter",
    "bulk.plan_bulk.plan_bulk",
    "campaigns.held.list_held",
    "campaigns.queries.list_senders",
    "campaigns.queries.plan_of",
    "campaigns.senders.list_fitting",
}
