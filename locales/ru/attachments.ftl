# Files on the card of a client.
attachments-name = { $kind ->
    [photo] Фото
    [voice] Голосовое
    [video] Видео
    [audio] Аудио
   *[document] Файл
 } { $date }
attachments-list = 📎 Файлов: <b>{ $total }</b>, показаны { $first }–{ $last }. Нажмите на файл — пришлю его.
attachments-none = 📎 Файлов пока нет. Ответьте на карточку фотографией, документом или голосовым — прикреплю сюда.
attachments-line = { $number ->
    [0] { "" }
   *[other] { $number }.{ " " }
 }{ $moment } · { $member } · { $size }{ $avatar ->
    [yes] { " · " }фото клиента
   *[no] { "" }
 }{ $state ->
    [here] { "" }
    [expected] { " · " }⏳ сохраняю
   *[other] { " · " }⚠️ не удалось скачать из Telegram
 }{ $captioned ->
    [yes] { " — " }<i>{ $caption }</i>
   *[no] { "" }
 }
attachments-size = { $unit ->
    [mb] { $size } МБ
   *[kb] { $size } КБ
 }
attachments-file = 📎 <b>{ $name }</b>
attachments-add = ➕ Добавить файл
attachments-ask = Пришлите фото, документ, голосовое, видео или аудио для карточки «{ $name }» — до 20 МБ. Подпись к файлу сохранится.
attachments-how = 📎 Чей это файл? Чтобы прикрепить его к клиенту, отправьте его ответом на карточку или нажмите в карточке «Файлы» → «Добавить файл». Таблицу с контактами пришлите документом — загружу.
attachments-added = ✔ { $kind ->
    [photo] Фото прикреплено
    [voice] Голосовая заметка сохранена
    [video] Видео прикреплено
    [audio] Аудио прикреплено
   *[document] Файл прикреплён
 }
attachments-make-avatar = 🖼 Сделать фото клиента
attachments-avatar-set = ✔ Это теперь фото клиента
attachments-picture = 🖼 Фото
attachments-vk-photo = 🖼 <b>{ $name }</b>, фото со страницы ВКонтакте
attachments-vk-photo-name = Фото со страницы ВК
attachments-rename = ✏️ Название
attachments-rename-ask = Как назвать файл? Сейчас: <code>{ $name }</code>
attachments-renamed = ✔ Теперь он называется: { $name }
attachments-remove = 🗑 Убрать
attachments-removed = ✔ Файл { $name } убран
attachments-back = ◀ К карточке
error-attachment-too-large = Файл на { $megabytes } МБ не сохранить: Telegram отдаёт ботам не больше { $longest } МБ. Он остался в чате; можно прислать его сжатым или частями.
attachments-lost = ⚠️ Telegram не отдал файл «{ $name }» для карточки «{ $client }»: у нас он не сохранён. Пришлите его ещё раз.
