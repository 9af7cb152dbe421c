// The page: who I am, which chat is open, and everything that is shown of it.

import { get, listen, post } from "./api.js";
import { avatar, bubble, preview } from "./bubble.js";
import { Composer } from "./composer.js";
import { renderSide } from "./side.js";
import { el } from "./text.js";
import { beginVk, drawVk, onVkEvent, refreshVk } from "./vk.js";
import { setLanguage, currentLanguage, t } from "./words.js";

const $ = (id) => document.getElementById(id);

export const page = {
  state: null, // What the control API says of the world and of my chats.
  me: 0, chatId: 0, thread: null, // thread: null is all of the chat, 0 General.
  unread: {}, // By person and chat.
  messages: new Map(),
};

export const chat = () => page.state.chats.find((one) => one.id === page.chatId) || page.state.chats[0];
export const act = (name, fields = {}) =>
  post(`people/${page.me}/${name}`, { chat: page.chatId, thread: page.thread || 0, ...fields });

let toastTimer = 0;
export function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 3000);
}

export async function attempt(work) {
  try {
    return await work();
  } catch (problem) {
    toast(problem.message);
    return undefined;
  }
}

function showAnswer(answer) {
  if (!answer) toast(t("noAnswer"));
  else if (answer.url) actions.open(answer.url);
  else if (answer.alert && answer.text) {
    $("alert").querySelector("p").textContent = answer.text;
    $("alert").querySelector("button").textContent = t("ok");
    $("alert").showModal();
  } else if (answer.text) toast(answer.text);
}

const actions = {
  async press(message, button, node) {
    if (button.url) return actions.open(button.url);
    if (button.copy_text) {
      await navigator.clipboard?.writeText(button.copy_text.text).catch(() => {});
      return toast(`${t("copied")}: ${button.copy_text.text}`);
    }
    const inline = button.switch_inline_query ?? button.switch_inline_query_current_chat;
    if (inline !== undefined) return composer.write(`@${page.state.bot.username} ${inline}`);
    if (!button.callback_data) return undefined;
    node.classList.add("waiting");
    await attempt(async () => {
      const fields = { message_id: message.message_id, data: button.callback_data };
      showAnswer((await act("press", fields)).answer);
    });
    node.classList.remove("waiting");
    return undefined;
  },
  async open(url) {
    const ours = new RegExp(`^(https?://)?(t|telegram)\\.me/${page.state.bot.username}(\\?|/|$)`, "i");
    if (!ours.test(url)) {
      if (/^(https?|mailto|tel):/i.test(url)) window.open(url, "_blank", "noopener");
      return toast(t("notOurs"));
    }
    const group = page.chatId < 0 ? page.chatId : page.state.groups[0]?.id;
    const started = await attempt(() => act("link", { url, group }));
    return started && openChat(started.chat.id, null);
  },
  say: (text) => attempt(() => act("text", { text })),
  reply: (message) => composer.startReply(message),
  edit: (message) => composer.startEdit(message),
  delete: (message) => attempt(() => act("delete", { message_id: message.message_id })),
  async forward(message) {
    const fields = { chat: page.me, thread: 0, from_chat: message.chat.id, message_id: message.message_id };
    if (await attempt(() => act("forward", fields))) openChat(page.me, null);
  },
  scrollTo(id) {
    const node = $("list").querySelector(`[data-message-id="${id}"]`);
    node?.scrollIntoView({ block: "center", behavior: "smooth" });
    node?.animate([{ background: "#ffffff90" }, { background: "transparent" }], 1500);
  },
};

const composer = new Composer(actions);

// What stands at the end stays in sight when a keyboard or the menu takes room from the list.
const atEnd = () => $("list").scrollHeight - $("list").scrollTop - $("list").clientHeight < 120;
let wasAtEnd = true;
$("list").onscroll = () => { wasAtEnd = atEnd(); };
new ResizeObserver(() => { if (wasAtEnd) $("list").scrollTop = $("list").scrollHeight; }).observe($("list"));

// An invite link is made for somebody else: the newest one seen is kept for a person who hasn't started the bot yet.
function noteInvite(message) {
  const entities = message.entities || message.caption_entities || [];
  const buttons = (message.reply_markup?.inline_keyboard || []).flat();
  const places = [message.text || "", ...entities.map((one) => one.url || ""), ...buttons.map((one) => one.url || "")];
  const found = places.join(" ").match(/https:\/\/t\.me\/\w+\?start=[\w-]+/);
  if (found && message.outgoing) sessionStorage.setItem("invite", found[0]);
}

function belongs(message) {
  return message.chat.id === page.chatId && (page.thread === null || (message.message_thread_id || 0) === page.thread);
}

function draw(message) {
  const list = $("list");
  const follow = atEnd() || message.from.id === page.me;
  const fresh = bubble(message, page.me, actions);
  const old = list.querySelector(`[data-message-id="${message.message_id}"]`);
  list.querySelector(".empty")?.remove();
  if (old) old.replaceWith(fresh);
  else {
    fresh.classList.add("new");
    list.append(fresh);
  }
  if (follow) list.scrollTop = list.scrollHeight;
}

function drawHead() {
  const place = chat();
  const isPrivate = place.kind === "private";
  const topic = place.topics.find((one) => one.thread_id === page.thread);
  const title = isPrivate ? page.state.bot.name : topic ? topic.name : page.thread === 0 ? t("general") : place.title;
  const sub = isPrivate ? t("bot") : topic || page.thread === 0 ? place.title : t("members", { n: Object.keys(place.members).length });
  const toggle = () => document.body.classList.toggle("side-open");
  $("chat-head").replaceChildren(el("button", { type: "button", class: "only-narrow", "data-testid": "side", onclick: toggle }, "☰"), avatar(title, isPrivate ? 3 : place.id),
    el("div", {}, el("b", {}, title), el("span", { id: "sub", "data-sub": sub }, sub)));
  const pinned = [...page.messages.values()].filter((one) => place.pinned.includes(one.message_id)).pop();
  $("pinned").hidden = !pinned;
  if (pinned) {
    $("pinned").replaceChildren(el("b", {}, t("pinned")), el("span", {}, preview(pinned)));
    $("pinned").onclick = () => actions.scrollTo(pinned.message_id);
  }
}

let typingTimer = 0;
function showTyping(action) {
  const sub = $("sub");
  const words = { upload_document: "sendsFile", upload_photo: "sendsPhoto" };
  sub.textContent = action ? t(words[action] || "typing") : sub.dataset.sub;
  sub.classList.toggle("typing", Boolean(action));
  clearTimeout(typingTimer);
  if (action) typingTimer = setTimeout(() => showTyping(""), 5000);
}

export async function refresh() {
  const wanted = page.me;
  const state = await get(`state?person=${wanted}`);
  if (wanted !== page.me) return;
  for (const place of state.chats || []) {
    // Events may have overtaken this answer; whoever has started the bot has done so for good.
    const known = page.state.chats.find((one) => one.id === place.id);
    if (known?.last?.version > state.sequence) place.last = known.last;
    place.started ||= known?.started;
  }
  page.state = state;
  if (!state.chats) return be(state.people[0].id);
  if (!state.chats.some((one) => one.id === page.chatId)) return openChat(page.me, null);
  render();
}

function render() {
  document.title = t("title");
  renderSide();
  drawHead();
  composer.render();
}

export async function openChat(chatId, thread) {
  Object.assign(page, { chatId, thread });
  document.body.classList.remove("side-open");
  page.unread[`${page.me}/${chatId}`] = 0;
  location.hash = `${page.me}/${chatId}${thread === null ? "" : `/${thread}`}`;
  const query = thread === null ? "" : `?thread=${thread}`;
  const found = await attempt(() => get(`chats/${chatId}/messages${query}`));
  if (!found || page.chatId !== chatId || page.thread !== thread) return;
  found.messages.forEach(noteInvite);
  page.messages = new Map(found.messages.map((message) => [message.message_id, message]));
  const hint = chat().kind === "private" && !chat().started ? page.state.bot.description || t("startHint") : t("empty");
  const nodes = found.messages.map((message) => bubble(message, page.me, actions));
  $("list").replaceChildren(...(nodes.length ? nodes : [el("div", { class: "empty" }, el("span", {}, hint))]));
  $("list").scrollTop = $("list").scrollHeight;
  composer.clear();
  await refresh();
  $("list").scrollTop = $("list").scrollHeight;
}

export async function be(personId) {
  page.me = personId;
  page.state = await get(`state?person=${personId}`);
  await openChat(personId, null);
}

function noteUnread(message) {
  for (const person of page.state.people) {
    const group = page.state.groups.find((one) => one.id === message.chat.id);
    const place = group ? group.members.includes(person.id) : message.chat.id === person.id;
    const reading = person.id === page.me && belongs(message);
    if (place && !reading && message.from.id !== person.id && !message.service) {
      const key = `${person.id}/${message.chat.id}`;
      page.unread[key] = (page.unread[key] || 0) + 1;
    }
  }
}

function onEvent(event) {
  if (event.kind.startsWith("vk")) onVkEvent(event);
  else if (event.kind === "message") {
    const isNew = event.message.chat.id !== page.chatId || !page.messages.has(event.message.message_id);
    if (isNew) noteUnread(event.message);
    noteInvite(event.message);
    const place = page.state.chats.find((one) => one.id === event.chat_id);
    if (place && (isNew || place.last?.message_id === event.message.message_id)) place.last = event.message;
    if (place && event.message.from.id === page.me && place.kind === "private") place.started = true;
    if (belongs(event.message)) {
      page.messages.set(event.message.message_id, event.message);
      draw(event.message);
      if (event.message.outgoing) {
        showTyping("");
        if (isNew) composer.onBotMessage(event.message);
      }
    }
    renderSide();
    composer.render();
  } else if (event.kind === "deleted") {
    for (const id of event.chat_id === page.chatId ? event.message_ids : []) {
      page.messages.delete(id);
      $("list").querySelector(`[data-message-id="${id}"]`)?.remove();
    }
  } else if (event.kind === "action") {
    if (event.chat_id === page.chatId) showTyping(event.action === "cancel" ? "" : event.action);
  } else if (event.kind === "keyboard") {
    const place = page.state.chats.find((one) => one.id === event.chat_id);
    if (place) place.keyboard = event.keyboard;
    if (event.chat_id === page.chatId) composer.showKeyboard(Boolean(event.keyboard) && !event.hidden);
  } else if (event.kind === "reset") {
    page.unread = {};
    sessionStorage.removeItem("invite");
    be(page.me);
  } else if (event.kind !== "callback_answer") refresh();
}

let isThere = false;

// Who chooses while the page is still loading is heard too: what comes is drawn in that language.
function chooseLanguage(code) {
  setLanguage(code);
  if (!isThere) return;
  drawVk();
  openChat(page.chatId, page.thread);
}

async function begin() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.onclick = () => chooseLanguage(button.dataset.language);
  }
  setLanguage(currentLanguage());
  const [person, chatId, thread] = location.hash.slice(1).split("/").map(Number);
  const everybody = await get("state");
  page.me = everybody.people.some((one) => one.id === person) ? person : everybody.owner_id;
  page.state = await get(`state?person=${page.me}`);
  const known = page.state.chats.some((one) => one.id === chatId);
  listen(onEvent, () => { refreshVk(); openChat(page.chatId, page.thread); }, () => toast(t("offline")));
  await beginVk(attempt, toast);
  await openChat(known ? chatId : page.me, known && Number.isInteger(thread) ? thread : null);
  isThere = true;
}

begin();
