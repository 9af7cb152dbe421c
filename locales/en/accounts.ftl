# The accounts that act for the team.
accounts-list = 📣 <b>Accounts</b>: { $count }
accounts-none = 📣 <b>Accounts</b>

    None yet. Connect a VK community: in its name you can write to those who wrote to it first or allowed messages.
accounts-line = <b>{ $name }</b>
accounts-health = { $state } · messages today: { $used } of { $cap }
accounts-add = ➕ Community
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
accounts-card = 📣 <b><a href="{ $url }">{ $name }</a></b>

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
    [expired] ⛔ The key has expired. Make a new one in the community settings and add it.
    [revoked] ⛔ The key was revoked. Make a new one in the community settings and add it.
    [blocked] ⛔ VK has blocked the community. Settle that on the site and add a new key.
    [ip] ⛔ The key is tied to another IP address. Make one in the community settings and add it.
    [key] ⛔ The kept key can't be opened: the encryption key has changed. Bring the former one back, or add the community key again.
   *[other] ⛔ VK no longer takes this key. Make a new one in the community settings and add it.
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
accounts-remove-ask = <b>Remove this account?</b> Its key is wiped at once. The history of messages and consents stays: if you add the community again, all goes on.
accounts-remove-sure = 🗑 Yes, remove
accounts-removed = ✔ The account "{ $name }" is removed, its key is wiped.
accounts-done = ✔ Done
accounts-added = ✔ The community is connected. The key is kept encrypted, and the message with it is deleted from the chat.
accounts-token-ask = 🔑 <b>Send the community's access key</b>

    Where to get it: the community's page → Manage → More → API usage → Create key. Tick "Community management" and "Community messages".

    I delete the message with the key from the chat at once.
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
accounts-token-unasked = 🔑 This looks like a key of VK, so I deleted the message at once and kept it nowhere. To connect a community, open /accounts.
