# Incoming friend requests of a personal page.
friends-button = 🤝 Friend requests
friends-head = 🤝 <b>{ $name }</b>: friend requests

    { $state ->
        [on] ✅ Requests are accepted by themselves.
        [asleep] ⏸ On, but actions from personal pages are off: an owner turns them on under "Personal pages".
        [stopped] ⛔ Stopped: VK does not take such a call (error { $number }). Look at the rights of the key, and turn it on again.
       *[off] ⏸ Requests are let alone.
    }
friends-rule = 👥 Whom: { $wanted }
    🔢 At most { $per_day } a day, within the hours, the pace and the warm-up
friends-anybody = everybody
friends-with-avatar = with an avatar
friends-of-sex = sex { $sex }
friends-of-city = city { $city }
friends-no-greeting = 💬 No greeting
friends-greeting = 💬 Greeting { $delay }: <i>{ $text }</i>
friends-mute = 🚫 The key has no right to messages: the greeting will not go out.
friends-delay = { $minutes ->
    [0] at once
    [60] after an hour
    [1440] after a day
    [one] after { $minutes } minute
   *[other] after { $minutes } minutes
 }
friends-nobody = Nobody has asked to be a friend within { $days ->
    [one] { $days } day
   *[other] { $days } days
 }.
friends-funnel = Within { $days ->
    [one] { $days } day
   *[other] { $days } days
 }: asked <b>{ $asked }</b> → accepted <b>{ $accepted }</b> → greeted <b>{ $greeted }</b> → answered <b>{ $answered }</b> → bought <b>{ $customers }</b>
    New cards: { $leads } · waiting: { $waiting } · not fitting: { $left }
friends-day = { $day }: { $asked } → { $accepted } → { $greeted } → { $answered }
friends-switch = { $to ->
    [on] ✅ Accept
   *[off] ⏸ Do not accept
 }
friends-who-button = 👥 Whom
friends-cap-button = 🔢 How many a day
friends-greeting-button = 💬 Greeting
friends-delay-button = ⏱ When to write
friends-who-ask = 👥 <b>{ $name }</b>: whom to accept?

    Whoever hides the sex or the city does not fit such a wish. Whoever does not fit stays a follower. Deleted pages, and people who asked not to be written to, are never accepted.
friends-ticked = { $is_on ->
    [yes] ✓ { $caption }
   *[no] { $caption }
 }
friends-sex = { $sex ->
    [female] women
    [male] men
   *[unknown] any sex
 }
friends-any-city = 🏙 Any city
friends-city = 🏙 City: { $city }
friends-city-ask = 🏙 Of which city? Write it as VK does, for example <code>Казань</code>. A dash is any.
friends-cap-ask = 🔢 How many requests may be accepted a day?
friends-delay-ask = ⏱ When to write to a new friend? Whoever writes first needs no greeting, and gets none.
friends-greeting-ask = 💬 <b>What to write to a new friend?</b>

    For example: <code>{"{"}Hi|Hello{"}"}, %first_name|friend%! Thank you for asking.</code> Everybody gets it once. A dash writes nothing.
