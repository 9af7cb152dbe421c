# Шаблоны, серии писем и что уходит вместе с сообщением.
templates-list = { $count ->
    [0] 📚 <b>Шаблоны</b>
    Пока ни одного. Шаблон — это готовый текст: имя клиента подставится само, слова могут меняться, а отправить его с карточки можно в два нажатия.
   *[other] 📚 <b>Шаблоны</b>: { $count }
    Нажмите на шаблон, чтобы увидеть, что прочитают клиенты.
 }
templates-new = ➕ Шаблон
templates-series = 📑 Серии
templates-all = { $here ->
    [yes] · Все ·
   *[no] Все
 }
templates-title = 📝 <b>{ $name }</b>{ $sorted ->
    [yes] { " · " }{ $category }
   *[no] { "" }
 } · { $shared ->
    [yes] { $mine ->
        [yes] виден команде
       *[no] общий, { $owner }
    }
   *[no] только ваш
 }
templates-text = <blockquote expandable>{ $text }</blockquote>
templates-enclosed = 📎 { $names }
templates-variety = { $exact ->
    [yes] 🎲 Разных текстов: <b>{ $texts }</b>
   *[no] 🎲 Разных текстов: не больше <b>{ $texts }</b>
 } · клиентов в вашем последнем списке: { $people }
templates-sample = 👤 <b>{ $name }</b>
    <blockquote expandable>{ $text }</blockquote>
templates-sample-lacks = 👤 <b>{ $name }</b>: не хватает данных — { $lacks }. Добавьте замену, например <code>%имя|друг%</code>.
templates-variable-first-name = имя
templates-variable-last-name = фамилия
templates-variable-middle-name = отчество
templates-variable-full-name = полное имя
templates-variable-city = город
templates-variable-company = компания
templates-variable-manager = менеджер
templates-variable-community = сообщество
templates-variable-g = пол
templates-text-ask = ✍️ <b>Пришлите текст шаблона</b>

    <code>%имя|друг%</code> — имя или замена · <code>%имя:дат|вам%</code> — имя в падеже (род, дат, вин, тв, пр) · <code>{ "{" }Привет|Добрый день{ "}" }</code> — один из вариантов · <code>%g|рад|рада%</code> — форма для мужчины и женщины · <code>[+, +раз|два]</code> — части в любом порядке.

    Название возьму из первых слов, потом его можно поменять. Ошибётесь — покажу место.
templates-rewrite-ask = ✍️ Пришлите новый текст. Сейчас:

    <pre>{ $text }</pre>
templates-rename-ask = ✏️ Как теперь назвать «{ $name }»?
templates-category-ask = 📂 В какую категорию положить «{ $name }»?
templates-category-new = ➕ Новая категория
templates-category-none = ✖ Без категории
templates-category-word = 📂 Как назвать категорию? Одного-двух слов хватит. Чтобы убрать категорию, отправьте «-».
templates-rewrite = ✍️ Текст
templates-rename = ✏️ Название
templates-category = 📂 Категория
templates-files = { $count ->
    [0] 📎 Файлы
   *[other] 📎 Файлы: { $count }
 }
templates-favourite = { $on ->
    [yes] ⭐ Убрать из избранного
   *[no] ☆ В избранное
 }
templates-share = { $on ->
    [yes] 🔒 Только мне
   *[no] 👥 Открыть команде
 }
templates-duplicate = 📄 Копия
templates-remove = 🗑 Удалить
templates-its-series = 📑 Серия
templates-into-series = 📑 В серию
templates-added = ✔ Шаблон сохранён.
templates-edited = ✔ Изменено.
templates-unchanged = Всё уже так.
templates-shared = { $on ->
    [yes] 👥 Теперь шаблон видит вся команда.
   *[no] 🔒 Теперь шаблон видит только его автор.
 }
templates-duplicated = 📄 Это ваша копия: меняйте её как угодно.
templates-removed = 🗑 Шаблон «{ $name }» удалён.
templates-files-list = { $count ->
    [0] 📎 <b>{ $name }</b>
    С сообщением можно отправить фото и документы, до { $most }.
   *[other] 📎 <b>{ $name }</b>: уходит вместе с сообщением
 }
templates-file = { $icon } { $name }{ $state ->
    [here] { "" }
    [expected] { " · " }⏳ сохраняю
   *[other] { " · " }⚠️ Telegram не отдал файл, уберите его и пришлите снова
 }
templates-take-out = ✖ { $name }
templates-enclose = ➕ Фото или документ
templates-enclose-ask = 📎 Пришлите фото или документ для «{ $name }», до 20 МБ. Программы ВКонтакте не принимает.
templates-file-added = ✔ Добавлено: { $name }
templates-file-removed = ✔ Файл убран.
templates-series-list = { $count ->
    [0] 📑 <b>Серии писем</b>
    Серия — это письма, которые клиент получает одно за другим: знакомство, рассказ, предложение. Бот помнит, что уже ушло, и предложит следующее.
   *[other] 📑 <b>Серии писем</b>: { $count }
 }
templates-series-new = ➕ Серия
templates-series-ask = 📑 Как назвать серию? Например, «Знакомство».
templates-series-added = ✔ Серия создана. Добавьте первое письмо.
templates-one-series = 📑 <b>{ $name }</b>{ $shared ->
    [yes] { " · " }видит команда
   *[no] { "" }
 }
    { $count ->
    [0] Писем пока нет.
    [one] { $count } письмо. Бот предложит клиенту следующее после последнего отправленного.
    [few] { $count } письма. Бот предложит клиенту следующее после последнего отправленного.
   *[many] { $count } писем. Бот предложит клиенту следующее после последнего отправленного.
 }
templates-letter-new = ➕ Следующее письмо
templates-letter-added = ✔ Письмо добавлено в серию.
templates-series-remove = 🗑 Удалить серию
templates-series-removed = 🗑 Серия «{ $name }» удалена. Её письма остались шаблонами.
templates-series-shared = { $on ->
    [yes] 👥 Серию и все её письма видит команда.
   *[no] 🔒 Серия и её письма теперь только у авторов.
 }
templates-into-series-ask = { $count ->
    [0] 📑 Серий пока нет. Создайте первую.
   *[other] 📑 В какую серию добавить «{ $name }»? Письмо встанет последним.
 }
templates-out-of-series = ✖ Убрать из серии
templates-write-ask = 💬 Что написать <b>{ $client }</b>? Нажмите на шаблон — покажу готовый текст.
templates-next-letter = 📑 { $series }: { $letter }
templates-write-all = 📚 Все шаблоны
templates-write-own = ✍️ Своими словами
templates-letters = 📑 <b>{ $series }</b> для <b>{ $client }</b>
templates-letter = { $state ->
    [sent] ✔ { $place }. { $name } · { $moment }
    [next] ▶ { $place }. { $name }
   *[not] { $place }. { $name }
 }
templates-sketch = 💬 <b>{ $client }</b> от «{ $community }» · { $template }
templates-send = 📤 Отправить
templates-redraw = 🎲 Другой вариант
templates-edit-sketch = ✏️ Поправить
templates-edit-sketch-ask = ✏️ Пришлите текст для <b>{ $client }</b>: он уйдёт слово в слово. Сейчас:

    <pre>{ $text }</pre>
templates-send-from = 📣 От другого сообщества
templates-for-campaign = { $count ->
    [0] 📚 Шаблонов пока нет. Напишите текст рассылки сами, а потом сохраните его в шаблоны.
   *[other] 📚 Какой текст взять? Файлы шаблона уйдут вместе с ним.
 }
templates-from = 📚 Из шаблона
templates-keep = 💾 В шаблоны
templates-without-files = 📎 Файлов: { $count } · ✖ убрать
