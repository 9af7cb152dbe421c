# Рассылки и личные сообщения.
campaigns-list = 📨 <b>Рассылки</b>
    Сообщения тем, кто разрешил писать, заявки в друзья, лайки и комментарии. До запуска я покажу, кого это коснётся, сколько займёт и как будет выглядеть.
campaigns-no-sender = 📨 <b>Рассылки</b>
    Сначала подключите сообщество ВКонтакте: от его имени можно писать тем, кто сам написал ему или разрешил сообщения. Для лайков, комментариев и заявок в друзья нужна личная страница.
campaigns-new = ➕ Рассылка
campaigns-connect = 📣 Подключить сообщество
campaigns-newest = ⏮ К новым
campaigns-back = ◀ Рассылки
campaigns-for-these = 📨 Рассылка
campaigns-default-name = { $kind ->
    [friend-request] Заявки { $day }
    [like] Лайки { $day }
    [comment] Комментарии { $day }
   *[message] Рассылка { $day }
 }
campaigns-unnamed = без названия
campaigns-title = { $kind ->
    [friend-request] 🤝 <b>{ $name }</b> · { $state }
    [like] ❤️ <b>{ $name }</b> · { $state }
    [comment] 💭 <b>{ $name }</b> · { $state }
   *[message] 📨 <b>{ $name }</b> · { $state }
 }
campaigns-state-draft = черновик
campaigns-state-ready = готова к проверке
campaigns-state-scheduled = ждёт своего часа
campaigns-state-running = идёт
campaigns-state-paused = на паузе
campaigns-state-done = завершена
campaigns-state-cancelled = прекращена
campaigns-state-failed = остановилась с ошибкой
campaigns-from = 📣 От кого: <b>{ $name }</b>
campaigns-no-account = 📣 От кого: не выбрано
campaigns-to = 👥 Кому: { $audience }
campaigns-nobody-chosen = не выбрано
campaigns-text = <blockquote expandable>{ $text }</blockquote>
campaigns-no-text = { $kind ->
    [friend-request] ✍️ Без слов: просто заявка.
   *[other] ✍️ Текста ещё нет.
 }
campaigns-check = ✔ Проверить и запустить
campaigns-pick-account = 📣 От кого
campaigns-pick-audience = 👥 Кому
campaigns-write-text = ✍️ Текст
campaigns-rename = ✏️ Название
campaigns-stop-on-answer = { $on ->
    [yes] 💬 Ответившим больше не писать: да
   *[no] 💬 Ответившим больше не писать: нет
 }
campaigns-quiet = { $days ->
    [0] 🤫 Недавние касания не мешают
   *[other] 🤫 Пропустить, если касание было за { $days } дн.
 }
campaigns-remove = 🗑 Удалить
campaigns-remove-ask = Удалить черновик «{ $name }»? Вернуть его будет нельзя.
campaigns-remove-sure = 🗑 Да, удалить
campaigns-account-ask = 📣 От имени какого сообщества писать?
campaigns-name-ask = Как назвать рассылку? Название видите только вы.
campaigns-text-ask = ✍️ <b>Пришлите текст</b>

    <code>%имя|друг%</code> — имя или замена · <code>{ "{" }Привет|Добрый день{ "}" }</code> — один из вариантов · <code>%g|рад|рада%</code> — форма для мужчины и женщины · <code>[+, +раз|два]</code> — части в любом порядке.

    { $kind ->
        [friend-request] До { $longest } знаков и без прямой рекламы: человек решает, пускать ли вас в друзья. Ошибётесь — покажу место.
        [comment] До { $longest } знаков. Комментарий увидят все, кто зайдёт на страницу. Ошибётесь — покажу место.
       *[other] Ошибётесь — покажу место.
    }
campaigns-audience-ask = 👥 Для кого?
campaigns-audience-or-list = 👥 Для кого?

    Ваш последний список: { $list }
campaigns-for-list = 🔎 Последний список
campaigns-for-all = 👥 Все клиенты
campaigns-for-ticked = ☑️ Выбранные ({ $count })
campaigns-by-segment = 📁 По сегменту
campaigns-by-category = 🏷 По категории
campaigns-by-stage = 📊 По этапу
campaigns-reach = { $kind ->
    [friend-request] 🤝 <b>{ $name }</b>

    ✅ Позовём в друзья: <b>{ $reachable }</b> из { $total }
    [like] ❤️ <b>{ $name }</b>

    ✅ Отметим: <b>{ $reachable }</b> из { $total }
    [comment] 💭 <b>{ $name }</b>

    ✅ Прокомментируем: <b>{ $reachable }</b> из { $total }
   *[message] 📨 <b>{ $name }</b>

    ✅ Получат: <b>{ $reachable }</b> из { $total }
 }
campaigns-left-out = 🚫 Пропустим: { $count }
campaigns-reach-nobody = Некому. Посмотрите причины выше или выберите других клиентов.
campaigns-reason-line =    • { $reason }: { $count }
campaigns-reason-no-vk = нет страницы ВКонтакте
campaigns-reason-never-allowed = не разрешали сообществу писать
campaigns-reason-opted-out = просили не писать
campaigns-reason-stopped = в стоп-листе
campaigns-reason-blocked = заблокированы у нас
campaigns-reason-paused = без рассылок (наша пауза)
campaigns-reason-touched-lately = недавно уже общались
campaigns-reason-too-often = уже получили достаточно рассылок за этот срок
campaigns-reason-value-missing = не хватает данных для текста
campaigns-reason-answered = ответили раньше
campaigns-reason-card-gone = карточка удалена или изменилась
campaigns-reason-same-person = этот же человек получает сообщение по объединённой карточке
campaigns-reason-cancelled = рассылку прекратили
campaigns-reason-person-gone = страницы больше нет
campaigns-reason-refused = запретили сообщения
campaigns-reason-blacklisted = чёрный список, их или наш
campaigns-reason-closed-profile = закрытый профиль
campaigns-reason-no-avatar = нет фотографии страницы
campaigns-reason-empty-wall = на стене нет столько записей
campaigns-reason-comments-closed = комментарии закрыты
campaigns-reason-object-gone = записи или фотографии уже нет
campaigns-reason-friends-already = уже в друзьях
campaigns-reason-asked-already = заявка уже отправлена раньше
campaigns-reason-call-wrong = ВКонтакте не принимает такое сообщение
campaigns-reason-file-refused = файл не удалось отправить во ВКонтакте: проверьте его и права ключа на фотографии и файлы
campaigns-reason-trouble = ВКонтакте не справился
campaigns-variety = { $exact ->
    [yes] 🎲 Разных текстов: <b>{ $texts }</b> на { $people } получателей
   *[no] 🎲 Разных текстов: не больше <b>{ $texts }</b> на { $people } получателей
 }{ $few ->
    [yes] {""} — кто-то получит одинаковые
   *[no] {""}
 }
campaigns-minutes = ⏱ Займёт минут: { $minutes }
campaigns-hours = ⏱ Займёт часов: { $hours }, закончим примерно { $moment }
campaigns-never = ⏱ При нынешних лимитах аккаунтов не закончится и за год. Поднимите лимиты или добавьте аккаунты: /accounts.
campaigns-sample = 👤 <b>{ $name }</b>
    <blockquote expandable>{ $text }</blockquote>
campaigns-start-now = ▶ Начать сейчас
campaigns-start-later = 🕓 Позже…
campaigns-test = 🧪 Сначала себе
campaigns-test-ask = 🧪 Пришлите ссылку на свою страницу ВКонтакте. Сообщение придёт от сообщества, так что сначала разрешите ему вам писать (или напишите ему сами).
campaigns-test-sent = ✔ Отправляю проверочное сообщение на vk.com/{ $page }.
campaigns-test-refused = ⚠️ На vk.com/{ $page } отправить не получилось. { $why }
campaigns-test-other = ✍️ На другую страницу
campaigns-later-ask = 🕓 Когда начать? Время ваше.
campaigns-other-time = ✍️ Другое время
campaigns-time-ask = Напишите день и час, например <code>25.11.2026 18:30</code>.
campaigns-start-at-ask = 🕓 Начать <b>{ $moment }</b>?
campaigns-start-at = ▶ Начать { $moment }
campaigns-starts-at = 🕓 Начнётся { $moment }
campaigns-confirm = { $kind ->
    [friend-request] ⚠️ Заявки уйдут <b>{ $count }</b> людям. Чтобы запустить, напишите это число.
    [like] ⚠️ Лайки получат <b>{ $count }</b> человек. Чтобы запустить, напишите это число.
    [comment] ⚠️ Комментарии появятся у <b>{ $count }</b> человек. Чтобы запустить, напишите это число.
   *[message] ⚠️ Сообщение получат <b>{ $count }</b> человек. Чтобы запустить, напишите это число.
 }
campaigns-already = Это уже запущено, второй раз не начнётся.
campaigns-action-planned = 🕓 Ждут
campaigns-action-sending = 📤 В работе
campaigns-action-done = ✅ Отправлено
campaigns-action-skipped = ⏭ Пропущено
campaigns-action-failed = ⚠️ Не получилось
campaigns-action-unsure = ❓ Неизвестно, дошло ли
campaigns-count = { $state }: <b>{ $count }</b>
campaigns-retry-failed = 🔁 Повторить неудачные: { $count }
campaigns-send-again = 📤 Отправить ещё раз
campaigns-copies-kept = Своих копий не удалось удалить: { $count }
campaigns-count-as-sent = ✔ Считать отправленными
campaigns-retried = 🔁 Пробую ещё раз: { $count }
campaigns-settled = { $again ->
    [yes] 📤 Отправляю ещё раз: { $count }
   *[no] ✔ Считаю отправленными: { $count }
 }
campaigns-write-vk = 💬 Написать ВК
campaigns-personal-ask = 💬 Что написать? Сообщение для <b>{ $client }</b> уйдёт от сообщества «{ $community }» слово в слово.
campaigns-personal-sent = 💬 Отправляю. Когда дойдёт, это станет касанием в истории.
campaigns-report = 📄 Отчёт по получателям
campaigns-report-name = { $name } - отчёт
campaigns-report-picture = { $name } - итог
campaigns-report-sheet = Получатели
campaigns-report-client = Клиент
campaigns-report-page = Страница ВКонтакте
campaigns-report-state = Что вышло
campaigns-report-reason = Почему
campaigns-report-error = Ошибка ВК
campaigns-report-moment = Когда
campaigns-report-recipients = { $kind ->
    [like] Лайков: { $count }
    [comment] Комментариев: { $count }
   *[other] Получателей: { $count }
 }
campaigns-report-rest = остальное
campaigns-unsent = { $sure ->
    [yes] ⚠️ Сообщение для <b>{ $name }</b> не ушло: { $reason }.
   *[no] ❓ Неизвестно, дошло ли сообщение для <b>{ $name }</b>. Посмотрите в диалоге сообщества.
 }
campaigns-unsent-card = 👤 Открыть карточку
campaigns-connect-any = 🔑 Подключить аккаунт
campaigns-new-kind = { $kind ->
    [friend-request] 🤝 В друзья
    [like] ❤️ Лайки
   *[comment] 💭 Комментарии
 }
campaigns-again = 🔁 Ещё раз: { $name }
campaigns-similar = 🔁 Ещё одну такую же
campaigns-copied = 🔁 Это копия: проверьте, кому и что, и запускайте.
campaigns-line = { $kind ->
    [friend-request] { $icon } 🤝 { $name }
    [like] { $icon } ❤️ { $name }
    [comment] { $icon } 💭 { $name }
   *[message] { $icon } { $name }
 }
campaigns-kind = { $kind ->
    [friend-request] 🤝 Заявки в друзья
    [like] ❤️ Лайки
    [comment] 💭 Комментарии
   *[message] 💬 Сообщения
 }
campaigns-kind-ask = 🎯 <b>Что делаем?</b>

    💬 <b>Сообщения</b> — от сообщества тем, кто разрешил ему писать.
    🤝 <b>Заявки в друзья</b> — от личной страницы, со словами или без.
    ❤️ <b>Лайки</b> — фото страницы и новым записям; человек заметит и зайдёт сам.
    💭 <b>Комментарии</b> — под фото или новой записью, если там разрешено.
campaigns-pick-kind = { $kind ->
    [friend-request] 🎯 Делаем: заявки
    [like] 🎯 Делаем: лайки
    [comment] 🎯 Делаем: комментарии
   *[message] 🎯 Делаем: сообщения
 }
campaigns-accounts-ask = { $kind ->
    [message] 📣 От чьего имени писать?
    [like] 📣 Кто ставит лайки? Можно отметить несколько страниц.
    [comment] 📣 Кто комментирует? Можно отметить несколько страниц: люди поделятся между ними поровну.
   *[friend-request] 📣 Кто зовёт в друзья? Можно отметить несколько страниц: люди поделятся между ними поровну.
 }
campaigns-accounts-none = { $kind ->
    [message] 📣 Писать пока не от кого: подключите сообщество ВКонтакте.
   *[other] 📣 Это делает личная страница ВКонтакте, а ни одна ещё не подключена. Подключить её может администратор: /accounts.
 }
campaigns-account = { $on ->
    [yes] ✅ { $name }
   *[no] { $kind ->
        [person] 👤 { $name }
       *[community] 📣 { $name }
    }
 }
campaigns-accounts-done = ✔ Готово
campaigns-each-account = { $on ->
    [yes] ❤️ Лайкает каждая страница
   *[no] ➗ Люди поделены между страницами
 }
campaigns-each-account-about = Лайк от каждой страницы заметнее, но и занимает больше времени. Если поделить людей, каждый получит лайки только от одной.
campaigns-pick-objects = 🖼 Что отмечать
campaigns-objects-ask = { $kind ->
    [like] 🖼 <b>Чему ставим лайки?</b>
    Фото страницы, новые записи на стене или и то и другое. У кого записей меньше, получит столько, сколько есть.
   *[comment] 🖼 <b>Что комментируем?</b>
    Под фото страницы или под новой записью, если хозяин разрешил комментарии. Где нельзя — пропущу и скажу в отчёте.
 }
campaigns-avatar = { $on ->
    [yes] ✅ Фото страницы
   *[no] ▫️ Фото страницы
 }
campaigns-posts = { $count ->
    [0] { $on ->
        [yes] ✅ Без записей
       *[no] Без записей
    }
   *[other] { $on ->
        [yes] ✅ Записей: { $count }
       *[no] Записей: { $count }
    }
 }
campaigns-no-objects = 🖼 Что отмечать: не выбрано
campaigns-objects = { $avatar ->
    [yes] { $count ->
        [0] 🖼 Что: фото страницы
        [one] 🖼 Что: фото страницы и самая новая запись
       *[other] 🖼 Что: фото страницы и новые записи ({ $count })
    }
   *[no] { $count ->
        [one] 🖼 Что: самая новая запись на стене
       *[other] 🖼 Что: новые записи на стене ({ $count })
    }
 }
campaigns-without-text = 🤐 Без слов
campaigns-rules = ⚙️ Условия
campaigns-rules-ask = { $kind ->
    [message] ⚙️ <b>Условия</b>
    Кого не беспокоить, что делать, если ответили, и сколько рассылок в сумме может получить один человек.
   *[other] ⚙️ <b>Условия</b>
    Кого пока не беспокоить.
 }
campaigns-rules-line = ⚙️ Условия: { $rules }
campaigns-rule-quiet = пропустить, с кем общались за { $days } дн.
campaigns-rule-stop = ответившим больше не писать
campaigns-rule-cap = не больше { $times } рассылок за { $days } дн. на человека
campaigns-rule-delete = удалить у себя после отправки
campaigns-delete-copy = { $on ->
    [yes] 🧹 Удалять у себя после отправки: да
   *[no] 🧹 Удалять у себя после отправки: нет
 }
campaigns-cap = { $times ->
    [0] { $on ->
        [yes] ✅ Сколько угодно рассылок
       *[no] Сколько угодно рассылок
    }
   *[other] { $on ->
        [yes] ✅ До { $times } за { $days } дн.
       *[no] До { $times } за { $days } дн.
    }
 }
campaigns-cap-other = ✍️ Другое ограничение
campaigns-cap-ask = Сколько рассылок и за сколько дней может получить один человек? Например: <code>2 за 14 дней</code>. Считаются все рассылки от всех аккаунтов.
campaigns-acts = { $kind ->
    [like] ❤️ Лайков: не больше <b>{ $count }</b>, смотря у кого что есть
   *[comment] 💭 Комментариев: не больше <b>{ $count }</b>, смотря у кого можно
 }
campaigns-first-ones = 👤 Например: { $names }
campaigns-days = ⏱ Займёт дней: { $days }, закончим примерно { $moment }. По лимитам аккаунтов — до { $per_day } в день
campaigns-warn-off = 🔒 Личные страницы пока выключены, поэтому запустить нельзя. Включает их владелец, прочитав, чем это опасно: /accounts → «Личные страницы». Черновик подождёт.
campaigns-warn = { $kind ->
    [promo] ⚠️ Не рассылайте с главной страницы: за письма незнакомым ВКонтакте блокирует, а её знают ваши клиенты. Возьмите дополнительную, а лучше сообщество, которому разрешили писать.
    [message] ⚠️ Пишет личная страница. За письма незнакомым ВКонтакте блокирует страницы. Надёжнее сообщество, которому разрешили писать.
    [friend-request] ⚠️ Заявки — не рассылка. Они собирают вокруг страницы тех, кому вы интересны; реклама в словах заявки даёт отказы и жалобы, а за жалобы ВКонтакте закрывает заявки.
    [like] ⚠️ Лайки заметны и не раздражают, пока их немного. Одним махом по десять каждому — похоже на робота, и ВКонтакте это видит.
   *[comment] ⚠️ Комментарий видят все. Одинаковые и рекламные ВКонтакте прячет, а на странице копятся жалобы. Пусть вариантов текста будет побольше.
 }
campaigns-warn-resting = ⏸ Сейчас не работает: { $names }. Начать можно, но эта часть подождёт, пока аккаунт не вернётся.
campaigns-resting = ⏸ «{ $name }»: { $why } — его часть ждёт.
campaigns-to-accounts = 🔑 Аккаунты
campaigns-done = { $kind ->
    [friend-request] ✅ Позвали в друзья
    [like] ✅ Лайков
   *[comment] ✅ Комментариев
 }
campaigns-held = 📣 <b>Кто чем занят</b>
    Аккаунты общие на все рассылки: у кого одна очередь, те делят её поровну, а поставленная первой идёт первой.
campaigns-held-none = 📣 Пока не подключено ни одного аккаунта.
campaigns-held-account = { $kind ->
    [person] 👤 <b>{ $name }</b>
   *[community] 📣 <b>{ $name }</b>
 }
campaigns-held-personal = • личные сообщения: { $count } (идут первыми)
campaigns-held-line = • «{ $name }»
campaigns-held-foreign = • рассылка коллеги
campaigns-held-left = осталось { $count }
campaigns-held-more = • и ещё { $count }
campaigns-held-free = • свободен
campaigns-report-account = От кого
campaigns-report-about = Что отмечали
campaigns-report-target = Ссылка
campaigns-report-text = Текст
campaigns-report-answered = Ответил
campaigns-report-object = { $number ->
    [0] фото страницы
    [1] самая новая запись
   *[other] запись { $number } с начала
 }
campaigns-report-answers = ответили: { $count }
campaigns-answers = 💬 Ответили: <b>{ $count }</b>
campaigns-by-link = 🔗 По ссылке ВК
campaigns-links-ask = 🔗 Пришлите ссылки на сообщества или страницы людей ВКонтакте, можно несколько. Прочитаю, кто там состоит, и рассылка будет тем из них, кто есть в базе. Сам я никого не добавлю.
campaigns-lists-reading = 🔗 <b>Читаю списки ВКонтакте</b>
    Получатели появятся сами, ждать здесь не нужно.
campaigns-lists-wait = ⏳ Читаю списки ВКонтакте: получатели появятся сами.
campaigns-lists-title = 🔗 <b>Рассылка по спискам ВКонтакте</b>
campaigns-lists-members = 🔗 В списках: <b>{ $count }</b> (прочитано { $moment })
campaigns-lists-known = 👤 Есть в базе: <b>{ $count }</b>
campaigns-lists-foreign = 🚷 Из них у других сотрудников, вам не видны: <b>{ $count }</b>
campaigns-lists-strangers = ➕ Ещё не в базе: <b>{ $count }</b>. Им ничего не уйдёт, пока вы не загрузите их как лидов.
campaigns-lists-nobody = 🤷 Прочитать здесь нечего, почему — написано у каждой ссылки. Получатели прежние.
campaigns-lists-failed = ⚠️ Прочитать списки не получилось, получатели прежние.
campaigns-lists-cancelled = ✖ Чтение прервано, получатели прежние.
campaigns-lists-open = 🔗 Списки
campaigns-lists-bring = 📥 Загрузить лидов ({ $count })
campaigns-lists-again = 🔄 Перечитать
campaigns-lists-other = 🔗 Другие ссылки
campaigns-lists-source = 🧭 Лучше тех, кто пришёл оттуда
campaigns-lists-back = ◀ К рассылке
campaigns-from-source = { $count ->
    [0] 🧭 Карточек с таким источником нет, получатели прежние.
   *[other] 🧭 Карточек с таким источником: { $count }. Рассылка будет им.
 }
campaigns-own-hours = 🕐 Часы: { $hours }
campaigns-hours-none = как у аккаунтов
campaigns-hours-told = { $start }–{ $end } ({ $city })
campaigns-hours-ask = 🕐 <b>В какие часы работать этой рассылке?</b>
    Сейчас: { $hours }. Часы идут как в городе { $city }.
    Часы аккаунтов остаются в силе: рассылка работает, когда можно и по тем и по другим.
campaigns-hours-other = ✍️ Другие часы
campaigns-hours-write = 🕐 Напишите часы, например <code>10-18:30</code>. Через полночь тоже можно: <code>20-2</code>. <code>0-24</code> — как у аккаунтов.
campaigns-rule-hours = работать { $hours }
campaigns-check-hours = 🕐 Только в свои часы: { $hours }
campaigns-left-behind = 🔀 «{ $name }» больше не работает, люди перешли к остальным: { $count }
campaigns-of-link = 📨 Рассылка тем, кто там
