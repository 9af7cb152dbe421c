# Рассылки и личные сообщения.
campaigns-list = 📨 <b>Рассылки</b>
    Сообщения от сообщества тем, кто разрешил ему писать. До запуска я покажу, кто их получит и как они будут выглядеть.
campaigns-no-sender = 📨 <b>Рассылки</b>
    Сначала подключите сообщество ВКонтакте: от его имени можно писать тем, кто сам написал ему или разрешил сообщения.
campaigns-new = ➕ Рассылка
campaigns-connect = 📣 Подключить сообщество
campaigns-newest = ⏮ К новым
campaigns-back = ◀ Рассылки
campaigns-for-these = 📨 Рассылка
campaigns-default-name = Рассылка { $day }
campaigns-unnamed = без названия
campaigns-title = 📨 <b>{ $name }</b> · { $state }
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
campaigns-no-text = ✍️ Текста ещё нет.
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

    Ошибётесь — покажу место.
campaigns-audience-ask = 👥 Кому написать?
campaigns-audience-or-list = 👥 Кому написать?

    Ваш последний список: { $list }
campaigns-for-list = 🔎 Последний список
campaigns-for-all = 👥 Все клиенты
campaigns-for-ticked = ☑️ Выбранные ({ $count })
campaigns-by-segment = 📁 По сегменту
campaigns-by-category = 🏷 По категории
campaigns-by-stage = 📊 По этапу
campaigns-reach = 📨 <b>{ $name }</b>

    ✅ Получат: <b>{ $reachable }</b> из { $total }
campaigns-left-out = 🚫 Не получат: { $count }
campaigns-reach-nobody = Писать некому. Посмотрите причины выше или выберите других клиентов.
campaigns-reason-line =    • { $reason }: { $count }
campaigns-reason-no-vk = нет страницы ВКонтакте
campaigns-reason-never-allowed = не разрешали сообществу писать
campaigns-reason-opted-out = просили не писать
campaigns-reason-stopped = в стоп-листе
campaigns-reason-blocked = заблокированы у нас
campaigns-reason-paused = без рассылок (наша пауза)
campaigns-reason-touched-lately = недавно уже общались
campaigns-reason-value-missing = не хватает данных для текста
campaigns-reason-answered = ответили раньше
campaigns-reason-card-gone = карточка удалена или изменилась
campaigns-reason-same-person = этот же человек получает сообщение по объединённой карточке
campaigns-reason-cancelled = рассылку прекратили
campaigns-reason-person-gone = страницы больше нет
campaigns-reason-refused = запретили сообщения
campaigns-reason-call-wrong = ВКонтакте не принимает такое сообщение
campaigns-reason-file-refused = файл не удалось отправить во ВКонтакте
campaigns-reason-trouble = ВКонтакте не справился
campaigns-variety = { $exact ->
    [yes] 🎲 Разных текстов: <b>{ $texts }</b> на { $people } получателей
   *[no] 🎲 Разных текстов: не больше <b>{ $texts }</b> на { $people } получателей
 }{ $few ->
    [yes] {""} — кто-то получит одинаковые
   *[no] {""}
 }
campaigns-minutes = ⏱ Займёт минут: { $minutes }
campaigns-hours = ⏱ Займёт часов: { $hours }
campaigns-never = ⏱ При нынешних лимитах аккаунта не закончится никогда. Поднимите лимиты: /accounts.
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
campaigns-confirm = ⚠️ Сообщение получат <b>{ $count }</b> человек. Чтобы запустить, напишите это число.
campaigns-already = Эта рассылка уже запущена, второй раз не начнётся.
campaigns-action-planned = 🕓 Ждут
campaigns-action-sending = 📤 Отправляются
campaigns-action-done = ✅ Отправлено
campaigns-action-skipped = ⏭ Пропущено
campaigns-action-failed = ⚠️ Не получилось
campaigns-action-unsure = ❓ Неизвестно, дошло ли
campaigns-count = { $state }: <b>{ $count }</b>
campaigns-retry-failed = 🔁 Повторить неудачные: { $count }
campaigns-send-again = 📤 Отправить ещё раз
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
campaigns-report-state = Что с сообщением
campaigns-report-reason = Почему
campaigns-report-error = Ошибка ВК
campaigns-report-moment = Когда
campaigns-report-recipients = Получателей: { $count }
campaigns-report-rest = остальное
campaigns-unsent = { $sure ->
    [yes] ⚠️ Сообщение для <b>{ $name }</b> не ушло: { $reason }.
   *[no] ❓ Неизвестно, дошло ли сообщение для <b>{ $name }</b>. Посмотрите в диалоге сообщества.
 }
campaigns-unsent-card = 👤 Открыть карточку
