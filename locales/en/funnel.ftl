funnel-deal-open = open
funnel-deal-won = won
funnel-deal-lost = lost
funnel-deal-line = • { $title } — <b>{ $amount }</b>, { $status }{ $why ->
    [yes] : { $reason }
   *[no] { "" }
 }
funnel-deal-button = { $status ->
    [won] 🏆
    [lost] ✖
   *[open] 💰
 } { $title }
funnel-sum-won = 🏆 Purchases: <b>{ $count }</b> for { $sum }{ $dated ->
    [yes] , the last one { $day }
   *[no] { "" }
 }
funnel-sum-open = 💰 Open: <b>{ $count }</b> for { $sum }
funnel-no-deals = No deals yet.
funnel-add-deal = ➕ Deal
funnel-deal-choose = What are we selling to { $name }? Press a product, and the deal is noted at its price.
funnel-deal-write = ✍️ Write another
funnel-deal-ask = Write what and for how much, such as <code>Membership 12 500</code>.
funnel-deal = 💰 <b>{ $title }</b>
    👤 { $client }

    Price: <b>{ $amount }</b>
    Date: <b>{ $day }</b>
    The deal is <b>{ $status }</b>{ $why ->
    [yes] : { $reason }
   *[no] { "" }
 }
funnel-event-added = added
funnel-event-won = won
funnel-event-lost = lost
funnel-event-reopened = open again
funnel-event-priced = another price
funnel-event-renamed = another title
funnel-event-dated = another date
funnel-event-removed = removed
funnel-event-restored = brought back
funnel-event-line = <i>{ $moment }</i> { $what }{ $more ->
    [yes] : { $value }
   *[no] { "" }
 }{ $signed ->
    [yes] {" — "}<i>{ $member }</i>
   *[no] { "" }
 }
funnel-deal-win = 🏆 Won
funnel-deal-lose = ✖ Lost
funnel-deal-reopen = ▶ Open again
funnel-deal-price = 💵 Price
funnel-deal-date = 📅 Date
funnel-deal-rename = ✏️ Title
funnel-deal-product = 📦 Product
funnel-deal-remove = 🗑 Remove
funnel-deal-move = ▶ { $funnel }: to “{ $name }”
funnel-to-deals = ◀ To the deals
funnel-deal-rename-ask = What should the deal “{ $title }” be called now?
funnel-deal-price-ask = How much is it? For instance <code>12 500</code> or <code>100 $</code>.
    Now: { $old }
    To take the price away, send “-”.
funnel-deal-date-ask = What day was the sale? Pick a day or write it, such as <code>15.05</code>. To take the date away, send “-”.
funnel-deal-product-ask = Which product is it? The deal “{ $title }” will take its name.
funnel-deal-no-products = The list of products is empty: it is kept in the settings. The title “{ $title }” can be written as it is.
funnel-deal-product-none = Not in the list
funnel-deal-why = Why was the deal “{ $title }” lost?
funnel-done-deal = ✔ Deal added
funnel-done-won = ✔ Deal won. Congratulations!
funnel-done-lost = ✔ Deal lost
funnel-done-reopened = ✔ The deal is open again
funnel-done-edited = ✔ Deal changed
funnel-done-removed = 🗑 The deal “{ $title }” is removed

# The stages of a client.
funnel-heading = 📊 { $name }
funnel-choice = { $here ->
    [yes] • { $name } •
   *[no] { $name }
 }
funnel-leave = ✖ Take out of the funnel “{ $funnel }”
funnel-done-stage = ✔ Stage changed
funnel-done-left = ✔ Out of the funnel
funnel-why = Why does { $name } go to the stage “{ $stage }”?
funnel-why-own = ✍️ Write
funnel-why-none = No reason
funnel-why-ask = Write the reason in a few words.
funnel-stays = 📊 <b>Stages</b>
funnel-stays-all = 📊 All stages
funnel-stay-line = { $present ->
    [yes] ▸
   *[no] •
 } { $name } ({ $funnel }) — { $days ->
    [0] less than a day
    [one] { $days } day
   *[other] { $days } days
 }, { $moment }{ $why ->
    [yes] {". Reason: "}{ $reason }
   *[no] { "" }
 }{ $signed ->
    [yes] {" — "}<i>{ $member }</i>
   *[no] { "" }
 }

# The board.
funnel-board-none = 📊 There are no funnels yet. They are made in the settings: “Sales stages”.
funnel-board = 📊 <b>Funnel “{ $name }”</b>
    { $count ->
    [0] There are no clients in it yet.
    [one] { $count } client in it.
   *[other] { $count } clients in it.
 }{ $has ->
    [yes] {" Open deals for "}<b>{ $sum }</b>.
   *[no] { "" }
 }
funnel-board-line = { $name } — <b>{ $count }</b>{ $has ->
    [yes] {" · "}{ $sum }
   *[no] { "" }
 }
funnel-board-stage = { $name } · { $count }
funnel-stage-page = 📊 { $funnel }: <b>{ $name }</b>
funnel-stage-nobody = Nobody stands on this stage.
funnel-standing-line = • { $name } — { $days ->
    [0] since today
    [one] { $days } day
   *[other] { $days } days
 }{ $has ->
    [yes] {" · "}{ $sum }
   *[no] { "" }
 }
funnel-to-board = 📊 To the funnel
funnel-stepped = ✔ { $name } → { $stage }
funnel-moved-meanwhile = Somebody else has moved this client already: here is how it stands now.

# The settings' funnels and stages.
funnel-kind-open = open
funnel-kind-won = won
funnel-kind-lost = lost
funnel-colour-red = Red
funnel-colour-orange = Orange
funnel-colour-yellow = Yellow
funnel-colour-green = Green
funnel-colour-blue = Blue
funnel-colour-purple = Purple
funnel-colour-brown = Brown
funnel-colour-black = Black
funnel-colour-white = White
funnel-first-new = New
funnel-first-working = Working
funnel-first-won = Won
funnel-first-lost = Lost
funnel-funnels = 📊 <b>Funnels</b>: { $count }. Choose whose stages to show.
funnel-add = ➕ New funnel
funnel-ask = What should the funnel be called? For instance after a line of business: <code>Wholesale</code>. I shall add a few stages, which can be changed.
funnel-rename = ✏️ Funnel's name
funnel-rename-ask = What should the funnel “{ $name }” be called now?
funnel-up = ⬆ Funnel up
funnel-down = ⬇ Funnel down
funnel-remove = 🗑 Remove the funnel
funnel-added = ✔ Funnel “{ $name }” added
funnel-edited = ✔ Funnel changed
funnel-removed = 🗑 The funnel “{ $name }” is removed{ $count ->
    [0] .
    [one] , { $count } client was in it. Undo puts everybody back in place.
   *[other] , { $count } clients were in it. Undo puts everybody back in place.
 }
funnel-stages = 📊 <b>Stages of the funnel “{ $name }”</b>
funnel-stage-line = { $number }. { $name } — { $kind }{ $count ->
    [0] { "" }
   *[other] {", clients: "}{ $count }
 }
funnel-stage = 📊 { $funnel }: <b>{ $name }</b>

    Place: { $place } of { $places }
    Means: <b>{ $kind }</b>
    Colour: { $square }
    { $rhythm ->
    [0] Touch: when the manager decides
    [one] Touch: every day
   *[other] Touch: at least every { $rhythm } days
 }
    { $count ->
    [0] No clients on this stage.
    [one] { $count } client on this stage.
   *[other] { $count } clients on this stage.
 }
funnel-make = { $kind ->
    [won] 🏆 Means won
    [lost] ✖ Means lost
   *[open] ▶ Means open
 }
funnel-stage-add = ➕ Add
funnel-stage-rename = ✏️ Name
funnel-stage-icon = ⭐ Icon
funnel-stage-colour = 🎨 Colour
funnel-stage-rhythm = ⏰ Rhythm
funnel-stage-up = ⬆ Up
funnel-stage-down = ⬇ Down
funnel-stage-remove = 🗑 Remove
funnel-colour-ask = Which colour should the stage “{ $name }” have in the funnel?
funnel-colour-none = By its meaning
funnel-stuck = 🐢 Stuck
funnel-stuck-ask = 🐢 After how many days on one stage is a client stuck? Now: after <b>{ $days }</b>.

    A stage may have a number of its own. Those who are stuck are in the morning digest and in “Collections”.
funnel-stuck-stage-ask = 🐢 After how many days is a client stuck on “{ $name }”? Now: after <b>{ $days }</b>{ $own ->
    [yes] .
   *[no] , as for the whole team.
 }
funnel-stage-stuck = Stuck: after { $days } days on the stage
funnel-stuck-days = { $days } d
funnel-stuck-as-team = As for all ({ $days } d)
funnel-stuck-write = After how many days? Write a number from 1 to 366.
funnel-stuck-done = ✔ Clients are stuck after { $days } d
funnel-rhythm-ask = How often should clients on the stage “{ $name }” be touched?
funnel-rhythm-days = { $days ->
    [one] every day
   *[other] every { $days } days
 }
funnel-rhythm-other = ✍️ Other
funnel-rhythm-none = No rhythm
funnel-rhythm-write = Every how many days? Write a number from 1 to 366.
funnel-stage-ask = What should the stage be called? An icon may stand in front: <code>📞 Call</code>.
funnel-stage-rename-ask = What should the stage “{ $name }” be called now? An icon in front changes too.
funnel-stage-added = ✔ Stage added: { $name }
funnel-stage-edited = ✔ Stage changed
funnel-stage-remove-ask = { $count ->
    [one] { $count } client stands on the stage “{ $name }”. Where should it go?
   *[other] { $count } clients stand on the stage “{ $name }”. Where should they go?
 }
funnel-stage-remove-bare = 🗑 Nowhere, remove it
funnel-stage-moved = 🗑 Stage removed: { $name }.
    { $count ->
    [one] Its { $count } client went to another stage.
   *[other] Its { $count } clients went to another stage.
 }
funnel-stage-removed = 🗑 Stage removed: { $name }.
    { $count ->
    [0] There were no clients on it.
    [one] { $count } client is left without a stage.
   *[other] { $count } clients are left without a stage.
 }
funnel-reasons-open = 💬 Reasons of losses
funnel-reasons = 💬 <b>Reasons of losses</b>: { $count }

    They are offered when a client goes to a lost stage or a deal is lost.
funnel-reason = 💬 Reason: <b>{ $name }</b>

    Place: { $place } of { $places }
funnel-reason-add = ➕ Add
funnel-reason-rename = ✏️ Reword
funnel-reason-ask = Write the reason in a few words, such as <code>Too expensive</code>.
funnel-reason-rename-ask = How should the reason “{ $name }” read now? Past losses keep the old words.
funnel-reason-done = ✔ Reasons changed
funnel-reason-removed = 🗑 The reason “{ $name }” is removed. Past losses keep it.
