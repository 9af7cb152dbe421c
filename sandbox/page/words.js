// The page's own words in two languages; what the bot says is the bot's business.

const WORDS = {
  ru: {
    title: "Песочница Touchbase", subtitle: "Telegram без Telegram: всё остаётся на этом компьютере",
    whoAmI: "Кто я", chats: "Чаты", bot: "бот", typing: "печатает…", sendsFile: "отправляет файл…",
    sendsPhoto: "отправляет фото…", members: "участников: {n}", general: "Общая", allTopics: "Все темы",
    message: "Сообщение", start: "Запустить", startHint: "Нажмите «Запустить», чтобы начать разговор с ботом.",
    empty: "Здесь пока пусто", menu: "Меню", attach: "Прикрепить файл", send: "Отправить",
    asDocument: "файлом", asPhoto: "фотографией", asVoice: "голосовым", dropHere: "Отпустите файл, чтобы прикрепить",
    reply: "Ответить", edit: "Изменить", delete: "Удалить", forward: "Переслать боту", cancel: "Отмена",
    replyTo: "В ответ:", editing: "Правка", edited: "изменено", copied: "Скопировано", ok: "Хорошо",
    forwardedFrom: "Переслано от {name}", pinned: "Закреплено",
    joined: "{name} теперь в группе", left: "{name} больше не в группе", topicMade: "Создана тема «{name}»",
    migrated: "Группа стала супергруппой", photo: "Фото", voice: "Голосовое сообщение", document: "Файл",
    contact: "Контакт", shareContact: "Поделиться своим контактом", viaBot: "через бота", noAnswer: "Бот не ответил",
    openInvite: "Открыть присланную ссылку {link}", blockBot: "Заблокировать бота", unblockBot: "Разблокировать бота", blocked: "Вы заблокировали бота",
    botInGroup: "Бот в группе", status_left: "нет", status_member: "участник", status_administrator: "администратор",
    status_restricted: "без права писать", status_kicked: "забанен", tools: "Неполадки и правила",
    limits: "Лимиты Telegram", strictKeyboards: "Строгие клавиатуры", nextCall: "Следующий вызов бота:",
    fault_429: "429", fault_500: "500", fault_cut_after: "обрыв после дела", fault_delay: "ждать 5 с",
    reset: "Начать мир заново", resetSure: "Забыть все сообщения и начать заново?", ordered: "Будет сделано",
    part_owner: "владелец", part_manager: "менеджер", part_stranger: "посторонний", offline: "Нет связи с песочницей…",
    notOurs: "Эта ссылка ведёт из песочницы наружу", service: "служебное сообщение", you: "Вы",
  },
  en: {
    title: "Touchbase sandbox", subtitle: "Telegram without Telegram: everything stays on this computer",
    whoAmI: "Who I am", chats: "Chats", bot: "bot", typing: "typing…", sendsFile: "sending a file…",
    sendsPhoto: "sending a photo…", members: "{n} members", general: "General", allTopics: "All topics",
    message: "Message", start: "Start", startHint: "Press Start to begin talking to the bot.",
    empty: "Nothing here yet", menu: "Menu", attach: "Attach a file", send: "Send",
    asDocument: "as a file", asPhoto: "as a photo", asVoice: "as a voice note", dropHere: "Drop the file to attach it",
    reply: "Reply", edit: "Edit", delete: "Delete", forward: "Forward to the bot", cancel: "Cancel",
    replyTo: "Reply to", editing: "Editing", edited: "edited", copied: "Copied", ok: "OK",
    forwardedFrom: "Forwarded from {name}", pinned: "Pinned",
    joined: "{name} joined the group", left: "{name} left the group", topicMade: "Topic “{name}” was created",
    migrated: "The group became a supergroup", photo: "Photo", voice: "Voice message", document: "File",
    contact: "Contact", shareContact: "Share my contact", viaBot: "via bot", noAnswer: "The bot did not answer",
    openInvite: "Open the link you were given: {link}", blockBot: "Block the bot", unblockBot: "Unblock the bot", blocked: "You have blocked the bot",
    botInGroup: "Bot in the group", status_left: "no", status_member: "member", status_administrator: "administrator",
    status_restricted: "muted", status_kicked: "banned", tools: "Faults and rules",
    limits: "Telegram's limits", strictKeyboards: "Strict keyboards", nextCall: "The bot's next call:",
    fault_429: "429", fault_500: "500", fault_cut_after: "cut after the work", fault_delay: "wait 5 s",
    reset: "Start the world anew", resetSure: "Forget all messages and start anew?", ordered: "Will be done",
    part_owner: "owner", part_manager: "manager", part_stranger: "stranger", offline: "No connection to the sandbox…",
    notOurs: "This link leads out of the sandbox", service: "service message", you: "You",
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
