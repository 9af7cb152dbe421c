# Напоминания: о делах и касаниях с часом.
reminders-task = ⏰ <b>{ $title }</b>
reminders-touch = ⏰ <b>Пора связаться: { $client }</b>
reminders-client = 👤 { $client }
reminders-when = 🕒 { $moment } · { $ago }
reminders-for = 🤝 За коллегу: { $member }
reminders-again = 💤 Напомню { $moment }
reminders-line = ⏰ { $moment } — { $title }{ $named ->
    [yes] { " · " }{ $client }
   *[no] { "" }
 }
reminders-line-touch = ⏰ { $moment } — связаться: { $client }
reminders-hidden-client = клиент
reminders-done = ✔ Готово
reminders-in-15 = +15 мин
reminders-in-60 = +1 час
reminders-morning = Завтра утром
reminders-until = Когда…
reminders-drop = ✖ Не напоминать
reminders-see-task = 📋 Дело
reminders-see-client = 👤 Клиент
reminders-open = 👁 Открыть
reminders-until-ask = Когда напомнить? Выберите день — напомню в начале рабочего дня — или напишите, например <code>16:30</code>, <code>через 2 часа</code> или <code>в пятницу 11:00</code>.
reminders-told-again = 💤 Напомню { $moment }
reminders-told-done = ✔ Сделано: <b>{ $title }</b>
reminders-told-touch = ✔ { $kind }: <b>{ $client }</b>
reminders-told-dropped = Хорошо, больше не напомню.
reminders-told-next = 🔁 Следующее дело — { $moment }
reminders-told-next-touch = 📅 Следующее касание — { $day }
reminders-sent-private = Отправил вам в личные сообщения.
reminders-open-private = Сначала откройте меня в личных сообщениях и нажмите «Старт».

# В группе команды: никто не отреагировал.
reminders-overdue = 🔴 <b>{ $title }</b> — без ответа
reminders-overdue-touch = 🔴 <b>Связаться: { $client }</b> — без ответа
reminders-overdue-hidden = 🔴 <b>Есть просроченное дело</b> — без ответа
reminders-overdue-hidden-touch = 🔴 <b>Есть просроченное касание</b> — без ответа
reminders-overdue-who = 👤 Отвечает { $member } · срок { $moment }
reminders-overdue-client = 👥 { $client }
reminders-overdue-line = { $told } ({ $member })
reminders-overdue-done = ✔ Сделано: { $member }

# «Мой день»: рабочие часы, сводка, напоминания.
reminders-day = 🗓 Мой день
reminders-my-day = 🗓 <b>Мой день</b>

    💼 Рабочие часы: <b>{ $hours }</b>
    🌍 Часы идут как здесь: <b>{ $zone }</b>, сейчас { $time }
    ☀️ Утренняя сводка: <b>{ $digest }</b>
    ⏰ Напоминать: <b>{ $lead }</b>
    ✉️ Почта: <b>{ $email }</b>

    Вне рабочих часов я не беспокою: напоминание придёт в начале рабочего дня, а если дело раньше — в конце предыдущего. Рабочие дни отмечены галочкой.
reminders-day-of-week = { $on ->
    [yes] ✔{ " " }
   *[no] { "" }
 }{ $name }
reminders-hours = 💼 Часы
reminders-digest = ☀️ Сводка
reminders-lead = ⏰ За сколько
reminders-email = ✉️ Почта
reminders-write = ✍️ Другое
reminders-around-the-clock = круглосуточно
reminders-no-digest = не присылать
reminders-no-email = не подключена
reminders-hours-ask = Когда вы работаете?
reminders-hours-write = Напишите начало и конец рабочего дня, например <code>9:30-18:00</code>.
reminders-digest-ask = Во сколько присылать утреннюю сводку?
reminders-digest-write = Напишите час, например <code>8:30</code>.
reminders-lead-ask = За сколько напоминать о деле, если в нём самом не сказано иначе?
reminders-lead-none = не напоминать
reminders-lead-at-once = точно в срок
reminders-lead-before = { $unit ->
    [day] за { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
    [hour] за { $count ->
        [one] { $count } час
        [few] { $count } часа
       *[other] { $count } часов
    }
   *[minute] за { $count ->
        [one] { $count } минуту
        [few] { $count } минуты
       *[other] { $count } минут
    }
 }

# Напоминания по почте.
reminders-email-off = ✉️ Почта у этого бота пока не настроена. Владелец может вписать SMTP_URL и MAIL_FROM в файл .env — тогда напоминания смогут приходить и письмом.
reminders-email-none = ✉️ <b>Напоминания по почте</b>
    Они придут и сюда, и письмом.
reminders-email-on = ✉️ Напоминания приходят и сюда, и на <b>{ $address }</b>.
reminders-email-asked = 📨 На <b>{ $address }</b> отправлен код из шести цифр. Введите его, и адрес заработает. Код живёт полчаса; если письма нет, загляните в «Спам».
reminders-email-write = ✍️ Указать адрес
reminders-email-code = 🔢 Ввести код
reminders-email-drop = ✖ Отключить
reminders-email-ask = Напишите адрес почты. Отправлю на него код, чтобы убедиться, что он ваш.
reminders-email-code-ask = Введите шесть цифр из письма.
reminders-email-done = ✔ Адрес подтверждён: напоминания придут и письмом.
reminders-email-subject = Код: { $code }
reminders-email-letter = Код для Touchbase: { $code }

    Введите его в боте, и напоминания будут приходить на этот адрес. Если вы этого не просили, ничего не делайте.
reminders-email-refused = ✉️ Письмо на вашу почту не ушло: сервер его не принял. Проверьте адрес.

# Когда писать в группу о просроченном.
reminders-overdue-after = ⏳ Просрочки: когда писать
reminders-overdue-ask = Если на просроченное дело или касание никто не отреагировал, через сколько часов написать в группу? { $hours ->
    [0] Сейчас: не писать.
   *[other] Сейчас: через { $hours } ч.
 }
reminders-hours-short = { $count } ч
reminders-overdue-never = Не писать
