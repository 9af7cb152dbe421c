fields-settings = 🧩 Свои поля
fields-kind-text = Текст
fields-kind-number = Число
fields-kind-date = Дата
fields-kind-choice = Один вариант
fields-kind-choices = Несколько вариантов
fields-kind-flag = Да или нет
fields-kind-link = Ссылка
fields-yes = Да
fields-no = Нет

# On the card.
fields-card-line = 🧩 { $name }: <b>{ $value }</b>
fields-card-more = 🧩 …и ещё заполнено полей: { $count }
fields-card-missing = ❗ Не заполнено: { $names }
fields-button = { $state ->
    [filled] 🧩 { $name }: { $value }
    [missing] ❗ { $name }
   *[empty] 🧩 { $name }: —
 }
fields-ask = 🧩 <b>{ $name }</b> — { $kind ->
    [number] напишите число, например <code>42</code> или <code>38,5</code>.
    [date] напишите дату с годом, например <code>12.05.2026</code>.
    [link] пришлите ссылку, например <code>example.com/anketa</code>.
   *[other] что записать?
 }
fields-ask-hint = 💬 { $hint }
fields-ask-now = Сейчас: <code>{ $value }</code>
fields-ask-empty = Чтобы очистить, отправьте «-».
fields-choose = 🧩 <b>{ $name }</b>: выберите.
fields-clear = ✖ Очистить
fields-done = ✔ Изменено: { $name }

# The layout in the settings.
fields-layout = { $count ->
    [0] 🧩 <b>Свои поля карточки</b>
    Пока ни одного. Добавьте то, что важно знать именно вам: размер, дату договора, любимый напиток.
   *[other] 🧩 <b>Свои поля карточки</b>: { $count }
    Они есть у каждого клиента, в этом порядке. Нажмите на поле, чтобы изменить его.
 }
fields-layout-button = { $required ->
    [yes] ❗ { $name } · { $kind }
   *[no] { $name } · { $kind }
 }
fields-add = ➕ Добавить поле
fields-add-ask = Что будет в новом поле? Потом это не изменить.
fields-name-ask = Как назвать поле?{ $choices ->
    [yes] {" "}Сразу можно перечислить варианты, каждый с новой строки:

    <code>Размер
    Маленький
    Средний
    Большой</code>
   *[no] { "" }
 }
fields-added = ✔ Поле «{ $name }» добавлено
fields-field = 🧩 <b>{ $name }</b> · { $kind }
fields-field-hint = 💬 { $hint }
fields-field-required = ❗ Обязательное: пока оно пусто, карточка об этом напоминает.
fields-field-count = { $count ->
    [0] Пока нигде не заполнено.
    [one] Заполнено у { $count } клиента.
   *[many] Заполнено у { $count } клиентов.
 }
fields-field-no-choices = Вариантов ещё нет: добавьте их, иначе выбирать не из чего.
fields-choices-add = ➕ Варианты
fields-choices-ask = Какие варианты добавить к полю «{ $name }»? Каждый с новой строки.
fields-rename = ✏️ Название
fields-rename-ask = Как теперь назвать «{ $name }»?
fields-hint = 💬 Подсказка
fields-hint-ask = Как заполнять поле «{ $name }»? Подсказку увидит каждый, кто его заполняет.
    Сейчас: { $hint }
    Чтобы убрать, отправьте «-».
fields-require = { $on ->
    [yes] ❗ Сделать обязательным
   *[no] Сделать необязательным
 }
fields-who-has = 👥 Заполнено
fields-who-has-not = 👥 Не заполнено
fields-remove = 🗑 Удалить
fields-edited = ✔ Изменено
fields-removed = 🗑 Поле «{ $name }» убрано из карточек.
    { $count ->
    [0] Оно нигде не было заполнено.
    [one] Оно было заполнено у { $count } клиента: отмена вернёт всё.
   *[many] Оно было заполнено у { $count } клиентов: отмена вернёт всё.
 }
fields-choice = 🧩 { $field }: <b>{ $name }</b>
    { $count ->
    [0] Пока ни у кого.
    [one] У { $count } клиента.
   *[many] У { $count } клиентов.
 }
fields-who-chose = 👥 Показать клиентов
fields-choice-removed = 🗑 Вариант «{ $name }» убран.
    { $count ->
    [0] Он ни у кого не стоял.
    [one] Он стоял у { $count } клиента: отмена вернёт его.
   *[many] Он стоял у { $count } клиентов: отмена вернёт его.
 }
