clients-channel-vk = ВКонтакте
clients-channel-telegram = Telegram
clients-channel-phone = Телефон
clients-channel-email = E-mail
clients-channel-whatsapp = WhatsApp
clients-channel-skype = Skype
clients-channel-ok = Одноклассники
clients-channel-instagram = Instagram
clients-channel-site = Сайт
clients-channel-other = Другое
clients-sex-unknown = пол неизвестен
clients-sex-female = женский
clients-sex-male = мужской
clients-state-active = в работе
clients-state-archived = в архиве
clients-state-blocked = заблокирован

clients-tab = { $here ->
    [yes] • { $name } •
   *[no] { $name }
 }
clients-tab-visitor = Клиент
clients-tab-contacts = Контакты
clients-tab-source = Источник
clients-tab-deals = Сделки
clients-tab-tasks = Задачи
clients-tab-files = Файлы
clients-tab-timeline = История

clients-card-name = { $kind ->
    [company] 🏢
   *[person] 👤
 } <b>{ $name }</b>
clients-card-stage = 📊 { $funnel }: <b>{ $stage }</b> { $days ->
    [0] (с сегодняшнего дня)
    [one] ({ $days } день)
    [few] ({ $days } дня)
   *[many] ({ $days } дней)
 }{ $why ->
    [yes] {" · "}{ $reason }
   *[no] { "" }
 }
clients-card-category = 🏷 Категория: <b>{ $name }</b>
clients-card-tags = 🔖 { $tags }{ $more ->
    [0] { "" }
   *[other] {" "}и ещё { $more }
 }
clients-card-last-touch = 🤝 Последнее касание: { $moment }
clients-card-never-touched = 🤝 Касаний ещё не было
clients-card-next-touch = { $late ->
    [yes] 🔴 Касание просрочено: <b>{ $day }</b>
   *[no] ⏰ Следующее касание: <b>{ $day }</b>
 }
clients-card-no-next-touch = ⏰ Следующее касание не назначено
clients-card-responsible = 🙋 Ответственный: { $name }
clients-card-note = 📝 <i>{ $note }</i>
clients-card-created = Карточка заведена: { $moment }
clients-channel-line = { $first ->
    [yes] ⭐{ " " }
   *[no] { "" }
 }{ $kind }{ $labelled ->
    [yes] {" "}({ $label })
   *[no] { "" }
 }: { $dialled ->
    [yes] { $address }
   *[no] <code>{ $address }</code>
 }
clients-no-channels = Адресов пока нет.
clients-link-gone = Эта карточка недоступна: её удалили или она открыта не вам.
clients-born = д. р. { $day }

clients-copy = 📋 { $address }
clients-open = Открыть
clients-add-channel = ➕ Добавить контакт
clients-open-other = 👤 { $name }
clients-channel-seen = ✨ Любой адрес
clients-channel-change = ✏️ Изменить
clients-channel-label = 🏷 Подпись
clients-channel-first = ⭐ Сделать основным
clients-channel-remove = 🗑 Убрать
clients-channel-of-ask = { $kind }: { $of ->
    [phone] пришлите один номер в любом виде.
    [whatsapp] пришлите номер или ссылку wa.me.
    [email] пришлите один адрес.
    [vk] пришлите ссылку на страницу или её имя.
    [telegram] пришлите имя, ссылку t.me или номер.
    [site] пришлите адрес сайта.
    [other] напишите контакт так, как его надо показывать.
   *[one] пришлите имя или ссылку.
 }
clients-channel-change-ask = Новый адрес вместо <code>{ $address }</code>?
    Разрешение писать относится к адресу и на новый не переходит.
clients-channel-label-ask = Что это за адрес: <code>{ $address }</code>? Например, «рабочий» или «мамин».
    Чтобы убрать подпись, отправьте «-».
clients-wrote = ✍️ Письмо
clients-called = 📞 Звонок
clients-met = 🤝 Встреча
clients-pick-stage = 📊 Этап
clients-pick-category = 🏷 Категория
clients-plan = ⏰ Касание
clients-task = ☑️ Задача
clients-plan-day = 📅 Другой день
clients-plan-none = Снять
clients-plan-ask = Когда следующее касание? Выберите день или напишите: <code>завтра 15:00</code>, <code>через 2 недели</code>, <code>15.05</code>.
clients-note = 📝 Заметка
clients-note-ask = Напишите заметку. Ещё быстрее — ответить на карточку сообщением.
clients-notes = 📝 Заметки: { $count }
clients-note-whole = 📝 Вся заметка
clients-note-title = 📝 <b>Заметка { $place } из { $total }</b> · { $moment }{ $signed ->
    [yes] {" · "}{ $member }
   *[no] { "" }
 }
clients-note-edit = ✏️ Исправить
clients-note-remove = 🗑 Убрать
clients-note-edit-ask = Пришлите новый текст заметки целиком. Прежний стоит выше: его можно скопировать.
clients-note-removed = 🗑 Заметка убрана
clients-newer = ◀ Новее
clients-older = Раньше ▶
clients-tags = 🔖 Теги
clients-new-tag = ➕ Новый тег
clients-tag-ask = Напишите тег. Несколько — через запятую.
clients-edit = ✏️ Изменить
clients-remove = 🗑
clients-remove-sure = 🗑 Удалить карточку
clients-removed = 🗑 Карточка «{ $name }» удалена. Её можно вернуть.
clients-activate = ✅ Снова в работу
clients-aside = 📦 Клиент { $state }.
clients-aside-paused = 🔕 Рассылки этого клиента пропускают.
clients-done-active = ✔ Клиент снова в работе
clients-done-archived = ✔ В архиве: в списках его больше нет
clients-done-blocked = ✔ Заблокирован: в списках его нет, сообщения не уходят
clients-done-paused = ✔ Рассылки его пропустят
clients-done-unpaused = ✔ Рассылки снова приходят. Если человек сам отписался, это не изменилось
clients-take = 🙋 Беру
clients-taken = 🙋 Клиента ведёт <b>{ $member }</b>.
clients-back-to = { $place ->
    [stage] ◀ К этапу
    [pair] ◀ К сравнению
    [import] ◀ К импорту
    [task] ◀ К задаче
    [reminder] ◀ К напоминанию
    [day] ◀ К этому дню
   *[card] ◀ К прежней карточке
 }
clients-back-to-list = ◀ К списку
clients-no-category = Без категории
clients-handed-over = ✔ Клиент передан. Теперь его ведёт другой сотрудник, и вам карточка больше не видна.
clients-nobody = Никто
clients-kind-person = 👤 Человек
clients-kind-company = 🏢 Компания
clients-company = 🏢 { $name }
clients-company-ask = 🏢 <b>Где работает { $name }?</b>
    Сейчас: { $company }

    Выберите компанию из базы или впишите название.
clients-company-write = ✏️ Вписать название
clients-company-none = ✖ Нигде
clients-staff = 👥 Люди компании
clients-field-now = { $field }: { $value }
clients-category-now = 🏷 Категория: { $name }
clients-responsible-now = 🙋 Ответственный: { $name }
clients-field = { $field ->
    [name] Имя в списке
    [first_name] Имя
    [last_name] Фамилия
    [middle_name] Отчество
    [company] Компания
    [city] Город
    [birthday] День рождения
   *[other] { $field }
 }
clients-field-ask = { $field ->
    [name] Как назвать клиента в списке?
    [first_name] Имя?
    [last_name] Фамилия?
    [middle_name] Отчество?
    [company] Компания?
    [city] Город?
    [birthday] День рождения? Например <code>12.05.1990</code> или <code>12.05</code>.
   *[other] { $field }?
 }
    Сейчас: { $old }
    { $field ->
        [name] { "" }
       *[other] Чтобы очистить, отправьте «-».
    }
clients-channel-ask = Пришлите телефон, e-mail, ссылку ВКонтакте, имя в Telegram или сайт.

clients-unchanged = Ничего не изменилось: так уже было.
clients-done-touch = ✔ Касание записано: { $kind }
clients-done-plan = ✔ Следующее касание: { $day }
clients-done-no-plan = ✔ Следующее касание снято
clients-done-note = ✔ Заметка записана. Если это был разговор, отметьте его кнопкой: письмо, звонок или встреча.
clients-done-tags = ✔ Теги изменены
clients-done-category = ✔ Категория изменена
clients-done-field = ✔ Изменено: { $field ->
    [name] имя в списке
    [first_name] имя
    [last_name] фамилия
    [middle_name] отчество
    [company] компания
    [city] город
    [birthday] день рождения
    [kind] человек или компания
    [sex] пол
    [responsible] ответственный
   *[other] { $field }
 }
clients-done-channel-on = ✔ Контакт добавлен
clients-done-channel = ✔ Контакт изменён
clients-done-channel-first = ✔ Теперь основной: { $address }
clients-done-channel-off = ✔ Контакт { $address } убран

clients-happened-note = 📝
clients-happened-note-edited = ✏️ заметка исправлена
clients-happened-note-off = 🗑 заметка убрана
clients-happened-touch = 🤝
clients-happened-added = ➕ карточка заведена
clients-happened-removed = 🗑 карточка удалена
clients-happened-merged = 🔀 объединена с карточкой:
clients-happened-restored = ♻️ карточка возвращена
clients-happened-edited = ✏️ изменено:
clients-happened-category = 🏷 категория:
clients-happened-responsible = 🙋 ответственный:
clients-happened-access = 🔒 доступ:
clients-happened-planned = ⏰ следующее касание:
clients-happened-stage = 📊 этап:
clients-happened-stage-off = 📊 больше не в воронке, был этап:
clients-happened-tag-on = 🔖 тег поставлен:
clients-happened-tag-off = 🔖 тег снят:
clients-happened-channel-on = 📇 контакт добавлен:
clients-happened-channel-off = 📇 контакт убран:
clients-happened-channel-changed = 📇 контакт изменён:
clients-happened-field = 🧩 поле:
clients-happened-product-on = 💡 интересует:
clients-happened-product-off = 💡 больше не интересует:
clients-happened-deal = 💰 сделка:
clients-happened-deal-won = 🏆 сделка выиграна:
clients-happened-deal-lost = ✖ сделка проиграна:
clients-happened-deal-reopened = 💰 сделка снова в работе:
clients-happened-deal-edited = 💰 сделка изменена:
clients-happened-deal-off = 🗑 сделка удалена:
clients-happened-file = 📎 файл:
clients-happened-voice = 🎤 голосовая заметка:
clients-happened-file-off = 📎 файл убран:
clients-happened-state = 📦 теперь
clients-happened-paused = 🔕 без рассылок
clients-happened-unpaused = 🔔 снова с рассылками
clients-edited-name = имя в списке
clients-edited-first-name = имя
clients-edited-last-name = фамилия
clients-edited-middle-name = отчество
clients-edited-kind = кто это
clients-edited-company = компания
clients-edited-city = город
clients-edited-sex = пол
clients-edited-birthday = день рождения
clients-timeline-edit = { $what } — { $value }
clients-happened-task = ☑️ задача:
clients-happened-task-done = ✅ задача сделана:
clients-happened-task-reopened = ↩️ задача снова открыта:
clients-happened-task-handed = 🤝 задача передана:
clients-happened-task-off = 🗑 задача удалена:
clients-timeline-line = <b>{ $moment }</b> { $what }{ $text }{ $signed ->
    [yes] {" — "}<i>{ $member }</i>
   *[no] { "" }
 }

# The settings' categories.
clients-categories = 🏷 <b>Категории клиентов</b>: { $count }

    Нажмите на категорию, чтобы изменить её.
clients-category = 🏷 Категория: <b>{ $name }</b>
    { $count ->
    [0] Клиентов в ней нет.
    [one] В ней { $count } клиент.
    [few] В ней { $count } клиента.
   *[many] В ней { $count } клиентов.
 }
clients-category-line = • { $name } — { $count }
clients-category-remove-ask = { $count ->
    [one] В категории «{ $name }» { $count } клиент. Куда его перевести?
    [few] В категории «{ $name }» { $count } клиента. Куда их перевести?
   *[many] В категории «{ $name }» { $count } клиентов. Куда их перевести?
 }
clients-category-remove-bare = 🗑 Никуда, удалить категорию
clients-category-moved = 🗑 Удалена категория: { $name }.
    { $count ->
    [one] Её { $count } клиент переведён в другую категорию.
    [few] Её { $count } клиента переведены в другую категорию.
   *[many] Её { $count } клиентов переведены в другую категорию.
 }
clients-category-add = ➕ Добавить
clients-category-rename = ✏️ Название
clients-category-icon = ⭐ Значок
clients-category-remove = 🗑 Удалить
clients-category-ask = Как назвать категорию? Значок можно поставить впереди: <code>⭐ VIP</code>.
clients-category-rename-ask = Как теперь назвать категорию «{ $name }»? Со значком впереди сменится и он.
clients-category-added = ✔ Добавлена категория: { $name }
clients-category-edited = ✔ Категория изменена
clients-category-removed = 🗑 Удалена категория: { $name }.
    { $count ->
    [0] Клиентов в ней не было.
    [one] Без категории остался { $count } клиент.
    [few] Без категории остались { $count } клиента.
   *[many] Без категории осталось { $count } клиентов.
 }
clients-export = 📤 Файл
clients-groups = 👥 Группы
clients-card-groups = 👥 { $groups }
clients-done-groups = 👥 Группы изменены.
clients-tag-letters = 🔤 Найти тег
clients-tag-letters-ask = 🔤 Напишите первые буквы тега.
clients-tag-letters-found = 🏷 Теги на «{ $letters }»: нажмите, чтобы поставить или снять.
clients-tag-letters-none = 🏷 На «{ $letters }» тегов нет. Можно создать новый.

clients-access-button = 🔒 Кто видит
clients-access = 🔒 <b>Кто видит карточку «{ $name }»</b>
    Ответственный: { $responsible }
    { $in_class ->
        [yes] Класс доступа: <b>{ $access }</b> — видят только те, кому открыт этот класс.
       *[no] Класс доступа: нет — видят все, кому открыта вся база.
    }
    Открыта ещё: { $shared }
    Администраторы видят всё.
    { $may ->
        [yes] { "" }
       *[no] Менять это может ответственный или администратор.
    }
clients-access-none = без класса
clients-access-option = { $on ->
        [yes] ✔ { $name }
       *[no] { $name }
    }
clients-access-member = { $on ->
        [yes] ✔ 👤 { $name }
       *[no] 👤 { $name }
    }
clients-access-done = ✔ Готово
