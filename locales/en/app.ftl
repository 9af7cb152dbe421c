# The command line.
app-cli-about = Touchbase, a CRM that a small sales team runs from Telegram.
app-cli-verb = command
app-cli-run = start everything: the bot and the background work (without BOT_TOKEN in the sandbox)
app-cli-bot = start the bot only
app-cli-worker = start the background work only
app-cli-sandbox = start the sandbox only, a double of Telegram on this computer
app-cli-sandbox-host = the address to listen on (127.0.0.1 by default)
app-cli-sandbox-port = the port (8081 by default)
app-cli-migrate = make the database and the key, or bring the database to the newest version
app-cli-doctor = check the settings, the database, the disk and the token
app-cli-backup = copy the database, and the key apart from it
app-cli-rotate-key = change the encryption key and re-encrypt all tokens with it
app-cli-bench = measure how fast it is
app-cli-import = load clients from a file that is too large for Telegram
app-cli-import-file = an .xlsx, .xls, .ods, .csv or .zip file

app-settings-wrong = The settings (.env or environment variables) are wrong:
app-settings-database-url = takes an address such as sqlite:///path or postgresql://name:password@host/base
app-settings-locale = takes ru or en
app-settings-phone-region = takes two letters of a country, such as RU
app-settings-timezone = takes the name of a time zone, such as Europe/Moscow
app-settings-owner-ids = takes numbers, separated by commas
app-settings-address = takes an address that begins with http:// or https://
app-settings-rate = must be a number above 0 and at most { $most }

app-migrated = The database is up to date, schema version { $revision }.
app-key-wrong = The encryption key will not do: { $reason }.
app-sandbox-page = The sandbox is open: { $url }. To connect a bot to it, give the bot:

# touchbase backup
app-backup-done = Copy of the database: { $path }. Attachments lie as files in { $data_dir }: copy that folder as well.
app-backup-key = Copy of the key: { $path }. Keep it apart from the copy of the database: together they open every token.
app-backup-no-base = There is nothing to copy: no file { $path }.
app-backup-failed = The database was not copied: { $reason }.
app-backup-postgres = The database lives in PostgreSQL, copy it with pg_dump: { $command }

# touchbase rotate-key
app-rotate-running = The key has not changed: background work is still running. Stop touchbase (its accounts are free a minute later) and try again.
app-rotate-by-hand = Tokens re-encrypted: { $count }. Now set SECRET_KEY to the key in { $path }; until then the program takes it from there.
app-rotate-done = The key has changed, tokens re-encrypted: { $count }. The new key: { $path }. Copy it to a place apart from the base; old copies of the base open with the old key.

# touchbase doctor
app-doctor-all-well = Everything is well.
app-doctor-ill = { $count ->
    [one] { $count } thing needs fixing.
   *[other] { $count } things need fixing.
}
app-doctor-data-dir = The data folder { $path } can be written to.
app-doctor-no-data-dir = There is no data folder { $path }. Make it with touchbase migrate.
app-doctor-data-dir-closed = The data folder { $path } cannot be written to: { $reason }. Mend its permissions or DATA_DIR.
app-doctor-disk = Free disk space: { $free } MB.
app-doctor-disk-low = Only { $free } MB of disk are free, at least { $least } MB are needed. Make some room.
app-doctor-key = The encryption key { $path } is there and closed to other users.
app-doctor-key-given = The encryption key comes from SECRET_KEY.
app-doctor-no-key = There is no encryption key { $path }. Make it with touchbase migrate; if the database was in use, bring the key back from its copy.
app-doctor-key-open = Other users can read the encryption key { $path }. Close it: chmod 600 { $path }
app-doctor-key-wrong = The encryption key will not do: { $reason }. It takes 32 bytes in base64.
app-doctor-sqlite = SQLite { $version }, search inside words works.
app-doctor-no-trigrams = SQLite { $version } cannot search inside words (FTS5 trigram). It takes SQLite 3.34 or newer.
app-doctor-no-database = There is no database { $path } yet. Make it with touchbase migrate.
app-doctor-database-away = The database cannot be reached: { $reason }. Check DATABASE_URL.
app-doctor-schema = The database has the newest schema, { $revision }.
app-doctor-schema-old = The database has the schema { $found }, it takes { $wanted }. Bring it up to date with touchbase migrate.
app-doctor-tokens = The keys of accounts ({ $count }) open with the encryption key.
app-doctor-tokens-closed = Keys of accounts that do not open with this encryption key: { $count }. Bring the former key back from a copy, or add the accounts again.
app-doctor-pg-trgm = The extension pg_trgm is installed.
app-doctor-no-pg-trgm = PostgreSQL lacks the extension pg_trgm, and search does not work without it. Run: CREATE EXTENSION pg_trgm;
app-doctor-owners = Owners (OWNER_IDS): { $ids }.
app-doctor-no-owners = OWNER_IDS is empty: at the first start the console will show a one-time code for the owner.
app-doctor-no-token = BOT_TOKEN is empty: touchbase run will open the sandbox.
app-doctor-token = Telegram answers, the bot is @{ $name }.
app-doctor-token-wrong = Telegram does not accept the token. Check BOT_TOKEN: @BotFather gives it out.
app-doctor-telegram-odd = Telegram's answer makes no sense (code { $status }). Check TELEGRAM_API_URL or try again later.
app-doctor-telegram-away = Telegram ({ $url }) cannot be reached: { $reason }. Check the network and TELEGRAM_API_URL.
app-doctor-webhook = The bot has a webhook, so it will get no updates. Turn it off by opening { $address } with your token.

# A new base.
app-funnel = Sales
app-stage = { $stage ->
    [new] New
    [talking] Talking
    [offer] Offer
    [deciding] Deciding
    [won] Won
   *[lost] Lost
 }
app-reason = { $reason ->
    [price] Too expensive
    [rival] Chose somebody else
    [silence] Does not answer
    [need] No need
   *[later] Not now
 }
app-category = { $category ->
    [lead] Leads
    [regular] Regulars
   *[partner] Partners
 }
app-demo-source = invented clients of the sandbox

# touchbase run
app-run-page =

    Touchbase runs in the sandbox, without Telegram. Open in a browser: { $address }
    (stop it with Ctrl+C; for a real bot put BOT_TOKEN into .env)
app-run-owner-code =

    The team has no owner yet. Send the bot within a day: /start { $code }

app-import-no-file = There is no such file: { $path }
app-import-no-owner = The team has no owner yet: open the bot first.
app-import-started = The file is taken. What would happen is shown by the bot, in the chat of { $name }.
