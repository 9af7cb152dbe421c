funnel-deal-open = open
funnel-deal-won = won
funnel-deal-lost = lost
funnel-deal-line = • { $title } — <b>{ $amount }</b>, { $status }
funnel-deal-sum = Total: <b>{ $sum }</b>
funnel-no-deals = No deals yet.
funnel-add-deal = ➕ Deal
funnel-deal-ask = Write what and for how much, such as <code>Subscription 12,500</code>.
funnel-done-deal = ✔ Deal added
funnel-leave = ✖ Take out of “{ $funnel }”
funnel-done-stage = ✔ Stage changed
funnel-done-left = ✔ Taken out of the funnel

# The settings' stages.
funnel-kind-open = open
funnel-kind-won = won
funnel-kind-lost = lost
funnel-funnels = 📊 <b>Funnels</b>: { $count }. Choose whose stages to show.
funnel-stages = 📊 <b>Stages of the funnel “{ $name }”</b>
funnel-stage-line = { $number }. { $name } — { $kind }
funnel-stage = 📊 { $funnel }: <b>{ $name }</b>

    Place: { $place } of { $places }
    Means: <b>{ $kind }</b>
    { $count ->
    [0] No clients on this stage.
    [one] { $count } client on this stage.
   *[other] { $count } clients on this stage.
 }
funnel-make = { $kind ->
    [won] 🏆 It means won
    [lost] ✖ It means lost
   *[open] ▶ It means open
 }
funnel-stage-add = ➕ Add
funnel-stage-rename = ✏️ Name
funnel-stage-icon = ⭐ Icon
funnel-stage-up = ⬆ Up
funnel-stage-down = ⬇ Down
funnel-stage-remove = 🗑 Remove
funnel-stage-ask = What is the stage called? An icon may stand in front: <code>📞 Call</code>.
funnel-stage-rename-ask = What shall the stage “{ $name }” be called? An icon in front is taken too.
funnel-stage-added = ✔ Stage added: { $name }
funnel-stage-edited = ✔ Stage changed
funnel-stage-removed = 🗑 Stage removed: { $name }.
    { $count ->
    [0] No clients were on it.
    [one] { $count } client is left without a stage.
   *[other] { $count } clients are left without a stage.
 }
