# Choices of an import: settings, disputed cells, parts of a card.
transfer-remembered = 🗂 Columns and settings as the last time (<b>{ $name }</b>).
transfer-forget-layout = 🗂 Recognise anew
transfer-options-button = 🎛 How to load
transfer-options = 🎛 How to load <b>{ $name }</b>
transfer-options-match = Recognise a client: <b>{ $match }</b>
transfer-options-filled = If the card already says something: <b>{ $filled }</b>. An empty cell erases nothing.
transfer-options-given = For all rows that do not say it:
transfer-options-line = { $what }: <b>{ $told }</b>
transfer-option-ask = { $what }: what shall it be?
transfer-option-none = 🚫 Nothing
transfer-option-tags-ask = 🔖 Which tags shall all of them get? Write them with commas; "-" for none.
transfer-option-source-ask = 🧭 Where do these people come from? Say, "Trade fair, spring 2026". "-" for nothing.
transfer-option-match = 🔎 How to recognise a client
transfer-option-filled = ✏️ What to do with filled fields
transfer-option-emptied = 🕳 Emptied cells
transfer-option-category = 🏷 Category
transfer-option-stage = 📊 Stage
transfer-option-responsible = 🙋 Responsible
transfer-option-tags = 🔖 Tags
transfer-option-source = 🧭 Source
transfer-match-auto = as usual: the VK page, else a contact and a name that fits
transfer-match-phone = by phone
transfer-match-email = by e-mail
transfer-match-vk = by VK page
transfer-match-telegram = by Telegram
transfer-match-new = not at all: every row is a new client
transfer-filled-newer = trust the file, but keep a fuller name
transfer-filled-gaps = leave it, only fill what is empty
transfer-filled-replace = trust the file in everything
transfer-emptied-unasked = keep
transfer-emptied-leave = Keep in the base
transfer-emptied-clear = Erase in the base too
transfer-emptied = 🕳 Emptied cells: { $count }. Erase that on the cards too?
transfer-bare = 🚪 Without any contact, only a name: { $count } — they will be loaded too.
transfer-aside = 🗄 Archived or blocked: { $count } — I know them, but that is where they stay.
transfer-example = { "   " }• { $name }: { $part } { $is_new ->
    [yes] → <b>{ $after }</b>
   *[no] { $before } → <b>{ $after }</b>
 }
transfer-conflicts = ⚖️ Changed both in the file and in the base: <b>{ $total }</b>. { $unsettled ->
    [0] All settled.
   *[other] Not settled: { $unsettled } — they will stay as in the base.
 }
transfer-conflicts-button = { $unsettled ->
    [0] ⚖️ See what is settled
   *[other] ⚖️ Settle ({ $unsettled })
 }
transfer-conflict = ⚖️ { $number } of { $total } · <b>{ $name }</b>
    { $part } was changed both in the file and in the base.

    In the file: <b>{ $mine }</b>
    In the base: <b>{ $theirs }</b>
transfer-conflict-decided = ✔ Settled: { $side }
transfer-conflict-all-file = All from the file ({ $count })
transfer-conflict-all-base = All as in the base ({ $count })
transfer-conflict-card = 👤 Card
transfer-side-file = From the file
transfer-side-base = As in the base
transfer-kept = ⚖️ Left as in the base: { $count }
transfer-skipped-button = 📄 Skipped rows
transfer-skipped-caption = 📄 These rows will not be loaded; the reason is in the last column. Mend them and send the file.
transfer-skipped-gone = The file is gone: press "Check" once more.
transfer-why-conflict = changed in the file and in the base

transfer-part-name = Full name
transfer-part-first-name = First name
transfer-part-last-name = Last name
transfer-part-middle-name = Middle name
transfer-part-company = Company
transfer-part-city = City
transfer-part-sex = Sex
transfer-part-birthday = Birthday
transfer-part-category = Category
transfer-part-stage = Stage
transfer-part-responsible = Responsible
transfer-part-tags = Tags
transfer-part-note = Note
transfer-part-next-touch = Next touch
transfer-part-last-touch = Last touch
transfer-part-source = Source
transfer-part-phone = Phone
transfer-part-email = E-mail
transfer-part-vk = VK
transfer-part-telegram = Telegram
transfer-part-whatsapp = WhatsApp
transfer-part-skype = Skype
transfer-part-ok = Odnoklassniki
transfer-part-instagram = Instagram
transfer-part-site = Website
transfer-part-other = Other contact
transfer-part-kind = Person or company
transfer-field-kind = 🏷 Person or company
transfer-field-tracker = 🧭 Tracker
transfer-field-entry-page = 🧭 Entry page
transfer-field-referrer = 🧭 Referrer
transfer-field-query = 🧭 Search query
transfer-field-engine = 🧭 Search engine
transfer-field-traffic = 🧭 Traffic
transfer-noted-bad-kind = person or company
