# Adding a client: by hand, from a forwarded message, from a shared contact.
intake-ask = Кого добавить? Напишите имя — или всё сразу одной строкой: <code>Иванов Пётр +7 916 123-45-67 vk.com/id1</code>
intake-draft = ➕ <b>Новый клиент</b>
intake-name = 👤 <b>{ $name }</b>
intake-nameless = 👤 Имени пока нет
intake-category = 🏷 Категория: <b>{ $name }</b>
intake-stage = 📊 Этап: <b>{ $name }</b>
intake-note = 📝 <i>{ $note }</i>
intake-file = 📎 { $name }
intake-note-cut = ⚠️ Текст длинный: в заметку войдут первые { $longest } знаков.
intake-twins = { $many ->
    [yes] ⚠️ Похоже, кто-то из них уже в базе:
   *[no] ⚠️ Похоже, этот человек уже в базе:
 }
intake-add = { $twins ->
    [yes] ➕ Всё равно добавить нового
   *[no] ✔ Добавить
 }
intake-more = { $named ->
    [yes] ✏️ Имя, телефон, ссылка
   *[no] ✏️ Написать имя
 }
intake-more-ask = Напишите имя, телефон, e-mail или ссылку — можно всё вместе. Новое имя заменит прежнее, адреса добавятся.
intake-no-stage = Без этапа
intake-added = ✔ Клиент добавлен
intake-taken = ✔ Записано в эту карточку
intake-kept = ✔ Сообщение сохранено в карточке
intake-dropped = Хорошо, никого не добавляю.
intake-not-found = 🔎 Такого в базе нет. Добавить?
intake-add-searched = ➕ Добавить «{ $query }»
intake-forward-nobody = Это сообщение не от человека, а от канала, группы или бота: чья карточка нужна, по нему не узнать.
intake-contact-unreadable = В этом контакте нет номера, который можно разобрать. Напишите телефон текстом.
intake-unknown = Такого клиента в базе нет.
error-nameless = Напишите имя или хотя бы один адрес: пока добавлять некого.
