# How clients came to us: the source tab of a card.
sources-kind-manual = добавлен вручную
sources-kind-import = импорт
sources-kind-community = сообщество
sources-kind-subscriber = подписчик ВКонтакте
sources-kind-friend-request = заявка в друзья
sources-kind-tracker = сайт
sources-kind-forward = переслали сообщение
sources-kind-contact = поделились контактом
sources-kind-advert = реклама
sources-kind-call = позвонил сам
sources-kind-referral = по рекомендации
sources-kind-other = другое
sources-what = { $what ->
    [file] Файл
    [row] Строка
    [tracker] Счётчик
    [entry_page] Страница входа
    [referrer] Откуда перешёл
    [query] Поисковый запрос
    [engine] Поисковик
    [traffic] Источник трафика
    [community] Сообщество
   *[text] Примечание
 }
sources-detail = { $what ->
    [file] файл { $value }
    [row] строка { $value }
    [tracker] счётчик { $value }
    [entry_page] страница входа { $value }
    [referrer] переход с { $value }
    [query] запрос «{ $value }»
    [engine] поисковик { $value }
    [traffic] трафик { $value }
    [community] сообщество { $value }
   *[other] { $value }
 }
sources-line = { $number }. { $place ->
    [first] 🥇 первый:{ " " }
    [last] 🕘 последний:{ " " }
   *[other] { "" }
 }<b>{ $moment }</b> — { $kind }{ $more ->
    [yes] : { $details }
   *[no] { "" }
 }
sources-more = … и ещё { $count }
sources-all = 🧭 Все источники
sources-none = Откуда клиент, пока не записано.
sources-add = ➕ Добавить источник
sources-add-ask = Откуда { $name } пришёл на этот раз?
sources-one = 🧭 <b>{ $kind }</b>, { $moment }
sources-one-detail = { $what }: { $value }
sources-kind-change = 🔀 Вид
sources-day = 📅 Дата
sources-day-ask = Когда это было? Выберите день или напишите дату, например <code>15.05.2026</code>.
sources-remove = 🗑 Убрать
sources-detail-ask = { $what }?
    Сейчас: { $old }
    Чтобы очистить, отправьте «-».
sources-added = ✔ Источник записан. Ниже можно добавить, что о нём известно.
sources-edited = ✔ Источник изменён
sources-removed = ✔ Источник убран
sources-alike = 👥 Все с таким источником
