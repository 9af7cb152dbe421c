journal-undo = ↩ Отменить
journal-redo = ↪ Вернуть
journal-undone = ↩ Отменено.
    { $undone ->
    [one] Возвращена { $undone } запись.
    [few] Возвращены { $undone } записи.
   *[many] Возвращено { $undone } записей.
 }
journal-undone-some = ↩ Отменено: { $undone }. Не тронуто: { $left } — эти записи потом кто-то изменил, или их адрес уже занят.
journal-undone-toast = Отменено
journal-undo-queued = Записей много: отмена идёт в фоне, о конце я напишу.
