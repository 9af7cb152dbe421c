# Words that every screen may need.
kit-today = today
kit-yesterday = yesterday
kit-tomorrow = tomorrow
kit-moment = { $day } { $time }
kit-just-now = just now

# Why the bot's process stopped; shown on the console.
kit-polling-wrong-token = Telegram does not accept the bot's token. Check BOT_TOKEN in the .env file: @BotFather gives it out.
kit-polling-another-instance = This bot is already running somewhere else: only one process may fetch its updates. Stop the other one and start again.
kit-polling-webhook = This bot has a webhook, so Telegram does not hand out its updates. Turn it off: touchbase doctor tells how.

kit-home = 🏠
kit-back = ◀ Back
kit-next = ▶
kit-previous = ◀
kit-cancel = ✖ Cancel
kit-cancelled = All right, left it.
kit-changed-meanwhile = Something was changed here while you were looking. This is how it stands now.
kit-slower = Somebody else changed this while you were writing, so your answer was not saved: <code>{ $text }</code>
    Have a look at it now, and repeat if you still want to.
kit-to-card = 👤 To the card
kit-old-button = This button has lost its meaning. Here is home.
kit-unexpected = Something went wrong, nothing was changed. The error is in the log; please try again.
kit-icon-ask = Send one emoji as the icon, such as ⭐. To take the icon off, send “-”.
