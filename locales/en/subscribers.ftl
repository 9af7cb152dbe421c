# Followers from VK: links, choices, dry run, run, repeating.
subscribers-open = 👥 Followers from VK
subscribers-harvests = 👥 <b>Followers from VK</b>
    Collected by links to communities and people. Press one to open it.
subscribers-none = 👥 <b>Followers from VK</b>
    Send links to communities or people: I count who is there and bring in those you choose.
subscribers-new = ➕ By links
subscribers-newest = ⏮ To the newest
subscribers-back = ◀ All of them
subscribers-this = 👥 Back to this one
subscribers-links-ask = 🔗 Send links to communities and people on VK, one a line or with spaces between, up to 50. Of communities I take the followers, of people the friends and followers.

subscribers-title = 👥 <b>Followers from VK</b>
subscribers-looking = 🔎 <b>{ $name }</b> — looking at what it is…
subscribers-reading = 🔗 <b>{ $name }</b> — reading who is in the lists…
subscribers-checking = 🔎 <b>{ $name }</b> — counting, nothing is written…
subscribers-running = 📥 <b>{ $name }</b> — bringing them in…
subscribers-failed = ⚠️ <b>{ $name }</b> — it did not work.
subscribers-cancelled = ✖ Given up. Whoever was brought in already stays in the base.
subscribers-nobody = 🤷 There is nobody to take. Why stands at each link.
subscribers-seconds-left = 🕓 About { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 } left
subscribers-minutes-left = 🕓 About { $minutes } min left

subscribers-list-on = • <b>{ $name }</b> — { $listing }: { $total }
subscribers-list-off = ◦ { $name } — { $listing }: { $total }, left out
subscribers-list-bad = ⚠️ { $name } — { $problem }
subscribers-more-lists = …and more links: { $count }
subscribers-listing-members = members
subscribers-listing-friends = friends
subscribers-listing-followers = followers
subscribers-problem-no-link = this is no link of VK
subscribers-problem-unknown = there is no such page
subscribers-problem-no-list = neither a community nor a person
subscribers-problem-private = a private community, its list is closed
subscribers-problem-hidden = the list of members is hidden
subscribers-problem-closed = a closed profile
subscribers-problem-gone = the page was deleted or banned
subscribers-problem-needs-person = a community's key is not shown this list: it takes a person's account (/accounts)
subscribers-problem-refused = VK does not show this list

subscribers-takes = 🎯 I take: <b>{ $told }</b>
subscribers-fills = { $fills ->
    [yes] ✏️ Those in the base already: I only fill in what is empty
   *[no] ✏️ Those in the base already: I leave them alone
 }
subscribers-repeats = { $days ->
    [1] 🔁 Repeated every day
    [7] 🔁 Repeated every week
   *[other] 🔁 Repeated every { $days } days
 }
subscribers-everybody = everybody whose page is there
subscribers-with-gone = deleted pages, too
subscribers-only-sex = { $sex ->
    [female] women
   *[male] men
 }
subscribers-only-ages = { $first ->
    [0] up to { $last } years
   *[other] { $last ->
        [0] from { $first } years
       *[other] { $first }–{ $last } years
    }
 }
subscribers-only-seen = seen in the last { $days } days
subscribers-only-can-write = who can be written to
subscribers-only-contacts = who show contacts
subscribers-given-line = { $what } — <b>{ $told }</b>
subscribers-next = A check comes first: I count the people and write nothing.
subscribers-consent = 🔒 These people have given no consent: a community can write to them only once they allow messages themselves.

subscribers-check = 🔎 Check
subscribers-run = 📥 Bring in ({ $count })
subscribers-who = 🎯 Whom to take
subscribers-what = 🎁 What to give
subscribers-lists = 📋 Lists
subscribers-repeat = 🔁 Repeat
subscribers-show = 👥 Show who came in
subscribers-undo = ↩ Undo the import

subscribers-seen = In the lists: <b>{ $count }</b>
subscribers-created = { $done ->
    [yes] ➕ Added: <b>{ $count }</b>
   *[no] ➕ New: <b>{ $count }</b>
 }
subscribers-filled = ✏️ Cards filled in: <b>{ $count }</b>
subscribers-known = { $done ->
    [yes] 👤 Were there and have not changed: <b>{ $count }</b>
   *[no] 👤 In the base already: <b>{ $count }</b>
 }
subscribers-foreign = 🚷 Other people's, not visible to you: <b>{ $count }</b>
subscribers-twice = 👯 Met once more: <b>{ $count }</b>
subscribers-left-out = ⏭ Did not fit: <b>{ $count }</b>
subscribers-reason = { "   " }• { $reason }: { $count }
subscribers-left-out-gone = page deleted or banned
subscribers-left-out-sex = another sex, or none told
subscribers-left-out-age = another age, or hidden
subscribers-left-out-city = another city, or none told
subscribers-left-out-away = not seen for long
subscribers-left-out-closed = can't be written to
subscribers-left-out-no-contacts = no contacts
subscribers-broke-off = ⚠️ { $name } — the list broke off: { $problem }
subscribers-changed = 🔁 Since the last time { $joined ->
    [one] <b>{ $joined }</b> has joined
   *[other] <b>{ $joined }</b> have joined
 }, <b>{ $left }</b> left
subscribers-gone-card = 🚪 { $name }
subscribers-ended = { $state ->
    [done] ✅ <b>{ $name }</b> — brought in
    [failed] ⚠️ <b>{ $name }</b> — stopped
   *[cancelled] ✖ <b>{ $name }</b> — called off
 }

subscribers-lists-ask = 📋 Which lists to take?
subscribers-list-choice = { $here ->
    [yes] ☑️ { $name }: { $listing }
   *[no] ◻️ { $name }: { $listing }
 }
subscribers-choice = { $here ->
    [yes] ✔ { $caption }
   *[no] { $caption }
 }
subscribers-who-ask = 🎯 Whom to take? Now: <b>{ $told }</b>.
    What somebody hides counts as not fitting.
subscribers-sex = { $sex ->
    [female] Women
    [male] Men
   *[any] Anybody
 }
subscribers-seen-days = { $days ->
    [0] Any
   *[other] { $days } d
 }
subscribers-age = 🎂 { $named ->
    [yes] { $told }
   *[no] Age
 }
subscribers-city = 🏙 { $named ->
    [yes] { $told }
   *[no] City
 }
subscribers-can-write = ✉️ Can be written to
subscribers-contacts = 📞 Show contacts
subscribers-gone = 🪦 Deleted pages, too
subscribers-fill = ✏️ Fill in those in the base
subscribers-age-ask = 🎂 What age? Write "25-40", "from 25" or "to 40"; "-" for any.
subscribers-city-ask = 🏙 Which cities? Write them with commas between; "-" for any.
subscribers-what-ask = 🎁 What shall everybody get who has none?
subscribers-given-category = 🏷 Category
subscribers-given-stage = 📊 Stage
subscribers-given-responsible = 🙋 Responsible
subscribers-given-tags = 🔖 Tags
subscribers-given-source = 🧭 Remark to the source
subscribers-source-ask = 🧭 What to add to the source? The community I write down myself. For example: "contest, spring 2026". "-" for nothing.
subscribers-repeat-ask = 🔁 How often to collect anew? I tell who joined and who left, and bring in the new ones.
subscribers-rhythm = { $days ->
    [0] Never again
    [1] Every day
    [7] Every week
   *[other] Every { $days } days
 }
subscribers-repeat-set = { $days ->
    [0] No longer repeated
    [1] Repeated every day from now on
    [7] Repeated every week from now on
   *[other] Repeated every { $days } days from now on
 }
subscribers-of-link = 👥 Bring in the followers
subscribers-link-ask = 🔗 { $link }
    Nobody in the base has this link. What about the people who are in there?
