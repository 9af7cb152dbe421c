# Files on the card of a client.
attachments-name = { $kind ->
    [photo] Photo
    [voice] Voice
    [video] Video
    [audio] Audio
   *[document] File
 } { $date }
attachments-list = 📎 Files: <b>{ $total }</b>, showing { $first }–{ $last }. Press a file and I'll send it.
attachments-none = 📎 No files yet. Reply to the card with a photo, a document or a voice message and I'll attach it here.
attachments-line = { $number ->
    [0] { "" }
   *[other] { $number }.{ " " }
 }{ $moment } · { $member } · { $size }{ $avatar ->
    [yes] { " · " }the client's picture
   *[no] { "" }
 }{ $state ->
    [here] { "" }
    [expected] { " · " }⏳ saving
   *[other] { " · " }⚠️ could not be fetched from Telegram
 }{ $captioned ->
    [yes] { " — " }<i>{ $caption }</i>
   *[no] { "" }
 }
attachments-size = { $unit ->
    [mb] { $size } MB
   *[kb] { $size } KB
 }
attachments-file = 📎 <b>{ $name }</b>
attachments-add = ➕ Add a file
attachments-ask = Send a photo, document, voice message, video or audio for the card “{ $name }”, up to 20 MB. Its caption is kept.
attachments-how = 📎 Whose file is this? To attach it to a client, send it as a reply to the card, or press “Files” → “Add a file” on the card. Send a table of contacts as a document and I'll import it.
attachments-added = ✔ { $kind ->
    [photo] Photo attached
    [voice] Voice note saved
    [video] Video attached
    [audio] Audio attached
   *[document] File attached
 }
attachments-make-avatar = 🖼 Make it the client's picture
attachments-avatar-set = ✔ This is the client's picture now
attachments-picture = 🖼 Photo
attachments-vk-photo = 🖼 <b>{ $name }</b>, the photo of the VK page
attachments-vk-photo-name = Photo of the VK page
attachments-rename = ✏️ Name
attachments-rename-ask = What shall the file be called? Now: <code>{ $name }</code>
attachments-renamed = ✔ It is called { $name } now
attachments-remove = 🗑 Remove
attachments-removed = ✔ File { $name } removed
attachments-back = ◀ To the card
error-attachment-too-large = A file of { $megabytes } MB can't be kept: Telegram hands a bot { $longest } MB at most. It stays in the chat; send it compressed or in parts.
attachments-lost = ⚠️ Telegram did not hand over the file “{ $name }” for the card “{ $client }”: we have no copy of it. Please send it again.
