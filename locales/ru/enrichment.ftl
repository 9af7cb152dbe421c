# Карточки, дополненные из ВКонтакте.
enrichment-start = 🪪 Дополнить карточки из ВК
enrichment-nobody = Дополнять нечего: обо всех адресах ВКонтакте уже спрашивали.
enrichment-ended = 🪪 <b>Карточки дополнены из ВКонтакте</b>

    Спрошено страниц: <b>{ $asked }</b>
    Дополнено карточек: <b>{ $filled }</b>
enrichment-gone = Удалены или заблокированы: { $count }
enrichment-unknown = Не нашлись или это не люди: { $count }
enrichment-clashed = ⚠️ Страница уже стоит на другой карточке: { $count }. Эти карточки я не трогал — посмотрите, не один ли это человек:
enrichment-avatar = 🖼 Фото из ВК
enrichment-page-line = ⚠️ { $told }
enrichment-page-found = страница найдена
enrichment-page-deleted = страница удалена
enrichment-page-banned = страница заблокирована
enrichment-page-clash = эта страница уже стоит на другой карточке
enrichment-page-no-person = это не человек, а сообщество или приложение
enrichment-page-unknown = ВКонтакте не знает такого адреса
