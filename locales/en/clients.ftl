clients-channel-vk = VK
clients-channel-telegram = Telegram
clients-channel-phone = Phone
clients-channel-email = E-mail
clients-channel-whatsapp = WhatsApp
clients-channel-skype = Skype
clients-channel-ok = OK.ru
clients-channel-instagram = Instagram
clients-channel-site = Site
clients-channel-other = Other
clients-sex-unknown = sex unknown
clients-sex-female = female
clients-sex-male = male
clients-state-active = active
clients-state-archived = archived
clients-state-blocked = blocked

clients-tab = { $here ->
    [yes] • { $name } •
   *[no] { $name }
 }
clients-tab-visitor = Client
clients-tab-contacts = Contacts
clients-tab-source = Source
clients-tab-deals = Deals
clients-tab-tasks = Tasks
clients-tab-files = Files
clients-tab-timeline = Timeline

clients-card-name = { $kind ->
    [company] 🏢
   *[person] 👤
 } <b>{ $name }</b>
clients-card-stage = 📊 { $funnel }: <b>{ $stage }</b> { $days ->
    [0] (since today)
    [one] ({ $days } day)
   *[other] ({ $days } days)
 }{ $why ->
    [yes] {" · "}{ $reason }
   *[no] { "" }
 }
clients-card-category = 🏷 Category: <b>{ $name }</b>
clients-card-tags = 🔖 { $tags }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
 }
clients-card-last-touch = 🤝 Last touch: { $moment }
clients-card-never-touched = 🤝 No touch yet
clients-card-next-touch = { $late ->
    [yes] 🔴 Touch overdue: <b>{ $day }</b>
   *[no] ⏰ Next touch: <b>{ $day }</b>
 }
clients-card-no-next-touch = ⏰ No next touch planned
clients-card-responsible = 🙋 Responsible: { $name }
clients-card-note = 📝 <i>{ $note }</i>
clients-card-created = Card made: { $moment }
clients-channel-line = { $first ->
    [yes] ⭐{ " " }
   *[no] { "" }
 }{ $kind }{ $labelled ->
    [yes] {" "}({ $label })
   *[no] { "" }
 }: { $dialled ->
    [yes] { $address }
   *[no] <code>{ $address }</code>
 }
clients-no-channels = No addresses yet.
clients-link-gone = This card is not available: it was removed or is not open to you.
clients-born = born { $day }

clients-copy = 📋 { $address }
clients-open = Open
clients-add-channel = ➕ Add a contact
clients-open-other = 👤 { $name }
clients-channel-seen = ✨ Any address
clients-channel-change = ✏️ Change
clients-channel-label = 🏷 Label
clients-channel-first = ⭐ Make it the main one
clients-channel-remove = 🗑 Remove
clients-channel-of-ask = { $kind }: { $of ->
    [phone] send one number in any form.
    [whatsapp] send a number or a wa.me link.
    [email] send one address.
    [vk] send a link to the page, or its name.
    [telegram] send a name, a t.me link or a number.
    [site] send the address of the site.
    [other] write the contact as it should be shown.
   *[one] send a name or a link.
 }
clients-channel-change-ask = The new address instead of <code>{ $address }</code>?
    The permission to write belongs to the address and does not move to the new one.
clients-channel-label-ask = What is this address: <code>{ $address }</code>? For example “work” or “mother’s”.
    To take the label away, send “-”.
clients-wrote = ✍️ Message
clients-called = 📞 Call
clients-met = 🤝 Meeting
clients-pick-stage = 📊 Stage
clients-pick-category = 🏷 Category
clients-plan = ⏰ Next touch
clients-task = ☑️ Task
clients-plan-day = 📅 Another day
clients-plan-none = Clear
clients-plan-ask = When is the next touch? Pick a day or write: <code>tomorrow 15:00</code>, <code>in 2 weeks</code>, <code>2026-05-15</code>.
clients-note = 📝 Note
clients-note-ask = Write the note. Faster still: reply to the card with a message.
clients-notes = 📝 Notes: { $count }
clients-note-whole = 📝 The whole note
clients-note-title = 📝 <b>Note { $place } of { $total }</b> · { $moment }{ $signed ->
    [yes] {" · "}{ $member }
   *[no] { "" }
 }
clients-note-edit = ✏️ Correct
clients-note-remove = 🗑 Take off
clients-note-edit-ask = Send the whole new text of the note. The old one stands above: you can copy it from there.
clients-note-removed = 🗑 The note is off the card
clients-newer = ◀ Newer
clients-older = Older ▶
clients-tags = 🔖 Tags
clients-new-tag = ➕ New tag
clients-tag-ask = Write the tag. Several are parted by commas.
clients-edit = ✏️ Edit
clients-remove = 🗑
clients-remove-sure = 🗑 Remove the card
clients-removed = 🗑 The card “{ $name }” is removed. It can be brought back.
clients-activate = ✅ Work with again
clients-aside = 📦 The client is { $state }.
clients-aside-paused = 🔕 Mailings leave this client out.
clients-done-active = ✔ The client is active again
clients-done-archived = ✔ Archived: not in the lists any more
clients-done-blocked = ✔ Blocked: not in the lists, and no messages go out
clients-done-paused = ✔ Mailings will leave the client out
clients-done-unpaused = ✔ Mailings come again. Whoever unsubscribed by themselves stays so
clients-take = 🙋 Take it
clients-taken = 🙋 <b>{ $member }</b> takes care of this client.
clients-back-to = { $place ->
    [stage] ◀ To the stage
    [pair] ◀ To the comparison
    [import] ◀ To the import
    [task] ◀ To the task
    [reminder] ◀ To the reminder
    [day] ◀ To the day
   *[card] ◀ To the card before
 }
clients-back-to-list = ◀ To the list
clients-no-category = No category
clients-handed-over = ✔ The client is handed over. Somebody else answers for it now, and you no longer see the card.
clients-nobody = Nobody
clients-kind-person = 👤 Person
clients-kind-company = 🏢 Company
clients-company = 🏢 { $name }
clients-company-ask = 🏢 <b>Where does { $name } work?</b>
    Now: { $company }

    Choose a company of the base, or write the name.
clients-company-write = ✏️ Write the name
clients-company-none = ✖ Nowhere
clients-staff = 👥 People of the company
clients-field-now = { $field }: { $value }
clients-category-now = 🏷 Category: { $name }
clients-responsible-now = 🙋 Responsible: { $name }
clients-field = { $field ->
    [name] Name in lists
    [first_name] First name
    [last_name] Last name
    [middle_name] Middle name
    [company] Company
    [city] City
    [birthday] Birthday
   *[other] { $field }
 }
clients-field-ask = { $field ->
    [name] What is the client called in lists?
    [first_name] First name?
    [last_name] Last name?
    [middle_name] Middle name?
    [company] Company?
    [city] City?
    [birthday] Birthday? For example <code>1990-05-12</code> or <code>12.05</code>.
   *[other] { $field }?
 }
    Now: { $old }
    { $field ->
        [name] { "" }
       *[other] Send “-” to clear it.
    }
clients-channel-ask = Send a phone, e-mail, VK link, Telegram name or site.

clients-unchanged = Nothing changed: it was so already.
clients-done-touch = ✔ Touch logged: { $kind }
clients-done-plan = ✔ Next touch: { $day }
clients-done-no-plan = ✔ Next touch cleared
clients-done-note = ✔ Note saved. If it was a talk, log it by a button: message, call or meeting.
clients-done-tags = ✔ Tags changed
clients-done-category = ✔ Category changed
clients-done-field = ✔ Changed: { $field ->
    [name] name in lists
    [first_name] first name
    [last_name] last name
    [middle_name] middle name
    [company] company
    [city] city
    [birthday] birthday
    [kind] person or company
    [sex] sex
    [responsible] responsible
   *[other] { $field }
 }
clients-done-channel-on = ✔ Contact added
clients-done-channel = ✔ The contact is changed
clients-done-channel-first = ✔ The main one is now { $address }
clients-done-channel-off = ✔ Contact { $address } removed

clients-happened-note = 📝
clients-happened-note-edited = ✏️ note corrected
clients-happened-note-off = 🗑 note taken off
clients-happened-touch = 🤝
clients-happened-added = ➕ card made
clients-happened-removed = 🗑 card removed
clients-happened-merged = 🔀 merged with the card:
clients-happened-restored = ♻️ card brought back
clients-happened-edited = ✏️ changed:
clients-happened-category = 🏷 category:
clients-happened-responsible = 🙋 responsible:
clients-happened-access = 🔒 access:
clients-happened-planned = ⏰ next touch:
clients-happened-stage = 📊 stage:
clients-happened-stage-off = 📊 out of the funnel, stood on:
clients-happened-tag-on = 🔖 tag on:
clients-happened-tag-off = 🔖 tag off:
clients-happened-channel-on = 📇 contact added:
clients-happened-channel-off = 📇 contact removed:
clients-happened-channel-changed = 📇 contact changed:
clients-happened-field = 🧩 field:
clients-happened-product-on = 💡 interested in:
clients-happened-product-off = 💡 no longer interested in:
clients-happened-deal = 💰 deal:
clients-happened-deal-won = 🏆 deal won:
clients-happened-deal-lost = ✖ deal lost:
clients-happened-deal-reopened = 💰 deal open again:
clients-happened-deal-edited = 💰 deal changed:
clients-happened-deal-off = 🗑 deal removed:
clients-happened-file = 📎 file:
clients-happened-voice = 🎤 voice note:
clients-happened-file-off = 📎 file removed:
clients-happened-state = 📦 now
clients-happened-paused = 🔕 left out of mailings
clients-happened-unpaused = 🔔 in mailings again
clients-edited-name = name in lists
clients-edited-first-name = first name
clients-edited-last-name = last name
clients-edited-middle-name = middle name
clients-edited-kind = what it is
clients-edited-company = company
clients-edited-city = city
clients-edited-sex = sex
clients-edited-birthday = birthday
clients-timeline-edit = { $what } — { $value }
clients-happened-task = ☑️ task:
clients-happened-task-done = ✅ task done:
clients-happened-task-reopened = ↩️ task open again:
clients-happened-task-handed = 🤝 task handed over:
clients-happened-task-off = 🗑 task removed:
clients-timeline-line = <b>{ $moment }</b> { $what }{ $text }{ $signed ->
    [yes] {" — "}<i>{ $member }</i>
   *[no] { "" }
 }

# The settings' categories.
clients-categories = 🏷 <b>Categories of clients</b>: { $count }

    Press a category to change it.
clients-category = 🏷 Category: <b>{ $name }</b>
    { $count ->
    [0] No clients in it.
    [one] { $count } client in it.
   *[other] { $count } clients in it.
 }
clients-category-line = • { $name } — { $count }
clients-category-remove-ask = { $count ->
    [one] { $count } client is in the category “{ $name }”. Where should it go?
   *[other] { $count } clients are in the category “{ $name }”. Where should they go?
 }
clients-category-remove-bare = 🗑 Nowhere, remove it
clients-category-moved = 🗑 Category removed: { $name }.
    { $count ->
    [one] Its { $count } client went to another category.
   *[other] Its { $count } clients went to another category.
 }
clients-category-add = ➕ Add
clients-category-rename = ✏️ Name
clients-category-icon = ⭐ Icon
clients-category-remove = 🗑 Remove
clients-category-ask = What is the category called? An icon may stand in front: <code>⭐ VIP</code>.
clients-category-rename-ask = What shall the category “{ $name }” be called? An icon in front is taken too.
clients-category-added = ✔ Category added: { $name }
clients-category-edited = ✔ Category changed
clients-category-removed = 🗑 Category removed: { $name }.
    { $count ->
    [0] No clients were in it.
    [one] { $count } client is left without a category.
   *[other] { $count } clients are left without a category.
 }
clients-export = 📤 File
clients-groups = 👥 Groups
clients-card-groups = 👥 { $groups }
clients-done-groups = 👥 The groups are changed.
clients-tag-letters = 🔤 Find a tag
clients-tag-letters-ask = 🔤 Write the first letters of the tag.
clients-tag-letters-found = 🏷 Tags beginning with “{ $letters }”: press to put one on or to take it off.
clients-tag-letters-none = 🏷 No tag begins with “{ $letters }”. You can make a new one.

clients-access-button = 🔒 Who sees it
clients-access = 🔒 <b>Who sees the card “{ $name }”</b>
    Responsible: { $responsible }
    { $in_class ->
        [yes] Access class: <b>{ $access }</b> — seen only by those to whom the class is open.
       *[no] Access class: none — seen by all to whom the whole base is open.
    }
    Also open to: { $shared }
    Admins see everything.
    { $may ->
        [yes] { "" }
       *[no] The one responsible or an admin can change it.
    }
clients-access-none = no class
clients-access-option = { $on ->
        [yes] ✔ { $name }
       *[no] { $name }
    }
clients-access-member = { $on ->
        [yes] ✔ 👤 { $name }
       *[no] 👤 { $name }
    }
clients-access-done = ✔ Done
