consent-stopped = 🚫 <b>Не писать</b>: { $reason } ({ $moment }{ $signed ->
    [yes] , { $member }
   *[no] { "" }
 })
consent-reason-asked = попросил не писать
consent-reason-complained = пожаловался
consent-reason-not-ours = не наш клиент
consent-reason-erased = данные стёрты по просьбе
consent-stop = 🚫 Не писать больше
consent-ask = Почему больше не писать? Рассылки, серии и сообщения не уйдут ни на один из адресов карточки, даже если её удалить и загрузить снова. Снять запрет может только владелец.
consent-lifting = Запрет действует на все адреса карточки. Снять его может только владелец, и только если человек сам об этом попросил.
consent-lift = Снять запрет
consent-line = { $allowed ->
    [yes] ✅ { $account } может писать
   *[no] 🔕 { $account } не может писать
 }: { $event } ({ $moment })
consent-event-wrote-first = написал сам
consent-event-allowed = разрешил сообщения
consent-event-found-allowed = разрешение есть у ВКонтакте
consent-event-opted-out = попросил не писать
consent-event-refused-901 = разрешения нет
consent-event-denied = запретил сообщения
consent-reach-line = { $allowed ->
    [yes] ✅
   *[no] 🔕
 } { $account }: { $reach }{ $dated ->
    [yes] {" "}({ $moment })
   *[no] { "" }
 }
consent-reach-allowed = может писать
consent-reach-never-allowed = разрешения писать ещё нет
consent-reach-opted-out = просил не писать
consent-reach-stopped = в стоп-листе, не пишем
