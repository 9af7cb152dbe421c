# Talks with people: who has written, the answer, the talk, who waits, what becomes of new people.
replies-head = 💬 <b>{ $person }</b> writes to “{ $account }”
replies-quote = <blockquote expandable>{ $text }</blockquote>
replies-enclosed = 📎 { $list }
replies-link = <a href="{ $url }">{ $name }</a>
replies-line = 💬 <b>{ $person }</b>: { $text }
replies-enclosure-photo = photo
replies-enclosure-video = video
replies-enclosure-voice = voice message
replies-enclosure-audio = music
replies-enclosure-document = file
replies-enclosure-sticker = sticker
replies-enclosure-graffiti = graffiti
replies-enclosure-gift = gift
replies-enclosure-post = wall post
replies-enclosure-link = link
replies-enclosure-product = product
replies-enclosure-poll = poll
replies-enclosure-story = story
replies-enclosure-place = place on the map
replies-enclosure-forwarded = forwarded messages
replies-enclosure-other = attachment
replies-answered = { $who ->
    [me] ✔ You answered { $ago }
    [member] ✔ { $member } is answering, { $ago }
   *[vk] ✔ Answered on VK itself, { $ago }
 }
replies-opted-out = 🚫 Asks us to stop writing. We have stopped, and said so.
replies-reply = 💬 Reply
replies-template = 📝 Template
replies-at-vk = VK ↗
replies-dealt = { $on ->
    [yes] ✔ No answer needed
   *[no] ↩ Waits for an answer
 }
replies-dealt-done = { $on ->
    [yes] ✔ Fine, no answer is due.
   *[no] ↩ Waits for an answer again.
 }
replies-take = 🙋 Take it
replies-add = ➕ To clients
replies-card = 👤 Card
replies-talk = 📜 Messages
replies-open = 💬 Conversation
replies-taken = 🙋 <b>{ $person }</b> is yours now: new messages come to you.
replies-taken-in-group = 🙋 { $member } takes this one.
replies-stopped = 🚫 Nobody of the team writes to this person any more.
replies-hidden = 💬 A client writes to “{ $account }”. Not everybody may see who it is, so the name and the words are left out.
replies-whose = Nobody is responsible. Who takes it?
replies-ask = 💬 What is the answer? Write it, or send a photo or file, with a caption or without. The message to <b>{ $person }</b> goes out from “{ $account }” word for word, but I show it first.
replies-template-ask = 📝 Which template? I show the message to <b>{ $person }</b> from “{ $account }” before it goes out.
replies-rewrite-ask = ✏️ Send the new text for <b>{ $person }</b>. The files stay; send another one to add it.
replies-file-ask = 📎 Send a photo or file for <b>{ $person }</b>, up to 20 MB. A caption becomes the text of the answer.
replies-file = 📎 File
replies-no-files = ✖ No files
replies-redraw = 🎲 Another wording
replies-draft = ✏️ Reply to <b>{ $person }</b> from “{ $account }”:
replies-already = ⚠️ This has been answered already. { $answered }
replies-send = { $second ->
    [yes] 📤 Send all the same
   *[no] 📤 Send
 }
replies-rewrite = ✏️ Change
replies-drop = ✖ Don’t send
replies-dropped = ✖ Not sent.
replies-sending = ⏳ Sending: <b>{ $person }</b>
replies-sent = ✔ Sent: <b>{ $person }</b>
replies-later = 🕓 The account is resting now. The reply goes out { $moment }.
replies-stuck = ⚠️ The account is not at work. The reply goes out once it is switched on: /accounts.
replies-again = 🔁 Send again
replies-text-only = A sticker can’t go out from here. Answer with words, a photo or a file.
replies-text-lost = (the text of the campaign can’t be shown any more)
replies-talk-title = 📜 Messages: <b>{ $person }</b>
replies-talk-empty = No messages yet.
replies-talk-head = { $who ->
    [person] 👤 <b>{ $name }</b>
    [member] 💬 <b>{ $name }</b>
    [campaign] 📣 <b>Campaign</b>
   *[vk] 💬 <b>Community</b>
 } · { $moment }{ $several ->
    [yes] {" "}· { $account }
   *[no] {""}
 }{ $state ->
    [planned] {" "}· not sent yet
    [sending] {" "}· being sent
    [unsure] {" "}· perhaps not arrived
   *[done] {""}
 }
replies-older = ◀ Older
replies-newest = Newest ▶▶
replies-waiting = 💬 <b>Waiting for an answer: { $total }</b>{ $any ->
    [yes] , for over { $hours } h: <b>{ $late }</b>
   *[no] {""}
 }
replies-waiting-line = <b>{ $person }</b>, { $ago }
    { $text }
replies-waiting-none = ✔ Nobody waits for an answer.
replies-waiting-back = 💬 Waiting
replies-waiting-first = ◀◀ To the start
replies-waiting-whose = { $everybody ->
    [yes] 👤 Only mine
   *[no] 👥 The whole team
 }
replies-home = 💬 Waiting for an answer: { $total }{ $any ->
    [yes] {" "}(over { $hours } h: { $late })
   *[no] {""}
 }
replies-settings = 💬 New people
replies-welcome = 💬 <b>When somebody new writes</b>

    { $on ->
    [yes] A client card appears at once.
        Category: <b>{ $category }</b>
        Stage: <b>{ $stage }</b>
   *[no] No card appears by itself: make one from the conversation with “To clients”.
 }

    Whoever is in the base by the VK page already gets no second card, nor does anybody who asked us not to write.
replies-welcome-switch = { $on ->
    [yes] ✖ Make no cards
   *[no] ✔ Make cards
 }
replies-welcome-category = 🏷 Category
replies-welcome-stage = 📊 Stage
replies-welcome-ask = { $given ->
    [c] 🏷 Which category do new people get?
   *[s] 📊 Which stage do new people stand on?
 }
replies-welcome-none = None
replies-acts = 👀 <b>30 days at the communities</b>
replies-acts-of = { $account }: { $acts }
replies-act-count = { $act } { $total } (clients: { $clients })
replies-act-liked = likes
replies-act-commented = comments
replies-act-joined = joined
replies-act-left = left
replies-stop-confirmed = All right, we will not write any more. If you change your mind, just allow messages from the community.
