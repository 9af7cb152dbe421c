# How clients came to us: the source tab of a card.
sources-kind-manual = added by hand
sources-kind-import = import
sources-kind-community = community
sources-kind-subscriber = VK subscriber
sources-kind-friend-request = friend request
sources-kind-tracker = website
sources-kind-forward = forwarded message
sources-kind-contact = shared contact
sources-kind-advert = advertising
sources-kind-call = called us
sources-kind-referral = referral
sources-kind-other = other
sources-what = { $what ->
    [file] File
    [row] Row
    [tracker] Tracker
    [entry_page] Entry page
    [referrer] Came from
    [query] Search query
    [engine] Search engine
    [traffic] Traffic source
    [community] Community
   *[text] Remark
 }
sources-detail = { $what ->
    [file] file { $value }
    [row] row { $value }
    [tracker] tracker { $value }
    [entry_page] entry page { $value }
    [referrer] came from { $value }
    [query] query “{ $value }”
    [engine] search engine { $value }
    [traffic] traffic { $value }
    [community] community { $value }
   *[other] { $value }
 }
sources-line = { $number }. { $place ->
    [first] 🥇 first:{ " " }
    [last] 🕘 last:{ " " }
   *[other] { "" }
 }<b>{ $moment }</b> — { $kind }{ $more ->
    [yes] : { $details }
   *[no] { "" }
 }
sources-more = … and { $count } more
sources-all = 🧭 All sources
sources-none = Nobody has noted yet where this client comes from.
sources-add = ➕ Add a source
sources-add-ask = How did { $name } come to us this time?
sources-one = 🧭 <b>{ $kind }</b>, { $moment }
sources-one-detail = { $what }: { $value }
sources-kind-change = 🔀 Kind
sources-day = 📅 Date
sources-day-ask = When was that? Pick the day or type a date, for example <code>15.05.2026</code>.
sources-remove = 🗑 Remove
sources-detail-ask = { $what }?
    Now: { $old }
    To clear it, send “-”.
sources-added = ✔ Source noted. Add what you know about it below.
sources-edited = ✔ Source changed
sources-removed = ✔ Source removed
sources-alike = 👥 Everybody with this source
