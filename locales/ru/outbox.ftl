# То, что бот пишет сам.
outbox-list = 📬 <b>Новостей: { $count }</b>
outbox-list-more = … и ещё { $count }
outbox-list-tasks = 📋 Дела
outbox-list-jobs = ⏳ Процессы
outbox-settings = ⚙️ Настройки
outbox-member-joined = 👋 По вашему приглашению вошёл новый сотрудник: <b>{ $name }</b> ({ $role }).
outbox-group-lost = ⚠️ Меня удалили из группы команды, и сообщения туда больше не приходят. Чтобы вернуть, добавьте меня в группу снова: /settings.
outbox-open-card = Открыть карточку
outbox-line-with-card = { $told } <a href="{ $link }">Карточка</a>
outbox-client-added = 🆕 { $named ->
    [yes] Новый клиент: <b>{ $name }</b>.
   *[no] Новый клиент.
  }{ $known ->
    [yes] {" "}Добавил(а) { $member }.
   *[no] {""}
  }
outbox-stage-changed = 🔀 { $named ->
    [yes] <b>{ $name }</b>: теперь «{ $stage }» ({ $funnel }).
   *[no] Клиент теперь на этапе «{ $stage }» ({ $funnel }).
  }{ $known ->
    [yes] {" "}{ $member }.
   *[no] {""}
  }
outbox-deal-won = 🏆 Сделка выиграна{ $named ->
    [yes] : <b>{ $name }</b>, { $title }
   *[no] {""}
  }{ $priced ->
    [yes] , <b>{ $amount }</b>.
   *[no] .
  }{ $known ->
    [yes] {" "}Поздравляем, { $member }!
   *[no] {""}
  }
outbox-done-by = Запустил(а) { $member }.
