# Import and export in the chat.
transfer-how = 📥 <b>How to load contacts</b>

    Send a file here: Excel (.xlsx, .xls), OpenDocument (.ods), CSV or text, .vcf cards — zipped if you like, up to 20 MB. Columns may have any names and any order: I show how I understood each of them, and write nothing before you say so.

    A list of VK links can simply be pasted as a message: one a line, two lines or more.
transfer-nameless = nameless
transfer-pasted-name = VK links.txt
transfer-not-a-table = 🤔 <b>{ $name }</b> — I can't read files of this kind.
transfer-too-large = 🐘 <b>{ $name }</b> — { $megabytes } MB, and Telegram hands files of up to 20 MB to bots. Zip it: tables become several times smaller. Or load it on the server with <code>touchbase import</code>.

transfer-step-line = 📄 <b>{ $name }</b> — { $step }
transfer-step-looking = reading…
transfer-step-checking = checking, nothing is written…
transfer-step-running = loading…

transfer-file = 📄 <b>{ $name }</b>
transfer-rows = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }
transfer-columns-all = This is how I understood the columns. Press one to change it.
transfer-columns = This is how I understood the columns { $first }–{ $last } of { $total }. Press one to change it.
transfer-column = Column { $number }
transfer-column-line = <b>{ $title }</b> → { $meaning }: <i>{ $examples }</i>
transfer-column-empty = empty
transfer-column-button = { $title } → { $meaning }
transfer-column-ask = What is in the column <b>{ $title }</b>? For example:
transfer-field-choice = { $here ->
    [yes] ✓ { $field }
   *[no] { $field }
 }
transfer-sheet-button = 📑 Sheet: { $name }
transfer-sheet-ask = 📑 Which sheet of <b>{ $name }</b> is to be loaded?
transfer-sheet-choice = { $here ->
    [yes] ✓ { $name } ({ $rows })
   *[no] { $name } ({ $rows })
 }
transfer-header-button = { $row ->
    [0] 🔝 No header
   *[other] 🔝 Header: row { $row }
 }
transfer-header-ask = 🔝 Which row holds the names of the columns?
transfer-header-row = <b>{ $number }.</b> { $cells }
transfer-header-choice = { $row ->
    [0] { $here ->
        [yes] ✓ There is no header
       *[no] There is no header
    }
   *[other] { $here ->
        [yes] ✓ { $row }
       *[no] { $row }
    }
 }
transfer-check = Check ▸
transfer-nobody = It isn't clear yet whom the rows are about: mark a column with a name, a phone or another contact.{ $own ->
    [yes] { "" } Or choose in "How to load" by which own field a client is recognised.
   *[no] { "" }
 }
transfer-edit-columns = ✏️ Columns

transfer-checked = 🔍 <b>{ $name }</b> — checked, nothing is written yet. Rows: { $rows }
transfer-would-create = ➕ New clients: <b>{ $count }</b>
transfer-would-update = ✏️ Cards to be completed: <b>{ $count }</b>
transfer-created = ➕ New clients: <b>{ $count }</b>
transfer-updated = ✏️ Cards completed: <b>{ $count }</b>
transfer-merged = 👥 The same person again in the file: { $count }
transfer-skipped = ⏭ Rows left out: { $count }
transfer-noted = 📝 Not understood and kept in notes: { $count }
transfer-reason = { "   " }• { $reason }: { $count }
transfer-new-labels = { $what ->
    [category] 🏷 New categories: { $names }
   *[stage] 📊 New stages: { $names }
 }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
 }
transfer-nothing-to-do = There is nothing to load: no new clients, and nothing new about the known ones.
transfer-run = ✅ Import { $rows }
transfer-ended = { $stopped ->
    [yes] ✖ <b>{ $name }</b> — the import was stopped. Rows gone through: { $rows }
   *[no] ✅ <b>{ $name }</b> — imported. Rows: { $rows }
 }
transfer-show-imported = 👥 Show the imported
transfer-undo-import = ↩ Undo the import
transfer-over = { $done ->
    [yes] ✅ <b>{ $name }</b> — imported.
   *[no] ✖ <b>{ $name }</b> — the import was cancelled.
 }
transfer-refused = ⚠️ <b>{ $name }</b> — could not be read.
transfer-failed = ⚠️ <b>{ $name }</b> — that did not work.

transfer-why-blank = blank
transfer-why-total = totals
transfer-why-empty-person = neither a name nor a contact
transfer-why-repeated-header = the header again
transfer-why-unchanged = the base has all of it already
transfer-why-foreign = the client is there, but not visible to you

transfer-noted-bad-phone = phones
transfer-noted-bad-email = e-mail addresses
transfer-noted-bad-vk = VK links
transfer-noted-bad-address = other addresses
transfer-noted-bad-date = dates
transfer-noted-bad-money = amounts
transfer-noted-bad-sex = sex
transfer-noted-bad-client-id = card numbers
transfer-noted-text-cut = texts that are too long
transfer-noted-second-value = a second value of the same field
transfer-noted-unknown-category = categories that you don't have
transfer-noted-unknown-stage = stages that you don't have
transfer-noted-unknown-responsible = responsible people who are not in the team

transfer-problem-empty = There is not a single row of data in the file. Is it the right one, and was it saved?
transfer-problem-broken = The file is damaged. Open it in Excel, save it anew and send it again.
transfer-problem-encrypted = The file has a password. Save it without one and send it again.
transfer-problem-too-large = The file has too many rows or columns. Split it into parts of 300,000 rows, or save it as CSV.
transfer-problem-bomb = A small file that unpacks into a huge one: that is how programs are broken on purpose. If the file is honest, save it as CSV.
transfer-problem-row-too-long = A line or a cell of the file is longer than any table has. It is hardly a table; check what separates its columns.
transfer-problem-open-quote = There is a quote in the file that is never closed: everything after it runs into one cell. Mend it, or save the table as .xlsx.
transfer-problem-several-files = There are several files in the archive. Send them one by one.
transfer-problem-web-page = Inside is not a table but a web page: some sites save so. Open the file in Excel and save it as .xlsx.
transfer-problem-unknown-format = This doesn't look like a table. Excel, OpenDocument, CSV, text and .vcf cards will do.
transfer-problem-other-file = This is not the file that was checked: the sheet isn't there. Send it again.
transfer-problem-too-slow = Reading the file takes too long. Save it as CSV, or split it.
transfer-problem-crashed = I could not read the file; the reason is in the server's log. Try saving it as CSV.

transfer-field-ignore = 🚫 Leave out
transfer-field-client-id = 🆔 Card number
transfer-field-stamp = 🧷 Export mark
transfer-field-name = 👤 Full name
transfer-field-first-name = 👤 First name
transfer-field-middle-name = 👤 Middle name
transfer-field-last-name = 👤 Last name
transfer-field-company = 🏢 Company
transfer-field-phone = 📞 Phone
transfer-field-email = ✉️ E-mail
transfer-field-vk = 🔵 VK
transfer-field-telegram = ✈️ Telegram
transfer-field-whatsapp = 🟢 WhatsApp
transfer-field-skype = 💬 Skype
transfer-field-ok = 🟠 OK.ru
transfer-field-instagram = 📷 Instagram
transfer-field-site = 🌐 Site
transfer-field-other-channel = 🔗 Other contact
transfer-field-city = 🏙 City
transfer-field-birthday = 🎂 Birthday
transfer-field-sex = 🚻 Sex
transfer-field-category = 🏷 Category
transfer-field-stage = 📊 Stage
transfer-field-tags = 🔖 Tags
transfer-field-note = 📝 Note
transfer-field-source = 🧭 Source
transfer-field-responsible = 🙋 Responsible
transfer-field-deal-title = 💼 Deal
transfer-field-deal-amount = 💰 Amount
transfer-field-deal-currency = 💱 Currency
transfer-field-last-touch = 🤝 Last touch
transfer-field-next-touch = ⏰ Next touch
transfer-field-created-at = 📅 Created

transfer-export = 📤 <b>Export</b>
    Whom: { $filter }
    Clients: <b>{ $count }</b>
transfer-export-takes = ⏱ Ready in about { $seconds } s, and within 15 minutes at the latest. Tick what it shall tell:
transfer-export-xlsx = 📗 Excel
transfer-export-csv = 📄 CSV
transfer-export-list = ◀ To the list
transfer-export-all = 👥 All clients
transfer-export-confirm = 📤 These are { $count } clients: most of your base goes into a file. If you mean it, type the number of clients.
transfer-exported = 📤 <b>The export is ready</b>: { $filter }
    Clients: <b>{ $count }</b>{ $files ->
    [1] { "" }
   *[other] , files: { $files }
 }
transfer-export-gone = 📤 The export has ended, but its file was removed: its time was over. Start the export again.
transfer-export-narrowed = 📤 The export is ready, but meanwhile fewer clients are open to you, so I keep this file back. Start it again to get what you may see now.
transfer-export-vcf = 👤 vCards
transfer-export-left = ⏱ About { $seconds } s left.
transfer-export-group = { $here ->
    [yes] ✓ { $group }
   *[no] ◻ { $group }
 }
transfer-group-contacts = Contacts
transfer-group-personal = City, age, sex
transfer-group-sales = Category, stages
transfer-group-tags = Tags, groups
transfer-group-notes = Note
transfer-group-touches = Touches
transfer-group-sources = Source, date
transfer-group-own = Own fields, products
transfer-group-deals = Deals
