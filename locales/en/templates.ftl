# Templates, series of letters, and what goes along with a message.
templates-list = { $count ->
    [0] 📚 <b>Templates</b>
    None yet. A template is a ready text: the client's name fills itself in, words may vary, and two presses send it from the card.
   *[other] 📚 <b>Templates</b>: { $count }
    Press one to see what clients would read.
 }
templates-new = ➕ Template
templates-series = 📑 Series
templates-all = { $here ->
    [yes] · All ·
   *[no] All
 }
templates-title = 📝 <b>{ $name }</b>{ $sorted ->
    [yes] { " · " }{ $category }
   *[no] { "" }
 } · { $shared ->
    [yes] { $mine ->
        [yes] seen by the team
       *[no] shared by { $owner }
    }
   *[no] yours only
 }
templates-text = <blockquote expandable>{ $text }</blockquote>
templates-enclosed = 📎 { $names }
templates-variety = { $exact ->
    [yes] 🎲 Distinct texts: <b>{ $texts }</b>
   *[no] 🎲 Distinct texts: at most <b>{ $texts }</b>
 } · clients in your last list: { $people }
templates-sample = 👤 <b>{ $name }</b>
    <blockquote expandable>{ $text }</blockquote>
templates-sample-lacks = 👤 <b>{ $name }</b>: something is not known — { $lacks }. Add a substitute, such as <code>%name|friend%</code>.
templates-variable-first-name = first name
templates-variable-last-name = last name
templates-variable-middle-name = middle name
templates-variable-full-name = full name
templates-variable-city = city
templates-variable-company = company
templates-variable-manager = manager
templates-variable-community = community
templates-variable-g = sex
templates-text-ask = ✍️ <b>Send the text of the template</b>

    <code>%name|friend%</code> is the name or a substitute · <code>%name:dat|you%</code> is the name in a case (gen, dat, acc, ins, abl) · <code>{ "{" }Hi|Hello{ "}" }</code> is one of the options · <code>%g|his|her%</code> is the form for a man and a woman · <code>[+, +one|two]</code> is the parts in any order.

    Its first words become its name, which can be changed later. If there is a mistake, I show the place.
templates-rewrite-ask = ✍️ Send the new text. Now it is:

    <pre>{ $text }</pre>
templates-rename-ask = ✏️ What should “{ $name }” be called?
templates-category-ask = 📂 Which category does “{ $name }” belong to?
templates-category-new = ➕ New category
templates-category-none = ✖ No category
templates-category-word = 📂 What is the category called? A word or two will do. Send “-” to take it out of its category.
templates-rewrite = ✍️ Text
templates-rename = ✏️ Name
templates-category = 📂 Category
templates-files = { $count ->
    [0] 📎 Files
   *[other] 📎 Files: { $count }
 }
templates-favourite = { $on ->
    [yes] ⭐ No favourite any more
   *[no] ☆ Make it a favourite
 }
templates-share = { $on ->
    [yes] 🔒 Only me
   *[no] 👥 Share with the team
 }
templates-duplicate = 📄 Copy
templates-remove = 🗑 Remove
templates-its-series = 📑 Its series
templates-into-series = 📑 Into a series
templates-added = ✔ The template is kept.
templates-edited = ✔ Changed.
templates-unchanged = It is so already.
templates-shared = { $on ->
    [yes] 👥 The whole team can use this template now.
   *[no] 🔒 Only its author can use this template now.
 }
templates-duplicated = 📄 This copy is yours: change it as you like.
templates-removed = 🗑 The template “{ $name }” is removed.
templates-files-list = { $count ->
    [0] 📎 <b>{ $name }</b>
    Photos and documents can go along with the message, up to { $most }.
   *[other] 📎 <b>{ $name }</b>: goes along with the message
 }
templates-file = { $icon } { $name }{ $state ->
    [here] { "" }
    [expected] { " · " }⏳ being kept
   *[other] { " · " }⚠️ Telegram did not hand it over: take it out and send it again
 }
templates-take-out = ✖ { $name }
templates-enclose = ➕ Photo or document
templates-enclose-ask = 📎 Send a photo or a document for “{ $name }”, up to 20 MB. VK takes no programs.
templates-file-added = ✔ Added: { $name }
templates-file-removed = ✔ The file is taken out.
templates-series-list = { $count ->
    [0] 📑 <b>Series of letters</b>
    A series is letters that a client gets one after the other: hello, a story, an offer. The bot remembers what has gone out and offers the next one.
   *[other] 📑 <b>Series of letters</b>: { $count }
 }
templates-series-new = ➕ Series
templates-series-ask = 📑 What is the series called? “Getting to know us”, for example.
templates-series-added = ✔ The series is made. Add its first letter.
templates-one-series = 📑 <b>{ $name }</b>{ $shared ->
    [yes] { " · " }seen by the team
   *[no] { "" }
 }
    { $count ->
    [0] No letters yet.
    [one] { $count } letter. The bot offers the one behind the last that a client got.
   *[other] { $count } letters. The bot offers the one behind the last that a client got.
 }
templates-letter-new = ➕ Next letter
templates-letter-added = ✔ The letter is in the series.
templates-series-remove = 🗑 Remove the series
templates-series-removed = 🗑 The series “{ $name }” is removed. Its letters stay as templates.
templates-series-shared = { $on ->
    [yes] 👥 The team can use the series and all its letters.
   *[no] 🔒 The series and its letters are their authors' only now.
 }
templates-into-series-ask = { $count ->
    [0] 📑 No series yet. Make the first one.
   *[other] 📑 Which series does “{ $name }” join? It becomes the last letter.
 }
templates-out-of-series = ✖ Out of the series
templates-write-ask = 💬 What do you write to <b>{ $client }</b>? Press a template to see the ready text.
templates-next-letter = 📑 { $series }: { $letter }
templates-write-all = 📚 All templates
templates-write-own = ✍️ In my own words
templates-letters = 📑 <b>{ $series }</b> for <b>{ $client }</b>
templates-letter = { $state ->
    [sent] ✔ { $place }. { $name } · { $moment }
    [next] ▶ { $place }. { $name }
   *[not] { $place }. { $name }
 }
templates-sketch = 💬 <b>{ $client }</b> from “{ $community }” · { $template }
templates-send = 📤 Send
templates-redraw = 🎲 Another wording
templates-edit-sketch = ✏️ Correct it
templates-edit-sketch-ask = ✏️ Send the text for <b>{ $client }</b>: it goes out word for word. Now it is:

    <pre>{ $text }</pre>
templates-send-from = 📣 From another community
templates-for-campaign = { $count ->
    [0] 📚 No templates yet. Write the text of the campaign yourself, and keep it as a template afterwards.
   *[other] 📚 Which text do you take? The template's files go along with it.
 }
templates-from = 📚 From a template
templates-keep = 💾 Keep as template
templates-without-files = 📎 Files: { $count } · ✖ drop
