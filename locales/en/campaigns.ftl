# Campaigns and personal messages.
campaigns-list = 📨 <b>Campaigns</b>
    Messages to those who allowed them, friend requests, likes and comments. Before the start I show whom it concerns, how long it takes and how it looks.
campaigns-no-sender = 📨 <b>Campaigns</b>
    Connect a VK community first: it can write to those who wrote to it or allowed its messages. Likes, comments and friend requests take a personal page.
campaigns-new = ➕ Campaign
campaigns-connect = 📣 Connect a community
campaigns-newest = ⏮ To the newest
campaigns-back = ◀ Campaigns
campaigns-for-these = 📨 Campaign
campaigns-default-name = { $kind ->
    [friend-request] Requests of { $day }
    [like] Likes of { $day }
    [comment] Comments of { $day }
   *[message] Campaign of { $day }
 }
campaigns-unnamed = unnamed
campaigns-title = { $kind ->
    [friend-request] 🤝 <b>{ $name }</b> · { $state }
    [like] ❤️ <b>{ $name }</b> · { $state }
    [comment] 💭 <b>{ $name }</b> · { $state }
   *[message] 📨 <b>{ $name }</b> · { $state }
 }
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
campaigns-no-text = { $kind ->
    [friend-request] ✍️ Without words: just a request.
   *[other] ✍️ There is no text yet.
 }
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

    { $kind ->
        [friend-request] Up to { $longest } characters and no plain advertising: people decide whether to let you in. If there is a mistake, I show its place.
        [comment] Up to { $longest } characters. Everybody who comes to the page sees the comment. If there is a mistake, I show its place.
       *[other] If there is a mistake, I show its place.
    }
campaigns-audience-ask = 👥 For whom?
campaigns-audience-or-list = 👥 For whom?

    Your last list: { $list }
campaigns-for-list = 🔎 The last list
campaigns-for-all = 👥 All clients
campaigns-for-ticked = ☑️ Selected ({ $count })
campaigns-by-segment = 📁 By segment
campaigns-by-category = 🏷 By category
campaigns-by-stage = 📊 By stage
campaigns-reach = { $kind ->
    [friend-request] 🤝 <b>{ $name }</b>

    ✅ Will be asked: <b>{ $reachable }</b> of { $total }
    [like] ❤️ <b>{ $name }</b>

    ✅ Will get likes: <b>{ $reachable }</b> of { $total }
    [comment] 💭 <b>{ $name }</b>

    ✅ Will get a comment: <b>{ $reachable }</b> of { $total }
   *[message] 📨 <b>{ $name }</b>

    ✅ Will get it: <b>{ $reachable }</b> of { $total }
 }
campaigns-left-out = 🚫 Left out: { $count }
campaigns-reach-nobody = There is nobody. See the reasons above, or choose other clients.
campaigns-reason-line =    • { $reason }: { $count }
campaigns-reason-no-vk = no VK page
campaigns-reason-never-allowed = never allowed the community to write
campaigns-reason-opted-out = asked not to be written to
campaigns-reason-stopped = on the stop-list
campaigns-reason-blocked = blocked by us
campaigns-reason-paused = left out of mailings (our own pause)
campaigns-reason-touched-lately = touched a short time ago
campaigns-reason-too-often = have got enough campaigns lately
campaigns-reason-value-missing = the text needs something that is not known
campaigns-reason-answered = answered before
campaigns-reason-card-gone = the card is removed or has changed
campaigns-reason-same-person = the same person gets it by the merged card
campaigns-reason-cancelled = the campaign was cancelled
campaigns-reason-person-gone = the page is no more
campaigns-reason-refused = forbade messages
campaigns-reason-blacklisted = on a blacklist, theirs or ours
campaigns-reason-closed-profile = closed profile
campaigns-reason-no-avatar = no photo of the page
campaigns-reason-empty-wall = not so many posts on the wall
campaigns-reason-comments-closed = comments are closed
campaigns-reason-object-gone = the post or photo is gone
campaigns-reason-friends-already = friends already
campaigns-reason-asked-already = were asked before
campaigns-reason-call-wrong = VK does not take such a message
campaigns-reason-file-refused = the file could not be sent to VK: check it, and the rights of the key to photos and files
campaigns-reason-trouble = VK could not do it
campaigns-variety = { $exact ->
    [yes] 🎲 Distinct texts: <b>{ $texts }</b> for { $people } recipients
   *[no] 🎲 Distinct texts: at most <b>{ $texts }</b> for { $people } recipients
 }{ $few ->
    [yes] {""} — some will get the same
   *[no] {""}
 }
campaigns-minutes = ⏱ It will take minutes: { $minutes }
campaigns-hours = ⏱ It will take hours: { $hours }, done by about { $moment }
campaigns-never = ⏱ Under the present caps of the accounts it would not end within a year. Raise the caps or add accounts: /accounts.
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
campaigns-confirm = { $kind ->
    [friend-request] ⚠️ <b>{ $count }</b> people will be asked to be friends. To start, write this number.
    [like] ⚠️ <b>{ $count }</b> people will get likes. To start, write this number.
    [comment] ⚠️ <b>{ $count }</b> people will get comments. To start, write this number.
   *[message] ⚠️ <b>{ $count }</b> people will get the message. To start, write this number.
 }
campaigns-already = This was started already; it does not start twice.
campaigns-action-planned = 🕓 Waiting
campaigns-action-sending = 📤 At work
campaigns-action-done = ✅ Sent
campaigns-action-skipped = ⏭ Skipped
campaigns-action-failed = ⚠️ Failed
campaigns-action-unsure = ❓ Nobody knows whether it arrived
campaigns-count = { $state }: <b>{ $count }</b>
campaigns-retry-failed = 🔁 Retry the failed: { $count }
campaigns-send-again = 📤 Send again
campaigns-copies-kept = Own copies that VK would not delete: { $count }
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
campaigns-report-recipients = { $kind ->
    [like] Likes: { $count }
    [comment] Comments: { $count }
   *[other] Recipients: { $count }
 }
campaigns-report-rest = the rest
campaigns-unsent = { $sure ->
    [yes] ⚠️ The message for <b>{ $name }</b> did not go out: { $reason }.
   *[no] ❓ Nobody knows whether the message for <b>{ $name }</b> arrived. See the dialog of the community.
 }
campaigns-unsent-card = 👤 Open the card
campaigns-connect-any = 🔑 Connect an account
campaigns-new-kind = { $kind ->
    [friend-request] 🤝 Friends
    [like] ❤️ Likes
   *[comment] 💭 Comments
 }
campaigns-again = 🔁 Again: { $name }
campaigns-similar = 🔁 One more like this
campaigns-copied = 🔁 This is a copy: see to whom and what, and start it.
campaigns-line = { $kind ->
    [friend-request] { $icon } 🤝 { $name }
    [like] { $icon } ❤️ { $name }
    [comment] { $icon } 💭 { $name }
   *[message] { $icon } { $name }
 }
campaigns-kind = { $kind ->
    [friend-request] 🤝 Friend requests
    [like] ❤️ Likes
    [comment] 💭 Comments
   *[message] 💬 Messages
 }
campaigns-kind-ask = 🎯 <b>What is to be done?</b>

    💬 <b>Messages</b> — from a community to those who allowed it to write.
    🤝 <b>Friend requests</b> — from a personal page, with words or without.
    ❤️ <b>Likes</b> — for the photo of the page and new posts; people notice and come by themselves.
    💭 <b>Comments</b> — below the photo or the newest post, where that is allowed.
campaigns-pick-kind = { $kind ->
    [friend-request] 🎯 Doing: requests
    [like] 🎯 Doing: likes
    [comment] 🎯 Doing: comments
   *[message] 🎯 Doing: messages
 }
campaigns-accounts-ask = { $kind ->
    [message] 📣 Who should write?
    [like] 📣 Who likes? You can tick several pages.
    [comment] 📣 Who comments? You can tick several pages: the people are shared out evenly.
   *[friend-request] 📣 Who asks to be friends? You can tick several pages: the people are shared out evenly.
 }
campaigns-accounts-none = { $kind ->
    [message] 📣 There is nobody to write yet: connect a VK community.
   *[other] 📣 This takes a personal VK page, and none is connected yet. An admin can connect one: /accounts.
 }
campaigns-account = { $on ->
    [yes] ✅ { $name }
   *[no] { $kind ->
        [person] 👤 { $name }
       *[community] 📣 { $name }
    }
 }
campaigns-accounts-done = ✔ Done
campaigns-each-account = { $on ->
    [yes] ❤️ Every page likes
   *[no] ➗ People are shared out
 }
campaigns-each-account-about = A like of every page is noticed more, and takes longer. If people are shared out, each gets likes of one page only.
campaigns-pick-objects = 🖼 What about
campaigns-objects-ask = { $kind ->
    [like] 🖼 <b>What gets the likes?</b>
    The photo of the page, new posts of the wall, or both. Who has fewer posts gets as many as there are.
   *[comment] 🖼 <b>What gets the comment?</b>
    The photo of the page or the newest post, if its owner allows comments. Where that is not allowed I skip it and say so in the report.
 }
campaigns-avatar = { $on ->
    [yes] ✅ Photo of the page
   *[no] ▫️ Photo of the page
 }
campaigns-posts = { $count ->
    [0] { $on ->
        [yes] ✅ No posts
       *[no] No posts
    }
   *[other] { $on ->
        [yes] ✅ Posts: { $count }
       *[no] Posts: { $count }
    }
 }
campaigns-no-objects = 🖼 What about: not chosen
campaigns-objects = { $avatar ->
    [yes] { $count ->
        [0] 🖼 What about: the photo of the page
        [one] 🖼 What about: the photo of the page and the newest post
       *[other] 🖼 What about: the photo of the page and new posts ({ $count })
    }
   *[no] { $count ->
        [one] 🖼 What about: the newest post of the wall
       *[other] 🖼 What about: new posts of the wall ({ $count })
    }
 }
campaigns-without-text = 🤐 No words
campaigns-rules = ⚙️ Rules
campaigns-rules-ask = { $kind ->
    [message] ⚙️ <b>Rules</b>
    Whom to spare, what to do if they answer, and how many campaigns one person may get in all.
   *[other] ⚙️ <b>Rules</b>
    Whom to spare for now.
 }
campaigns-rules-line = ⚙️ Rules: { $rules }
campaigns-rule-quiet = skip who was touched in the last { $days } d
campaigns-rule-stop = stop for those who answer
campaigns-rule-cap = at most { $times } campaigns in { $days } d for one person
campaigns-rule-delete = delete the own copy
campaigns-delete-copy = { $on ->
    [yes] 🧹 Delete my copy after sending: yes
   *[no] 🧹 Delete my copy after sending: no
 }
campaigns-cap = { $times ->
    [0] { $on ->
        [yes] ✅ As many as there are
       *[no] As many as there are
    }
   *[other] { $on ->
        [yes] ✅ Up to { $times } in { $days } d
       *[no] Up to { $times } in { $days } d
    }
 }
campaigns-cap-other = ✍️ Another cap
campaigns-cap-ask = How many campaigns may one person get, in how many days? For example: <code>2 in 14 days</code>. All campaigns of all accounts are counted.
campaigns-acts = { $kind ->
    [like] ❤️ Likes: at most <b>{ $count }</b>, as far as there is something to like
   *[comment] 💭 Comments: at most <b>{ $count }</b>, as far as they are allowed
 }
campaigns-first-ones = 👤 For example: { $names }
campaigns-days = ⏱ It will take days: { $days }, done by about { $moment }. The caps of the accounts let through { $per_day } a day
campaigns-warn-off = 🔒 Personal pages are turned off, so it can’t be started yet. An owner turns them on after reading why that is risky: /accounts → “Personal pages”. The draft will wait.
campaigns-warn = { $kind ->
    [promo] ⚠️ Do not mail from the main page: VK blocks pages for writing to strangers, and your clients know this one. Take an additional page, or better a community that was allowed to write.
    [message] ⚠️ A personal page writes. VK blocks pages for writing to strangers. A community that was allowed to write is safer.
    [friend-request] ⚠️ Requests are no mailing. They gather those around the page who care about it; advertising in the words brings refusals and complaints, and for complaints VK takes requests away.
    [like] ⚠️ Likes are noticed and annoy nobody as long as they are few. Ten for everybody at one go looks like a robot, and VK sees that.
   *[comment] ⚠️ Everybody sees a comment. VK hides equal and advertising ones, and complaints gather on the page. Have many variants of the text.
 }
campaigns-warn-resting = ⏸ Not at work now: { $names }. You can start, but this part waits until the account is back.
campaigns-resting = ⏸ “{ $name }”: { $why } — its part waits.
campaigns-to-accounts = 🔑 Accounts
campaigns-done = { $kind ->
    [friend-request] ✅ Asked to be friends
    [like] ✅ Likes
   *[comment] ✅ Comments
 }
campaigns-held = 📣 <b>Who does what</b>
    The accounts are shared by all campaigns: those in one line share it evenly, and what was put first goes first.
campaigns-held-none = 📣 No account is connected yet.
campaigns-held-account = { $kind ->
    [person] 👤 <b>{ $name }</b>
   *[community] 📣 <b>{ $name }</b>
 }
campaigns-held-personal = • personal messages: { $count } (they go first)
campaigns-held-line = • “{ $name }”
campaigns-held-foreign = • a colleague’s campaign
campaigns-held-left = { $count } left
campaigns-held-more = • and { $count } more
campaigns-held-free = • free
campaigns-report-account = From
campaigns-report-about = What about
campaigns-report-target = Link
campaigns-report-text = Text
campaigns-report-answered = Answered
campaigns-report-object = { $number ->
    [0] photo of the page
    [1] newest post
   *[other] post { $number } from the top
 }
campaigns-report-answers = answered: { $count }
campaigns-answers = 💬 Answered: <b>{ $count }</b>
campaigns-by-link = 🔗 By VK link
campaigns-links-ask = 🔗 Send links to communities or people of VK, several will do. I read who is in there, and the campaign goes to those of them who are in the base. I add nobody by myself.
campaigns-lists-reading = 🔗 <b>Reading the lists of VK</b>
    The recipients come by themselves, there is no need to wait here.
campaigns-lists-wait = ⏳ Reading the lists of VK: the recipients come by themselves.
campaigns-lists-title = 🔗 <b>Campaign to lists of VK</b>
campaigns-lists-members = 🔗 In the lists: <b>{ $count }</b> (read { $moment })
campaigns-lists-known = 👤 In the base: <b>{ $count }</b>
campaigns-lists-foreign = 🚷 Of these with colleagues, not visible to you: <b>{ $count }</b>
campaigns-lists-strangers = ➕ Not in the base yet: <b>{ $count }</b>. They get nothing until you bring them in as leads.
campaigns-lists-nobody = 🤷 There is nothing to read here, the reason stands at each link. The recipients stay as they were.
campaigns-lists-failed = ⚠️ The lists could not be read, the recipients stay as they were.
campaigns-lists-cancelled = ✖ The reading was stopped, the recipients stay as they were.
campaigns-lists-open = 🔗 Lists
campaigns-lists-bring = 📥 Bring leads in ({ $count })
campaigns-lists-again = 🔄 Read again
campaigns-lists-other = 🔗 Other links
campaigns-lists-source = 🧭 Rather those who came from there
campaigns-lists-back = ◀ To the campaign
campaigns-from-source = { $count ->
    [0] 🧭 No card has such a source, the recipients stay as they were.
   *[other] 🧭 Cards with such a source: { $count }. The campaign goes to them.
 }
campaigns-own-hours = 🕐 Hours: { $hours }
campaigns-hours-none = as the accounts
campaigns-hours-told = { $start }–{ $end } ({ $city })
campaigns-hours-ask = 🕐 <b>In what hours shall this campaign work?</b>
    Now: { $hours }. The clock is that of { $city }.
    The hours of the accounts hold too: it works when both let it.
campaigns-hours-other = ✍️ Other hours
campaigns-hours-write = 🕐 Write the hours, such as <code>10-18:30</code>. They may pass midnight: <code>20-2</code>. <code>0-24</code> leaves it to the accounts.
campaigns-rule-hours = work { $hours }
campaigns-check-hours = 🕐 Only in its own hours: { $hours }
campaigns-left-behind = 🔀 “{ $name }” works no more, people who went over to the others: { $count }
campaigns-of-link = 📨 Campaign to who is there
