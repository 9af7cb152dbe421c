// The left pane: people to be, their chats and topics, and the switches of the world.

import { act, attempt, be, chat, openChat, page, refresh, toast } from "./app.js";
import { post } from "./api.js";
import { avatar, clock, fullName, preview } from "./bubble.js";
import { el } from "./text.js";
import { currentLanguage, t } from "./words.js";

const $ = (id) => document.getElementById(id);
const badge = (count) => (count ? el("span", { class: "badge" }, String(count)) : null);

function personTab(person) {
  const waiting = Object.entries(page.unread)
    .filter(([key]) => key.startsWith(`${person.id}/`)).reduce((sum, [, count]) => sum + count, 0);
  return el("button", {
    type: "button", class: person.id === page.me ? "person chosen" : "person", "data-testid": `person-${person.id}`,
    "aria-pressed": String(person.id === page.me), onclick: () => be(person.id),
  }, avatar(fullName(person), person.id), el("span", { class: "name" }, fullName(person),
    el("span", { class: "dim" }, t(`part_${person.part}`))), person.id === page.me ? null : badge(waiting));
}

function chatRow(place, testid) {
  const isPrivate = place.kind === "private";
  const title = isPrivate ? page.state.bot.name : place.title;
  const last = place.last;
  const who = !last || last.service ? "" : last.from.id === page.me ? `${t("you")}: ` : !isPrivate ? `${last.from.first_name}: ` : "";
  return el("button", {
    type: "button", class: place.id === page.chatId ? "chat chosen" : "chat", "data-testid": testid,
    onclick: () => openChat(place.id, null),
  }, avatar(title, isPrivate ? 3 : place.id, "large"), el("span", { class: "name" },
    el("span", { class: "top" }, el("b", {}, title), last && el("time", {}, clock(last.date))),
    el("span", { class: "top" }, el("span", { class: "dim" }, last ? who + preview(last) : t("empty")),
      badge(page.unread[`${page.me}/${place.id}`]))));
}

function topicRows(place) {
  if (!place.is_forum || place.id !== page.chatId) return [];
  const row = (thread, name, color) => el("button", {
    type: "button", class: page.thread === thread ? "topic chosen" : "topic",
    "data-testid": thread === null ? "topic-all" : `topic-${thread}`, onclick: () => openChat(place.id, thread),
  }, el("i", { style: `background:${color}` }), name);
  const hex = (color) => `#${color.toString(16).padStart(6, "0")}`;
  return [el("div", { class: "topics" }, row(null, t("allTopics"), "#aab"), row(0, t("general"), "#8a97a5"),
    ...place.topics.map((topic) => row(topic.thread_id, topic.name, hex(topic.icon_color))))];
}

function chatTools() {
  const place = chat();
  if (place.kind === "private") {
    return el("button", {
      type: "button", class: "plain", "data-testid": "block",
      onclick: () => attempt(() => act("block", { blocked: !place.blocked })),
    }, t(place.blocked ? "unblockBot" : "blockBot"));
  }
  const choose = (event) => attempt(() => post(`groups/${place.id}/bot`, { status: event.target.value, by: page.me }));
  const statuses = ["left", "member", "administrator", "restricted", "kicked"];
  return el("label", {}, `${t("botInGroup")} `, el("select", { "data-testid": "bot-status", onchange: choose },
    ...statuses.map((status) => el("option", { value: status, selected: status === place.bot_status }, t(`status_${status}`)))));
}

function toggle(name, checked, change) {
  return el("label", {}, el("input", { type: "checkbox", checked, "data-testid": name, onchange: change }), ` ${t(name)}`);
}

function worldTools() {
  const settings = page.state.settings;
  const change = (body) => attempt(async () => { await post("settings", body); await refresh(); });
  const fault = (kind) => el("button", {
    type: "button", class: "chip", "data-testid": `fault-${kind}`,
    onclick: () => attempt(async () => { await post("faults", { kind, seconds: 5 }); toast(t("ordered")); }),
  }, t(`fault_${kind}`));
  return [
    toggle("limits", settings.limits === "strict", (event) => change({ limits: event.target.checked ? "strict" : "off" })),
    toggle("strictKeyboards", settings.strict_keyboards, (event) => change({ strict_keyboards: event.target.checked })),
    el("div", {}, t("nextCall")), el("div", { class: "chips" }, ...["429", "500", "cut_after", "delay"].map(fault)),
    el("button", {
      type: "button", class: "plain danger", "data-testid": "reset",
      onclick: () => window.confirm(t("resetSure")) && attempt(async () => { await post("vk/reset"); await post("reset"); }),
    }, t("reset")),
  ];
}

export function renderSide() {
  $("title").textContent = t("title");
  $("subtitle").textContent = t("subtitle");
  $("people-title").textContent = t("whoAmI");
  $("chats-title").textContent = t("chats");
  for (const button of document.querySelectorAll("[data-language]")) {
    button.classList.toggle("chosen", button.dataset.language === currentLanguage());
  }
  $("people").replaceChildren(...page.state.people.map(personTab));
  let groups = 0;
  $("chats").replaceChildren(...page.state.chats.flatMap((place) => {
    const testid = place.kind === "private" ? "chat-private" : groups++ ? `chat-group-${place.id}` : "chat-group";
    return [chatRow(place, testid), ...topicRows(place)];
  }));
  if (!$("tools").contains(document.activeElement) || document.activeElement.tagName !== "SELECT") {
    $("tools").querySelector("summary").textContent = t("tools");
    $("tools-body").replaceChildren(chatTools(), ...worldTools());
  }
}
