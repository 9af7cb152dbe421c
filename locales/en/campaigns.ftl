# Campaigns and personal messages.
campaigns-list = 📨 <b>Campaigns</b>
    Messages from a community to those who allowed it to write. Before the start I show who gets them and how they look.
campaigns-no-sender = 📨 <b>Campaigns</b>
    Connect a VK community first: it can write to those who wrote to it or allowed its messages.
campaigns-new = ➕ Campaign
campaigns-connect = 📣 Connect a community
campaigns-newest = ⏮ To the newest
campaigns-back = ◀ Campaigns
campaigns-for-these = 📨 Campaign
campaigns-default-name = Campaign of { $day }
campaigns-unnamed = unnamed
campaigns-title = 📨 <b>{ $name }</b> · { $state }
campaigns-state-draft = draft
campaigns-state-ready = ready to be checked
campaigns-state-scheduled = waits for its hour
campaigns-state-running = running
campaigns-state-paused = paused
campaigns-state-done = finished
campaigns-state-cancelled = cancelled
campaigns-state-failed = stopped with an error
campaigns-from = 📣 From: <b>{ $name }</b>
campaigns-no-account = 📣 From: not chosen
campaigns-to = 👥 To: { $audience }
campaigns-nobody-chosen = not chosen
campaigns-text = <blockquote expandable>{ $text }</blockquote>
campaigns-no-text = ✍️ There is no text yet.
campaigns-check = ✔ Check and start
campaigns-pick-account = 📣 From
campaigns-pick-audience = 👥 To
campaigns-write-text = ✍️ Text
campaigns-rename = ✏️ Name
campaigns-stop-on-answer = { $on ->
    [yes] 💬 Stop for those who answer: yes
   *[no] 💬 Stop for those who answer: no
 }
campaigns-quiet = { $days ->
    [0] 🤫 Recent touches do not matter
   *[other] 🤫 Skip who was touched in the last { $days } d
 }
campaigns-remove = 🗑 Remove
campaigns-remove-ask = Remove the draft “{ $name }”? It can't be brought back.
campaigns-remove-sure = 🗑 Yes, remove
campaigns-account-ask = 📣 Which community should write?
campaigns-name-ask = What should the campaign be called? Only you see the name.
campaigns-text-ask = ✍️ <b>Send the text</b>

    <code>%name|friend%</code> — the name or a fallback · <code>{ "{" }Hi|Hello{ "}" }</code> — one of them · <code>%g|he|she%</code> — the form for a man and a woman · <code>[+, +one|two]</code> — the parts in any order.

    If there is a mistake, I show its place.
campaigns-audience-ask = 👥 Who should get it?
campaigns-audience-or-list = 👥 Who should get it?

    Your last list: { $list }
campaigns-for-list = 🔎 The last list
campaigns-for-all = 👥 All clients
campaigns-for-ticked = ☑️ Selected ({ $count })
campaigns-by-segment = 📁 By segment
campaigns-by-category = 🏷 By category
campaigns-by-stage = 📊 By stage
campaigns-reach = 📨 <b>{ $name }</b>

    ✅ Will get it: <b>{ $reachable }</b> of { $total }
campaigns-left-out = 🚫 Will not get it: { $count }
campaigns-reach-nobody = There is nobody to write to. See the reasons above, or choose other clients.
campaigns-reason-line =    • { $reason }: { $count }
campaigns-reason-no-vk = no VK page
campaigns-reason-never-allowed = never allowed the community to write
campaigns-reason-opted-out = asked not to be written to
campaigns-reason-stopped = on the stop-list
campaigns-reason-blocked = blocked by us
campaigns-reason-paused = left out of mailings (our own pause)
campaigns-reason-touched-lately = touched a short time ago
campaigns-reason-value-missing = the text needs something that is not known
campaigns-reason-answered = answered before
campaigns-reason-card-gone = the card is removed or has changed
campaigns-reason-same-person = the same person gets it by the merged card
campaigns-reason-cancelled = the campaign was cancelled
campaigns-reason-person-gone = the page is no more
campaigns-reason-refused = forbade messages
campaigns-reason-call-wrong = VK does not take such a message
campaigns-reason-file-refused = the file could not be sent to VK
campaigns-reason-trouble = VK could not do it
campaigns-variety = { $exact ->
    [yes] 🎲 Distinct texts: <b>{ $texts }</b> for { $people } recipients
   *[no] 🎲 Distinct texts: at most <b>{ $texts }</b> for { $people } recipients
 }{ $few ->
    [yes] {""} — some will get the same
   *[no] {""}
 }
campaigns-minutes = ⏱ It will take minutes: { $minutes }
campaigns-hours = ⏱ It will take hours: { $hours }
campaigns-never = ⏱ Under the present caps of the account it would never end. Raise the caps: /accounts.
campaigns-sample = 👤 <b>{ $name }</b>
    <blockquote expandable>{ $text }</blockquote>
campaigns-start-now = ▶ Start now
campaigns-start-later = 🕓 Later…
campaigns-test = 🧪 To myself first
campaigns-test-ask = 🧪 Send the link of your own VK page. The message will come from the community, so allow it to write to you first (or write to it yourself).
campaigns-test-sent = ✔ The test message is on its way to vk.com/{ $page }.
campaigns-test-refused = ⚠️ It can't be sent to vk.com/{ $page }. { $why }
campaigns-test-other = ✍️ To another page
campaigns-later-ask = 🕓 When should it start? The time is yours.
campaigns-other-time = ✍️ Another time
campaigns-time-ask = Write the day and the hour, for example <code>25.11.2026 18:30</code>.
campaigns-start-at-ask = 🕓 Start <b>{ $moment }</b>?
campaigns-start-at = ▶ Start { $moment }
campaigns-starts-at = 🕓 Starts { $moment }
campaigns-confirm = ⚠️ <b>{ $count }</b> people will get the message. To start, write this number.
campaigns-already = This campaign was started already; it does not start twice.
campaigns-action-planned = 🕓 Waiting
campaigns-action-sending = 📤 Being sent
campaigns-action-done = ✅ Sent
campaigns-action-skipped = ⏭ Skipped
campaigns-action-failed = ⚠️ Failed
campaigns-action-unsure = ❓ Nobody knows whether it arrived
campaigns-count = { $state }: <b>{ $count }</b>
campaigns-retry-failed = 🔁 Retry the failed: { $count }
campaigns-send-again = 📤 Send again
campaigns-count-as-sent = ✔ Count as sent
campaigns-retried = 🔁 Trying again: { $count }
campaigns-settled = { $again ->
    [yes] 📤 Sending again: { $count }
   *[no] ✔ Counted as sent: { $count }
 }
campaigns-write-vk = 💬 Write on VK
campaigns-personal-ask = 💬 What should be written? The message for <b>{ $client }</b> goes out from “{ $community }” word for word.
campaigns-personal-sent = 💬 It is on its way. Once it has arrived, it is a touch in the timeline.
campaigns-report = 📄 Report by recipient
campaigns-report-name = { $name } - report
campaigns-report-picture = { $name } - result
campaigns-report-sheet = Recipients
campaigns-report-client = Client
campaigns-report-page = VK page
campaigns-report-state = What became of it
campaigns-report-reason = Why
campaigns-report-error = VK error
campaigns-report-moment = When
campaigns-report-recipients = Recipients: { $count }
campaigns-report-rest = the rest
campaigns-unsent = { $sure ->
    [yes] ⚠️ The message for <b>{ $name }</b> did not go out: { $reason }.
   *[no] ❓ Nobody knows whether the message for <b>{ $name }</b> arrived. See the dialog of the community.
 }
campaigns-unsent-card = 👤 Open the card
