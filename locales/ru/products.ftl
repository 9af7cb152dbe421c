products-settings = 💡 Товары
products-list = { $count ->
    [0] 💡 <b>Товары и услуги</b>
    Пока ни одного. Добавьте то, что вы продаёте: на карточке можно отметить, кого что интересует, а в сделке — что купили.
   *[other] 💡 <b>Товары и услуги</b>: { $count }
    Нажмите на товар, чтобы изменить его.
 }
products-button = { $name } · { $price }
products-add = ➕ Добавить
products-ask = Что вы продаёте? Название, а за ним цена, если она есть: <code>Абонемент на год 12 500</code>.
    Несколько — каждый с новой строки.
products-added = { $count ->
    [one] ✔ Добавлено: { $name }
   *[many] ✔ Добавлено товаров: { $count }
 }
products-product = 💡 <b>{ $name }</b>
    Цена: { $price }
    { $count ->
    [0] Пока никого не интересует.
    [one] Интересует { $count } клиента.
   *[many] Интересует { $count } клиентов.
 }
products-rename = ✏️ Название
products-rename-ask = Как теперь назвать «{ $name }»?
products-price = 💰 Цена
products-price-ask = Сколько стоит «{ $name }»? Например <code>12 500</code> или <code>100 USD</code>.
    Сейчас: { $price }
    Чтобы убрать цену, отправьте «-».
products-who = 👥 Кого интересует
products-remove = 🗑 Удалить
products-edited = ✔ Изменено
products-removed = 🗑 «{ $name }» больше не предлагается.
    { $count ->
    [0] Он никого не интересовал.
    [one] Он интересовал { $count } клиента: отмена вернёт всё.
   *[many] Он интересовал { $count } клиентов: отмена вернёт всё.
 }
products-card-line = 💡 Интересует: <b>{ $names }</b>
products-interest = 💡 Интересует: { $names }
products-choose = { $count ->
    [0] 💡 Товаров пока нет: их добавляют в настройках.
   *[other] 💡 Что интересует клиента? Можно отметить несколько.
 }
