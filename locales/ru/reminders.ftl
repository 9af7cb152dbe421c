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
reminders-open = 👁 Открыть
reminders-until-ask = Когда напомнить? Выберите день — напомню в начале рабочего дня — или напишите, например <code>16:30</code>, <code>завтра</code> или <code>25.11 18:30</code>.
reminders-told-again = 💤 Напомню { $moment }
reminders-told-done = ✔ Сделано: <b>{ $title }</b>
reminders-told-touch = ✔ { $kind }: <b>{ $client }</b>
reminders-told-dropped = Хорошо, больше не напомню.
reminders-told-next = 🔁 Следующее дело — { $moment }
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
