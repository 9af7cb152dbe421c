touches-kind-wrote = wrote
touches-kind-called = called
touches-kind-met = met
touches-kind-answered = the client answered
touches-kind-imported = touch from a file
touches-kind-liked = liked
touches-kind-commented = commented
touches-kind-invited = friend request
touches-kind-mailed = campaign
touches-kind-client-liked = the client liked something of ours
touches-kind-client-commented = the client commented on ours
touches-kind-joined = joined the community
touches-kind-left = left the community
touches-queue-m = My clients
touches-queue-t = 👥 <b>The whole team</b>
touches-queue-n = 🕳 <b>No next step</b>: no touch planned, no task with a day
touches-queue-q = 💤 <b>Not in touch for long</b>: more than 30 days, and nothing planned
touches-counts = 🔔 Overdue: <b>{ $overdue }</b> · today: <b>{ $today }</b> · this week: <b>{ $week }</b> · done: <b>{ $done }</b>
touches-free = { $week ->
    [0] ✔ No touches left for today.
   *[other] ✔ No touches left for today, this week: <b>{ $week }</b>.
 } Done today: <b>{ $done }</b>.
touches-new-round = 🔁 That was the round. Now come those you left for later.
touches-round-over = ✔ Nobody is left here.
touches-passed = <b>{ $name }</b>
    { $told }
touches-next = ⏰ Next touch: <b>{ $day }</b>{ $by_rhythm ->
    [yes] , by the stage’s rhythm
   *[no] { "" }
 }
touches-when-next = ⏰ No next touch is planned. When to come back? The buttons are below.
touches-meanwhile = ⚠️ Something has just been done with this client, by you or by a colleague. Nothing was written again.
touches-gone = ⚠️ The client was not found: the card was removed, or you can’t see it any more.
touches-task = ☑️ { $title }
touches-last = 🤝 { $moment }: { $kind }
touches-phone = 📞 { $phone }
touches-open = 👤 Card
touches-skip = ⏭ Later
touches-in-a-day = +1 day
touches-in-a-week = +1 week
touches-on-a-day = 📅 Date…
touches-next-tomorrow = ⏰ { $name }: tomorrow
touches-vk = VK ↗
touches-undo = ↩ Undo: { $name }
touches-to-mine = 🔔 My touches
touches-to-team = 👥 Whole team
touches-menu = ☰ Menu
touches-offer = { $queue ->
    [t] 👥 The team’s: { $count }
    [n] 🕳 No next step: { $count }
   *[q] 💤 Not in touch: { $count }
 }
touches-day-ask = 📅 When is the next touch with <b>{ $name }</b>? Pick a day or write: <code>tomorrow 15:00</code>, <code>in 2 weeks</code>, <code>2026-05-15</code>.
touches-stage-ask = 📊 <b>{ $name }</b>: to which stage?
