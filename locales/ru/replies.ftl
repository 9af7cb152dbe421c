# Разговоры с людьми: кто написал, ответ, переписка, кто ждёт, что делать с новыми людьми.
replies-head = 💬 <b>{ $person }</b> пишет в «{ $account }»
replies-quote = <blockquote expandable>{ $text }</blockquote>
replies-enclosed = 📎 { $list }
replies-link = <a href="{ $url }">{ $name }</a>
replies-line = 💬 <b>{ $person }</b>: { $text }
replies-enclosure-photo = фото
replies-enclosure-video = видео
replies-enclosure-voice = голосовое
replies-enclosure-audio = музыка
replies-enclosure-document = файл
replies-enclosure-sticker = стикер
replies-enclosure-graffiti = граффити
replies-enclosure-gift = подарок
replies-enclosure-post = запись со стены
replies-enclosure-link = ссылка
replies-enclosure-product = товар
replies-enclosure-poll = опрос
replies-enclosure-story = история
replies-enclosure-place = место на карте
replies-enclosure-forwarded = пересланные сообщения
replies-enclosure-other = вложение
replies-answered = { $who ->
    [me] ✔ Вы ответили { $ago }
    [member] ✔ Ответ отправляет { $member }, { $ago }
   *[vk] ✔ Ответили прямо во ВКонтакте, { $ago }
 }
replies-opted-out = 🚫 Просит больше не писать. Больше не пишем и сказали об этом.
replies-reply = 💬 Ответить
replies-template = 📝 Шаблон
replies-at-vk = ВКонтакте ↗
replies-dealt = { $on ->
    [yes] ✔ Ответ не нужен
   *[no] ↩ Ждёт ответа
 }
replies-dealt-done = { $on ->
    [yes] ✔ Хорошо, ответа не ждём.
   *[no] ↩ Снова ждёт ответа.
 }
replies-take = 🙋 Беру
replies-add = ➕ В клиенты
replies-card = 👤 Карточка
replies-talk = 📜 Переписка
replies-open = 💬 Разговор
replies-taken = 🙋 Теперь <b>{ $person }</b> за вами: новые сообщения придут вам.
replies-taken-in-group = 🙋 { $member } берёт разговор на себя.
replies-stopped = 🚫 Больше никто из команды этому человеку не пишет.
replies-hidden = 💬 Клиент пишет в «{ $account }». Кто это, видят не все, поэтому здесь без имени и текста.
replies-whose = Ответственного нет. Кто возьмёт?
replies-ask = 💬 Что ответить? Напишите или пришлите фото либо файл, с подписью или без. Сообщение для <b>{ $person }</b> уйдёт от «{ $account }» слово в слово, но сначала я его покажу.
replies-template-ask = 📝 Каким шаблоном ответить? Сообщение для <b>{ $person }</b> от «{ $account }» я сначала покажу.
replies-rewrite-ask = ✏️ Пришлите новый текст для <b>{ $person }</b>. Файлы останутся; пришлёте ещё один — добавлю.
replies-file-ask = 📎 Пришлите фото или файл для <b>{ $person }</b>, до 20 МБ. Подпись станет текстом ответа.
replies-file = 📎 Файл
replies-no-files = ✖ Без файлов
replies-redraw = 🎲 Другой вариант
replies-draft = ✏️ Ответ для <b>{ $person }</b> от «{ $account }»:
replies-already = ⚠️ На это уже ответили. { $answered }
replies-send = { $second ->
    [yes] 📤 Всё равно отправить
   *[no] 📤 Отправить
 }
replies-rewrite = ✏️ Изменить
replies-drop = ✖ Не отправлять
replies-dropped = ✖ Не отправили.
replies-sending = ⏳ Отправляю: <b>{ $person }</b>
replies-sent = ✔ Отправлено: <b>{ $person }</b>
replies-later = 🕓 Сейчас аккаунт отдыхает. Ответ уйдёт { $moment }.
replies-stuck = ⚠️ Аккаунт сейчас не работает. Ответ уйдёт, когда его включат: /accounts.
replies-again = 🔁 Отправить ещё раз
replies-text-only = Стикер отсюда не отправить. Ответьте словами, фото или файлом.
replies-text-lost = (текст рассылки показать уже нельзя)
replies-talk-title = 📜 Переписка: <b>{ $person }</b>
replies-talk-empty = Сообщений пока не было.
replies-talk-head = { $who ->
    [person] 👤 <b>{ $name }</b>
    [member] 💬 <b>{ $name }</b>
    [campaign] 📣 <b>Рассылка</b>
   *[vk] 💬 <b>Сообщество</b>
 } · { $moment }{ $several ->
    [yes] {" "}· { $account }
   *[no] {""}
 }{ $state ->
    [planned] {" "}· ещё не ушло
    [sending] {" "}· уходит
    [unsure] {" "}· неизвестно, дошло ли
   *[done] {""}
 }
replies-older = ◀ Раньше
replies-newest = Последние ▶▶
replies-waiting = 💬 <b>Ждут ответа: { $total }</b>{ $any ->
    [yes] , дольше { $hours } ч: <b>{ $late }</b>
   *[no] {""}
 }
replies-waiting-line = <b>{ $person }</b>, { $ago }
    { $text }
replies-waiting-none = ✔ Никто не ждёт ответа.
replies-waiting-back = 💬 Ждут ответа
replies-waiting-first = ◀◀ В начало
replies-waiting-whose = { $everybody ->
    [yes] 👤 Только мои
   *[no] 👥 Вся команда
 }
replies-home = 💬 Ждут ответа: { $total }{ $any ->
    [yes] {" "}(дольше { $hours } ч: { $late })
   *[no] {""}
 }
replies-settings = 💬 Новые люди
replies-welcome = 💬 <b>Если пишет кто-то новый</b>

    { $on ->
    [yes] Для него сразу появится карточка клиента.
        Категория: <b>{ $category }</b>
        Этап: <b>{ $stage }</b>
   *[no] Карточка не появится сама: её можно сделать из разговора кнопкой «В клиенты».
 }

    Кто уже есть в базе по странице ВКонтакте, второй раз не появится. Кто просил не писать, тоже.
replies-welcome-switch = { $on ->
    [yes] ✖ Не заводить карточки
   *[no] ✔ Заводить карточки
 }
replies-welcome-category = 🏷 Категория
replies-welcome-stage = 📊 Этап
replies-welcome-ask = { $given ->
    [c] 🏷 В какую категорию попадут новые люди?
   *[s] 📊 На каком этапе окажутся новые люди?
 }
replies-welcome-none = Никакая
replies-acts = 👀 <b>За 30 дней в сообществах</b>
replies-acts-of = { $account }: { $acts }
replies-act-count = { $act } { $total } (клиенты: { $clients })
replies-act-liked = лайки
replies-act-commented = комментарии
replies-act-joined = вступили
replies-act-left = вышли
replies-stop-confirmed = Хорошо, больше не пишем. Если передумаете, просто разрешите сообщения от сообщества.
