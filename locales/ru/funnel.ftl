funnel-deal-open = в работе
funnel-deal-won = выиграна
funnel-deal-lost = проиграна
funnel-deal-line = • { $title } — <b>{ $amount }</b>, { $status }{ $why ->
    [yes] : { $reason }
   *[no] { "" }
 }
funnel-deal-button = { $status ->
    [won] 🏆
    [lost] ✖
   *[open] 💰
 } { $title }
funnel-sum-won = 🏆 Покупок: <b>{ $count }</b> на { $sum }{ $dated ->
    [yes] , последняя — { $day }
   *[no] { "" }
 }
funnel-sum-open = 💰 В работе: <b>{ $count }</b> на { $sum }
funnel-no-deals = Сделок пока нет.
funnel-add-deal = ➕ Сделка
funnel-deal-choose = Что продаём клиенту { $name }? Нажмите товар — сделка запишется по его цене.
funnel-deal-write = ✍️ Написать своё
funnel-deal-ask = Напишите, что и за сколько, например <code>Абонемент 12 500</code>.
funnel-deal = 💰 <b>{ $title }</b>
    👤 { $client }

    Цена: <b>{ $amount }</b>
    Дата: <b>{ $day }</b>
    Сделка <b>{ $status }</b>{ $why ->
    [yes] : { $reason }
   *[no] { "" }
 }
funnel-event-added = добавлена
funnel-event-won = выиграна
funnel-event-lost = проиграна
funnel-event-reopened = снова в работе
funnel-event-priced = изменена цена
funnel-event-renamed = новое название
funnel-event-dated = изменена дата
funnel-event-removed = удалена
funnel-event-restored = возвращена
funnel-event-line = <i>{ $moment }</i> { $what }{ $more ->
    [yes] : { $value }
   *[no] { "" }
 }{ $signed ->
    [yes] {" — "}<i>{ $member }</i>
   *[no] { "" }
 }
funnel-deal-win = 🏆 Выиграна
funnel-deal-lose = ✖ Проиграна
funnel-deal-reopen = ▶ Вернуть в работу
funnel-deal-price = 💵 Цена
funnel-deal-date = 📅 Дата
funnel-deal-rename = ✏️ Название
funnel-deal-product = 📦 Товар
funnel-deal-remove = 🗑 Удалить
funnel-deal-move = ▶ { $funnel }: в «{ $name }»
funnel-to-deals = ◀ К сделкам
funnel-deal-rename-ask = Как теперь назвать сделку «{ $title }»?
funnel-deal-price-ask = Сколько стоит? Например <code>12 500</code> или <code>100 $</code>.
    Сейчас: { $old }
    Чтобы убрать цену, отправьте «-».
funnel-deal-date-ask = Какого числа продажа? Выберите день или напишите, например <code>15.05</code>. Чтобы убрать дату, отправьте «-».
funnel-deal-product-ask = Какой это товар? Название сделки «{ $title }» сменится на его название.
funnel-deal-no-products = Список товаров пока пуст: его ведут в настройках. Название сделки «{ $title }» можно написать и так.
funnel-deal-product-none = Не из списка
funnel-deal-why = Почему проиграна сделка «{ $title }»?
funnel-done-deal = ✔ Сделка добавлена
funnel-done-won = ✔ Сделка выиграна. Поздравляю!
funnel-done-lost = ✔ Сделка проиграна
funnel-done-reopened = ✔ Сделка снова в работе
funnel-done-edited = ✔ Сделка изменена
funnel-done-removed = 🗑 Сделка «{ $title }» удалена

# The stages of a client.
funnel-heading = 📊 { $name }
funnel-choice = { $here ->
    [yes] • { $name } •
   *[no] { $name }
 }
funnel-leave = ✖ Убрать из воронки «{ $funnel }»
funnel-done-stage = ✔ Этап изменён
funnel-done-left = ✔ Убран из воронки
funnel-why = Почему { $name } уходит на этап «{ $stage }»?
funnel-why-own = ✍️ Написать
funnel-why-none = Без причины
funnel-why-ask = Напишите причину в нескольких словах.
funnel-stays = 📊 <b>Этапы</b>
funnel-stays-all = 📊 Все этапы
funnel-stay-line = { $present ->
    [yes] ▸
   *[no] •
 } { $name } ({ $funnel }) — { $days ->
    [0] меньше дня
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
 }, { $moment }{ $why ->
    [yes] {". Причина: "}{ $reason }
   *[no] { "" }
 }{ $signed ->
    [yes] {" — "}<i>{ $member }</i>
   *[no] { "" }
 }

# The board.
funnel-board-none = 📊 Воронок пока нет. Их заводят в настройках: «Этапы продаж».
funnel-board = 📊 <b>Воронка «{ $name }»</b>
    { $count ->
    [0] Клиентов в ней пока нет.
    [one] В ней { $count } клиент.
    [few] В ней { $count } клиента.
   *[many] В ней { $count } клиентов.
 }{ $has ->
    [yes] {" Сделок в работе на "}<b>{ $sum }</b>.
   *[no] { "" }
 }
funnel-board-line = { $name } — <b>{ $count }</b>{ $has ->
    [yes] {" · "}{ $sum }
   *[no] { "" }
 }
funnel-board-stage = { $name } · { $count }
funnel-stage-page = 📊 { $funnel }: <b>{ $name }</b>
funnel-stage-nobody = На этом этапе никого нет.
funnel-standing-line = • { $name } — { $days ->
    [0] с сегодняшнего дня
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
 }{ $has ->
    [yes] {" · "}{ $sum }
   *[no] { "" }
 }
funnel-to-board = 📊 К воронке
funnel-stepped = ✔ { $name } → { $stage }
funnel-moved-meanwhile = Этого клиента уже передвинул кто-то другой: показываю, как стало.

# The settings' funnels and stages.
funnel-kind-open = в работе
funnel-kind-won = успех
funnel-kind-lost = отказ
funnel-colour-red = Красный
funnel-colour-orange = Оранжевый
funnel-colour-yellow = Жёлтый
funnel-colour-green = Зелёный
funnel-colour-blue = Синий
funnel-colour-purple = Лиловый
funnel-colour-brown = Коричневый
funnel-colour-black = Чёрный
funnel-colour-white = Белый
funnel-first-new = Новый
funnel-first-working = В работе
funnel-first-won = Успех
funnel-first-lost = Отказ
funnel-funnels = 📊 <b>Воронки</b>: { $count }. Выберите, чьи этапы показать.
funnel-add = ➕ Новая воронка
funnel-ask = Как назвать воронку? Например, по направлению: <code>Опт</code>. Несколько этапов я добавлю, их можно менять.
funnel-rename = ✏️ Имя воронки
funnel-rename-ask = Как теперь назвать воронку «{ $name }»?
funnel-up = ⬆ Воронку выше
funnel-down = ⬇ Воронку ниже
funnel-remove = 🗑 Удалить воронку
funnel-added = ✔ Добавлена воронка «{ $name }»
funnel-edited = ✔ Воронка изменена
funnel-removed = 🗑 Удалена воронка «{ $name }»{ $count ->
    [0] .
    [one] , в ней был { $count } клиент. Если отменить, он вернётся на своё место.
    [few] , в ней было { $count } клиента. Если отменить, все вернутся на свои места.
   *[many] , в ней было { $count } клиентов. Если отменить, все вернутся на свои места.
 }
funnel-stages = 📊 <b>Этапы воронки «{ $name }»</b>
funnel-stage-line = { $number }. { $name } — { $kind }{ $count ->
    [0] { "" }
   *[other] {", клиентов: "}{ $count }
 }
funnel-stage = 📊 { $funnel }: <b>{ $name }</b>

    Место: { $place } из { $places }
    Значит: <b>{ $kind }</b>
    Цвет: { $square }
    { $rhythm ->
    [0] Касаться: когда решит менеджер
    [one] Касаться: каждый день
   *[other] Касаться: не реже раза в { $rhythm } дн.
 }
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
funnel-stage-colour = 🎨 Цвет
funnel-stage-rhythm = ⏰ Ритм
funnel-stage-up = ⬆ Выше
funnel-stage-down = ⬇ Ниже
funnel-stage-remove = 🗑 Удалить
funnel-colour-ask = Каким цветом показывать этап «{ $name }» в воронке?
funnel-colour-none = По смыслу этапа
funnel-stuck = 🐢 Застряли
funnel-stuck-ask = 🐢 Через сколько дней на одном этапе считать, что клиент застрял? Сейчас — через <b>{ $days } дн.</b>

    У этапа может быть своё число. Застрявшие — в утренней сводке и в «Подборках».
funnel-stuck-stage-ask = 🐢 Через сколько дней считать, что клиент застрял на этапе «{ $name }»? Сейчас — через <b>{ $days } дн.</b>{ $own ->
    [yes] { "" }
   *[no] , как у всей команды
 }
funnel-stage-stuck = Застрял: через { $days } дн. на этапе
funnel-stuck-days = { $days } дн.
funnel-stuck-as-team = Как у всех ({ $days } дн.)
funnel-stuck-write = Через сколько дней? Напишите число от 1 до 366.
funnel-stuck-done = ✔ Застрявшими считаются через { $days } дн.
funnel-rhythm-ask = Как часто касаться клиентов на этапе «{ $name }»?
funnel-rhythm-days = { $days ->
    [one] каждый день
    [few] раз в { $days } дня
   *[many] раз в { $days } дней
 }
funnel-rhythm-other = ✍️ Другое
funnel-rhythm-none = Без ритма
funnel-rhythm-write = Раз в сколько дней? Напишите число от 1 до 366.
funnel-stage-ask = Как назвать этап? Значок можно поставить впереди: <code>📞 Созвон</code>.
funnel-stage-rename-ask = Как теперь назвать этап «{ $name }»? Со значком впереди сменится и он.
funnel-stage-added = ✔ Добавлен этап: { $name }
funnel-stage-edited = ✔ Этап изменён
funnel-stage-remove-ask = { $count ->
    [one] На этапе «{ $name }» { $count } клиент. Куда его перевести?
    [few] На этапе «{ $name }» { $count } клиента. Куда их перевести?
   *[many] На этапе «{ $name }» { $count } клиентов. Куда их перевести?
 }
funnel-stage-remove-bare = 🗑 Никуда, удалить этап
funnel-stage-moved = 🗑 Удалён этап: { $name }.
    { $count ->
    [one] Его { $count } клиент переведён на другой этап.
    [few] Его { $count } клиента переведены на другой этап.
   *[many] Его { $count } клиентов переведены на другой этап.
 }
funnel-stage-removed = 🗑 Удалён этап: { $name }.
    { $count ->
    [0] Клиентов на нём не было.
    [one] Без этапа остался { $count } клиент.
    [few] Без этапа остались { $count } клиента.
   *[many] Без этапа осталось { $count } клиентов.
 }
funnel-reasons-open = 💬 Причины отказов
funnel-reasons = 💬 <b>Причины отказов</b>: { $count }

    Их предлагают, когда клиент уходит на этап отказа или проиграна сделка.
funnel-reason = 💬 Причина: <b>{ $name }</b>

    Место: { $place } из { $places }
funnel-reason-add = ➕ Добавить
funnel-reason-rename = ✏️ Переписать
funnel-reason-ask = Напишите причину в нескольких словах, например <code>Дорого</code>.
funnel-reason-rename-ask = Как теперь звучит причина «{ $name }»? В прошлых отказах останутся прежние слова.
funnel-reason-done = ✔ Причины изменены
funnel-reason-removed = 🗑 Удалена причина «{ $name }». В прошлых отказах она останется.
