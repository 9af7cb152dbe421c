# The command line.
app-cli-about = Touchbase — CRM для небольшого отдела продаж, в которой работают из Telegram.
app-cli-verb = команда
app-cli-run = запустить всё: бота и фоновую работу (без BOT_TOKEN — в песочнице)
app-cli-bot = запустить только бота
app-cli-worker = запустить только фоновую работу
app-cli-sandbox = запустить только песочницу — двойника Telegram на этом компьютере
app-cli-sandbox-host = адрес, на котором слушать (по умолчанию 127.0.0.1)
app-cli-sandbox-port = порт (по умолчанию 8081)
app-cli-migrate = создать базу и ключ или обновить базу до новой версии
app-cli-doctor = проверить настройки, базу, место на диске и токен
app-cli-backup = сделать копию базы, а рядом отдельно копию ключа
app-cli-rotate-key = сменить ключ шифрования и перешифровать им все токены
app-cli-bench = измерить скорость
app-cli-import = загрузить клиентов из файла, который велик для Telegram
app-cli-import-file = файл .xlsx, .xls, .ods, .csv или .zip

app-settings-wrong = Настройки (.env или переменные окружения) заданы неверно:
app-settings-database-url = нужен адрес вида sqlite:///путь или postgresql://имя:пароль@сервер/база
app-settings-locale = нужен ru или en
app-settings-phone-region = нужны две буквы страны, например RU
app-settings-timezone = нужно имя часового пояса, например Europe/Moscow
app-settings-owner-ids = нужны числа через запятую
app-settings-address = нужен адрес, который начинается с http:// или https://
app-settings-rate = нужно число больше 0 и не больше { $most }

app-migrated = База обновлена, версия схемы { $revision }.
app-key-wrong = Ключ шифрования не подходит: { $reason }.
app-sandbox-page = Песочница открыта: { $url }. Чтобы подключить к ней бота, задайте ему:

# touchbase backup
app-backup-done = Копия базы: { $path }. Вложения лежат файлами в { $data_dir }: копируйте и эту папку.
app-backup-key = Копия ключа: { $path }. Храните её отдельно от копии базы: вместе они открывают все токены.
app-backup-no-base = Копировать нечего: файла { $path } нет.
app-backup-failed = Копия базы не сделана: { $reason }.
app-backup-postgres = База живёт в PostgreSQL, её копирует pg_dump: { $command }

# touchbase rotate-key
app-rotate-running = Ключ не сменён: фоновая работа ещё идёт. Остановите touchbase (через минуту после остановки аккаунты освободятся) и повторите.
app-rotate-by-hand = Перешифровано токенов: { $count }. Теперь впишите в SECRET_KEY ключ из файла { $path }: до этого программа берёт его оттуда.
app-rotate-done = Ключ сменён, перешифровано токенов: { $count }. Новый ключ: { $path }. Сделайте его копию отдельно от базы; старые копии базы открывает старый ключ.

# touchbase doctor
app-doctor-all-well = Всё в порядке.
app-doctor-ill = { $count ->
    [one] Нужно исправить { $count } пункт.
    [few] Нужно исправить { $count } пункта.
   *[many] Нужно исправить { $count } пунктов.
}
app-doctor-data-dir = Папка данных { $path } доступна для записи.
app-doctor-no-data-dir = Папки данных { $path } нет. Создайте её командой touchbase migrate.
app-doctor-data-dir-closed = В папку данных { $path } нельзя писать: { $reason }. Исправьте права или DATA_DIR.
app-doctor-disk = Свободно на диске: { $free } МБ.
app-doctor-disk-low = На диске свободно только { $free } МБ, нужно не меньше { $least } МБ. Освободите место.
app-doctor-key = Ключ шифрования { $path } на месте и закрыт от других пользователей.
app-doctor-key-given = Ключ шифрования взят из SECRET_KEY.
app-doctor-no-key = Ключа шифрования { $path } нет. Создайте его командой touchbase migrate; если база уже работала, верните ключ из копии.
app-doctor-key-open = Ключ шифрования { $path } могут прочитать другие пользователи. Закройте его: chmod 600 { $path }
app-doctor-key-wrong = Ключ шифрования не подходит: { $reason }. Нужны 32 байта в base64.
app-doctor-sqlite = SQLite { $version }, поиск по частям слов работает.
app-doctor-no-trigrams = SQLite { $version } не умеет искать по частям слов (FTS5 trigram). Нужен SQLite 3.34 или новее.
app-doctor-no-database = Базы { $path } ещё нет. Создайте её командой touchbase migrate.
app-doctor-database-away = База недоступна: { $reason }. Проверьте DATABASE_URL.
app-doctor-schema = Версия схемы базы { $revision } — последняя.
app-doctor-schema-old = Версия схемы базы { $found }, нужна { $wanted }. Обновите её командой touchbase migrate.
app-doctor-tokens = Ключи аккаунтов ({ $count }) открываются ключом шифрования.
app-doctor-tokens-closed = Ключи аккаунтов не открываются этим ключом шифрования: { $count }. Верните прежний ключ из копии или добавьте аккаунты заново.
app-doctor-pg-trgm = Расширение pg_trgm установлено.
app-doctor-no-pg-trgm = В PostgreSQL нет расширения pg_trgm, без него не работает поиск. Выполните: CREATE EXTENSION pg_trgm;
app-doctor-owners = Владельцы (OWNER_IDS): { $ids }.
app-doctor-no-owners = OWNER_IDS пуст: при первом запуске в консоли появится одноразовый код владельца.
app-doctor-no-token = BOT_TOKEN пуст: touchbase run откроет песочницу.
app-doctor-token = Telegram отвечает, бот @{ $name }.
app-doctor-token-wrong = Telegram не принимает токен. Проверьте BOT_TOKEN: его выдаёт @BotFather.
app-doctor-telegram-odd = Telegram ответил непонятно (код { $status }). Проверьте TELEGRAM_API_URL или повторите позже.
app-doctor-telegram-away = До Telegram ({ $url }) не достучаться: { $reason }. Проверьте сеть и TELEGRAM_API_URL.
app-doctor-webhook = У бота включён вебхук, поэтому обновлений он не получит. Отключите его, открыв { $address } со своим токеном.

# A new base.
app-funnel = Продажи
app-stage = { $stage ->
    [new] Новый
    [talking] Общаемся
    [offer] Предложение
    [deciding] Принимает решение
    [won] Купил
   *[lost] Отказ
 }
app-reason = { $reason ->
    [price] Дорого
    [rival] Выбрали других
    [silence] Не отвечает
    [need] Не нужно
   *[later] Не сейчас
 }
app-category = { $category ->
    [lead] Лиды
    [regular] Постоянные
   *[partner] Партнёры
 }
app-demo-source = выдуманные клиенты песочницы

# touchbase run
app-run-page =

    Touchbase работает в песочнице, без Telegram. Откройте в браузере: { $address }
    (остановить — Ctrl+C; настоящий бот — BOT_TOKEN в файле .env)
app-run-owner-code =

    У команды ещё нет владельца. Отправьте боту в течение суток: /start { $code }

app-import-no-file = Нет такого файла: { $path }
app-import-no-owner = У команды ещё нет владельца: сначала откройте бота.
app-import-started = Файл принят. Что получится, покажет бот в чате: { $name }.
