audience-all = все клиенты
audience-gone = (удалено)
audience-some-gone = удалено из фильтра: { $count }
audience-filter-text = поиск «{ $names }»
audience-filter-category = категория { $names }
audience-filter-stage = этап { $names }
audience-filter-tag = тег { $names }
audience-filter-responsible = ответственный { $names }
audience-filter-nobody = без ответственного
audience-filter-overdue = касание просрочено
audience-filter-today = касание сегодня
audience-filter-kind = { $names ->
    [company] компании
   *[person] люди
 }
audience-filter-lacks = нет: { $names }
audience-filter-added = добавлены за последние дни: { $names }
audience-filter-born = день рождения { $names ->
    [1] сегодня
   *[other] в ближайшие дни: { $names }
 }
audience-lacking-contact = контактов
audience-lacking-phone = телефона
audience-lacking-email = e-mail
audience-lacking-vk = ВКонтакте
audience-lacking-responsible = ответственного
audience-lacking-category = категории
audience-lacking-stage = этапа
audience-lacking-tag = тегов
audience-lacking-group = групп
audience-filter-has = есть { $names }
audience-filter-sex = пол: { $names }
audience-filter-no-touch = касание не назначено
audience-filter-import = из импорта
audience-filter-product = интересует { $names }
audience-filter-field-is = { $names }: { $value }
audience-filter-field-from = «{ $names }» от { $value }
audience-filter-field-till = «{ $names }» до { $value }
audience-filter-field-has = заполнено «{ $names }»
audience-filter-field-lacks = не заполнено «{ $names }»
audience-filter-stuck = застрял на этапе, дней: { $names }
audience-filter-stuck-long = застряли на этапе
audience-filter-ordered = заказан: { $names }
audience-filter-bought = куплен: { $names }
audience-filter-open-deal = есть открытая сделка
audience-filter-no-open-deal = нет открытых сделок
audience-filter-won-from = купил на сумму от { $names }
audience-filter-source = источник: { $names }
audience-filter-trace = в источнике «{ $names }»
audience-filter-state = { $names }
audience-filter-paused = без рассылок
audience-filter-not-paused = с рассылками
audience-filter-came-from = пришли из { $names }
audience-filter-listed = состоят в { $names }
audience-filter-segment = сегмент { $names }
audience-filter-group = группа { $names }
audience-filter-staff = люди компании «{ $names }»
audience-filter-ticked = выбранные
audience-meant = <b>{ $filter }</b>, карточек: { $count }
audience-meant-ticked = выбранные вручную, карточек: { $count }
audience-meant-segment = сегмент «{ $name }», карточек: { $count }
audience-segment-gone = сегмент удалён — выберите других клиентов
audience-list = 🔎 { $filter }
    Найдено: <b>{ $more ->
    [yes] больше { $total }
   *[no] { $total }
 }</b>, показаны { $first }–{ $last }
audience-list-empty = 🔎 { $filter }
    Никого не нашлось. Попробуйте часть имени, телефон, e-mail или ссылку ВКонтакте.
audience-list-none = 🔎 { $filter }
    Таких клиентов нет. Измените фильтр или сбросьте его.
audience-list-first = 👥 Клиентов пока нет. Пришлите файл с контактами или добавьте первого.
audience-add-first = ➕ Добавить клиента
audience-aside = 📦 В архиве и заблокированные ({ $count })
audience-perhaps = 🔎 По запросу «{ $query }» никого нет. Возможно: { $names }
audience-perhaps-other = { $query } ({ $more ->
    [yes] больше { $count }
   *[no] { $count }
 })
audience-list-export = 📤 Экспорт
audience-find-ask = Кого найти? Часть имени, телефон в любом виде, e-mail или ссылка ВКонтакте.
audience-find-too-long = Это длиннее { $longest } знаков: похоже на текст, а не на поиск. Заметку к клиенту пишут ответом на его карточку.
audience-ticked = ☑️ Выбрано: <b>{ $count }</b>
audience-ticked-toast = Добавлено к выбранным: { $count }
audience-sift = 🔎 Фильтр
audience-tick = ☑️ Выбрать
audience-layout = 👁 Вид
audience-tick-page = ☑️ Вся страница
audience-untick-page = ⬜ Снять страницу
audience-tick-all = ☑️ Весь список
audience-tick-done = ✔ Готово
audience-basket = ☑️ Выбранные ({ $count })
audience-basket-empty = ☑️ Пока никто не выбран.

    Откройте список, нажмите «Выбрать» и отметьте нужных. Отметки сохраняются, пока вы их не снимете.
audience-clear = 🧹 Снять выбор
audience-cleared = 🧹 Выбор снят: { $count }.
audience-refill = ↩ Вернуть выбор
audience-keep-picked = 💾 В сегмент
audience-column-phone = телефон
audience-column-email = e-mail
audience-column-vk = ВКонтакте
audience-column-company = компания
audience-column-city = город
audience-column-category = категория
audience-column-stage = этап
audience-column-tags = теги
audience-column-groups = группы
audience-column-responsible = ответственный
audience-column-next-touch = следующее касание
audience-column-last-touch = последнее касание
audience-column-sales = продажи
audience-column-channels = каналов связи
audience-column-added = добавлен
audience-left-out = Не поместилось: { $names }. Видно в виде «Карточки».
audience-card-name = <b>{ $number }. { $name }</b>
audience-cell = { $name }: { $value }
audience-view-list = Список
audience-view-table = Таблица
audience-view-cards = Карточки
audience-order-fit = Самые подходящие
audience-order-name = По имени
audience-order-newest = Сначала новые
audience-order-next-touch = Следующее касание
audience-order-last-touch = Недавно общались
audience-order-longest-ago = Давно не общались
audience-only-name = только имя
audience-layout-ask = 👁 <b>Как показывать список?</b>

    Рядом с именем: { $columns }
audience-columns = 📋 Что показывать
audience-columns-ask = 📋 <b>Что показывать рядом с именем?</b> Нажмите, чтобы добавить или убрать.
audience-columns-usual = Как обычно
audience-to-list = ◀ К списку
audience-sift-ask = 🔎 <b>Фильтр:</b> { $filter }
    Найдётся: <b>{ $more ->
    [yes] больше { $count }
   *[no] { $count }
 }</b>
audience-toggle-male = Мужчины
audience-toggle-female = Женщины
audience-toggle-unknown = Пол неизвестен
audience-toggle-person = Люди
audience-toggle-company = Компании
audience-toggle-phone = Есть телефон
audience-toggle-email = Есть e-mail
audience-toggle-vk = ВКонтакте
audience-toggle-telegram = Telegram
audience-toggle-whatsapp = WhatsApp
audience-toggle-mine = Мои
audience-toggle-ticked = Выбранные
audience-toggle-no-touch = Без даты
audience-toggle-overdue = Просрочено
audience-toggle-today = На сегодня
audience-choice-cat = Категория
audience-choice-stg = Этап
audience-choice-tag = Тег
audience-choice-grp = Группа
audience-choice-seg = Сегмент
audience-choice-res = Кто ведёт
audience-reset = ♻️ Сбросить
audience-apply = ✔ Показать { $more ->
    [yes] больше { $count }
   *[no] { $count }
 }
audience-show = ✔ Показать
audience-keep-rule = 💾 Сегмент
audience-choice-ask = 🔎 <b>{ $what }:</b> отметьте одно или несколько.

    Сейчас: { $filter }
audience-choice-empty = 🔎 <b>{ $what }:</b> выбирать не из чего.

    Сейчас: { $filter }
audience-letters-none = 🔎 <b>{ $what }:</b> на «{ $letters }» ничего нет. Попробуйте другие буквы.

    Сейчас: { $filter }
audience-letters = 🔤 По буквам
audience-drop-choice = ✖ Убрать условие
audience-text-ask = 🔤 Какие слова искать? Имя, телефон, e-mail, слово из заметки. «-» уберёт поиск из фильтра.
audience-letters-ask = 🔤 { $what }: напишите часть названия.
audience-nobody = никто
audience-share = 👤 { $name } · { $count }
audience-collections = 🗂 <b>Подборки</b>

    Готовые пути к части базы.
audience-segments = 📁 Сегменты
audience-groups = 👥 Группы
audience-cloud = 🏷 Теги
audience-responsibles = 👤 Ответственные
audience-responsibles-ask = 👤 <b>Чьи это клиенты?</b> Нажмите на имя, чтобы увидеть список.
audience-segments-ask = 📁 <b>Сегменты</b>

    📁 — ваш, 👥 — общий. Рядом — сколько в нём клиентов сейчас.
audience-segments-none = 📁 <b>Сегментов пока нет.</b>

    Настройте фильтр или выберите клиентов и сохраните под именем: сегмент пригодится для рассылки и выгрузки.
audience-keep-list = 💾 Последний список
audience-keep-basket = 💾 Выбранные ({ $count })
audience-picked = отобраны вручную
audience-segment = 📁 <b>{ $name }</b>
    { $filter }
    Клиентов: <b>{ $count }</b>
    { $shared ->
    [yes] Общий, создал(а) { $owner }
   *[no] Виден только вам
 }
audience-open-list = 👥 Открыть список
audience-tick-these = ☑️ Выбрать всех
audience-pick-ticked = ➕ Добавить выбранных ({ $count })
audience-drop-ticked = ➖ Убрать выбранных
audience-picked-in = ➕ Добавлено в сегмент: { $count }.
audience-picked-out = ➖ Убрано из сегмента: { $count }.
audience-rename = ✏️ Название
audience-share-it = 👥 Сделать общим
audience-unshare = 🔒 Только для себя
audience-remove = 🗑 Удалить
audience-keep-ask = 💾 Как назвать сегмент?

    В нём: { $filter }
audience-rename-ask = ✏️ «{ $name }»: какое название теперь?
audience-segment-saved = 💾 Сегмент сохранён.
audience-segment-changed = ✔ Сегмент изменён.
audience-segment-removed = 🗑 Сегмент «{ $name }» удалён. Клиенты остались в базе.
audience-groups-ask = 👥 <b>Группы</b>

    Клиент может быть в нескольких. 🤖 — группа пополняется сама.
audience-groups-none = 👥 <b>Групп пока нет.</b>

    Группу можно наполнять вручную или правилом: например, «интересовались, но не купили» → «Тёплые лиды».
audience-group = 👥 <b>{ $name }</b>
    Клиентов: <b>{ $count }</b>
audience-group-rule = { $on ->
    [yes] 🤖 Правило работает: { $filter }
   *[no] ⏸ Правило выключено: { $filter }
 }
audience-group-ways = { $leaves ->
    [yes] Кто перестал подходить — выходит из группы.
   *[no] Кто попал в группу — остаётся в ней.
 }
audience-group-touch = { $days ->
    [0] ⏰ Новым назначается касание на тот же день.
    [1] ⏰ Новым назначается касание на завтра.
   *[other] ⏰ Новым назначается касание, дней вперёд: { $days }.
 }
audience-group-set-rule = ⚙️ Правило
audience-group-on = ▶️ Включить правило
audience-group-off = ⏸ Выключить правило
audience-group-leaves = { $on ->
    [yes] Выход: да
   *[no] Выход: нет
 }
audience-group-plan = { $days ->
    [-1] Касание: нет
    [0] Касание: сегодня
   *[other] Касание: +{ $days } дн.
 }
audience-group-undo = ↩ Отменить последнее пополнение ({ $count })
audience-group-add = ➕ Новая группа
audience-group-ask = 👥 Как назвать группу? Можно со значком: «🔥 Тёплые лиды».
audience-group-added = ✔ Группа создана. Добавляйте клиентов с их карточек или задайте правило.
audience-group-changed = ✔ Группа изменена.
audience-group-removed = 🗑 Группа «{ $name }» удалена. Клиенты остались в базе.
audience-rule-ask = ⚙️ <b>Кто сам попадает в «{ $name }»?</b>

    Возьмите последний список или сегмент. Ваш последний список: { $filter }
audience-rule-list = ✔ Взять последний список
audience-rule-drop = ✖ Без правила
audience-group-forecast = ▶️ <b>{ $name }</b>: правило ещё не работает.

    Войдут: <b>{ $come }</b>
    Выйдут: <b>{ $go }</b>
audience-group-on-sure = ▶️ Включить, войдут: { $count }
audience-group-is-off = ⏸ Правило выключено. Кто в группе, остаётся в ней.
audience-group-is-on = 🤖 Правило работает. Вошли: { $count }.
audience-group-is-on-more = 🤖 Правило работает. Уже вошли: { $count }, остальные — в ближайшие минуты.
audience-cloud-ask = 🏷 <b>Теги</b>{ $sized ->
    [yes] : чем ярче кружок, тем чаще тег.
   *[no] . Нажмите на тег, чтобы открыть его.
 }
audience-cloud-none = 🏷 <b>Тегов пока нет.</b> Добавьте первый на карточке клиента.
audience-cloud-letters = 🏷 Начинаются на «{ $letters }»: { $count }
audience-tag-letters-ask = 🔤 С каких букв начинается тег?
audience-tag = 🏷 <b>#{ $name }</b>
    Клиентов: <b>{ $count }</b>
audience-tag-merge = 🔀 Объединить
audience-tag-remove = 🗑 Убрать из базы
audience-tag-rename-ask = ✏️ Как теперь назвать тег #{ $name }? Если такой тег уже есть, они станут одним.
audience-tag-renamed = ✔ Тег переименован на всех карточках.
audience-tag-merged = 🔀 Теги объединены.
audience-tag-merge-ask = 🔀 В какой тег превратить #{ $name }? Его носят: { $count }.
audience-tag-remove-ask = 🗑 Снять тег #{ $name } со всех карточек ({ $count }) и убрать из базы?
audience-tag-remove-sure = 🗑 Да, убрать
audience-tag-removed = 🗑 Тег #{ $name } убран.
audience-kinds-ch = Каналы
audience-kinds-la = Чего нет
audience-kinds-so = Источник
audience-kinds-st = Состояние
audience-typed-text = Слова поиска
audience-typed-trace = Слова источника
audience-toggle-paused = На паузе
audience-toggle-waiting = Ждут ответа
audience-trace-ask = 🔤 Какие слова искать в источнике: трекер, страница, реклама, файл? «-» уберёт условие.
audience-inline-perhaps = Точно такого нет. Похоже: { $query }
audience-inline-nobody = Никого не нашлось — открыть бота
audience-inline-open = Открыть карточку
audience-inline-card = { $kind ->
    [company] 🏢
   *[person] 👤
 } <b>{ $name }</b>
audience-filter-has-bought = уже покупали
audience-filter-never-bought = ещё не покупали
audience-toggle-open-deal = Есть сделка в работе
audience-toggle-no-open-deal = Нет сделки в работе
audience-toggle-has-bought = Покупали
audience-toggle-never-bought = Не покупали
audience-choice-int = Интерес
audience-choice-ord = Заказан
audience-choice-bgt = Куплен
audience-typed-added = Добавлены
audience-typed-born = День рождения
audience-typed-stuck = Дней на этапе
audience-typed-won = Сумма покупок
audience-added-ask = 🆕 За сколько последних дней добавлена карточка? Например: 7. «-» уберёт условие.
audience-born-ask = 🎂 В ближайшие сколько дней день рождения? 1 — только сегодня, 7 — на неделе. «-» уберёт условие.
audience-stuck-ask = ⏳ Сколько дней клиент стоит на одном этапе, не меньше? Например: 14. «-» уберёт условие.
audience-won-ask = 💰 На какую сумму клиент купил, не меньше? Например: 50 000. «-» уберёт условие.
audience-own-fields = 📋 Свои поля
audience-field-is = = …
audience-field-from = от …
audience-field-till = до …
audience-field-yes = Да
audience-field-no = Нет
audience-field-has = Заполнено
audience-field-lacks = Пусто
audience-field-ask = 📋 { $name }: { $how ->
    [from] от какого значения?
    [till] до какого значения?
   *[is] какое значение искать?
 }
audience-filter-week = касание в ближайшие 7 дней
audience-filter-no-step = нет следующего шага
audience-filter-quiet = без касаний, дней: { $names }
audience-filter-waiting = { $names ->
    [0] ждут ответа
   *[other] ждут ответа, часов не меньше: { $names }
 }
audience-toggle-week = На 7 дней
audience-toggle-no-step = Без шага
audience-toggle-stuck = Застряли
audience-typed-quiet = Без касаний
audience-typed-waiting = Ждут ответа, ч
audience-quiet-ask = 💤 Сколько дней с клиентом не было касаний, не меньше? Например: 30. «-» уберёт условие.
audience-waiting-ask = 💬 Сколько часов человек ждёт ответа, не меньше? Например: 4. «-» уберёт условие.
audience-column-quiet = дней без касаний
audience-column-staying = дней на этапе
audience-quiet-for = 💤 { $days } дн.
audience-staying-for = ⏳ { $days } дн.
audience-quick-all = 👥 Все
audience-quick-new = 🆕 Новые
audience-quick-over = 🔴 Просрочено
audience-quick-today = ⏰ Сегодня
audience-quick-week = 📅 7 дней
audience-quick-step = 🕳 Без шага
audience-quick-quiet = 💤 Давно
audience-quick-stuck = ⏳ Застряли
