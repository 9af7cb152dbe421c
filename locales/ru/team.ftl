team-door-stranger = Здравствуйте! Это рабочий бот отдела продаж, он открыт только для сотрудников. Если вы из команды, попросите у руководителя ссылку-приглашение.
team-door-welcome = Добро пожаловать, { $name }! Вы в команде.
team-home = 👋 { $name }, здравствуйте!

    👥 Клиентов: <b>{ $total }</b>
team-home-ask = Напишите часть имени, телефон или ссылку — найду клиента. Пришлите файл с контактами — загружу.
team-menu = ☰ <b>Меню</b>

    Напишите часть имени, телефон или ссылку — найду клиента.
team-home-clients = 👥 Клиенты
team-home-newest = 🆕 Новые
team-home-add = ➕ Новый
team-home-tasks = ☑️ Задачи
team-home-board = 📊 Воронка
team-home-campaigns = 📨 Рассылки
team-home-export = 📤 Экспорт
team-home-jobs = ⏳ Процессы
team-home-settings = ⚙️ Настройки
team-home-help = ❓ Помощь
team-help = <b>Что здесь можно</b>

    🔎 <b>Найти</b> — просто напишите часть имени, телефон в любом виде, e-mail или ссылку ВКонтакте.
    📥 <b>Загрузить</b> — пришлите файл: Excel, CSV, визитки .vcf или список ссылок. Сначала покажу, что получится.
    ➕ <b>Добавить</b> — /new и одна строка: имя, телефон, ссылка; или перешлите сообщение клиента, или поделитесь контактом.
    👤 <b>Карточка</b> — этап, категория, теги, касания одной-двумя кнопками; ответ на карточку — заметка, файл в ответ — вложение.
    ☑️ <b>Задача</b> — /task завтра 15:00 позвонить Иванову; все задачи — /tasks.
    ↩ <b>Отменить</b> — кнопка под каждым изменением, даже под импортом.
    📨 <b>Написать</b> — рассылка от сообщества ВКонтакте или сообщение с карточки.
    📤 <b>Выгрузить</b> — кнопка под списком: Excel или CSV.

    /menu — главный экран · /find — поиск · /new — добавить · /tasks — задачи · /task — поставить задачу · /board — воронка · /import — как загрузить · /followers — подписчики ВК · /export — выгрузить · /campaign — рассылки · /accounts — аккаунты ВК · /jobs — процессы · /settings — настройки · /cancel — бросить начатое
team-command = { $command ->
    [menu] Главный экран
    [find] Найти клиента
    [new] Добавить клиента
    [tasks] Мои задачи
    [task] Поставить задачу
    [templates] Шаблоны писем
    [board] Воронка продаж
    [selected] Выбранные клиенты
    [segments] Сегменты
    [groups] Группы
    [tags] Теги
    [import] Загрузить контакты
    [followers] Подписчики из ВКонтакте
    [export] Выгрузить клиентов
    [campaign] Рассылки
    [accounts] Аккаунты ВКонтакте
    [jobs] Фоновые процессы
    [settings] Настройки
    [cancel] Бросить начатое
   *[help] Помощь
 }

# Settings.
team-done = ✔ Готово
team-settings = ⚙️ <b>Настройки</b>

    🌐 Язык: <b>{ $language }</b>
    🕐 Часовой пояс: <b>{ $zone }</b>, сейчас { $time }
    📄 Клиентов на странице: <b>{ $size }</b>
team-settings-language = 🌐 Язык
team-settings-zone = 🕐 Пояс
team-settings-page-size = 📄 Страница
team-settings-categories = 🏷 Категории
team-settings-stages = 📊 Этапы продаж
team-settings-members = 👥 Сотрудники
team-settings-group = 💬 Группа команды
team-settings-accounts = 📣 Аккаунты ВК
team-settings-twins = 🔀 Дубликаты
team-settings-team = 🏢 Команда и валюта
team-language-name = Русский
team-language-ask = { $whose ->
    [team] На каком языке говорить с теми, кто не выбрал свой?
   *[own] На каком языке с вами говорить?
 }
team-as-team = Как у команды
team-other = ✍️ Другая
team-page-size-ask = Сколько клиентов показывать на одной странице? Сейчас: { $size }.
team-zone-ask = { $whose ->
    [team] Какое время у команды? Выберите город, где часы идут так же.
   *[own] Который у вас час? Выберите город, где часы идут так же.
 }
team-zone-line = { $time } { $city }
team-zone-write = ✍️ Другой город
team-zone-write-ask = Напишите город, например <code>Казань</code>, или разницу с Москвой: <code>МСК+2</code>.
team-zone-choose = Нашлось несколько. Какой из них?

team-team = 🏢 <b>Команда</b>

    Название: <b>{ $name }</b>
    Валюта сделок: <b>{ $currency }</b>
    Телефоны без кода страны: <b>{ $country }</b>

    Для тех, кто не выбрал своё:
    Язык: <b>{ $language }</b>
    Часовой пояс: <b>{ $zone }</b>
team-team-name = ✏️ Название
team-team-currency = 💰 Валюта
team-team-country = 📞 Страна телефонов
team-team-name-ask = Как называется команда?
team-currency-ask = В какой валюте новые сделки?
team-currency-write = Напишите код валюты из трёх букв, например <code>EUR</code>.
team-country-ask = Из какой страны телефоны, если код страны не написан?
team-country-write = Напишите страну, например <code>Казахстан</code>.

team-team-company = 🏢 О компании
team-home-company = 🏢 <b>{ $name }</b>{ $told ->
    [yes] { " — " }{ $about }
   *[no] { "" }
 }{ $linked ->
    [yes] { " · " }{ $site }
   *[no] { "" }
 }
team-company = 🏢 <b>О компании</b>

    Название: <b>{ $name }</b>
    Описание: { $about }
    Сайт: { $site }
    Логотип: { $logo ->
    [yes] есть
   *[no] нет
 }

    Это видят сотрудники на главном экране и в отчётах.
team-company-about = 📝 Описание
team-company-about-ask = Чем занимается компания? Одно-два предложения. Чтобы очистить, отправьте «-».
team-company-site = 🌐 Сайт
team-company-site-ask = Адрес сайта, например <code>romashka.ru</code>. Чтобы очистить, отправьте «-».
team-company-logo = 🖼 Логотип
team-company-logo-ask = Пришлите логотип фотографией (не файлом): он встанет в отчёты.
team-company-logo-see = 👁 Показать логотип
team-company-logo-off = ✖ Убрать логотип
team-company-logo-caption = 🖼 Логотип: <b>{ $name }</b>

# Members and invitations.
team-role-owner = владелец
team-role-admin = администратор
team-role-manager = менеджер
team-role-viewer = наблюдатель
team-scope-all = вся база
team-scope-own = только свои клиенты
team-members = 👥 <b>Сотрудники</b>: { $active }{ $suspended ->
    [0] { "" }
   *[other] { ", закрыт доступ: " }{ $suspended }
 }
team-member-line = { $state ->
    [suspended] ⛔{ " " }
    [lost] 🔕{ " " }
   *[active] { "" }
 }{ $name } · { $role }
team-member-load = 👤 <b>{ $name }</b> — клиентов { $clients }{ $overdue ->
    [0] { "" }
   *[other] , просрочено касаний { $overdue }
 }{ $tasks ->
    [0] { "" }
   *[other] , задач { $tasks }
 }
team-members-sort = { $by ->
    [load] ⇅ Сначала самые занятые
   *[name] ⇅ По имени
 }
team-member = 👤 <b>{ $name }</b>

    Telegram: { $username }
    Роль: <b>{ $role }</b>
    Видит: <b>{ $scope }</b>
    В команде с: { $joined }
    { $state ->
    [suspended] ⛔ Доступ закрыт
    [lost] 🔕 Заблокировал бота: сообщения ждут его возвращения
   *[active] ✅ Работает
 }
team-member-self = Это вы. Свою роль и доступ меняет другой администратор.
team-make-role = Сделать: { $role }
team-make-scope = { $scope ->
    [own] 🔒 Показывать только своих клиентов
   *[all] 🔓 Открыть всю базу
 }
team-suspend = ⛔ Закрыть доступ
team-restore = ✅ Вернуть доступ
team-invite = ➕ Пригласить
team-invite-ask = Кого приглашаем? Ссылка подойдёт одному человеку и действует 24 часа.
team-as-what = { $role }{ $narrow ->
    [yes] , только свои клиенты
   *[no] { "" }
 }
team-invite-link = 🔗 Ссылка-приглашение:
    <code>{ $link }</code>

    Кем войдёт: <b>{ $role }</b>
    Действует до: { $until }

    Отправьте её одному человеку: после первого входа она закроется. Снова я её не покажу.
team-invite-copy = 📋 Скопировать ссылку
team-invite-revoke = ✖ Отозвать
team-invites-open = 🔗 Открытые: { $count }
team-invites = 🔗 <b>Открытые приглашения</b>: { $count }
team-invite-line = { $number }. { $role } — до { $until }, пригласил(а) { $name }
team-invite-revoke-one = ✖ Отозвать { $number }
team-invite-revoked = ✔ Приглашение отозвано

# The team group.
team-post-new-client = новые клиенты
team-post-stage = смена этапа
team-post-won = выигранные сделки
team-post-job = итоги процессов
team-post-overdue = давно просроченное
team-post-reply = сообщения ничьих людей
team-group-none = 💬 <b>Группа команды</b>

    Группы пока нет. Добавьте @{ $bot } в группу отдела: я спрошу вас здесь, сделать ли её группой команды. Туда пойдут новые клиенты, выигранные сделки и итоги загрузок.
team-group = 💬 <b>Группа команды</b>: { $title }

    Чтобы направить сообщения в тему, откройте её и отправьте <code>/topic@{ $bot }</code>.
team-post-line = { $on ->
    [yes] 🔔
   *[no] 🔕
 } { $post } — { $general ->
    [yes] общий чат
   *[no] тема «{ $topic }»
 }
team-post-switch = { $on ->
    [yes] 🔕 Выключить:
   *[no] 🔔 Включить:
 } { $post }
team-post-general = ↩ В общий чат
team-group-unbind = ✖ Отключить группу
team-group-offer = 💬 Меня добавили в группу «{ $title }». Сделать её группой команды?{ $other ->
    [yes] { " " }Она заменит нынешнюю.
   *[no] { "" }
 }
team-group-yes = Да
team-group-no = Нет
team-group-bound = ✔ Группа подключена
team-group-hello = 👋 Теперь это группа команды. Чтобы выбрать тему для сообщений, отправьте в ней <code>/topic@{ $bot }</code>.
team-topic-ask = { $place ->
    [general] 💬 Какие сообщения отправлять в общий чат?
    [named] 💬 Какие сообщения отправлять в тему «{ $name }»?
   *[unnamed] 💬 Какие сообщения отправлять в эту тему?
 }
team-topic-post = { $here ->
    [yes] ✔{ " " }
   *[no] { "" }
 }{ $post }
team-topic-done = ✔ Теперь сюда приходят: { $post }
team-home-templates = 📚 Шаблоны
team-home-collections = 🗂 Подборки

team-members-classes = 🔒 Классы доступа
team-classes = 🔒 <b>Классы доступа</b>
    { $count ->
        [0] Класс — это клиенты, которых видят только выбранные сотрудники. Пока таких классов нет.
       *[other] Клиентов класса видят только сотрудники, которым он открыт, ответственные и администраторы. Нажмите на класс, чтобы выбрать, кому он открыт.
    }
team-class-line = { $name } · { $clients }
team-class-add = ➕ Класс
team-class = 🔒 <b>{ $name }</b>
    Клиентов: { $clients }
    { $members ->
        [0] Открывать некому: в команде только администраторы, а они видят всё.
       *[other] Отметьте, кому открыт класс. Владельцы и администраторы видят всё и так.
    }
team-class-member = { $on ->
        [yes] ✔ { $name }
       *[no] { $name }
    }
team-class-rename = ✏️ Название
team-class-remove = 🗑 Удалить
team-class-ask = Как назвать класс? Например: VIP
team-class-rename-ask = Новое название класса «{ $name }»?
team-class-added = ✔ Класс готов. Отметьте, кому он открыт, а клиентов добавляйте из карточек или списком.
team-class-remove-ask = 🗑 Удалить класс «{ $name }»? { $clients ->
        [0] Клиентов в нём нет.
        [one] { $clients } клиент станет виден всем, кому открыта вся база.
        [few] { $clients } клиента станут видны всем, кому открыта вся база.
       *[many] { $clients } клиентов станут видны всем, кому открыта вся база.
    }
team-class-remove-sure = 🗑 Удалить
team-class-removed = Класс «{ $name }» удалён. Открыто клиентов: { $clients }.
team-away-button = 🏖 Отсутствие
team-member-away = 🏖 В отъезде, последний день — { $until }
team-away = 🏖 <b>{ $name }</b>: { $away ->
    [yes] в отъезде, последний день — { $until }.
   *[no] на работе.
  }{ $named ->
    [yes] {" "}Замещает: <b>{ $instead }</b>.
   *[no] {""}
  }

    Пока человека нет, напоминания и сводки получает тот, кто замещает: он видит этих клиентов и работает с ними.

    Когда последний день отсутствия?
team-away-other = 📅 Другой день
team-away-ask = Напишите последний день отсутствия или выберите в календаре.
team-away-who = 🏖 До { $until } включительно. Кто замещает?
team-away-nobody = Никто, дела подождут
team-away-back = ✅ Снова на работе
team-hand-over = 🤝 Передать дела
team-hand-over-nothing = У сотрудника { $name } нет ни клиентов, ни задач: передавать нечего.
team-hand-over-nobody = Кроме { $name } некому вести клиентов. Пригласите коллегу: /settings.
team-hand-over-ask = 🤝 <b>{ $name }</b>: клиентов — { $clients }, открытых задач — { $tasks }. Кому их передать?
team-hand-over-taker = { $name } · клиентов { $clients }, задач { $tasks }
team-hand-over-evenly = Всем поровну ({ $count })
team-hand-over-plan = 🤝 От <b>{ $name }</b> перейдут клиенты ({ $clients }) с запланированными касаниями и открытые задачи ({ $tasks }).

    Кому: <b>{ $takers }</b>
team-hand-over-do = 🤝 Передать
team-hand-over-done = ✔ Передано: клиентов — { $clients }, задач — { $tasks }.{ $left ->
    [0] {""}
   *[other] {" "}Осталось задач: { $left } — они на клиентах, которых новые ответственные не видят.
  }
team-home-calendar = 📅 Календарь
