# Reminders of tasks and touches with an hour.
reminders-task = ⏰ <b>{ $title }</b>
reminders-touch = ⏰ <b>Time to get in touch: { $client }</b>
reminders-client = 👤 { $client }
reminders-when = 🕒 { $moment } · { $ago }
reminders-for = 🤝 Standing in for { $member }
reminders-again = 💤 I will remind you { $moment }
reminders-line = ⏰ { $moment } — { $title }{ $named ->
    [yes] { " · " }{ $client }
   *[no] { "" }
 }
reminders-line-touch = ⏰ { $moment } — get in touch: { $client }
reminders-hidden-client = a client
reminders-done = ✔ Done
reminders-in-15 = +15 min
reminders-in-60 = +1 hour
reminders-morning = Tomorrow morning
reminders-until = When…
reminders-drop = ✖ No more reminders
reminders-see-task = 📋 Task
reminders-see-client = 👤 Client
reminders-open = 👁 Open
reminders-until-ask = When shall I remind you? Pick a day — I will write when your working day begins — or write, for example, <code>16:30</code>, <code>in 2 hours</code> or <code>Friday 11:00</code>.
reminders-told-again = 💤 I will remind you { $moment }
reminders-told-done = ✔ Done: <b>{ $title }</b>
reminders-told-touch = ✔ { $kind }: <b>{ $client }</b>
reminders-told-dropped = All right, no more reminders of this.
reminders-told-next = 🔁 The next one is due { $moment }
reminders-told-next-touch = 📅 The next touch is planned for { $day }
reminders-sent-private = I have sent it to you in private.
reminders-open-private = First open a private chat with me and press Start.

# In the team group: nobody has reacted.
reminders-overdue = 🔴 <b>{ $title }</b> — no reaction
reminders-overdue-touch = 🔴 <b>Get in touch: { $client }</b> — no reaction
reminders-overdue-hidden = 🔴 <b>A task is overdue</b> — no reaction
reminders-overdue-hidden-touch = 🔴 <b>A touch is overdue</b> — no reaction
reminders-overdue-who = 👤 { $member } answers for it · due { $moment }
reminders-overdue-client = 👥 { $client }
reminders-overdue-line = { $told } ({ $member })
reminders-overdue-done = ✔ Done by { $member }

# My day: working hours, digest, reminders.
reminders-day = 🗓 My day
reminders-my-day = 🗓 <b>My day</b>

    💼 Working hours: <b>{ $hours }</b>
    🌍 Clocks as in <b>{ $zone }</b>, now { $time }
    ☀️ Morning digest: <b>{ $digest }</b>
    ⏰ Remind me: <b>{ $lead }</b>
    ✉️ E-mail: <b>{ $email }</b>

    Outside working hours I keep quiet: a reminder comes when work begins, or at the end of the day before if that would be too late. Working days are ticked.
reminders-day-of-week = { $on ->
    [yes] ✔{ " " }
   *[no] { "" }
 }{ $name }
reminders-hours = 💼 Hours
reminders-digest = ☀️ Digest
reminders-lead = ⏰ How early
reminders-email = ✉️ E-mail
reminders-write = ✍️ Other
reminders-around-the-clock = around the clock
reminders-no-digest = none
reminders-no-email = not connected
reminders-hours-ask = When do you work?
reminders-hours-write = Write when your working day begins and ends, for example <code>9:30-18:00</code>.
reminders-digest-ask = When shall the morning digest come?
reminders-digest-write = Write the hour, for example <code>8:30</code>.
reminders-lead-ask = How early shall I remind you of a task that says nothing else?
reminders-lead-none = not at all
reminders-lead-at-once = right on time
reminders-lead-before = { $unit ->
    [day] { $count ->
        [one] { $count } day
       *[other] { $count } days
    } before
    [hour] { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    } before
   *[minute] { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    } before
 }

# Reminders by e-mail.
reminders-email-off = ✉️ This bot has no mail server yet. Its owner can put SMTP_URL and MAIL_FROM into the .env file; then reminders can come by e-mail too.
reminders-email-none = ✉️ <b>Reminders by e-mail</b>
    They will come both here and as letters.
reminders-email-on = ✉️ Reminders come both here and to <b>{ $address }</b>.
reminders-email-asked = 📨 A code of six digits is on its way to <b>{ $address }</b>. Enter it, and the address will be used. It is good for half an hour; if there is no letter, look into Spam.
reminders-email-write = ✍️ Set the address
reminders-email-code = 🔢 Enter the code
reminders-email-drop = ✖ Switch off
reminders-email-ask = Write your e-mail address. I will send a code there to make sure it is yours.
reminders-email-code-ask = Enter the six digits of the letter.
reminders-email-done = ✔ The address is confirmed: reminders will come as letters too.
reminders-email-subject = Code: { $code }
reminders-email-letter = Code for Touchbase: { $code }

    Enter it in the bot, and reminders will come to this address. If you did not ask for it, do nothing.
reminders-email-refused = ✉️ A letter to you could not be sent: the mail server did not take it. Please check the address.

# When to write to the group of what is overdue.
reminders-overdue-after = ⏳ Overdue: when to write
reminders-overdue-ask = When nobody reacts to an overdue task or touch, after how many hours shall I write to the group? { $hours ->
    [0] Now: never.
   *[other] Now: after { $hours } h.
 }
reminders-hours-short = { $count } h
reminders-overdue-never = Never
