# The accounts that act for the team.
accounts-list = 📣 <b>Аккаунты</b>: { $count }
accounts-none = 📣 <b>Аккаунты</b>

    Пока ни одного. Подключите сообщество ВКонтакте: от его имени можно писать тем, кто сам написал сообществу или разрешил сообщения.
accounts-line = <b>{ $name }</b>
accounts-health = { $state } · сегодня сообщений: { $used } из { $cap }
accounts-add = ➕ Сообщество
accounts-state-active = ✅ работает
accounts-state-paused = ⏸ на паузе
accounts-state-waiting-for-human = ✋ ждёт человека
accounts-state-dead = ⛔ ключ не работает
accounts-paused-until = ⏸ отдыхает до { $until }
accounts-kind-message = сообщения
accounts-kind-friend-request = заявки в друзья
accounts-kind-like = лайки
accounts-kind-comment = комментарии
accounts-right-manage = управление сообществом
accounts-right-messages = сообщения
accounts-right-photos = фотографии
accounts-right-docs = файлы
accounts-right-wall = стена
accounts-right-stories = истории
accounts-right-app-widget = виджет
accounts-right-market = товары
accounts-card = 📣 <b><a href="{ $url }">{ $name }</a></b>

    { $state }
    🔑 Права ключа: { $rights }
    🕐 Часы работы: { $window }
accounts-used = Сегодня { $kind }: <b>{ $used }</b> из { $cap }
accounts-problem = { $reason ->
    [captcha] ✋ ВКонтакте просит подтвердить, что вы не робот. Откройте проверку и пройдите её. Если страница показала код или на картинке есть буквы, нажмите «Ввести ответ» и пришлите их; если ничего не показала — «Продолжить».
    [question] ✋ ВКонтакте спрашивает: «{ $question }». Если согласны, нажмите «Продолжить».
    [check] ✋ ВКонтакте просит подтверждение владельца. Откройте страницу, подтвердите и нажмите «Продолжить».
    [flood] ⏸ ВКонтакте просит писать реже. Аккаунт отдохнёт и продолжит сам; если это повторяется, уменьшите лимиты.
    [limit] ⏸ На сегодня ВКонтакте больше не разрешает. Аккаунт продолжит завтра сам.
    [expired] ⛔ Срок ключа истёк. Создайте новый ключ в настройках сообщества и добавьте его.
    [revoked] ⛔ Ключ отозван. Создайте новый ключ в настройках сообщества и добавьте его.
    [blocked] ⛔ ВКонтакте заблокировал сообщество. Разберитесь с блокировкой на сайте и добавьте новый ключ.
    [ip] ⛔ Ключ привязан к другому IP-адресу. Создайте ключ в настройках сообщества и добавьте его.
    [key] ⛔ Сохранённый ключ не открывается: сменился ключ шифрования. Верните прежний или добавьте ключ сообщества заново.
   *[other] ⛔ ВКонтакте больше не принимает этот ключ. Создайте новый в настройках сообщества и добавьте его.
 }
accounts-steer = { $state ->
    [active] ⏸ Пауза
    [waiting-for-human] ▶ Проверка пройдена, продолжить
   *[paused] ▶ Продолжить
 }
accounts-pass-check = 🔗 Пройти проверку
accounts-answer-check = ✍️ Ввести ответ
accounts-check-ask = ✍️ Пришлите буквы с картинки или то, что показала страница проверки (<code>success_token</code>). Проверка живёт около пяти минут.
accounts-check-taken = ✔ Ответ принят. Аккаунт повторит тот же запрос и продолжит; если ВКонтакте ответ не понравится, я скажу.
accounts-new-token = 🔑 Прислать новый ключ
accounts-caps = 📊 Лимиты
accounts-window = 🕐 Часы работы
accounts-remove = 🗑 Убрать
accounts-remove-ask = <b>Убрать этот аккаунт?</b> Ключ будет стёрт сразу. История сообщений и согласия останутся: если добавить сообщество снова, всё продолжится.
accounts-remove-sure = 🗑 Да, убрать
accounts-removed = ✔ Аккаунт «{ $name }» убран, ключ стёрт.
accounts-done = ✔ Готово
accounts-added = ✔ Сообщество подключено. Ключ сохранён в зашифрованном виде, сообщение с ним удалено из чата.
accounts-token-ask = 🔑 <b>Пришлите ключ доступа сообщества</b>

    Где взять: страница сообщества → Управление → Дополнительно → Работа с API → Создать ключ. Отметьте «Управление сообществом» и «Сообщения сообщества».

    Сообщение с ключом я удалю из чата сразу.
accounts-around-the-clock = круглосуточно
accounts-hours = { $start }–{ $end } ({ $city })
accounts-other-hours = ✍️ Другие часы
accounts-hours-ask = Со скольки до скольки аккаунт может писать? Например <code>9:00-21:00</code>.
accounts-window-ask = 🕐 <b>Когда аккаунт может писать первым?</b>

    Сейчас: { $window }. Часы идут как в городе { $city }.
accounts-my-clock = 🌍 По моему времени: { $city }
accounts-caps-ask = 📊 <b>{ $name }</b>: не больше, чем
accounts-cap = { $kind }: { $hour } в час, { $day } в день
accounts-cap-ask = Сколько можно ({ $kind }) в час и в день? Напишите два числа, сейчас <code>{ NUMBER($hour, useGrouping: 0) } { NUMBER($day, useGrouping: 0) }</code>. Ноль — запретить.
accounts-trouble = ⚠️ Аккаунт <b>{ $name }</b>: { $state }
accounts-open = 📣 Открыть аккаунт
accounts-token-unasked = 🔑 Это похоже на ключ ВКонтакте, поэтому я сразу удалил сообщение и нигде его не сохранил. Чтобы подключить сообщество, откройте /accounts.
