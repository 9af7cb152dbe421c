audience-all = all clients
audience-gone = (removed)
audience-some-gone = gone from the filter: { $count }
audience-filter-text = search “{ $names }”
audience-filter-category = category { $names }
audience-filter-stage = stage { $names }
audience-filter-tag = tag { $names }
audience-filter-responsible = responsible { $names }
audience-filter-nobody = nobody responsible
audience-filter-overdue = touch overdue
audience-filter-today = touch today
audience-filter-kind = { $names ->
    [company] companies
   *[person] people
 }
audience-filter-lacks = without: { $names }
audience-filter-added = added in the last days: { $names }
audience-filter-born = birthday { $names ->
    [1] today
   *[other] in the next days: { $names }
 }
audience-lacking-contact = contacts
audience-lacking-phone = phone
audience-lacking-email = e-mail
audience-lacking-vk = VK
audience-lacking-responsible = responsible member
audience-lacking-category = category
audience-lacking-stage = stage
audience-lacking-tag = tags
audience-lacking-group = groups
audience-filter-has = has { $names }
audience-filter-sex = sex: { $names }
audience-filter-no-touch = no touch planned
audience-filter-import = from an import
audience-filter-product = interested in { $names }
audience-filter-field-is = { $names }: { $value }
audience-filter-field-from = “{ $names }” from { $value }
audience-filter-field-till = “{ $names }” up to { $value }
audience-filter-field-has = “{ $names }” filled in
audience-filter-field-lacks = “{ $names }” empty
audience-filter-stuck = stuck on the stage, days: { $names }
audience-filter-stuck-long = stuck on a stage
audience-filter-ordered = ordered: { $names }
audience-filter-bought = bought: { $names }
audience-filter-open-deal = has an open deal
audience-filter-no-open-deal = has no open deal
audience-filter-won-from = has bought for { $names } or more
audience-filter-source = source: { $names }
audience-filter-trace = source mentions “{ $names }”
audience-filter-state = { $names }
audience-filter-paused = left out of mailings
audience-filter-not-paused = in mailings
audience-filter-came-from = came from { $names }
audience-filter-listed = are in { $names }
audience-filter-segment = segment { $names }
audience-filter-group = group { $names }
audience-filter-staff = people of “{ $names }”
audience-filter-ticked = selected
audience-meant = <b>{ $filter }</b>, cards: { $count }
audience-meant-ticked = chosen by hand, cards: { $count }
audience-meant-segment = segment “{ $name }”, cards: { $count }
audience-segment-gone = the segment is gone: choose other clients
audience-list = 🔎 { $filter }
    Found: <b>{ $more ->
    [yes] more than { $total }
   *[no] { $total }
 }</b>, showing { $first }–{ $last }
audience-list-empty = 🔎 { $filter }
    Nobody found. Try a part of the name, a phone, an e-mail or a VK link.
audience-list-none = 🔎 { $filter }
    There are no such clients. Change the filter, or reset it.
audience-list-first = 👥 There are no clients yet. Send a file of contacts, or add the first one.
audience-add-first = ➕ Add a client
audience-aside = 📦 Archived and blocked ({ $count })
audience-perhaps = 🔎 Nobody for “{ $query }”. Perhaps: { $names }
audience-perhaps-other = { $query } ({ $more ->
    [yes] over { $count }
   *[no] { $count }
 })
audience-list-export = 📤 Export
audience-find-ask = Whom to find? A part of the name, a phone in any spelling, an e-mail or a VK link.
audience-find-too-long = This is longer than { $longest } characters: a text rather than a search. To write a note, reply to the client's card.
audience-ticked = ☑️ Selected: <b>{ $count }</b>
audience-ticked-toast = Added to the selected: { $count }
audience-sift = 🔎 Filter
audience-tick = ☑️ Select
audience-layout = 👁 View
audience-tick-page = ☑️ Whole page
audience-untick-page = ⬜ Unselect the page
audience-tick-all = ☑️ Whole list
audience-tick-done = ✔ Done
audience-basket = ☑️ Selected ({ $count })
audience-basket-empty = ☑️ Nobody is selected yet.

    Open a list, press “Select” and mark whom you need. The marks stay until you take them off.
audience-clear = 🧹 Unselect all
audience-cleared = 🧹 Unselected: { $count }.
audience-refill = ↩ Select them again
audience-keep-picked = 💾 As a segment
audience-column-phone = phone
audience-column-email = e-mail
audience-column-vk = VK
audience-column-company = company
audience-column-city = city
audience-column-category = category
audience-column-stage = stage
audience-column-tags = tags
audience-column-groups = groups
audience-column-responsible = responsible
audience-column-next-touch = next touch
audience-column-last-touch = last touch
audience-column-sales = sales
audience-column-channels = channels
audience-column-added = added
audience-left-out = Left out for lack of room: { $names }. The view “Cards” shows it.
audience-card-name = <b>{ $number }. { $name }</b>
audience-cell = { $name }: { $value }
audience-view-list = List
audience-view-table = Table
audience-view-cards = Cards
audience-order-fit = Best match
audience-order-name = By name
audience-order-newest = Newest first
audience-order-next-touch = Next touch
audience-order-last-touch = Touched lately
audience-order-longest-ago = Touched long ago
audience-only-name = only the name
audience-layout-ask = 👁 <b>How should the list look?</b>

    Beside the name: { $columns }
audience-columns = 📋 Columns
audience-columns-ask = 📋 <b>What should stand beside the name?</b> Press to add or to leave out.
audience-columns-usual = The usual ones
audience-to-list = ◀ To the list
audience-sift-ask = 🔎 <b>Filter:</b> { $filter }
    Matches: <b>{ $more ->
    [yes] more than { $count }
   *[no] { $count }
 }</b>
audience-toggle-male = Men
audience-toggle-female = Women
audience-toggle-unknown = Sex unknown
audience-toggle-person = People
audience-toggle-company = Companies
audience-toggle-phone = Has phone
audience-toggle-email = Has e-mail
audience-toggle-vk = VK
audience-toggle-telegram = Telegram
audience-toggle-whatsapp = WhatsApp
audience-toggle-mine = Mine
audience-toggle-ticked = Selected
audience-toggle-no-touch = No date
audience-toggle-overdue = Overdue
audience-toggle-today = Today
audience-choice-cat = Category
audience-choice-stg = Stage
audience-choice-tag = Tag
audience-choice-grp = Group
audience-choice-seg = Segment
audience-choice-res = Responsible
audience-reset = ♻️ Reset
audience-apply = ✔ Show { $more ->
    [yes] more than { $count }
   *[no] { $count }
 }
audience-show = ✔ Show
audience-keep-rule = 💾 Segment
audience-choice-ask = 🔎 <b>{ $what }:</b> mark one or several.

    Now: { $filter }
audience-choice-empty = 🔎 <b>{ $what }:</b> there is nothing to choose from.

    Now: { $filter }
audience-letters-none = 🔎 <b>{ $what }:</b> nothing has “{ $letters }”. Try other letters.

    Now: { $filter }
audience-letters = 🔤 By letters
audience-drop-choice = ✖ Drop this condition
audience-text-ask = 🔤 Which words should be searched for? A name, a phone, an e-mail, a word of a note. “-” takes the search out of the filter.
audience-letters-ask = 🔤 { $what }: write a part of the name.
audience-nobody = nobody
audience-share = 👤 { $name } · { $count }
audience-collections = 🗂 <b>Collections</b>

    Ready ways to a part of the base.
audience-segments = 📁 Segments
audience-groups = 👥 Groups
audience-cloud = 🏷 Tags
audience-responsibles = 👤 Responsible
audience-responsibles-ask = 👤 <b>Whose clients?</b> Press a name to see the list.
audience-segments-ask = 📁 <b>Segments</b>

    📁 is yours, 👥 is shared. Beside it, how many clients it has now.
audience-segments-none = 📁 <b>There are no segments yet.</b>

    Set a filter or select clients and keep them under a name: for campaigns and exports.
audience-keep-list = 💾 The last list
audience-keep-basket = 💾 The selected ({ $count })
audience-picked = picked by hand
audience-segment = 📁 <b>{ $name }</b>
    { $filter }
    Clients: <b>{ $count }</b>
    { $shared ->
    [yes] Shared, made by { $owner }
   *[no] Only you see it
 }
audience-open-list = 👥 Open the list
audience-tick-these = ☑️ Select all
audience-pick-ticked = ➕ Add the selected ({ $count })
audience-drop-ticked = ➖ Take the selected out
audience-picked-in = ➕ Added to the segment: { $count }.
audience-picked-out = ➖ Taken out of the segment: { $count }.
audience-rename = ✏️ Name
audience-share-it = 👥 Share
audience-unshare = 🔒 Only for the owner
audience-remove = 🗑 Remove
audience-keep-ask = 💾 What should the segment be called?

    In it: { $filter }
audience-rename-ask = ✏️ “{ $name }”: what should it be called now?
audience-segment-saved = 💾 The segment is kept.
audience-segment-changed = ✔ The segment is changed.
audience-segment-removed = 🗑 The segment “{ $name }” is removed. Its clients stay in the base.
audience-groups-ask = 👥 <b>Groups</b>

    A client may be in several. 🤖 fills itself.
audience-groups-none = 👥 <b>There are no groups yet.</b>

    A group is filled by hand or by a rule, such as “asked but never bought” → “Warm leads”.
audience-group = 👥 <b>{ $name }</b>
    Clients: <b>{ $count }</b>
audience-group-rule = { $on ->
    [yes] 🤖 The rule is at work: { $filter }
   *[no] ⏸ The rule is off: { $filter }
 }
audience-group-ways = { $leaves ->
    [yes] Who no longer fits goes out again.
   *[no] Who came in stays.
 }
audience-group-touch = { $days ->
    [0] ⏰ For newcomers a touch is planned for the same day.
    [1] ⏰ For newcomers a touch is planned for the next day.
   *[other] ⏰ For newcomers a touch is planned { $days } days ahead.
 }
audience-group-set-rule = ⚙️ Rule
audience-group-on = ▶️ Switch the rule on
audience-group-off = ⏸ Switch the rule off
audience-group-leaves = { $on ->
    [yes] Goes out: yes
   *[no] Goes out: no
 }
audience-group-plan = { $days ->
    [-1] Touch: none
    [0] Touch: today
   *[other] Touch: +{ $days } d
 }
audience-group-undo = ↩ Undo the last filling ({ $count })
audience-group-add = ➕ New group
audience-group-ask = 👥 What should the group be called? An icon may stand in front: “🔥 Warm leads”.
audience-group-added = ✔ The group is made. Put clients in from their cards, or give it a rule.
audience-group-changed = ✔ The group is changed.
audience-group-removed = 🗑 The group “{ $name }” is removed. Its clients stay in the base.
audience-rule-ask = ⚙️ <b>Who comes into “{ $name }” by itself?</b>

    Take the last list or a segment. Your last list: { $filter }
audience-rule-list = ✔ Take the last list
audience-rule-drop = ✖ No rule
audience-group-forecast = ▶️ <b>{ $name }</b>: the rule is not at work yet.

    Will come in: <b>{ $come }</b>
    Will go out: <b>{ $go }</b>
audience-group-on-sure = ▶️ Switch on, { $count } come in
audience-group-is-off = ⏸ The rule is off. Who is in the group stays.
audience-group-is-on = 🤖 The rule is at work. Came in: { $count }.
audience-group-is-on-more = 🤖 The rule is at work. Came in so far: { $count }; the others in a few minutes.
audience-cloud-ask = 🏷 <b>Tags</b>{ $sized ->
    [yes] : the brighter the circle, the more often it is used.
   *[no] . Press a tag to open it.
 }
audience-cloud-none = 🏷 <b>There are no tags yet.</b> Put the first one on a card.
audience-cloud-letters = 🏷 Beginning with “{ $letters }”: { $count }
audience-tag-letters-ask = 🔤 Which letters does the tag begin with?
audience-tag = 🏷 <b>#{ $name }</b>
    Clients: <b>{ $count }</b>
audience-tag-merge = 🔀 Merge
audience-tag-remove = 🗑 Remove from the base
audience-tag-rename-ask = ✏️ What should the tag #{ $name } be called? If there is such a tag already, the two become one.
audience-tag-renamed = ✔ The tag is renamed on all cards.
audience-tag-merged = 🔀 The tags are merged.
audience-tag-merge-ask = 🔀 Which tag should #{ $name } become? Carried by: { $count }.
audience-tag-remove-ask = 🗑 Take the tag #{ $name } off all cards ({ $count }) and out of the base?
audience-tag-remove-sure = 🗑 Yes, remove
audience-tag-removed = 🗑 The tag #{ $name } is removed.
audience-kinds-ch = Channels
audience-kinds-la = What is missing
audience-kinds-so = Source
audience-kinds-st = State
audience-typed-text = Search words
audience-typed-trace = Words of source
audience-toggle-paused = Paused
audience-toggle-waiting = Waiting
audience-trace-ask = 🔤 Which words of the source: a tracker, a page, an advert, a file? “-” takes the condition out.
audience-inline-perhaps = No exact match. Like it: { $query }
audience-inline-nobody = Nobody found — open the bot
audience-inline-open = Open the card
audience-inline-card = { $kind ->
    [company] 🏢
   *[person] 👤
 } <b>{ $name }</b>
audience-filter-has-bought = has bought
audience-filter-never-bought = never bought
audience-toggle-open-deal = Has an open deal
audience-toggle-no-open-deal = No open deal
audience-toggle-has-bought = Has bought
audience-toggle-never-bought = Never bought
audience-choice-int = Interest
audience-choice-ord = Ordered
audience-choice-bgt = Bought
audience-typed-added = Added
audience-typed-born = Birthday
audience-typed-stuck = Days on a stage
audience-typed-won = Sum bought
audience-added-ask = 🆕 Within how many last days was the card added? For example: 7. “-” drops the condition.
audience-born-ask = 🎂 A birthday within how many days? 1 is today only, 7 is this week. “-” drops the condition.
audience-stuck-ask = ⏳ How many days at least has the client stood on one stage? For example: 14. “-” takes the condition out.
audience-won-ask = 💰 For how much at least has the client bought? For example: 50 000. “-” takes the condition out.
audience-own-fields = 📋 Own fields
audience-field-is = = …
audience-field-from = from …
audience-field-till = till …
audience-field-yes = Yes
audience-field-no = No
audience-field-has = Filled
audience-field-lacks = Empty
audience-field-ask = 📋 { $name }: { $how ->
    [from] from which value on?
    [till] up to which value?
   *[is] which value should be searched for?
 }
audience-filter-week = touch within 7 days
audience-filter-no-step = no next step
audience-filter-quiet = no touch for days: { $names }
audience-filter-waiting = { $names ->
    [0] waiting for an answer
   *[other] waiting for an answer for hours, at least: { $names }
 }
audience-toggle-week = 7 days
audience-toggle-no-step = No next step
audience-toggle-stuck = Stuck
audience-typed-quiet = No touch
audience-typed-waiting = Waiting, h
audience-quiet-ask = 💤 For how many days at least has nobody touched the client? For example: 30. “-” takes the condition out.
audience-waiting-ask = 💬 For how many hours at least has the person waited for an answer? For example: 4. “-” takes the condition out.
audience-column-quiet = days without a touch
audience-column-staying = days on the stage
audience-quiet-for = 💤 { $days } d
audience-staying-for = ⏳ { $days } d
audience-quick-all = 👥 All
audience-quick-new = 🆕 Newest
audience-quick-over = 🔴 Overdue
audience-quick-today = ⏰ Today
audience-quick-week = 📅 7 days
audience-quick-step = 🕳 No step
audience-quick-quiet = 💤 Quiet
audience-quick-stuck = ⏳ Stuck
