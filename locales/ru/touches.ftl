touches-kind-wrote = написали
touches-kind-called = позвонили
touches-kind-met = встретились
touches-kind-answered = клиент ответил
touches-kind-imported = касание из файла
touches-kind-liked = поставили лайк
touches-kind-commented = оставили комментарий
touches-kind-invited = позвали в друзья
touches-kind-mailed = рассылка
touches-kind-client-liked = клиент поставил нам лайк
touches-kind-client-commented = клиент оставил нам комментарий
touches-kind-joined = вступил в сообщество
touches-kind-left = вышел из сообщества
touches-queue-m = Мои клиенты
touches-queue-t = 👥 <b>Вся команда</b>
touches-queue-n = 🕳 <b>Без следующего шага</b>: касание не назначено, задач со сроком нет
touches-queue-q = 💤 <b>Давно не общались</b>: больше 30 дней, и ничего не назначено
touches-counts = 🔔 Просрочено: <b>{ $overdue }</b> · сегодня: <b>{ $today }</b> · на неделе: <b>{ $week }</b> · сделано: <b>{ $done }</b>
touches-free = { $week ->
    [0] ✔ На сегодня касаний не осталось.
   *[other] ✔ На сегодня касаний не осталось, на неделе: <b>{ $week }</b>.
 } Сделано сегодня: <b>{ $done }</b>.
touches-new-round = 🔁 Круг пройден. Дальше те, кого вы оставили на потом.
touches-round-over = ✔ Здесь больше никого не осталось.
touches-passed = <b>{ $name }</b>
    { $told }
touches-next = ⏰ Следующее касание: <b>{ $day }</b>{ $by_rhythm ->
    [yes] , по ритму этапа
   *[no] { "" }
 }
touches-when-next = ⏰ Следующее касание не назначено. Когда вернуться? Кнопки — внизу.
touches-meanwhile = ⚠️ С этим клиентом только что что-то сделали: вы или коллега. Ещё раз ничего не записано.
touches-gone = ⚠️ Клиент не найден: его удалили, или он вам больше не виден.
touches-task = ☑️ { $title }
touches-last = 🤝 { $moment }: { $kind }
touches-phone = 📞 { $phone }
touches-open = 👤 Карточка
touches-skip = ⏭ Позже
touches-in-a-day = +1 день
touches-in-a-week = +1 неделя
touches-on-a-day = 📅 Дата…
touches-next-tomorrow = ⏰ { $name }: завтра
touches-vk = ВКонтакте ↗
touches-undo = ↩ Отменить: { $name }
touches-to-mine = 🔔 Мои касания
touches-to-team = 👥 Вся команда
touches-menu = ☰ Меню
touches-offer = { $queue ->
    [t] 👥 У команды: { $count }
    [n] 🕳 Без шага: { $count }
   *[q] 💤 Давно не общались: { $count }
 }
touches-day-ask = 📅 Когда следующее касание с клиентом <b>{ $name }</b>? Выберите день или напишите: <code>завтра 15:00</code>, <code>через 2 недели</code>, <code>15.05</code>.
touches-stage-ask = 📊 <b>{ $name }</b>: на какой этап?
