# То, что бот пишет сам.
outbox-list = 📬 <b>Новостей: { $count }</b>
outbox-list-more = … и ещё { $count }
outbox-list-jobs = ⏳ Процессы
outbox-settings = ⚙️ Настройки
outbox-member-joined = 👋 По вашему приглашению вошёл новый сотрудник: <b>{ $name }</b> ({ $role }).
outbox-group-lost = ⚠️ Меня удалили из группы команды, и сообщения туда больше не приходят. Чтобы вернуть, добавьте меня в группу снова: /settings.
