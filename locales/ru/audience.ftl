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
audience-filter-has = есть { $names }
audience-filter-sex = пол: { $names }
audience-filter-no-touch = касание не назначено
audience-filter-import = из импорта
audience-filter-source = источник: { $names }
audience-filter-trace = в источнике «{ $names }»
audience-filter-state = { $names }
audience-filter-paused = без рассылок
audience-filter-not-paused = с рассылками
audience-filter-segment = сегмент { $names }
audience-filter-group = группа { $names }
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
audience-list-export = 📤 Экспорт
audience-find-ask = Кого найти? Часть имени, телефон в любом виде, e-mail или ссылка ВКонтакте.
audience-find-too-long = Это длиннее { $longest } знаков: похоже на текст, а не на поиск. Заметку к клиенту пишут ответом на его карточку.
audience-inline-nobody = Никого не нашлось — открыть бота
audience-inline-open = Открыть карточку
audience-inline-card = { $kind ->
    [company] 🏢
   *[person] 👤
 } <b>{ $name }</b>
