# Bulk edits.
bulk-do-with-all = 🛠 Do with all { $more ->
    [yes] (over { $count })
   *[no] ({ $count })
 }
bulk-menu = 🛠 <b>What to do with these clients?</b>
    🔎 { $filter }
    There are { $more ->
    [yes] more than { $count }
   *[no] { $count }
 }. First I show what would change; nothing starts before you press “Start”.
bulk-near-tag = + { $name }

bulk-button-add-tag = 🏷 Add a tag…
bulk-button-remove-tag = 🏷 Remove a tag…
bulk-button-add-group = 👥 Into a group…
bulk-button-remove-group = 👥 Out of a group…
bulk-button-field = 🧩 Field…
bulk-button-category = ⭐ Category…
bulk-button-stage = 📊 Stage…
bulk-button-responsible = 👤 Responsible…
bulk-button-access = 🔒 Access class…
bulk-button-task = ☑️ A task for each…
bulk-button-next-touch = ⏰ Next touch…
bulk-button-archive = 📦 Archive
bulk-button-unarchive = 📦 Take from the archive
bulk-button-block = ⛔ Block
bulk-button-unblock = ⛔ Unblock
bulk-button-unsubscribe = 🔕 No mailings
bulk-button-subscribe = 🔔 Mailings again
bulk-button-stop = 🚫 To the stop-list
bulk-button-delete = 🗑 Delete

bulk-do-add-tag = 🏷 Add the tag “{ $name }”
bulk-do-remove-tag = 🏷 Remove the tag “{ $name }”
bulk-do-add-group = 👥 Into the group “{ $name }”
bulk-do-remove-group = 👥 Out of the group “{ $name }”
bulk-do-field = 🧩 { $name }
bulk-do-category = ⭐ Category: { $named ->
    [yes] { $name }
   *[no] none
 }
bulk-do-stage = 📊 Stage: { $name }
bulk-do-responsible = 👤 Responsible: { $named ->
    [yes] { $name }
   *[no] nobody
 }
bulk-do-access = 🔒 Access class: { $named ->
    [yes] { $name }
   *[no] none, seen by all
 }
bulk-do-task = ☑️ Set the task “{ $name }” for whoever is responsible for the client, or else for you
bulk-do-next-touch = ⏰ { $named ->
    [yes] Next touch: { $name }
   *[no] Clear the next touch
 }

bulk-task-ask = ☑️ Which task for each client? For example <code>on Friday 12:00 ask about the payment</code>.
bulk-ask-tag = 🏷 Which tag to add?
bulk-ask-untag = 🏷 Which tag to remove?
bulk-ask-group = 👥 Into which group?
bulk-ask-ungroup = 👥 Out of which group?
bulk-ask-field = 🧩 Which field to fill in?
bulk-ask-field-value = 🧩 What shall stand in the field “{ $field }”?
bulk-ask-none = There is nothing to choose from yet.
bulk-field-ask = 🧩 Write the value of the field “{ $field }”: everybody gets it.
bulk-write-value = ✍️ Write a value
bulk-empty-field = 🧹 Empty the field
bulk-yes = Yes
bulk-no = No
bulk-ask-category = ⭐ Into which category?
bulk-ask-stage = 📊 To which stage?
bulk-ask-responsible = 👤 Who will be responsible?
bulk-ask-access = 🔒 Into which access class?
bulk-ask-touch = ⏰ When is the next touch?
bulk-new-tag = ✍️ Another tag
bulk-nobody = Nobody
bulk-tag-ask = Write the tag or its first letters. If there is none like it yet, it will be made.
bulk-untag-ask = Which letters does the tag begin with?
bulk-find-tag = 🔤 Find a tag
bulk-tags-found = 🏷 Tags beginning with “{ $letters }”: choose one.
bulk-tags-none = 🏷 No tag begins with “{ $letters }”. Try other letters.
bulk-make-tag = ➕ New tag “{ $name }”

bulk-dry-run = <b>{ $deed }</b>
    🔎 { $filter }
bulk-dry-run-count = Will change: <b>{ $count }</b>
bulk-dry-run-none = Nobody has to be changed.
bulk-skipped-line = Left alone { $count }: { $reason }
bulk-skip-already = it is so already
bulk-skip-no-address = no contact at all
bulk-start = ▶ Start ({ $count })
bulk-later = 🕓 Start later
bulk-show-skipped = 📄 Who is left alone
bulk-warn-stop = ⚠️ Nobody of the team will write to them any more. There is no “Undo”: only an owner can lift it, card by card.
bulk-warn-delete = 🗑 The cards leave all lists. “Undo” brings them back.
bulk-warn-subscribe = 🔔 This lifts our own pause only. Whoever unsubscribed or stands on the stop-list still gets nothing.
bulk-warn-unsubscribe = 🔕 Mailings will leave them out. You can still write to each in person.
bulk-warn-archive = 📦 They leave lists and mailings. A phone, a link or the filter “State” → “archived” still finds them.
bulk-warn-block = ⛔ They leave the lists, and no message is sent to them.
bulk-confirm = <b>{ $deed }</b>
    This concerns <b>{ $count }</b> clients. To start, write this number.
bulk-already = This has been started already.
bulk-starts-at = 🕓 Starts { $moment }.
bulk-done = Changed: <b>{ $count }</b>
bulk-done-none = Nobody was changed.

bulk-skipped-told = 📄 Those whom the change leaves alone: { $count }
bulk-skipped-file = left-alone
bulk-skipped-sheet = Clients
bulk-skipped-id = No.
bulk-skipped-name = Name
bulk-skipped-reason = Why

# Managing the base.
bulk-settings-base = 🧰 Manage the base
bulk-base = 🧰 <b>Manage the base</b>
    Active clients: <b>{ $count }</b>. Choose whose clients to move, hand over or delete. Any other selection is changed from its list: “Do with all”.
bulk-holding-category = ⭐ Clients of a category…
bulk-holding-stage = 📊 Clients on a stage…
bulk-holding-responsible = 👤 Clients of a member…
bulk-base-archive = 📦 Archive ({ $count })
bulk-base-blocked = ⛔ Blocked ({ $count })
bulk-holdings = Whose clients?
bulk-holdings-none = There is no client here yet.
bulk-holder = { $name } · { $count }
bulk-holder-ask = Clients: <b>{ $count }</b>. What to do with them?
bulk-other = 🛠 Something else…
bulk-wipe = 💣 Wipe the whole base
bulk-wipe-told = 💣 <b>Wipe the whole base of clients?</b>
    Gone will be the cards ({ $count }, removed and archived ones too) and all that is on them: contacts, notes, files, deals, touches, tasks, tags, the history of changes; cards that were begun, what VK said of pages, consents to messages; tables that were imported and exported.
    Members, settings, communities and the stop-list stay: whoever asked not to be written to is not written to. So does the log of sent messages with the reports of campaigns: it proves who was written to and when, and keeps anybody from getting the same twice.
    This can’t be undone. { $copied ->
    [yes] Before it starts I save a copy of the base in the folder backups.
   *[no] Make a copy of the base first: touchbase backup tells the command.
 }
bulk-wipe-sure = 💣 I understand, go on
bulk-wipe-word = wipe
bulk-wipe-ask = 💣 To wipe the whole base, write the word <code>{ $word }</code>.
bulk-wiped = 💣 The base is empty. Cards wiped: <b>{ $count }</b>. { $copied ->
    [yes] The copy lies in the folder backups: <code>{ $backup }</code>.
   *[no] I made no copy.
 }

bulk-button-sales-plan = 🎯 To a sales plan…
bulk-do-sales-plan = 🎯 To the sales plan: { $name }
bulk-ask-plan = 🎯 To which sales plan, and at which stage? No more than { $most } clients enter a plan at once; add the others next time.
bulk-plan-stage = { $many ->
    [True] { $funnel }: { $stage }
   *[False] { $stage }
 }
bulk-ask-plan-manager = 🎯 { $funnel }, stage “{ $stage }”. Who will be responsible for these clients?
bulk-plan-keep = Leave who is responsible
bulk-skip-in-plan = in this sales plan already
bulk-skip-over-limit = no more at once, add them next time
