# Слова в файлах: выгрузка клиентов и строки, которые не загрузились.
transfer-export-name = Клиенты { $day }{ $number ->
    [1] {""}
   *[other] , часть { $number }
}
transfer-export-sheet = Клиенты

transfer-title-client-id = touchbase_id
transfer-title-stamp = touchbase_stamp
transfer-title-name = Полное имя
transfer-title-last-name = Фамилия
transfer-title-first-name = Имя
transfer-title-middle-name = Отчество
transfer-title-company = Компания
transfer-title-kind = Тип клиента
transfer-title-phone = Телефон
transfer-title-email = E-mail
transfer-title-vk = ВКонтакте
transfer-title-vk-id = VK ID
transfer-title-telegram = Telegram
transfer-title-whatsapp = WhatsApp
transfer-title-skype = Skype
transfer-title-ok = Одноклассники
transfer-title-instagram = Instagram
transfer-title-site = Сайт
transfer-title-other = Другие контакты
transfer-title-city = Город
transfer-title-birthday = День рождения
transfer-title-sex = Пол
transfer-title-category = Категория
transfer-title-stage = Этап
transfer-title-tags = Теги
transfer-title-responsible = Ответственный
transfer-title-note = Заметка
transfer-title-last-touch = Последнее касание
transfer-title-next-touch = Следующее касание
transfer-title-deals = Сделок на сумму
transfer-title-source = Источник
transfer-title-created-at = Дата создания

transfer-kind-person = человек
transfer-kind-company = компания
transfer-sex-unknown = не указан
transfer-sex-female = женский
transfer-sex-male = мужской
transfer-source-manual = добавлен вручную
transfer-source-import = загружен из файла
transfer-source-community = из сообщества
transfer-source-tracker = с сайта
transfer-source-subscriber = подписчик ВКонтакте
transfer-source-friend-request = заявка в друзья
transfer-source-forward = переслали сообщение
transfer-source-contact = поделились контактом
transfer-source-advert = реклама
transfer-source-call = позвонил сам
transfer-source-referral = по рекомендации
transfer-source-other = другое

transfer-skipped-name = Пропущено — { $name }
transfer-skipped-sheet = Пропущенные строки
transfer-skipped-column = Столбец { $number }
transfer-skipped-row = Строка в файле
transfer-skipped-reason = Почему пропущена
transfer-skip-blank = пустая строка
transfer-skip-unchanged = в базе уже всё так
transfer-skip-total = строка с итогом
transfer-skip-empty-person = нет ни имени, ни контакта
transfer-skip-repeated-header = повтор заголовка
transfer-skip-foreign = такой клиент уже есть, и он вам не виден
transfer-skip-conflict = изменено и в файле, и в базе: оставлено как в базе
transfer-yes = да
transfer-no = нет
transfer-title-products = Интересуют товары
