# Words that every screen may need.
kit-today = сегодня
kit-yesterday = вчера
kit-tomorrow = завтра
kit-moment = { $day } { $time }
kit-just-now = только что

# Why the bot's process stopped; shown on the console.
kit-polling-wrong-token = Telegram не принимает токен бота. Проверьте BOT_TOKEN в файле .env: его выдаёт @BotFather.
kit-polling-another-instance = Этот бот уже запущен где-то ещё: обновления может забирать только один процесс. Остановите второй и запустите снова.
kit-polling-webhook = У этого бота включён вебхук, поэтому Telegram не отдаёт обновления. Отключите его: touchbase doctor подскажет как.

kit-home = 🏠
kit-back = ◀ Назад
kit-next = ▶
kit-previous = ◀
kit-cancel = ✖ Отмена
kit-cancelled = Хорошо, бросили.
kit-changed-meanwhile = Пока вы смотрели, здесь уже что-то изменили. Вот как стало теперь.
kit-slower = Пока вы писали, это изменил кто-то другой, поэтому ваш ответ не записан: <code>{ $text }</code>
    Посмотрите, как стало, и, если нужно, повторите.
kit-to-card = 👤 К карточке
kit-old-button = Эта кнопка устарела. Вот главный экран.
kit-unexpected = Что-то пошло не так, ничего не изменено. Я записал ошибку в журнал; попробуйте ещё раз.
kit-icon-ask = Отправьте один значок-эмодзи, например ⭐. Чтобы убрать значок, отправьте «-».
