# Массовые изменения.
bulk-do-with-all = 🛠 Сделать со всеми { $more ->
    [yes] (больше { $count })
   *[no] ({ $count })
 }
bulk-menu = 🛠 <b>Что сделать с этими клиентами?</b>
    🔎 { $filter }
    Их { $more ->
    [yes] больше { $count }
   *[no] { $count }
 }. Сначала покажу, что изменится; ничего не начнётся без вашего «Начать».
bulk-near-tag = + { $name }

bulk-button-add-tag = 🏷 Добавить тег…
bulk-button-remove-tag = 🏷 Снять тег…
bulk-button-add-group = 👥 В группу…
bulk-button-remove-group = 👥 Из группы…
bulk-button-field = 🧩 Поле…
bulk-button-category = ⭐ Категория…
bulk-button-stage = 📊 Этап…
bulk-button-responsible = 👤 Ответственный…
bulk-button-access = 🔒 Класс доступа…
bulk-button-next-touch = ⏰ Касание…
bulk-button-task = ☑️ Задача каждому…
bulk-button-archive = 📦 В архив
bulk-button-unarchive = 📦 Из архива
bulk-button-block = ⛔ Заблокировать
bulk-button-unblock = ⛔ Разблокировать
bulk-button-unsubscribe = 🔕 Без рассылок
bulk-button-subscribe = 🔔 Снова с рассылками
bulk-button-stop = 🚫 В стоп-лист
bulk-button-delete = 🗑 Удалить

bulk-do-add-tag = 🏷 Добавить тег «{ $name }»
bulk-do-remove-tag = 🏷 Снять тег «{ $name }»
bulk-do-add-group = 👥 В группу «{ $name }»
bulk-do-remove-group = 👥 Из группы «{ $name }»
bulk-do-field = 🧩 { $name }
bulk-do-category = ⭐ Категория: { $named ->
    [yes] { $name }
   *[no] без категории
 }
bulk-do-stage = 📊 Этап: { $name }
bulk-do-responsible = 👤 Ответственный: { $named ->
    [yes] { $name }
   *[no] никто
 }
bulk-do-access = 🔒 Класс доступа: { $named ->
    [yes] { $name }
   *[no] без класса, видят все
 }
bulk-do-task = ☑️ Поставить задачу «{ $name }»: ответственному за клиента, а если его нет — вам
bulk-do-next-touch = ⏰ { $named ->
    [yes] Следующее касание: { $name }
   *[no] Убрать следующее касание
 }

bulk-task-ask = ☑️ Какую задачу поставить по каждому клиенту? Например <code>в пятницу 12:00 спросить про оплату</code>.
bulk-ask-tag = 🏷 Какой тег добавить?
bulk-ask-untag = 🏷 Какой тег снять?
bulk-ask-group = 👥 В какую группу?
bulk-ask-ungroup = 👥 Из какой группы?
bulk-ask-field = 🧩 Какое поле заполнить?
bulk-ask-field-value = 🧩 Что записать в поле «{ $field }»?
bulk-ask-none = Выбирать пока не из чего.
bulk-field-ask = 🧩 Напишите значение поля «{ $field }» — оно встанет у всех.
bulk-write-value = ✍️ Написать значение
bulk-empty-field = 🧹 Очистить поле
bulk-yes = Да
bulk-no = Нет
bulk-ask-category = ⭐ В какую категорию?
bulk-ask-stage = 📊 На какой этап?
bulk-ask-responsible = 👤 Кто будет ответственным?
bulk-ask-access = 🔒 В какой класс доступа?
bulk-ask-touch = ⏰ Когда следующее касание?
bulk-new-tag = ✍️ Другой тег
bulk-nobody = Никто
bulk-tag-ask = Напишите тег или его первые буквы. Если такого ещё нет, он появится.
bulk-untag-ask = С каких букв начинается тег?
bulk-find-tag = 🔤 Найти тег
bulk-tags-found = 🏷 Теги на «{ $letters }»: выберите нужный.
bulk-tags-none = 🏷 На «{ $letters }» тегов нет. Попробуйте другие буквы.
bulk-make-tag = ➕ Новый тег «{ $name }»

bulk-dry-run = <b>{ $deed }</b>
    🔎 { $filter }
bulk-dry-run-count = Изменится: <b>{ $count }</b>
bulk-dry-run-none = Менять некого.
bulk-skipped-line = Не трону { $count }: { $reason }
bulk-skip-already = уже так
bulk-skip-no-address = нет ни одного контакта
bulk-start = ▶ Начать ({ $count })
bulk-later = 🕓 Начать позже
bulk-show-skipped = 📄 Кого не трону
bulk-warn-stop = ⚠️ Им больше никто из команды не напишет. Кнопки «Отменить» не будет: снять запрет может только владелец, с каждой карточки отдельно.
bulk-warn-delete = 🗑 Карточки исчезнут из всех списков. Вернуть их можно кнопкой «Отменить».
bulk-warn-subscribe = 🔔 Снимаю только нашу паузу. Кто сам отписался или стоит в стоп-листе, так и останется без сообщений.
bulk-warn-unsubscribe = 🔕 Рассылки их пропустят. Написать лично по-прежнему можно.
bulk-warn-archive = 📦 Уйдут из списков и рассылок. Найти их можно телефоном, ссылкой или фильтром: «Состояние» → «в архиве».
bulk-warn-block = ⛔ Уйдут из списков, и сообщения им отправляться не будут.
bulk-confirm = <b>{ $deed }</b>
    Это коснётся <b>{ $count }</b> клиентов. Чтобы начать, напишите это число.
bulk-already = Это уже запущено.
bulk-starts-at = 🕓 Начнётся { $moment }.
bulk-done = Изменено: <b>{ $count }</b>
bulk-done-none = Никто не изменён.

bulk-skipped-told = 📄 Кого изменение не тронет: { $count }
bulk-skipped-file = не-трону
bulk-skipped-sheet = Клиенты
bulk-skipped-id = №
bulk-skipped-name = Имя
bulk-skipped-reason = Почему

# Управление базой.
bulk-settings-base = 🧰 Управление базой
bulk-base = 🧰 <b>Управление базой</b>
    Клиентов в работе: <b>{ $count }</b>. Выберите, чьих клиентов перевести, передать или удалить. Любую другую выборку меняют из списка: «Сделать со всеми».
bulk-holding-category = ⭐ Клиенты категории…
bulk-holding-stage = 📊 Клиенты на этапе…
bulk-holding-responsible = 👤 Клиенты сотрудника…
bulk-base-archive = 📦 Архив ({ $count })
bulk-base-blocked = ⛔ Заблокированы ({ $count })
bulk-holdings = Чьи клиенты?
bulk-holdings-none = Здесь пока нет ни одного клиента.
bulk-holder = { $name } · { $count }
bulk-holder-ask = Клиентов: <b>{ $count }</b>. Что с ними сделать?
bulk-other = 🛠 Другое…
bulk-wipe = 💣 Стереть всю базу
bulk-wipe-told = 💣 <b>Стереть всю базу клиентов?</b>
    Исчезнут карточки ({ $count }, вместе с удалёнными и архивом) и всё, что на них: контакты, заметки, файлы, сделки, касания, задачи, теги, история изменений; начатые карточки, ответы ВКонтакте о страницах, согласия на сообщения; загруженные и выгруженные таблицы.
    Останутся сотрудники, настройки, сообщества и стоп-лист: кто просил не писать, тому и дальше никто не напишет. Останется и журнал отправленных сообщений с отчётами рассылок — это подтверждение, кому и когда писали, и защита от повторов.
    Отменить это нельзя. { $copied ->
    [yes] Перед началом я сохраню копию базы в папке backups.
   *[no] Копию базы сделайте заранее: команду покажет touchbase backup.
 }
bulk-wipe-sure = 💣 Понимаю, продолжить
bulk-wipe-word = стереть
bulk-wipe-ask = 💣 Чтобы стереть всю базу, напишите слово <code>{ $word }</code>.
bulk-wiped = 💣 База пуста. Стёрто карточек: <b>{ $count }</b>. { $copied ->
    [yes] Копия лежит в папке backups: <code>{ $backup }</code>.
   *[no] Копию я не делал.
 }

bulk-button-sales-plan = 🎯 В план продаж…
bulk-do-sales-plan = 🎯 В план продаж: { $name }
bulk-ask-plan = 🎯 В какой план продаж и с какого этапа? За один раз в план входит не больше { $most } клиентов, остальных добавите следующим заходом.
bulk-plan-stage = { $many ->
    [True] { $funnel }: { $stage }
   *[False] { $stage }
 }
bulk-ask-plan-manager = 🎯 { $funnel }, этап «{ $stage }». Кто из сотрудников будет ответственным за этих клиентов?
bulk-plan-keep = Не менять ответственных
bulk-skip-in-plan = уже в этом плане продаж
bulk-skip-over-limit = больше за один раз нельзя, добавьте их следующим заходом
