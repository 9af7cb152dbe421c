# Сводки и календарь.
agenda-morning = ☀️ <b>{ $day }</b>
agenda-morning-line = ☀️ Касаний на сегодня: { $due }
agenda-instead-of = 🏖 Вместо <b>{ $name }</b>:
agenda-line = { $what ->
    [overdue] 🔴 Касаний просрочено: <b>{ $count }</b>
    [today] ⏰ Касаний на сегодня: <b>{ $count }</b>
    [tasks-overdue] 📋 Задач просрочено: <b>{ $count }</b>
    [tasks-today] 📋 Задач на сегодня: <b>{ $count }</b>
    [stuck] 🐢 Застряли на этапе: <b>{ $count }</b>
   *[no-step] 🤷 Без следующего шага: <b>{ $count }</b>
  }
agenda-birthday = 🎂 { $day }: <b>{ $name }</b>{ $years ->
    [0] {""}
    [one] , { $years } год
    [few] , { $years } года
   *[other] , { $years } лет
  }
agenda-more-birthdays = … и ещё именинников: { $count }
agenda-way = { $what ->
    [overdue] 🔴 Просрочено: { $count }
    [today] ⏰ Сегодня: { $count }
    [tasks] 📋 Задачи: { $count }
    [stuck] 🐢 Застряли: { $count }
   *[no-step] 🤷 Без шага: { $count }
  }
agenda-begin = ▶ Начать с самого срочного
agenda-week = 📊 <b>Неделя { $first } — { $last }</b>
agenda-week-title = Неделя { $first } — { $last }
agenda-week-subtitle = Вся команда
agenda-week-nobody = Без ответственного
agenda-week-column = { $what ->
    [touches] Касания
    [tasks] Задач сделано
    [overdue] Просрочено
   *[won] Выиграно
 }
agenda-week-more = … и ещё сотрудников: { $count }
agenda-week-of = { $known ->
    [yes] 👤 <b>{ $name }</b>
   *[no] 👥 <b>Без ответственного</b>
  } · клиентов: { $clients }
agenda-week-new = 🆕 Новых: { $count }
agenda-week-touches = 🤝 Касаний: { $count } ({ $kinds })
agenda-week-moves = 🔀 Переходов по этапам: { $count }
agenda-week-tasks = ✅ Задач сделано: { $count }
agenda-week-overdue = 🔴 Просрочено сейчас: { $count }
agenda-week-won = 🏆 Выиграно сделок: { $count }{ $priced ->
    [no] {""}
   *[other] {" "}на { $sums }
  }
agenda-week-board = 📊 Воронка
agenda-month = 📅 <b>{ $month }</b>

    Касаний: { $touches }, задач: { $tasks }. Число после точки — сколько дел в этот день.
agenda-to-today = Сегодня
agenda-to-month = 📅 Месяц
agenda-file = 📎 Файл для календаря
agenda-day = 📅 <b>{ $day }</b>
    Касаний: { $touches }, задач: { $tasks }.
agenda-day-free = На этот день ничего не запланировано.
agenda-file-title = Touchbase: касания и задачи
agenda-file-caption = 📅 Дел в файле: { $count }. Откройте его в календаре телефона; новый файл обновит те же записи.
agenda-file-empty = Пока ничего не запланировано: файл был бы пустым.
