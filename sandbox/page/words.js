// The page's own words in two languages; what the bot says is the bot's business.

const WORDS = {
  ru: {
    title: "Песочница Touchbase", subtitle: "Telegram и ВК без сети: всё остаётся на этом компьютере",
    whoAmI: "Кто я", chats: "Чаты", bot: "бот", typing: "печатает…", sendsFile: "отправляет файл…",
    sendsPhoto: "отправляет фото…", members: "участников: {n}", general: "Общая", allTopics: "Все темы",
    message: "Сообщение", start: "Запустить", startHint: "Нажмите «Запустить», чтобы начать разговор с ботом.",
    empty: "Здесь пока пусто", menu: "Меню", attach: "Прикрепить файл", send: "Отправить",
    asDocument: "файлом", asPhoto: "фотографией", asVoice: "голосовым", dropHere: "Отпустите файл, чтобы прикрепить",
    reply: "Ответить", edit: "Изменить", delete: "Удалить", forward: "Переслать боту", cancel: "Отмена",
    replyTo: "В ответ:", editing: "Правка", edited: "изменено", copied: "Скопировано", ok: "Хорошо",
    forwardedFrom: "Переслано от {name}", pinned: "Закреплено",
    joined: "{name} теперь в группе", left: "{name} больше не в группе", topicMade: "Создана тема «{name}»",
    migrated: "Группа стала супергруппой", photo: "Фото", voice: "Голосовое сообщение", video: "Видео", audio: "Аудио", document: "Файл",
    contact: "Контакт", shareContact: "Поделиться своим контактом", viaBot: "через бота", noAnswer: "Бот не ответил",
    openInvite: "Открыть присланную ссылку {link}", blockBot: "Заблокировать бота", unblockBot: "Разблокировать бота", blocked: "Вы заблокировали бота",
    botInGroup: "Бот в группе", status_left: "нет", status_member: "участник", status_administrator: "администратор",
    status_restricted: "без права писать", status_kicked: "забанен", tools: "Неполадки и правила",
    limits: "Лимиты Telegram", strictKeyboards: "Строгие клавиатуры", nextCall: "Следующий вызов бота:",
    fault_429: "429", fault_500: "500", fault_cut_after: "обрыв после дела", fault_delay: "ждать 5 с",
    reset: "Начать мир заново", resetSure: "Забыть все сообщения и начать заново?", ordered: "Будет сделано",
    part_owner: "владелец", part_manager: "менеджер", part_stranger: "посторонний", offline: "Нет связи с песочницей…",
    notOurs: "Эта ссылка ведёт из песочницы наружу", service: "служебное сообщение", you: "Вы",
    vkTitle: "Люди ВКонтакте", vkSub: "Людей: {n}", vkSearch: "Найти человека", vkEmpty: "Пока никто ничего не получил. Выберите человека, чтобы написать от его имени:",
    vkNobody: "Никого не нашлось", vkMore: "и ещё {n}", vkPerson: "страница id{id}", vkRepeats: "повторов: {n}",
    vkMood: "Настроение", vkCommunity: "Сообщество", vkBack: "Ко всем", vkClose: "Закрыть", vk_deleted: "страница удалена", vk_banned: "страница заблокирована",
    vkAllowed: "разрешает писать", vkNotAllowed: "не разрешает писать", vkAllow: "Разрешить", vkDeny: "Запретить",
    vkWriteAs: "Написать от имени: {name}", vkNoMessages: "Ни одного сообщения", vkTools: "Неполадки и ключи ВКонтакте",
    vkLimits: "Лимиты ВКонтакте", vkNextCall: "Следующий запрос к ВК:", vkTokens: "Ключи доступа (нажмите, чтобы скопировать):", vkCopyToken: "Скопировать ключ",
    vkFault_captcha: "капча", vkFault_flood: "флуд-контроль", vkFault_cut: "обрыв после дела", vkFault_slow: "ждать 10 с", vkDown: "ВК лежит 30 с",
    vkToken_expired: "истёк", vkToken_revoked: "отозван", vkToken_blocked: "страница заблокирована", vkToken_session: "сессия закончилась", vkToken_ip: "с другого адреса",
    mood_silent: "молчит", mood_answers: "отвечает", mood_stops: "отвечает «стоп»", mood_forbids: "запрещает после письма", mood_closed: "закрыл личку", mood_never: "не разрешал писать",
  },
  en: {
    title: "Touchbase sandbox", subtitle: "Telegram and VK without a network: all stays on this computer",
    whoAmI: "Who I am", chats: "Chats", bot: "bot", typing: "typing…", sendsFile: "sending a file…",
    sendsPhoto: "sending a photo…", members: "{n} members", general: "General", allTopics: "All topics",
    message: "Message", start: "Start", startHint: "Press Start to begin talking to the bot.",
    empty: "Nothing here yet", menu: "Menu", attach: "Attach a file", send: "Send",
    asDocument: "as a file", asPhoto: "as a photo", asVoice: "as a voice note", dropHere: "Drop the file to attach it",
    reply: "Reply", edit: "Edit", delete: "Delete", forward: "Forward to the bot", cancel: "Cancel",
    replyTo: "Reply to", editing: "Editing", edited: "edited", copied: "Copied", ok: "OK",
    forwardedFrom: "Forwarded from {name}", pinned: "Pinned",
    joined: "{name} joined the group", left: "{name} left the group", topicMade: "Topic “{name}” was created",
    migrated: "The group became a supergroup", photo: "Photo", voice: "Voice message", video: "Video", audio: "Audio", document: "File",
    contact: "Contact", shareContact: "Share my contact", viaBot: "via bot", noAnswer: "The bot did not answer",
    openInvite: "Open the link you were given: {link}", blockBot: "Block the bot", unblockBot: "Unblock the bot", blocked: "You have blocked the bot",
    botInGroup: "Bot in the group", status_left: "no", status_member: "member", status_administrator: "administrator",
    status_restricted: "muted", status_kicked: "banned", tools: "Faults and rules",
    limits: "Telegram's limits", strictKeyboards: "Strict keyboards", nextCall: "The bot's next call:",
    fault_429: "429", fault_500: "500", fault_cut_after: "cut after the work", fault_delay: "wait 5 s",
    reset: "Start the world anew", resetSure: "Forget all messages and start anew?", ordered: "Will be done",
    part_owner: "owner", part_manager: "manager", part_stranger: "stranger", offline: "No connection to the sandbox…",
    notOurs: "This link leads out of the sandbox", service: "service message", you: "You",
    vkTitle: "People of VK", vkSub: "{n} people", vkSearch: "Find a person", vkEmpty: "Nobody has got anything yet. Choose a person to write in their name:",
    vkNobody: "Nobody was found", vkMore: "and {n} more", vkPerson: "page id{id}", vkRepeats: "repeats: {n}",
    vkMood: "Mood", vkCommunity: "Community", vkBack: "To everybody", vkClose: "Close", vk_deleted: "the page is deleted", vk_banned: "the page is banned",
    vkAllowed: "lets it write", vkNotAllowed: "does not let it write", vkAllow: "Allow", vkDeny: "Forbid",
    vkWriteAs: "Write as {name}", vkNoMessages: "Not one message", vkTools: "Faults and tokens of VK",
    vkLimits: "VK's limits", vkNextCall: "The next call to VK:", vkTokens: "Tokens (press to copy):", vkCopyToken: "Copy the token",
    vkFault_captcha: "captcha", vkFault_flood: "flood control", vkFault_cut: "cut after the work", vkFault_slow: "wait 10 s", vkDown: "VK down for 30 s",
    vkToken_expired: "expired", vkToken_revoked: "revoked", vkToken_blocked: "the page is blocked", vkToken_session: "session ended", vkToken_ip: "another address",
    mood_silent: "says nothing", mood_answers: "answers", mood_stops: "answers “стоп”", mood_forbids: "forbids after a letter", mood_closed: "friends only", mood_never: "never allowed it",
  },
};

let language = localStorage.getItem("language") || (navigator.language.startsWith("ru") ? "ru" : "en");

export const currentLanguage = () => language;

export function setLanguage(code) {
  language = code;
  localStorage.setItem("language", code);
  document.documentElement.lang = code;
}

export function t(key, values = {}) {
  const text = WORDS[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
