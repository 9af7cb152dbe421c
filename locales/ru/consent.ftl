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
