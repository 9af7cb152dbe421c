# The accounts that act for the team.
accounts-list = 📣 <b>Accounts</b>: { $count }
accounts-none = 📣 <b>Accounts</b>

    None yet. Connect a VK community: in its name you can write to those who wrote to it first or allowed messages. A personal page works too, with care.
accounts-line = <b>{ $name }</b>
accounts-health = { $state } · today: { $today }
accounts-today = { $kind } { $used } of { $cap }
accounts-nothing = nothing allowed
accounts-add = ➕ Account
accounts-state-active = ✅ at work
accounts-state-paused = ⏸ paused
accounts-state-waiting-for-human = ✋ waits for a person
accounts-state-dead = ⛔ the key does not work
accounts-paused-until = ⏸ rests until { $until }
accounts-kind-message = messages
accounts-kind-friend-request = friend requests
accounts-kind-like = likes
accounts-kind-comment = comments
accounts-right-manage = community management
accounts-right-messages = messages
accounts-right-photos = photos
accounts-right-docs = files
accounts-right-wall = wall
accounts-right-stories = stories
accounts-right-app-widget = widget
accounts-right-market = goods
accounts-right-friends = friends
accounts-right-groups = communities
accounts-right-video = video
accounts-right-offline = no end
accounts-card = { $kind ->
    [person] 👤
   *[community] 📣
 } <b><a href="{ $url }">{ $name }</a></b>

    { $state }
    🔑 Rights of the key: { $rights }
    🕐 Hours of work: { $window }
accounts-used = Today { $kind }: <b>{ $used }</b> of { $cap }
accounts-problem = { $reason ->
    [captcha] ✋ VK asks you to show that you are no robot. Open the check and pass it. If the page has shown a code, or there are letters in a picture, press “Enter the answer” and send them; if it has shown nothing, press “Continue”.
    [question] ✋ VK asks: “{ $question }”. If you agree, press “Continue”.
    [check] ✋ VK asks the owner to confirm. Open the page, confirm and press "Resume".
    [flood] ⏸ VK asks to write less often. The account rests and goes on by itself; if it happens again, lower the limits.
    [limit] ⏸ VK allows no more today. The account goes on tomorrow by itself.
    [kind-rests] ⏸ VK allows no more of one kind of action; the account goes on with the others. A daily limit is over tomorrow by itself; if there are too many friends, make room and press “Pause”, then “Resume”.
    [expired] ⛔ The key has expired. Make a new one and send it.
    [revoked] ⛔ The key was revoked. Make a new one and send it.
    [blocked] ⛔ VK has blocked the owner of the key. Settle that on the site and send a new key.
    [ip] ⛔ The key is tied to another IP address. A community key works from any; a personal one has to be obtained at the address where this program runs.
    [key] ⛔ The kept key can't be opened: the encryption key has changed. Bring the former one back, or send the key again.
   *[other] ⛔ VK no longer takes this key. Make a new one and send it.
 }
accounts-steer = { $state ->
    [active] ⏸ Pause
    [waiting-for-human] ▶ Check passed, resume
   *[paused] ▶ Resume
 }
accounts-pass-check = 🔗 Pass the check
accounts-answer-check = ✍️ Enter the answer
accounts-check-ask = ✍️ Send the letters of the picture, or what the page of the check has shown (<code>success_token</code>). A check lives for about five minutes.
accounts-check-taken = ✔ Got it. The account repeats the same request and goes on; if VK does not like the answer, I will tell you.
accounts-new-token = 🔑 Send a new key
accounts-caps = 📊 Limits
accounts-window = 🕐 Hours
accounts-remove = 🗑 Remove
accounts-remove-ask = <b>Remove this account?</b> Its key is wiped at once. The history of messages and consents stays: if you add it again, all goes on.
accounts-remove-sure = 🗑 Yes, remove
accounts-removed = ✔ The account "{ $name }" is removed, its key is wiped.
accounts-done = ✔ Done
accounts-added = ✔ The account is connected. The key is kept encrypted, and the message with it is deleted from the chat.
accounts-renewed = ✔ This account was connected already: its key is replaced by this one, and the message with it is deleted from the chat.
accounts-token-ask = 🔑 <b>Send the access key</b> of a community or a personal page

    Community: the community's page → Manage → More → API usage → Create key. Tick "Community management" and "Community messages".

    Personal page: the key of an application that VK has given the rights "friends", "wall", "messages". Only your own page, or one whose owner agrees. You may send the whole address from the browser: then I know how long the key lasts, too.

    I ask VK what key it is, and delete the message with it from the chat at once.
accounts-token-renew = 🔑 <b>Send a new key</b> of the account "{ $name }"

    { $kind ->
        [person] Only a key of this very page will do. If a check of VK has ended in an address with <code>access_token</code>, send the whole of that address.
       *[community] Only a key of this very community will do.
    } I delete the message with the key from the chat at once.
accounts-role-promo = promo
accounts-role-additional = additional
accounts-role = 🎭 Role: { $role } ({ $uses })
accounts-make = { $role ->
    [promo] 🎭 Make it a promo page
   *[additional] 🎭 Make it an additional one
 }
accounts-expires = { $soon ->
    [yes] ⏳ The key ends soon: { $until }
   *[no] ⌛ The key lasts until { $until }
 }
accounts-lacking = 🚫 The key has no right to: { $kinds }
accounts-last-problem = ⚠️ Last error: { $text } (no. { $number }), { $when }
accounts-pace-button = 🎚 Pace
accounts-pace = 🎚 <b>{ $name }</b>: pace

    Unevenness: { $jitter ->
        [0] none, one action follows the other as the limits allow
       *[other] actions are spread over the hour, gaps differ by up to { $jitter } %
    }
    Warm-up: { $days ->
        [0] none, the limits hold in full
        [one] { $days } day from { $began } on
       *[other] { $days } days from { $began } on
    }

    During a warm-up the limits grow a little every day: gentler for a new page.
accounts-jitter = { $jitter ->
    [0] In a row
   *[other] ± { $jitter } %
 }
accounts-warm-up = { $days ->
    [0] No warm-up
    [one] { $days } day
   *[other] { $days } days
 }
accounts-personal = 👤 Personal pages
accounts-personal-sleeps = ⏸ personal pages are off
accounts-personal-off = 👤 <b>Actions from personal pages are off</b>
accounts-personal-on = 👤 <b>Actions from personal pages are on</b> ({ $since })
accounts-personal-why = Why this is risky:
    • VK takes unasked friend requests, likes, comments and messages for spam. The page may be frozen or blocked, at times for good.
    • Advertising without a person's consent is against the law; whoever sends it answers for it.
    • VK gives keys of personal pages with such rights to few. Pages that are not yours, or bought, must not be used.

    What the program does: it keeps low limits, works by day only, warms up for two weeks, stops when VK objects, and never writes to those who said "stop". Nobody passes VK's checks for you.

    Writing from a community to those who allowed it is the quieter way. While this is off, personal pages do nothing; what was planned waits.
accounts-personal-owner = Only an owner can turn it on.
accounts-personal-turn-on = ⚠️ I know the risk, turn on
accounts-personal-turn-off = ⏹ Turn off
accounts-personal-word = turn on
accounts-personal-ask = ⚠️ To turn on actions from personal pages, write <code>{ $word }</code>.
accounts-around-the-clock = around the clock
accounts-hours = { $start }–{ $end } ({ $city })
accounts-other-hours = ✍️ Other hours
accounts-hours-ask = From when to when may the account write? For example <code>9:00-21:00</code>.
accounts-window-ask = 🕐 <b>When may the account write first?</b>

    Now: { $window }. The clock is that of { $city }.
accounts-my-clock = 🌍 By my time: { $city }
accounts-caps-ask = 📊 <b>{ $name }</b>: at most
accounts-cap = { $kind }: { $hour } an hour, { $day } a day
accounts-cap-ask = How many ({ $kind }) an hour and a day? Write two numbers, now <code>{ NUMBER($hour, useGrouping: 0) } { NUMBER($day, useGrouping: 0) }</code>. Zero forbids them.
accounts-trouble = ⚠️ The account <b>{ $name }</b>: { $state }
accounts-open = 📣 Open the account
accounts-key-ends = 🔑 Account <b>{ $name }</b>
    { $until }
accounts-key-ends-why = After that the account stops, and everything it does will wait. Send a new key beforehand: history, limits and consents stay.
accounts-tell-admin = An owner or an admin can replace the key or let it go on: please tell them.
accounts-token-unasked = 🔑 This looks like a key of VK, so I deleted the message at once and kept it nowhere. To connect an account, open /accounts.
