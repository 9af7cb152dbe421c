# Подписчики ВКонтакте: ссылки, выбор, проверка, загрузка, повтор.
subscribers-open = 👥 Подписчики из ВК
subscribers-harvests = 👥 <b>Подписчики из ВКонтакте</b>
    Сборы по ссылкам на сообщества и людей. Нажмите, чтобы открыть.
subscribers-none = 👥 <b>Подписчики из ВКонтакте</b>
    Пришлите ссылки на сообщества или людей — я посчитаю, кто там, и загружу в базу тех, кого вы выберете.
subscribers-new = ➕ По ссылкам
subscribers-newest = ⏮ К новым
subscribers-back = ◀ Все сборы
subscribers-this = 👥 К этому сбору
subscribers-links-ask = 🔗 Пришлите ссылки на сообщества и страницы людей ВКонтакте — по одной в строке или через пробел, до 50. У сообществ возьму подписчиков, у людей — друзей и подписчиков.

subscribers-title = 👥 <b>Подписчики из ВКонтакте</b>
subscribers-looking = 🔎 <b>{ $name }</b> — смотрю, что это…
subscribers-reading = 🔗 <b>{ $name }</b> — читаю, кто в списках…
subscribers-checking = 🔎 <b>{ $name }</b> — считаю, ничего не записывая…
subscribers-running = 📥 <b>{ $name }</b> — загружаю…
subscribers-failed = ⚠️ <b>{ $name }</b> — не получилось.
subscribers-cancelled = ✖ Сбор отменён. Кто уже загружен, остался в базе.
subscribers-nobody = 🤷 Брать здесь некого. Почему — написано у каждой ссылки.
subscribers-seconds-left = 🕓 Осталось примерно { $seconds ->
    [one] { $seconds } секунда
    [few] { $seconds } секунды
   *[many] { $seconds } секунд
 }
subscribers-minutes-left = 🕓 Осталось примерно { $minutes } мин

subscribers-list-on = • <b>{ $name }</b> — { $listing }: { $total }
subscribers-list-off = ◦ { $name } — { $listing }: { $total }, не беру
subscribers-list-bad = ⚠️ { $name } — { $problem }
subscribers-more-lists = …и ещё ссылок: { $count }
subscribers-listing-members = подписчики
subscribers-listing-friends = друзья
subscribers-listing-followers = подписчики страницы
subscribers-problem-no-link = это не ссылка ВКонтакте
subscribers-problem-unknown = такой страницы нет
subscribers-problem-no-list = это не сообщество и не человек
subscribers-problem-private = частное сообщество, список закрыт
subscribers-problem-hidden = список подписчиков скрыт
subscribers-problem-closed = закрытый профиль
subscribers-problem-gone = страница удалена или заблокирована
subscribers-problem-needs-person = ключу сообщества этот список не показывают: нужен аккаунт человека (/accounts)
subscribers-problem-refused = ВКонтакте не показывает этот список

subscribers-takes = 🎯 Кого беру: <b>{ $told }</b>
subscribers-fills = { $fills ->
    [yes] ✏️ Кто уже в базе: дополню только пустое
   *[no] ✏️ Кто уже в базе: не трогаю
 }
subscribers-repeats = { $days ->
    [1] 🔁 Повторяю каждый день
    [7] 🔁 Повторяю каждую неделю
   *[other] 🔁 Повторяю каждые { $days } дней
 }
subscribers-everybody = всех, чья страница на месте
subscribers-with-gone = и удалённые страницы
subscribers-only-sex = { $sex ->
    [female] женщины
   *[male] мужчины
 }
subscribers-only-ages = { $first ->
    [0] до { $last } лет
   *[other] { $last ->
        [0] от { $first } лет
       *[other] { $first }–{ $last } лет
    }
 }
subscribers-only-seen = заходили за { $days } дней
subscribers-only-can-write = кому можно написать
subscribers-only-contacts = кто оставил контакты
subscribers-given-line = { $what } — <b>{ $told }</b>
subscribers-next = Сначала проверю: посчитаю людей и ничего не запишу.
subscribers-consent = 🔒 Эти люди не давали согласия: сообщество сможет им написать, только когда они сами разрешат сообщения.

subscribers-check = 🔎 Проверить
subscribers-run = 📥 Загрузить ({ $count })
subscribers-who = 🎯 Кого брать
subscribers-what = 🎁 Что дать всем
subscribers-lists = 📋 Списки
subscribers-repeat = 🔁 Повторять
subscribers-show = 👥 Показать загруженных
subscribers-undo = ↩ Отменить загрузку

subscribers-seen = Всего в списках: <b>{ $count }</b>
subscribers-created = { $done ->
    [yes] ➕ Добавлено: <b>{ $count }</b>
   *[no] ➕ Новых: <b>{ $count }</b>
 }
subscribers-filled = ✏️ Дополнено карточек: <b>{ $count }</b>
subscribers-known = { $done ->
    [yes] 👤 Уже были и не изменились: <b>{ $count }</b>
   *[no] 👤 Уже в базе: <b>{ $count }</b>
 }
subscribers-foreign = 🚷 У других сотрудников, вам не видны: <b>{ $count }</b>
subscribers-twice = 👯 Встретились ещё раз: <b>{ $count }</b>
subscribers-left-out = ⏭ Не подошли: <b>{ $count }</b>
subscribers-reason = { "   " }• { $reason }: { $count }
subscribers-left-out-gone = страница удалена или заблокирована
subscribers-left-out-sex = не тот пол или не указан
subscribers-left-out-age = не тот возраст или скрыт
subscribers-left-out-city = другой город или не указан
subscribers-left-out-away = давно не заходили
subscribers-left-out-closed = нельзя написать
subscribers-left-out-no-contacts = нет контактов
subscribers-broke-off = ⚠️ { $name } — список оборвался: { $problem }
subscribers-changed = 🔁 С прошлого раза пришли: <b>{ $joined }</b>, ушли: <b>{ $left }</b>
subscribers-gone-card = 🚪 { $name }
subscribers-ended = { $state ->
    [done] ✅ <b>{ $name }</b> — загружено
    [failed] ⚠️ <b>{ $name }</b> — остановлено
   *[cancelled] ✖ <b>{ $name }</b> — прекращено
 }

subscribers-lists-ask = 📋 Какие списки брать?
subscribers-list-choice = { $here ->
    [yes] ☑️ { $name }: { $listing }
   *[no] ◻️ { $name }: { $listing }
 }
subscribers-choice = { $here ->
    [yes] ✔ { $caption }
   *[no] { $caption }
 }
subscribers-who-ask = 🎯 Кого брать? Сейчас: <b>{ $told }</b>.
    Что человек скрыл, считается неподходящим.
subscribers-sex = { $sex ->
    [female] Женщины
    [male] Мужчины
   *[any] Все
 }
subscribers-seen-days = { $days ->
    [0] Все
   *[other] { $days } дн.
 }
subscribers-age = 🎂 { $named ->
    [yes] { $told }
   *[no] Возраст
 }
subscribers-city = 🏙 { $named ->
    [yes] { $told }
   *[no] Город
 }
subscribers-can-write = ✉️ Можно написать
subscribers-contacts = 📞 Оставили контакты
subscribers-gone = 🪦 И удалённые страницы
subscribers-fill = ✏️ Дополнять тех, кто в базе
subscribers-age-ask = 🎂 Какой возраст? Напишите «25-40», «от 25» или «до 40»; «-» — любой.
subscribers-city-ask = 🏙 Какие города? Напишите через запятую; «-» — любые.
subscribers-what-ask = 🎁 Что дать всем, у кого этого нет?
subscribers-given-category = 🏷 Категория
subscribers-given-stage = 📊 Этап
subscribers-given-responsible = 🙋 Ответственный
subscribers-given-tags = 🔖 Теги
subscribers-given-source = 🧭 Пометка к источнику
subscribers-source-ask = 🧭 Что приписать к источнику? Сообщество я запишу сам. Например: «конкурс, весна 2026». «-» — ничего.
subscribers-repeat-ask = 🔁 Как часто собирать заново? Расскажу, кто пришёл и кто ушёл, и загружу новых.
subscribers-rhythm = { $days ->
    [0] Не повторять
    [1] Каждый день
    [7] Каждую неделю
   *[other] Раз в { $days } дней
 }
subscribers-repeat-set = { $days ->
    [0] Больше не повторяю
    [1] Буду повторять каждый день
    [7] Буду повторять каждую неделю
   *[other] Буду повторять раз в { $days } дней
 }
subscribers-of-link = 👥 Загрузить подписчиков
subscribers-link-ask = 🔗 { $link }
    По этой ссылке в базе никого нет. Что сделать с теми, кто там состоит?
