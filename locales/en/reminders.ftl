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
reminders-open = 👁 Open
reminders-until-ask = When shall I remind you? Pick a day — I will write when your working day begins — or write, for example, <code>16:30</code>, <code>tomorrow</code> or <code>25.11 18:30</code>.
reminders-told-again = 💤 I will remind you { $moment }
reminders-told-done = ✔ Done: <b>{ $title }</b>
reminders-told-touch = ✔ { $kind }: <b>{ $client }</b>
reminders-told-dropped = All right, no more reminders of this.
reminders-told-next = 🔁 The next one is due { $moment }
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
