# Adding a client: by hand, from a forwarded message, from a shared contact.
intake-ask = Whom shall I add? Type a name — or everything in one line: <code>Peter Ivanov +7 916 123-45-67 vk.com/id1</code>
intake-draft = ➕ <b>New client</b>
intake-name = 👤 <b>{ $name }</b>
intake-nameless = 👤 No name yet
intake-category = 🏷 Category: <b>{ $name }</b>
intake-stage = 📊 Stage: <b>{ $name }</b>
intake-note = 📝 <i>{ $note }</i>
intake-file = 📎 { $name }
intake-note-cut = ⚠️ The text is long: its first { $longest } characters become the note.
intake-twins = { $many ->
    [yes] ⚠️ One of these may be the same person:
   *[no] ⚠️ This may be the same person:
 }
intake-add = { $twins ->
    [yes] ➕ Add a new one all the same
   *[no] ✔ Add
 }
intake-more = { $named ->
    [yes] ✏️ Name, phone, link
   *[no] ✏️ Type the name
 }
intake-more-ask = Type a name, a phone, an e-mail or a link — all at once if you like. A new name replaces the old one, addresses are added.
intake-no-stage = No stage
intake-added = ✔ Client added
intake-taken = ✔ Noted on this card
intake-kept = ✔ The message is kept on the card
intake-dropped = All right, nobody is added.
intake-not-found = 🔎 Nobody like that is in the base. Add?
intake-add-searched = ➕ Add “{ $query }”
intake-forward-nobody = This message comes from a channel, a group or a bot, not from a person: it doesn't tell whose card you want.
intake-contact-unreadable = There is no number in this contact that I can read. Please type the phone.
intake-unknown = There is no such client in the base.
error-nameless = Type a name or at least one address: there is nobody to add yet.
