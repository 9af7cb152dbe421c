fields-settings = 🧩 Own fields
fields-kind-text = Text
fields-kind-number = Number
fields-kind-date = Date
fields-kind-choice = One choice
fields-kind-choices = Several choices
fields-kind-flag = Yes or no
fields-kind-link = Link
fields-yes = Yes
fields-no = No

# On the card.
fields-card-line = 🧩 { $name }: <b>{ $value }</b>
fields-card-more = 🧩 …and more fields filled in: { $count }
fields-card-missing = ❗ Not filled in: { $names }
fields-button = { $state ->
    [filled] 🧩 { $name }: { $value }
    [missing] ❗ { $name }
   *[empty] 🧩 { $name }: —
 }
fields-ask = 🧩 <b>{ $name }</b>: { $kind ->
    [number] write a number, for example <code>42</code> or <code>38.5</code>.
    [date] write a date with its year, for example <code>12.05.2026</code>.
    [link] send a link, for example <code>example.com/form</code>.
   *[other] what shall stand there?
 }
fields-ask-hint = 💬 { $hint }
fields-ask-now = Now: <code>{ $value }</code>
fields-ask-empty = To empty it, send “-”.
fields-choose = 🧩 <b>{ $name }</b>: choose.
fields-clear = ✖ Empty it
fields-done = ✔ Changed: { $name }

# The layout in the settings.
fields-layout = { $count ->
    [0] 🧩 <b>The card’s own fields</b>
    None yet. Add what you need to know: a size, the date of a contract, the favourite drink.
   *[other] 🧩 <b>The card’s own fields</b>: { $count }
    Every client has them, in this order. Press a field to change it.
 }
fields-layout-button = { $required ->
    [yes] ❗ { $name } · { $kind }
   *[no] { $name } · { $kind }
 }
fields-add = ➕ Add a field
fields-add-ask = What will the new field hold? This can’t be changed later.
fields-name-ask = What is the field called?{ $choices ->
    [yes] {" "}You may list the choices at once, each on a line of its own:

    <code>Size
    Small
    Medium
    Large</code>
   *[no] { "" }
 }
fields-added = ✔ The field “{ $name }” is added
fields-field = 🧩 <b>{ $name }</b> · { $kind }
fields-field-hint = 💬 { $hint }
fields-field-required = ❗ Required: as long as it is empty, the card reminds of it.
fields-field-count = { $count ->
    [0] Not filled in anywhere yet.
    [one] Filled in for { $count } client.
   *[other] Filled in for { $count } clients.
 }
fields-field-no-choices = There are no choices yet: add some, or there is nothing to choose from.
fields-choices-add = ➕ Choices
fields-choices-ask = Which choices shall the field “{ $name }” get? Each on a line of its own.
fields-rename = ✏️ Name
fields-rename-ask = What is “{ $name }” called now?
fields-hint = 💬 Hint
fields-hint-ask = How is the field “{ $name }” to be filled in? Everybody who fills it in sees the hint.
    Now: { $hint }
    To take it away, send “-”.
fields-require = { $on ->
    [yes] ❗ Make it required
   *[no] Make it optional
 }
fields-who-has = 👥 Filled in
fields-who-has-not = 👥 Empty
fields-remove = 🗑 Remove
fields-edited = ✔ Changed
fields-removed = 🗑 The field “{ $name }” is off the cards.
    { $count ->
    [0] It was not filled in anywhere.
    [one] It was filled in for { $count } client: undo brings all of it back.
   *[other] It was filled in for { $count } clients: undo brings all of it back.
 }
fields-choice = 🧩 { $field }: <b>{ $name }</b>
    { $count ->
    [0] Nobody has it yet.
    [one] { $count } client has it.
   *[other] { $count } clients have it.
 }
fields-who-chose = 👥 Show the clients
fields-choice-removed = 🗑 The choice “{ $name }” is gone.
    { $count ->
    [0] Nobody had it.
    [one] { $count } client had it: undo brings it back.
   *[other] { $count } clients had it: undo brings it back.
 }
