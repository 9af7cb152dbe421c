# Background work.
work-kind-import-look = Reading a file
work-kind-import-check = Checking an import
work-kind-import-run = Import
work-kind-export = Export
work-kind-undo = Undoing changes
work-kind-enrich = Data from VK
work-kind-twin-scan = Search for duplicates
work-kind-names = Cases of names
work-kind-campaign = Campaign
work-kind-campaign-report = Report on a campaign
work-kind-bulk = Bulk change
work-kind-bulk-skipped = Who is left alone
work-kind-wipe = Wiping the base
work-kind-harvest-look = Links of VK
work-kind-harvest-read = Lists for a campaign
work-kind-harvest-check = Check of followers
work-kind-harvest-run = Followers from VK

work-state-scheduled = Waiting for its turn.
work-state-running = Running.
work-state-paused = Paused.
work-state-done = Done.
work-state-failed = Stopped with an error.
work-state-cancelled = Cancelled.
work-wish-pause = Pausing in a moment…
work-wish-cancel = Stopping in a moment…

work-steer-pause = ⏸ Pause
work-steer-resume = ▶ Go on
work-steer-cancel = ✖ Stop
work-steer-retry = 🔁 Try again

work-title = { $icon } <b>{ $title }</b>
work-bar = { $cells } { $percent } % · { $done } of { $total }
work-bar-open = ⏳ { $done }
work-end-line = { $icon } { $title }: { $state }
work-made-at = 🕓 Begun: { $moment }
work-ended-at = 🏁 Ended: { $moment }

work-jobs = ⏳ <b>Processes</b>
    What runs in the background: campaigns, imports, exports, large changes. Press one to look at it, stop it or move it in the line.
work-jobs-none = ⏳ <b>Processes</b>
    Nothing has been started yet. Send a file with contacts, and there will be one.
work-jobs-newest = ⏮ To the newest
work-jobs-back = ◀ All processes
work-refresh = 🔄 Refresh
work-open = 🔎 Details
work-resend = 📤 Send the files again
work-jobs-older = Older ▶
work-held = 📣 Who does what
work-line-end = done by { $moment }
work-line-starts = starts { $moment }
work-line-place = { $place } in a line of { $total }
work-ends-at = ⏱ Done at about { $moment }
work-place = 🔢 Place in the line: { $place } of { $total }
work-move-first = ⏫ First
work-move-earlier = 🔼 Earlier
work-move-later = 🔽 Later
