# Tasks: the list, one task, and its corrections.
tasks-section-all = All
tasks-section-overdue = Overdue
tasks-section-today = Today
tasks-section-week = Next 7 days
tasks-section-later = Later
tasks-section-undated = No date
tasks-section-done = Done
tasks-heading = <b>{ $name }</b>
tasks-list = ☑️ <b>{ $whose ->
    [mine] My tasks
    [all] Tasks of the whole team
   *[theirs] Tasks: { $name }
 }</b>
    Open: { $total }, for today: { $today }{ $late ->
    [yes] , overdue: <b>{ $overdue }</b>
   *[no] { "" }
 }
tasks-none = { $section ->
    [done] Nothing was done in the last two weeks.
    [all] There are no tasks. Make the first one: <code>/task tomorrow 3pm call Ivanov</code>
   *[other] Nothing here.
 }
tasks-none-here = There are no tasks about this client.
tasks-more = … and more: the others are in /tasks
tasks-section-button = { $here ->
    [yes] • { $name } •
   *[no] { $name }
 }{ $counted ->
    [yes] {" "}{ $count }
   *[no] { "" }
 }
tasks-line = { $mark } { $dated ->
    [yes] <b>{ $when }</b>{" "}
   *[no] { "" }
 }{ $title }{ $repeats ->
    [yes] {" "}🔁
   *[no] { "" }
 }{ $items }{ $linked ->
    [yes] {" — "}{ $client }
   *[no] { "" }
 }{ $theirs ->
    [yes] {" · "}<i>{ $member }</i>
   *[no] { "" }
 }
tasks-button = { $mark } { $title }{ $dated ->
    [yes] {" · "}{ $when }
   *[no] { "" }
 }
tasks-title = { $mark } <b>{ $title }</b>
tasks-client = 👤 { $name }
tasks-due = 📅 { $late ->
    [yes] <b>overdue:</b> { $due }
   *[no] { $due }
 }
tasks-undated = 📅 no date
tasks-repeats = 🔁 { $rhythm }
tasks-reminds = 🔔 reminder { $before }
tasks-assignee = 🙋 assigned to { $name }
tasks-priority = { $priority ->
    [high] ❗ important, comes first
   *[low] 🔽 can wait
 }
tasks-done = ✅ done { $moment }
tasks-note = 📝 { $note }
tasks-items = Checklist: { $done } of { $count }
tasks-rhythm = { $every ->
    [weekdays] on weekdays
    [week] every week: { $days }
    [month] every month on day { $day }
   *[days] { $step ->
        [1] every day
        [7] once a week
        [14] every two weeks
       *[other] every { $step } days
    }
 }
tasks-before = { $count ->
    [0] right on time
   *[other] { $unit ->
        [minute] { $count } { $count ->
            [one] minute
           *[other] minutes
        }
        [hour] { $count } { $count ->
            [one] hour
           *[other] hours
        }
       *[day] { $count } { $count ->
            [one] day
           *[other] days
        }
    } before
 }

# Buttons.
tasks-complete = ✅ Done
tasks-reopen = ↩️ Open again
tasks-when = 📅 When
tasks-repeat = 🔁 Repeat
tasks-remind = 🔔 Remind
tasks-link = 👤 Client
tasks-hand-over = 🙋 Who
tasks-urgent = ❗ Priority
tasks-rename = ✏️ Title
tasks-write-note = 📝 Note
tasks-add-items = ➕ Checklist
tasks-change-items = ☑️ Edit checklist
tasks-remove = 🗑 Remove
tasks-new = ➕ Task
tasks-whose = 👥 Whose
tasks-mine = Mine
tasks-everybody = Everybody's
tasks-of = { $name } · { $count }
tasks-ready = ◀ To the task
tasks-to-card = 👤 To the client
tasks-to-list = ☑️ To the tasks
tasks-from-search = ☑️ Make it a task
tasks-maybe = 👤 Is it about { $name }?

# What was done.
tasks-added = ✔ The task is set.{ $fine ->
    [yes] {" "}If I got something wrong, correct it with the buttons.
   *[no] { "" }
 }
tasks-trouble = { $trouble ->
    [past] ⚠️ That time is over. Choose when to do it.
   *[impossible] ⚠️ There is no such day or hour. Choose when to do it.
 }
tasks-unread = ⚠️ I did not understand “{ $words }”. Please check when it is due.
tasks-nobody = ⚠️ I found no member called “{ $name }”, so the task is yours.
tasks-blind = ⚠️ This member can't see the client or take tasks, so the task stays with you.
tasks-edited = ✔ The task was changed
tasks-unchanged = It was so already.
tasks-completed = ✅ Done: { $title }{ $follows ->
    [yes] . The next one is due { $when }
   *[no] { "" }
 }
tasks-was-done = This task has been done already.
tasks-reopened = ↩️ The task is open again{ $keeps ->
    [yes] . The next of the series stays: somebody has changed it
   *[no] { "" }
 }
tasks-removed = 🗑 The task “{ $title }” was removed
tasks-handed-over = ✔ Handed over to { $name }
tasks-item-removed = 🗑 Taken away: { $title }

# Questions.
tasks-ask = What is to be done{ $linked ->
    [yes] {" "}about { $name }
   *[no] { "" }
 }? Write one line, with the time in it:
    <code>tomorrow 3pm call Ivanov</code>
    <code>every Monday 10:00 report</code>
    <code>in 2 hours send the contract !</code>
    A ! means important, @name says who is to do it. Lines with “-” below become a checklist.
tasks-when-head = When is it due? Day and hour are chosen each for itself.
tasks-when-write = 📅 Another day, or in words
tasks-when-no-hour = No hour
tasks-when-none = No date
tasks-when-ask = When is “{ $title }” due? Pick a day or write: <code>tomorrow 3pm</code>, <code>on Friday</code>, <code>in 2 hours</code>. Send “-” for no date.
tasks-repeat-head = How often? When you tick the task off, the next one appears.
tasks-repeat-write = ✍️ In words
tasks-repeat-none = Don't repeat
tasks-repeat-ask = How does “{ $title }” repeat? For example <code>every 3 days</code>, <code>every Tuesday and Friday at 10:00</code>, <code>every month on the 31st</code>. Send “-” for not at all.
tasks-remind-head = When to remind? Several times, if you like. With nothing chosen, as usual.
tasks-assignee-ask = Who does this task?
tasks-link-ask = Which client is the task “{ $title }” about? Write a name, a phone or a link.{ $linked ->
    [yes] {" "}Send “-” for nobody.
   *[no] { "" }
 }
tasks-link-choose = I found several. Who is the task “{ $title }” about?
tasks-rename-ask = What is the task called now?
    So far: <code>{ $title }</code>
tasks-note-ask = Write the note of the task “{ $title }”. Send “-” for none.
tasks-items-ask = What else does “{ $title }” need? Each line becomes one of the checklist.
tasks-items-head = Press what to take off the checklist “{ $title }”.
tasks-whose-ask = Whose tasks?

# On the card.
tasks-on-card = ☑️ Tasks: <b>{ $count }{ $more ->
    [yes] +
   *[no] { "" }
 }</b> · { $dated ->
    [yes] { $late ->
        [yes] <b>{ $due }</b>{" "}
       *[no] { $due }{" "}
    }
   *[no] { "" }
 }{ $title }
