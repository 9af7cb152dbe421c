# Incoming friend requests of a personal page.
friends-button = 🤝 Заявки в друзья
friends-head = 🤝 <b>{ $name }</b>: заявки в друзья

    { $state ->
        [on] ✅ Заявки принимаются сами.
        [asleep] ⏸ Включено, но действия с личных страниц выключены: их включает владелец в разделе «Личные страницы».
        [stopped] ⛔ Остановлено: ВКонтакте не принимает такой запрос (ошибка { $number }). Проверьте права ключа и включите снова.
       *[off] ⏸ Заявки никто не трогает.
    }
friends-rule = 👥 Кого: { $wanted }
    🔢 Не больше { $per_day } в день, с учётом часов работы, темпа и разгона
friends-anybody = всех
friends-with-avatar = с аватаром
friends-of-sex = пол { $sex }
friends-of-city = город { $city }
friends-no-greeting = 💬 Без приветствия
friends-greeting = 💬 Приветствие { $delay }: <i>{ $text }</i>
friends-mute = 🚫 У ключа нет права на сообщения: приветствие не уйдёт.
friends-delay = { $minutes ->
    [0] сразу
    [60] через час
    [1440] через сутки
    [one] через { $minutes } минуту
    [few] через { $minutes } минуты
   *[other] через { $minutes } минут
 }
friends-nobody = За { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
 } никто не просился в друзья.
friends-funnel = За { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
 }: заявок <b>{ $asked }</b> → приняты <b>{ $accepted }</b> → получили приветствие <b>{ $greeted }</b> → ответили <b>{ $answered }</b> → купили <b>{ $customers }</b>
    Новых карточек: { $leads } · ждут очереди: { $waiting } · не подошли: { $left }
friends-day = { $day }: { $asked } → { $accepted } → { $greeted } → { $answered }
friends-switch = { $to ->
    [on] ✅ Принимать
   *[off] ⏸ Не принимать
 }
friends-who-button = 👥 Кого
friends-cap-button = 🔢 Сколько в день
friends-greeting-button = 💬 Приветствие
friends-delay-button = ⏱ Когда писать
friends-who-ask = 👥 <b>{ $name }</b>: кого принимать?

    Кто скрыл пол или город, тот под такое условие не подходит. Кто не подошёл, остаётся в подписчиках. Удалённых и тех, кто просил не писать, не принимаем никогда.
friends-ticked = { $is_on ->
    [yes] ✓ { $caption }
   *[no] { $caption }
 }
friends-sex = { $sex ->
    [female] женщины
    [male] мужчины
   *[unknown] любой пол
 }
friends-any-city = 🏙 Любой город
friends-city = 🏙 Город: { $city }
friends-city-ask = 🏙 Из какого города принимать? Напишите название так, как его пишет ВКонтакте, например <code>Казань</code>. Прочерк — из любого.
friends-cap-ask = 🔢 Сколько заявок принимать в день?
friends-delay-ask = ⏱ Когда написать новому другу? Кто напишет первым, тому приветствие не нужно: он его не получит.
friends-greeting-ask = 💬 <b>Что написать новому другу?</b>

    Можно так: <code>{"{"}Привет|Здравствуйте{"}"}, %имя|друг%! Спасибо за заявку.</code> Каждый получит приветствие один раз. Прочерк — ничего не писать.
