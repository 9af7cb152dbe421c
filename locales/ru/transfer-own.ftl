# Свои поля команды в импорте, и образец файла.
transfer-field-own = 🧩 Своё поле или товары ▸
transfer-own-ask = 🧩 Какое своё поле в столбце <b>{ $title }</b>? Например:
transfer-own-none = Своих полей пока нет: их добавляет администратор в «Настройки» → «Свои поля».
transfer-own-field = 🧩 { $name }
transfer-own-products = 💡 Интересуют товары
transfer-own-gone = 🗑 Поле удалили
transfer-part-own = «{ $name }»
transfer-match-own = по полю «{ $name }»
transfer-own-bad = «{ $title }»: { $why }
transfer-own-problem-too-long = слишком длинно для поля
transfer-own-problem-number = не число
transfer-own-problem-range = слишком большое или маленькое число
transfer-own-problem-date = не дата
transfer-own-problem-no-such-day = такого дня нет
transfer-own-problem-no-year = дата без года
transfer-own-problem-choice = такого варианта нет
transfer-own-problem-flag = не «да» и не «нет»
transfer-own-problem-link = не ссылка
transfer-own-problem-product = такого товара нет
transfer-own-problem-gone = поле удалили

transfer-sample-xlsx = 📗 Образец Excel
transfer-sample-csv = 📄 Образец CSV
transfer-sample-full-xlsx = 📗 Все столбцы, Excel
transfer-sample-full-csv = 📄 Все столбцы, CSV
transfer-sample-name = образец
transfer-sample-full-name = образец со всеми столбцами
transfer-sample-sheet = Клиенты
transfer-sample-caption = 📄 Замените примеры своими клиентами и пришлите файл обратно. Лишние столбцы можно удалить, свои — добавить.
transfer-sample-rows =
    Имя | Фамилия | Телефон | E-mail | ВКонтакте | Город | Категория | Теги | Заметка
    Анна | Кузнецова | +7 916 123-45-67 | anna@example.com | https://vk.com/anna_example | Казань | Постоянный | опт, весна | Просила звонить после обеда
    Пётр | Соколов | 8 (903) 765-43-21 | petr@example.com | https://vk.com/petr_example | Тверь | Новый | розница | Пришёл с выставки
transfer-sample-full-rows =
    Имя | Фамилия | Отчество | Компания | Тип клиента | Телефон | WhatsApp | E-mail | ВКонтакте | Telegram | Instagram | Одноклассники | Skype | Сайт | Другие контакты | Город | День рождения | Пол | Категория | Этап | Ответственный | Теги | Заметка | Источник | Трекер | Страница входа | Реферер | Поисковый запрос | Поисковая система | Тип трафика | Сделка | Сумма | Валюта | Последнее касание | Следующее касание | Дата создания
    Анна | Кузнецова | Игоревна | Ромашка | человек | +7 916 123-45-67 | +7 916 123-45-67 | anna@example.com | https://vk.com/anna_example | t.me/anna_example | instagram.com/anna_example | ok.ru/anna_example | anna.example | https://anna.example.com | Viber: +7 916 123-45-67 | Казань | 12.05.1990 | женский | Постоянный | { $stage } | { $responsible } | опт, весна | Просила звонить после обеда | выставка | Яндекс Метрика | https://example.com/vesna | https://yandex.ru | купить тент | Яндекс | поиск | Тент для кафе | 12 500 | RUB | 02.03.2026 | 12.12.2027 | 01.02.2026
    Пётр | Соколов | Ильич | Лютик | человек | 8 (903) 765-43-21 | | petr@example.com | https://vk.com/petr_example | | | | | | | Тверь | 30.11 | мужской | Новый | | | розница | Пришёл с выставки | | | | | | | | | | | | |
transfer-sample-text = любой текст
