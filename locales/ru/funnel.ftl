funnel-deal-open = в работе
funnel-deal-won = выиграна
funnel-deal-lost = проиграна
funnel-deal-line = • { $title } — <b>{ $amount }</b>, { $status }
funnel-deal-sum = Всего: <b>{ $sum }</b>
funnel-no-deals = Сделок пока нет.
funnel-add-deal = ➕ Сделка
funnel-deal-ask = Напишите, что и за сколько, например <code>Абонемент 12 500</code>.
funnel-done-deal = ✔ Сделка добавлена
funnel-leave = ✖ Убрать из воронки «{ $funnel }»
funnel-done-stage = ✔ Этап изменён
funnel-done-left = ✔ Убран из воронки

# The settings' stages.
funnel-kind-open = в работе
funnel-kind-won = успех
funnel-kind-lost = отказ
funnel-funnels = 📊 <b>Воронки</b>: { $count }. Выберите, чьи этапы показать.
funnel-stages = 📊 <b>Этапы воронки «{ $name }»</b>
funnel-stage-line = { $number }. { $name } — { $kind }
funnel-stage = 📊 { $funnel }: <b>{ $name }</b>

    Место: { $place } из { $places }
    Значит: <b>{ $kind }</b>
    { $count ->
    [0] Клиентов на этапе нет.
    [one] На этапе { $count } клиент.
    [few] На этапе { $count } клиента.
   *[many] На этапе { $count } клиентов.
 }
funnel-make = { $kind ->
    [won] 🏆 Это успех
    [lost] ✖ Это отказ
   *[open] ▶ Это в работе
 }
funnel-stage-add = ➕ Добавить
funnel-stage-rename = ✏️ Название
funnel-stage-icon = ⭐ Значок
funnel-stage-up = ⬆ Выше
funnel-stage-down = ⬇ Ниже
funnel-stage-remove = 🗑 Удалить
funnel-stage-ask = Как назвать этап? Значок можно поставить впереди: <code>📞 Созвон</code>.
funnel-stage-rename-ask = Как теперь назвать этап «{ $name }»? Со значком впереди сменится и он.
funnel-stage-added = ✔ Добавлен этап: { $name }
funnel-stage-edited = ✔ Этап изменён
funnel-stage-removed = 🗑 Удалён этап: { $name }.
    { $count ->
    [0] Клиентов на нём не было.
    [one] Без этапа остался { $count } клиент.
    [few] Без этапа остались { $count } клиента.
   *[many] Без этапа осталось { $count } клиентов.
 }
