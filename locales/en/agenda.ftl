# Digests and the calendar.
agenda-morning = ☀️ <b>{ $day }</b>
agenda-morning-line = ☀️ Touches due today: { $due }
agenda-instead-of = 🏖 In place of <b>{ $name }</b>:
agenda-line = { $what ->
    [overdue] 🔴 Touches overdue: <b>{ $count }</b>
    [today] ⏰ Touches today: <b>{ $count }</b>
    [tasks-overdue] 📋 Tasks overdue: <b>{ $count }</b>
    [tasks-today] 📋 Tasks today: <b>{ $count }</b>
    [stuck] 🐢 Stuck on a stage: <b>{ $count }</b>
   *[no-step] 🤷 Without a next step: <b>{ $count }</b>
  }
agenda-birthday = 🎂 { $day }: <b>{ $name }</b>{ $years ->
    [0] {""}
   *[other] , turns { $years }
  }
agenda-more-birthdays = … and { $count } more birthdays
agenda-way = { $what ->
    [overdue] 🔴 Overdue: { $count }
    [today] ⏰ Today: { $count }
    [tasks] 📋 Tasks: { $count }
    [stuck] 🐢 Stuck: { $count }
   *[no-step] 🤷 No step: { $count }
  }
agenda-begin = ▶ Begin with the most urgent
agenda-week = 📊 <b>The week of { $first } – { $last }</b>
agenda-week-title = Week { $first } — { $last }
agenda-week-subtitle = The whole team
agenda-week-nobody = Nobody responsible
agenda-week-column = { $what ->
    [touches] Touches
    [tasks] Tasks done
    [overdue] Overdue
   *[won] Deals won
 }
agenda-week-more = … and { $count } more members
agenda-week-of = { $known ->
    [yes] 👤 <b>{ $name }</b>
   *[no] 👥 <b>Nobody's</b>
  } · clients: { $clients }
agenda-week-new = 🆕 New: { $count }
agenda-week-touches = 🤝 Touches: { $count } ({ $kinds })
agenda-week-moves = 🔀 Moves between stages: { $count }
agenda-week-tasks = ✅ Tasks done: { $count }
agenda-week-overdue = 🔴 Overdue now: { $count }
agenda-week-won = 🏆 Deals won: { $count }{ $priced ->
    [no] {""}
   *[other] , { $sums }
  }
agenda-week-board = 📊 Funnel
agenda-month = 📅 <b>{ $month }</b>

    Touches: { $touches }, tasks: { $tasks }. The number behind a dot says how much is planned for the day.
agenda-to-today = Today
agenda-to-month = 📅 Month
agenda-file = 📎 Calendar file
agenda-day = 📅 <b>{ $day }</b>
    Touches: { $touches }, tasks: { $tasks }.
agenda-day-free = Nothing is planned for this day.
agenda-file-title = Touchbase: touches and tasks
agenda-file-caption = 📅 Entries in the file: { $count }. Open it in your phone's calendar; a later file brings the same entries up to date.
agenda-file-empty = Nothing is planned yet: the file would be empty.
