# Импорт и экспорт в чате.
transfer-how = 📥 <b>Как загрузить контакты</b>

    Пришлите сюда файл: Excel (.xlsx, .xls), OpenDocument (.ods), CSV или текст, визитки .vcf — можно в .zip, до 20 МБ. Столбцы могут называться и стоять как угодно: я покажу, как понял каждый, и ничего не запишу, пока вы не подтвердите.

    Список ссылок ВКонтакте можно просто вставить сообщением: по одной в строке, от двух строк.
transfer-nameless = без имени
transfer-pasted-name = Ссылки ВКонтакте.txt
transfer-not-a-table = 🤔 <b>{ $name }</b> — такие файлы я не умею читать.
transfer-too-large = 🐘 <b>{ $name }</b> — { $megabytes } МБ, а Telegram отдаёт ботам файлы только до 20 МБ. Упакуйте файл в .zip: таблицы сжимаются в несколько раз. Или загрузите его на сервере командой <code>touchbase import</code>.

transfer-step-line = 📄 <b>{ $name }</b> — { $step }
transfer-step-looking = читаю…
transfer-step-checking = проверяю, ничего не записывая…
transfer-step-running = загружаю…

transfer-file = 📄 <b>{ $name }</b>
transfer-rows = { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
 }
transfer-columns-all = Вот как я понял столбцы. Нажмите на столбец, чтобы изменить.
transfer-columns = Вот как я понял столбцы { $first }–{ $last } из { $total }. Нажмите на столбец, чтобы изменить.
transfer-column = Столбец { $number }
transfer-column-line = <b>{ $title }</b> → { $meaning }: <i>{ $examples }</i>
transfer-column-empty = пусто
transfer-column-button = { $title } → { $meaning }
transfer-column-ask = Что в столбце <b>{ $title }</b>? Например:
transfer-field-choice = { $here ->
    [yes] ✓ { $field }
   *[no] { $field }
 }
transfer-sheet-button = 📑 Лист: { $name }
transfer-sheet-ask = 📑 Какой лист файла <b>{ $name }</b> загрузить?
transfer-sheet-choice = { $here ->
    [yes] ✓ { $name } ({ $rows })
   *[no] { $name } ({ $rows })
 }
transfer-header-button = { $row ->
    [0] 🔝 Без заголовка
   *[other] 🔝 Заголовок: строка { $row }
 }
transfer-header-ask = 🔝 В какой строке стоят названия столбцов?
transfer-header-row = <b>{ $number }.</b> { $cells }
transfer-header-choice = { $row ->
    [0] { $here ->
        [yes] ✓ Заголовка нет
       *[no] Заголовка нет
    }
   *[other] { $here ->
        [yes] ✓ { $row }
       *[no] { $row }
    }
 }
transfer-check = Проверить ▸
transfer-nobody = Пока непонятно, о ком строки: отметьте столбец с именем, телефоном или другим контактом.{ $own ->
    [yes] { "" } Или выберите в «Как загрузить», по какому своему полю узнавать клиента.
   *[no] { "" }
 }
transfer-edit-columns = ✏️ Столбцы

transfer-checked = 🔍 <b>{ $name }</b> — проверил, ничего не записал. Строк: { $rows }
transfer-would-create = ➕ Новых клиентов: <b>{ $count }</b>
transfer-would-update = ✏️ Дополню карточек: <b>{ $count }</b>
transfer-created = ➕ Новых клиентов: <b>{ $count }</b>
transfer-updated = ✏️ Дополнено карточек: <b>{ $count }</b>
transfer-merged = 👥 Повторов внутри файла: { $count }
transfer-skipped = ⏭ Пропущено строк: { $count }
transfer-noted = 📝 Не разобрал и сохранил в заметках: { $count }
transfer-reason = { "   " }• { $reason }: { $count }
transfer-new-labels = { $what ->
    [category] 🏷 Появятся категории: { $names }
   *[stage] 📊 Появятся этапы: { $names }
 }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
 }
transfer-nothing-to-do = Загружать нечего: ни новых клиентов, ни новых сведений.
transfer-run = ✅ Импортировать { $rows }
transfer-ended = { $stopped ->
    [yes] ✖ <b>{ $name }</b> — импорт остановлен. Пройдено строк: { $rows }
   *[no] ✅ <b>{ $name }</b> — импорт закончен. Строк: { $rows }
 }
transfer-show-imported = 👥 Показать импортированных
transfer-undo-import = ↩ Отменить импорт
transfer-over = { $done ->
    [yes] ✅ <b>{ $name }</b> — импорт закончен.
   *[no] ✖ <b>{ $name }</b> — импорт отменён.
 }
transfer-refused = ⚠️ <b>{ $name }</b> — не получилось прочитать.
transfer-failed = ⚠️ <b>{ $name }</b> — не получилось.

transfer-why-blank = пустые
transfer-why-total = строки с итогом
transfer-why-empty-person = ни имени, ни контакта
transfer-why-repeated-header = повтор заголовка
transfer-why-unchanged = в базе уже всё так
transfer-why-foreign = клиент есть, но вам не виден

transfer-noted-bad-phone = телефоны
transfer-noted-bad-email = адреса e-mail
transfer-noted-bad-vk = ссылки ВКонтакте
transfer-noted-bad-address = другие адреса
transfer-noted-bad-date = даты
transfer-noted-bad-money = суммы
transfer-noted-bad-sex = пол
transfer-noted-bad-client-id = номера карточек
transfer-noted-text-cut = слишком длинные тексты
transfer-noted-second-value = второе значение того же поля
transfer-noted-unknown-category = категории, которых у вас нет
transfer-noted-unknown-stage = этапы, которых у вас нет
transfer-noted-unknown-responsible = ответственные, которых нет в команде

transfer-problem-empty = В файле нет ни одной строки с данными. Проверьте, тот ли это файл и сохранён ли он.
transfer-problem-broken = Файл повреждён. Откройте его в Excel, сохраните заново и пришлите ещё раз.
transfer-problem-encrypted = Файл закрыт паролем. Сохраните его без пароля и пришлите ещё раз.
transfer-problem-too-large = В файле слишком много строк или столбцов. Разделите его на части по 300 000 строк или сохраните как CSV.
transfer-problem-bomb = Маленький файл распаковывается в огромный: так делают, чтобы сломать программу. Если файл настоящий, сохраните его как CSV.
transfer-problem-row-too-long = В файле есть строка или ячейка длиннее, чем бывает в таблицах. Похоже, это не таблица; проверьте, чем разделены столбцы.
transfer-problem-open-quote = В файле есть незакрытая кавычка: после неё всё сливается в одну ячейку. Откройте файл, исправьте её или сохраните таблицу как .xlsx.
transfer-problem-several-files = В архиве несколько файлов. Пришлите их по одному.
transfer-problem-web-page = Внутри не таблица, а веб-страница: так сохраняют некоторые сайты. Откройте файл в Excel и сохраните как .xlsx.
transfer-problem-unknown-format = Это не похоже на таблицу. Подойдут Excel, OpenDocument, CSV, текст и визитки .vcf.
transfer-problem-other-file = Файл не тот, который проверяли: нужного листа в нём нет. Пришлите его ещё раз.
transfer-problem-too-slow = Файл читается слишком долго. Сохраните его как CSV или разделите на части.
transfer-problem-crashed = Не смог прочитать файл и записал причину в журнал сервера. Попробуйте сохранить его как CSV.

transfer-field-ignore = 🚫 Не загружать
transfer-field-client-id = 🆔 Номер карточки
transfer-field-stamp = 🧷 Метка выгрузки
transfer-field-name = 👤 Полное имя
transfer-field-first-name = 👤 Имя
transfer-field-middle-name = 👤 Отчество
transfer-field-last-name = 👤 Фамилия
transfer-field-company = 🏢 Компания
transfer-field-phone = 📞 Телефон
transfer-field-email = ✉️ E-mail
transfer-field-vk = 🔵 ВКонтакте
transfer-field-telegram = ✈️ Telegram
transfer-field-whatsapp = 🟢 WhatsApp
transfer-field-skype = 💬 Skype
transfer-field-ok = 🟠 Одноклассники
transfer-field-instagram = 📷 Instagram
transfer-field-site = 🌐 Сайт
transfer-field-other-channel = 🔗 Другой контакт
transfer-field-city = 🏙 Город
transfer-field-birthday = 🎂 День рождения
transfer-field-sex = 🚻 Пол
transfer-field-category = 🏷 Категория
transfer-field-stage = 📊 Этап
transfer-field-tags = 🔖 Теги
transfer-field-note = 📝 Заметка
transfer-field-source = 🧭 Источник
transfer-field-responsible = 🙋 Ответственный
transfer-field-deal-title = 💼 Сделка
transfer-field-deal-amount = 💰 Сумма
transfer-field-deal-currency = 💱 Валюта
transfer-field-last-touch = 🤝 Было касание
transfer-field-next-touch = ⏰ Будет касание
transfer-field-created-at = 📅 Дата создания

transfer-export = 📤 <b>Экспорт</b>
    Кого: { $filter }
    Клиентов: <b>{ $count }</b>
transfer-export-takes = ⏱ Будет готово примерно через { $seconds } с, но не позже чем через 15 минут. Отметьте, что выгрузить:
transfer-export-xlsx = 📗 Excel
transfer-export-csv = 📄 CSV
transfer-export-list = ◀ К списку
transfer-export-all = 👥 Все клиенты
transfer-export-confirm = 📤 Это { $count } клиентов — большая часть вашей базы уйдёт в файл. Если так и нужно, напишите число клиентов.
transfer-exported = 📤 <b>Экспорт готов</b>: { $filter }
    Клиентов: <b>{ $count }</b>{ $files ->
    [1] { "" }
   *[other] , файлов: { $files }
 }
transfer-export-gone = 📤 Экспорт закончен, но файл уже удалён: срок его хранения вышел. Запустите экспорт ещё раз.
transfer-export-narrowed = 📤 Экспорт готов, но с тех пор вам открыто меньше клиентов, и этот файл я не отдам. Запустите экспорт ещё раз: в нём будет то, что видно вам теперь.
transfer-export-vcf = 👤 Визитки
transfer-export-left = ⏱ Осталось примерно { $seconds } с.
transfer-export-group = { $here ->
    [yes] ✓ { $group }
   *[no] ◻ { $group }
 }
transfer-group-contacts = Контакты
transfer-group-personal = Город, возраст, пол
transfer-group-sales = Категория, этапы
transfer-group-tags = Теги, группы
transfer-group-notes = Заметка
transfer-group-touches = Касания
transfer-group-sources = Источник, дата
transfer-group-own = Свои поля, товары
transfer-group-deals = Сделки
