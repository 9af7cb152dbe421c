# Tasks: the list, one task, and its corrections.
tasks-section-all = Все
tasks-section-overdue = Просрочено
tasks-section-today = Сегодня
tasks-section-week = Ближайшие 7 дней
tasks-section-later = Позже
tasks-section-undated = Без даты
tasks-section-done = Сделано
tasks-heading = <b>{ $name }</b>
tasks-list = ☑️ <b>{ $whose ->
    [mine] Мои задачи
    [all] Задачи всей команды
   *[theirs] Задачи: { $name }
 }</b>
    Открыто: { $total }, на сегодня: { $today }{ $late ->
    [yes] , просрочено: <b>{ $overdue }</b>
   *[no] { "" }
 }
tasks-none = { $section ->
    [done] За последние две недели ничего не сделано.
    [all] Задач нет. Поставьте первую: <code>/task завтра 15:00 позвонить Иванову</code>
   *[other] Здесь пусто.
 }
tasks-none-here = Задач по этому клиенту нет.
tasks-more = … и ещё: остальные в /tasks
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
    [yes] <b>просрочено:</b> { $due }
   *[no] { $due }
 }
tasks-undated = 📅 без даты
tasks-repeats = 🔁 { $rhythm }
tasks-reminds = 🔔 напомню { $before }
tasks-assignee = 🙋 делает { $name }
tasks-priority = { $priority ->
    [high] ❗ важная, в первую очередь
   *[low] 🔽 подождёт
 }
tasks-done = ✅ сделано { $moment }
tasks-note = 📝 { $note }
tasks-items = Список: { $done } из { $count }
tasks-rhythm = { $every ->
    [weekdays] по будням
    [week] каждую неделю: { $days }
    [month] каждый месяц, { $day }-го числа
   *[days] { $step ->
        [1] каждый день
        [7] раз в неделю
        [14] раз в две недели
       *[other] раз в { $step } { $step ->
            [one] день
            [few] дня
           *[many] дней
        }
    }
 }
tasks-before = { $count ->
    [0] точно в срок
   *[other] за { $unit ->
        [minute] { $count } { $count ->
            [one] минуту
            [few] минуты
           *[many] минут
        }
        [hour] { $count } { $count ->
            [one] час
            [few] часа
           *[many] часов
        }
       *[day] { $count } { $count ->
            [one] день
            [few] дня
           *[many] дней
        }
    }
 }

# Buttons.
tasks-complete = ✅ Готово
tasks-reopen = ↩️ Вернуть в работу
tasks-when = 📅 Когда
tasks-repeat = 🔁 Повтор
tasks-remind = 🔔 Напомнить
tasks-link = 👤 Клиент
tasks-hand-over = 🙋 Кому
tasks-urgent = ❗ Важность
tasks-rename = ✏️ Название
tasks-write-note = 📝 Заметка
tasks-add-items = ➕ В список
tasks-change-items = ☑️ Править список
tasks-remove = 🗑 Удалить
tasks-new = ➕ Задача
tasks-whose = 👥 Чьи
tasks-mine = Мои
tasks-everybody = Все
tasks-of = { $name } · { $count }
tasks-ready = ◀ К задаче
tasks-to-card = 👤 К клиенту
tasks-to-list = ☑️ К задачам
tasks-from-search = ☑️ Сделать задачей
tasks-maybe = 👤 Это о клиенте { $name }?

# What was done.
tasks-added = ✔ Задача поставлена.{ $fine ->
    [yes] {" "}Если понял не так, поправьте кнопками.
   *[no] { "" }
 }
tasks-trouble = { $trouble ->
    [past] ⚠️ Это время уже прошло. Выберите, когда её сделать.
   *[impossible] ⚠️ Такого дня или часа нет. Выберите, когда её сделать.
 }
tasks-unread = ⚠️ Слова «{ $words }» я не понял. Проверьте, когда её сделать.
tasks-nobody = ⚠️ Сотрудника «{ $name }» не нашёл, поэтому задача ваша.
tasks-blind = ⚠️ Этот сотрудник не видит клиента или не ставит задачи, поэтому задача осталась за вами.
tasks-edited = ✔ Задача изменена
tasks-unchanged = Так уже и было.
tasks-completed = ✅ Сделано: { $title }{ $follows ->
    [yes] . Следующая — { $when }
   *[no] { "" }
 }
tasks-was-done = Эту задачу уже закрыли.
tasks-reopened = ↩️ Задача снова открыта{ $keeps ->
    [yes] . Следующая по расписанию осталась: её уже меняли
   *[no] { "" }
 }
tasks-removed = 🗑 Задача «{ $title }» удалена
tasks-handed-over = ✔ Задача передана: { $name }
tasks-item-removed = 🗑 Убрано: { $title }

# Questions.
tasks-ask = Что сделать{ $linked ->
    [yes] {" "}по клиенту { $name }
   *[no] { "" }
 }? Напишите одной строкой, вместе со временем:
    <code>завтра 15:00 позвонить Иванову</code>
    <code>каждый понедельник 10:00 отчёт</code>
    <code>через 2 часа отправить договор !</code>
    Знак ! значит «важно», @имя — кому поручить. Строки с «-» ниже станут списком.
tasks-when-head = Когда сделать? День и час выбираются отдельно.
tasks-when-write = 📅 Другой день или словами
tasks-when-no-hour = Без часа
tasks-when-none = Без даты
tasks-when-ask = Когда сделать «{ $title }»? Выберите день или напишите: <code>завтра 15:00</code>, <code>в пятницу</code>, <code>через 2 часа</code>. Чтобы убрать дату, отправьте «-».
tasks-repeat-head = Как часто повторять? Когда отметите задачу сделанной, появится следующая.
tasks-repeat-write = ✍️ Словами
tasks-repeat-none = Не повторять
tasks-repeat-ask = Как повторять «{ $title }»? Например <code>каждые 3 дня</code>, <code>по вторникам и пятницам в 10:00</code>, <code>каждый месяц 31 числа</code>. Чтобы не повторять, отправьте «-».
tasks-remind-head = Когда напомнить? Можно несколько раз. Если ничего не выбрано, напомню как обычно.
tasks-assignee-ask = Кто делает эту задачу?
tasks-link-ask = О каком клиенте задача «{ $title }»? Напишите имя, телефон или ссылку.{ $linked ->
    [yes] {" "}Чтобы отвязать клиента, отправьте «-».
   *[no] { "" }
 }
tasks-link-choose = Нашёл нескольких. О ком задача «{ $title }»?
tasks-rename-ask = Как теперь назвать задачу?
    Сейчас: <code>{ $title }</code>
tasks-note-ask = Напишите заметку к задаче «{ $title }». Чтобы убрать её, отправьте «-».
tasks-items-ask = Что ещё нужно для «{ $title }»? Каждая строка станет пунктом списка.
tasks-items-head = Нажмите, что убрать из списка «{ $title }».
tasks-whose-ask = Чьи задачи показать?

# On the card.
tasks-on-card = ☑️ Задач: <b>{ $count }{ $more ->
    [yes] +
   *[no] { "" }
 }</b> · { $dated ->
    [yes] { $late ->
        [yes] <b>{ $due }</b>{" "}
       *[no] { $due }{" "}
    }
   *[no] { "" }
 }{ $title }
