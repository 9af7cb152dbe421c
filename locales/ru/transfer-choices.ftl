# Выбор при импорте: настройки, спорные ячейки, части карточки.
transfer-remembered = 🗂 Столбцы и настройки — как в прошлый раз (<b>{ $name }</b>).
transfer-forget-layout = 🗂 Разобрать заново
transfer-options-button = 🎛 Как загрузить
transfer-options = 🎛 Как загрузить <b>{ $name }</b>
transfer-options-match = Узнавать клиента: <b>{ $match }</b>
transfer-options-filled = Если в карточке уже что-то написано: <b>{ $filled }</b>. Пустая ячейка ничего не стирает.
transfer-options-given = Всем строкам, где этого нет:
transfer-options-line = { $what }: <b>{ $told }</b>
transfer-option-ask = { $what }: что выбрать?
transfer-option-none = 🚫 Ничего
transfer-option-tags-ask = 🔖 Какие теги добавить всем? Напишите через запятую; «-» — никаких.
transfer-option-source-ask = 🧭 Откуда эти люди? Например: «Выставка, весна 2026». «-» — не указывать.
transfer-option-match = 🔎 Как узнавать клиента
transfer-option-filled = ✏️ Что делать с заполненным
transfer-option-emptied = 🕳 Очищенные ячейки
transfer-option-category = 🏷 Категория
transfer-option-stage = 📊 Этап
transfer-option-responsible = 🙋 Ответственный
transfer-option-tags = 🔖 Теги
transfer-option-source = 🧭 Источник
transfer-match-auto = как обычно: страница ВК, иначе контакт и похожее имя
transfer-match-phone = по телефону
transfer-match-email = по e-mail
transfer-match-vk = по странице ВК
transfer-match-telegram = по Telegram
transfer-match-new = никак: каждая строка — новый клиент
transfer-filled-newer = верить файлу, но полное имя не менять
transfer-filled-gaps = не трогать, только дополнить пустое
transfer-filled-replace = верить файлу во всём
transfer-emptied-unasked = оставить
transfer-emptied-leave = Оставить в базе
transfer-emptied-clear = Стереть и в базе
transfer-emptied = 🕳 Очищено ячеек: { $count }. Стереть это и в карточках?
transfer-bare = 🚪 Без единого контакта, только имя: { $count } — загружу и их.
transfer-aside = 🗄 В архиве или заблокированы: { $count } — узнаю и их, но там они и останутся.
transfer-example = { "   " }• { $name }: { $part } { $is_new ->
    [yes] → <b>{ $after }</b>
   *[no] { $before } → <b>{ $after }</b>
 }
transfer-conflicts = ⚖️ Изменено и в файле, и в базе: <b>{ $total }</b>. { $unsettled ->
    [0] Всё решено.
   *[other] Не решено: { $unsettled } — останется как в базе.
 }
transfer-conflicts-button = { $unsettled ->
    [0] ⚖️ Посмотреть решённое
   *[other] ⚖️ Решить ({ $unsettled })
 }
transfer-conflict = ⚖️ { $number } из { $total } · <b>{ $name }</b>
    { $part } изменили и в файле, и в базе.

    В файле: <b>{ $mine }</b>
    В базе: <b>{ $theirs }</b>
transfer-conflict-decided = ✔ Решено: { $side }
transfer-conflict-all-file = Всё из файла ({ $count })
transfer-conflict-all-base = Всё как в базе ({ $count })
transfer-conflict-card = 👤 Карточка
transfer-side-file = Из файла
transfer-side-base = Как в базе
transfer-kept = ⚖️ Осталось как в базе: { $count }
transfer-skipped-button = 📄 Пропущенные строки
transfer-skipped-caption = 📄 Эти строки не загрузятся; причина — в последнем столбце. Исправьте и пришлите файл.
transfer-skipped-gone = Файла уже нет: нажмите «Проверить» ещё раз.
transfer-why-conflict = изменены и в файле, и в базе

transfer-part-name = Полное имя
transfer-part-first-name = Имя
transfer-part-last-name = Фамилия
transfer-part-middle-name = Отчество
transfer-part-company = Компания
transfer-part-city = Город
transfer-part-sex = Пол
transfer-part-birthday = День рождения
transfer-part-category = Категория
transfer-part-stage = Этап
transfer-part-responsible = Ответственный
transfer-part-tags = Теги
transfer-part-note = Заметка
transfer-part-next-touch = Следующее касание
transfer-part-last-touch = Последнее касание
transfer-part-source = Источник
transfer-part-phone = Телефон
transfer-part-email = E-mail
transfer-part-vk = ВКонтакте
transfer-part-telegram = Telegram
transfer-part-whatsapp = WhatsApp
transfer-part-skype = Skype
transfer-part-ok = Одноклассники
transfer-part-instagram = Instagram
transfer-part-site = Сайт
transfer-part-other = Другой контакт
transfer-part-kind = Человек или компания
transfer-field-kind = 🏷 Человек или компания
transfer-field-tracker = 🧭 Трекер
transfer-field-entry-page = 🧭 Страница входа
transfer-field-referrer = 🧭 Откуда переход
transfer-field-query = 🧭 Поисковый запрос
transfer-field-engine = 🧭 Поисковик
transfer-field-traffic = 🧭 Тип трафика
transfer-noted-bad-kind = человек или компания
