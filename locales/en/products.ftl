products-settings = 💡 Products
products-list = { $count ->
    [0] 💡 <b>Products and services</b>
    None yet. Add what you sell: a card can tell who is interested in what, and a deal what was bought.
   *[other] 💡 <b>Products and services</b>: { $count }
    Press a product to change it.
 }
products-button = { $name } · { $price }
products-add = ➕ Add
products-ask = What do you sell? The name, and behind it the price if there is one: <code>Year pass 12 500</code>.
    Several: each on a line of its own.
products-added = { $count ->
    [one] ✔ Added: { $name }
   *[other] ✔ Products added: { $count }
 }
products-product = 💡 <b>{ $name }</b>
    Price: { $price }
    { $count ->
    [0] Nobody is interested yet.
    [one] { $count } client is interested.
   *[other] { $count } clients are interested.
 }
products-rename = ✏️ Name
products-rename-ask = What is “{ $name }” called now?
products-price = 💰 Price
products-price-ask = What does “{ $name }” cost? For example <code>12 500</code> or <code>100 USD</code>.
    Now: { $price }
    To take the price away, send “-”.
products-who = 👥 Who is interested
products-remove = 🗑 Remove
products-edited = ✔ Changed
products-removed = 🗑 “{ $name }” is no longer offered.
    { $count ->
    [0] Nobody was interested in it.
    [one] { $count } client was interested: undo brings all of it back.
   *[other] { $count } clients were interested: undo brings all of it back.
 }
products-card-line = 💡 Interested in: <b>{ $names }</b>
products-interest = 💡 Interested in: { $names }
products-choose = { $count ->
    [0] 💡 There are no products yet: they are added in the settings.
   *[other] 💡 What is the client interested in? You may mark several.
 }
