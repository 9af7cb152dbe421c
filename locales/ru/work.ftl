# Фоновые процессы.
work-kind-import-look = Чтение файла
work-kind-import-check = Проверка импорта
work-kind-import-run = Импорт
work-kind-export = Экспорт
work-kind-undo = Отмена изменений
work-kind-enrich = Данные из ВКонтакте
work-kind-twin-scan = Поиск дубликатов
work-kind-names = Падежи имён
work-kind-campaign = Рассылка
work-kind-campaign-report = Отчёт о рассылке
work-kind-bulk = Массовое изменение
work-kind-bulk-skipped = Кого не трону
work-kind-wipe = Стирание базы
work-kind-harvest-look = Ссылки ВКонтакте
work-kind-harvest-read = Списки для рассылки
work-kind-harvest-check = Проверка подписчиков
work-kind-harvest-run = Подписчики ВК

work-state-scheduled = Ждёт своей очереди.
work-state-running = Идёт.
work-state-paused = На паузе.
work-state-done = Готово.
work-state-failed = Остановлено с ошибкой.
work-state-cancelled = Отменено.
work-wish-pause = Сейчас остановлюсь…
work-wish-cancel = Сейчас прекращу…

work-steer-pause = ⏸ Пауза
work-steer-resume = ▶ Продолжить
work-steer-cancel = ✖ Прекратить
work-steer-retry = 🔁 Повторить

work-title = { $icon } <b>{ $title }</b>
work-bar = { $cells } { $percent } % · { $done } из { $total }
work-bar-open = ⏳ { $done }
work-end-line = { $icon } { $title }: { $state }
work-made-at = 🕓 Начат: { $moment }
work-ended-at = 🏁 Закончен: { $moment }

work-jobs = ⏳ <b>Процессы</b>
    То, что идёт в фоне: рассылки, импорт, экспорт, большие правки. Нажмите, чтобы посмотреть, остановить или сдвинуть в очереди.
work-jobs-none = ⏳ <b>Процессы</b>
    Пока ничего не запускали. Пришлите файл с контактами — появится первый.
work-jobs-newest = ⏮ К новым
work-jobs-back = ◀ Все процессы
work-refresh = 🔄 Обновить
work-open = 🔎 Подробнее
work-resend = 📤 Прислать файлы ещё раз
work-jobs-older = Раньше ▶
work-held = 📣 Кто чем занят
work-line-end = закончится { $moment }
work-line-starts = начнётся { $moment }
work-line-place = { $place }-й в очереди из { $total }
work-ends-at = ⏱ Закончится примерно { $moment }
work-place = 🔢 Место в очереди: { $place } из { $total }
work-move-first = ⏫ Первым
work-move-earlier = 🔼 Раньше
work-move-later = 🔽 Позже
