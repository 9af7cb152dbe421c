# Дубликаты и объединение карточек.
merging-list = 🔀 <b>Похоже на дубликаты</b>
    { $more ->
        [yes] Пар больше { $count }.
       *[no] { $count ->
            [one] { $count } пара карточек.
            [few] { $count } пары карточек.
           *[many] { $count } пар карточек.
        }
    } Сначала самые верные. Нажмите на пару, чтобы сравнить её, или разбирайте по одной.
merging-none = 🔀 <b>Дубликатов нет</b>
    Проверьте базу: я найду карточки с одним телефоном, почтой или страницей и однофамильцев с тем же днём рождения или городом.
merging-line = { $reason }: { $one } ↔ { $other }
merging-walk = ▶ Разобрать
merging-scan = 🔍 Проверить базу
merging-back = ◀ Все пары
merging-next = ⏭ Дальше
merging-scanned = 🔍 <b>База проверена</b>

    { $count ->
        [0] Дубликатов не нашлось.
       *[other] { $more ->
            [yes] Похожих пар больше { $count }.
           *[no] Похожих пар: { $count }.
        } Сами карточки я не трогал.
    }
merging-look = 🔀 Посмотреть
merging-pair = 🔀 <b>Это один человек?</b>
    { $has ->
        [yes] Совпадает: { $reason } <code>{ $shared }</code>
       *[no] Совпадает: { $reason }
    }
merging-side = { $number }. <b>{ $name }</b>
merging-addresses = { $addresses }{ $more ->
        [0] { "" }
       *[other] { " " }и ещё { $more }
    }
merging-weight = сделок { $deals } · заметок { $notes } · касаний { $touches }
merging-choose = Нажмите на верное. Всё остальное из двух карточек сложу вместе:
merging-same = Ничего не расходится: всё из двух карточек сложу вместе.
merging-further = Расхождения { $first }–{ $last } из { $total }.
merging-difference = { $title }: { $kept } — { $gone }
merging-value = { $chosen ->
        [yes] ✔ { $said }
       *[no] { $said }
    }
merging-flag = { $on ->
        [yes] да
       *[no] нет
    }
merging-merge = 🔀 Объединить
merging-part = 🙅 Это разные люди
merging-these = 🔀 Объединить выбранных
merging-together = 🔀 <b>Это один человек?</b> Карточек: { $count }
    Какая останется? Её данным верю в первую очередь, остальные её дополнят.
merging-together-none = 🔀 <b>Объединить не получится</b>
    Отметьте от 2 до { $most } карточек одного человека.
merging-merge-all = 🔀 Объединить все { $count }
merging-open = Карточка { $number }
merging-merged = 🔀 Карточки объединены.
merging-parted = 🙅 Запомнил: это разные люди.
merging-changed = Пока вы смотрели, карточки или выбор изменились. Проверьте ещё раз.
merging-find-similar = 🔀 Найти дубли
merging-similar = 🔀 { $name } · { $reason }
merging-similar-to = { $count ->
        [0] 🔀 Похожих карточек нет.
       *[other] 🔀 Похожие карточки. Нажмите, чтобы сравнить:
    }
merging-warning = ⚠️ Похоже, этот клиент уже есть. Сравните карточки:

merging-reason-vk = страница ВК
merging-reason-phone = телефон
merging-reason-email = почта
merging-reason-telegram = Telegram
merging-reason-address = контакт
merging-reason-name-birthday = имя и день рождения
merging-reason-name-city = имя и город
merging-reason-name = имя
merging-reason-chosen = выбрано вами

merging-aspect-name = Имя
merging-aspect-kind = Кто это
merging-aspect-company = Компания
merging-aspect-city = Город
merging-aspect-sex = Пол
merging-aspect-birthday = День рождения
merging-aspect-category = Категория
merging-aspect-responsible = Ответственный
merging-aspect-access = Класс доступа
merging-aspect-next-touch = Следующее касание
merging-aspect-stage = Этап
merging-aspect-field = Поле

