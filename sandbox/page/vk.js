// The VK pane: what its people got, newest first, and a way to answer as one of them.

import { get, post } from "./api.js";
import { avatar, clock } from "./bubble.js";
import { el } from "./text.js";
import { currentLanguage, t } from "./words.js";

const $ = (id) => document.getElementById(id);
const PAGE = 60;
const FAULTS = {
  captcha: { kind: "captcha" }, flood: { kind: "error", code: 9 }, cut: { kind: "cut_after" }, slow: { kind: "delay", seconds: 10 },
};

const pane = {
  open: localStorage.getItem("vk") === "open", chosen: 0, group: 0, query: "", seen: Number(sessionStorage.getItem("vk-seen")),
  state: null, // Communities, rules and tokens.
  found: { people: [], count: 0 }, person: null,
  attempt: null, toast: null, // Lent by the page.
};

const community = (id) => pane.state.communities.find((one) => one.id === Math.abs(id));
const accountName = (account) => (account < 0 ? community(account)?.name : null) || t("vkPerson", { id: account });
const shortTime = (seconds) => {
  const today = new Date(pane.state.now * 1000).toDateString() === new Date(seconds * 1000).toDateString();
  return today ? clock(seconds) : new Date(seconds * 1000).toLocaleDateString(currentLanguage(), { day: "numeric", month: "short" });
};

async function load() {
  pane.state = await get("vk/state");
  if (!pane.group) pane.group = pane.state.communities[0].id;
  const query = pane.query ? `query=${encodeURIComponent(pane.query)}` : pane.state.messages ? "received=1" : "";
  pane.found = await get(`vk/people?${query}&limit=${PAGE}`);
  pane.person = pane.chosen ? await get(`vk/people/${pane.chosen}`).catch(() => null) : null;
  render();
}

// A campaign brings thousands of changes a minute: look again at most three times a second.
let waiting = 0;
function soon() {
  if (waiting) return;
  waiting = setTimeout(async () => { waiting = 0; await pane.attempt(load); }, 330);
}

export function onVkEvent(event) {
  if (event.kind !== "vk") return;
  if (event.what === "reset") pane.chosen = 0;
  soon();
}

function personRow(person) {
  const last = person.last;
  const who = last?.out === false ? "↩ " : "";
  return el("button", {
    type: "button", class: "chat", "data-testid": `vk-person-${person.id}`, onclick: () => choose(person.id),
  }, avatar(person.name, person.id), el("span", { class: "name" },
    el("span", { class: "top" }, el("b", {}, person.name), last && el("time", {}, shortTime(last.at))),
    el("span", { class: "top" }, el("span", { class: "dim" }, last ? who + last.text : t(`mood_${person.mood}`)))));
}

function choose(personId) {
  pane.chosen = personId;
  pane.attempt(load);
}

function people() {
  const nothing = pane.query ? !pane.found.count && "vkNobody" : !pane.state.messages && "vkEmpty";
  const more = pane.found.count - pane.found.people.length;
  return [
    el("input", {
      id: "vk-query", type: "search", value: pane.query, placeholder: t("vkSearch"), "data-testid": "vk-search",
      oninput: (event) => { pane.query = event.target.value.trim(); soon(); },
    }),
    ...(nothing ? [el("p", { class: "hint" }, t(nothing))] : []),
    el("nav", { "data-testid": "vk-people" }, ...pane.found.people.map(personRow),
      more > 0 ? el("p", { class: "hint" }, t("vkMore", { n: more })) : null),
  ];
}

function buttonsOf(message) {
  if (!message.keyboard) return null;
  const rows = JSON.parse(message.keyboard).buttons || [];
  const press = (action) => {
    if (action.type === "open_link") return pane.toast(action.link);
    const payload = typeof action.payload === "string" ? action.payload : JSON.stringify(action.payload || "");
    return act("write", { group_id: -message.account, text: action.label, payload: action.payload ? payload : "" });
  };
  return el("div", { class: "keyboard" }, ...rows.map((row) => el("div", { class: "keyboard-row" },
    ...row.map(({ action, color }) => el("button", { type: "button", class: color || "", onclick: () => press(action) }, action.label || action.type)))));
}

function bubble(message) {
  const marks = [message.ref && `ref: ${message.ref}`, message.repeats && t("vkRepeats", { n: message.repeats })].filter(Boolean);
  return el("div", { class: message.out ? "message" : "message mine", "data-vk-message": message.number },
    el("div", { class: "body" }, el("div", { class: "bubble" },
      message.out ? el("div", { class: "sender" }, accountName(message.account)) : null,
      el("span", { class: "text" }, message.text || ""),
      ...message.attachments.map((one) => el("div", { class: "dim" }, `📎 ${one}`)),
      el("span", { class: "meta" }, [...marks, shortTime(message.at)].join(" · "))), buttonsOf(message)));
}

const act = (name, fields = {}) => pane.attempt(async () => {
  await post(`vk/people/${pane.chosen}/${name}`, { group_id: pane.group, ...fields });
  await load();
});

function card(person) {
  const allowed = person.allowed.includes(pane.group);
  const mood = el("select", {
    "data-testid": "vk-mood", "aria-label": t("vkMood"), onchange: (event) => act("change", { mood: event.target.value, group_id: undefined }),
  }, ...pane.state.moods.map((name) => el("option", { value: name, selected: name === person.mood }, t(`mood_${name}`))));
  const groups = el("select", {
    "data-testid": "vk-group", "aria-label": t("vkCommunity"), onchange: (event) => { pane.group = Number(event.target.value); render(); },
  }, ...pane.state.communities.map((one) => el("option", { value: one.id, selected: one.id === pane.group }, one.name)));
  const messages = person.dialogs.flatMap((dialog) => dialog.messages).sort((a, b) => b.number - a.number);
  const about = [person.deactivated ? t(`vk_${person.deactivated}`) : `vk.com/${person.address}`, person.phone].filter(Boolean).join(" · ");
  return [
    el("div", { class: "vk-person" },
      el("button", { type: "button", class: "back", "data-testid": "vk-back", title: t("vkBack"), onclick: () => choose(0) }, "‹"),
      avatar(person.name, person.id), el("span", { class: "name" }, el("b", {}, person.name), el("span", { class: "dim" }, about)), mood),
    el("div", { class: "vk-consent" }, groups,
      el("span", { class: allowed ? "yes" : "no", "data-testid": "vk-allowed" }, t(allowed ? "vkAllowed" : "vkNotAllowed")),
      el("button", { type: "button", class: "chip", "data-testid": "vk-allow", onclick: () => act(allowed ? "deny" : "allow") }, t(allowed ? "vkDeny" : "vkAllow"))),
    el("form", { class: "vk-write", onsubmit: write },
      el("input", { id: "vk-text", "data-testid": "vk-text", placeholder: t("vkWriteAs", { name: person.name }), autocomplete: "off" }),
      el("button", { type: "submit", class: "chip", "data-testid": "vk-send" }, t("send"))),
    el("div", { class: "vk-messages", "data-testid": "vk-messages" }, ...messages.map(bubble),
      messages.length ? null : el("p", { class: "hint" }, t("vkNoMessages"))),
  ];
}

async function write(event) {
  event.preventDefault();
  const text = $("vk-text").value;
  if (!text.trim()) return;
  $("vk-text").value = "";
  await act("write", { text });
}

function tools() {
  const fault = (name) => el("button", {
    type: "button", class: "chip", "data-testid": `vk-fault-${name}`,
    onclick: () => pane.attempt(async () => { await post("vk/faults", FAULTS[name]); pane.toast(t("ordered")); }),
  }, t(`vkFault_${name}`));
  const down = el("button", {
    type: "button", class: "chip", "data-testid": "vk-down",
    onclick: () => pane.attempt(async () => { await post("vk/down", { seconds: 30 }); pane.toast(t("ordered")); }),
  }, t("vkDown"));
  const limits = el("input", {
    type: "checkbox", checked: pane.state.rules.rate_limits, "data-testid": "vk-limits",
    onchange: (event) => pane.attempt(() => post("vk/settings", { rate_limits: event.target.checked })),
  });
  const token = (one) => el("button", {
    type: "button", class: "token", title: t("vkCopyToken"), "data-testid": `vk-token-${one.name}`,
    onclick: async () => { await navigator.clipboard?.writeText(one.value).catch(() => {}); pane.toast(`${t("copied")}: ${one.value}`); },
  }, el("b", {}, community(one.owner_id)?.name || t("vkPerson", { id: one.owner_id })), el("span", { class: "dim" }, one.problem ? t(`vkToken_${one.problem}`) : one.rights.join(", ")));
  return [
    el("label", {}, limits, ` ${t("vkLimits")}`),
    el("div", {}, t("vkNextCall")), el("div", { class: "chips" }, ...Object.keys(FAULTS).map(fault), down),
    el("div", {}, t("vkTokens")), ...pane.state.tokens.filter((one) => one.kind !== "service").map(token),
  ];
}

function drawRow() {
  if (pane.open || pane.seen > pane.state.delivered) {
    pane.seen = pane.state.delivered;
    sessionStorage.setItem("vk-seen", pane.seen);
  }
  const unseen = pane.state.delivered - pane.seen;
  const last = pane.query ? null : pane.found.people[0];
  const sub = last?.last ? `${last.name}: ${last.last?.text || ""}` : t("vkSub", { n: pane.state.people });
  $("vk-row").replaceChildren(el("button", {
    type: "button", class: pane.open ? "chat opened" : "chat", "data-testid": "vk-open", "aria-expanded": String(pane.open), onclick: toggle,
  }, el("span", { class: "avatar large vk-sign" }, "VK"), el("span", { class: "name" }, el("span", { class: "top" }, el("b", {}, t("vkTitle"))),
    el("span", { class: "top" }, el("span", { class: "dim" }, sub),
      unseen ? el("span", { class: "badge" }, String(unseen)) : null))));
}

function toggle() {
  pane.open = !pane.open;
  localStorage.setItem("vk", pane.open ? "open" : "closed");
  document.body.classList.remove("side-open");
  render();
}

function render() {
  drawRow();
  document.body.classList.toggle("vk-open", pane.open);
  $("vk").hidden = !pane.open;
  if (!pane.open) return;
  $("vk-title").textContent = t("vkTitle");
  $("vk-close").title = t("vkClose");
  $("vk-close").onclick = toggle;
  // What somebody is typing or choosing stays as it is.
  const typing = document.activeElement?.closest("#vk-body") ? document.activeElement : null;
  const kept = typing && { id: typing.id, value: typing.value, at: typing.selectionStart };
  if (typing?.tagName === "SELECT") return;
  const text = $("vk-text")?.value || "";
  $("vk-body").replaceChildren(...(pane.person ? card(pane.person) : people()));
  if ($("vk-text")) $("vk-text").value = text;
  if (kept?.id && $(kept.id)) {
    $(kept.id).focus();
    $(kept.id).value = kept.value;
    $(kept.id).setSelectionRange?.(kept.at, kept.at);
  }
  $("vk-tools").querySelector("summary").textContent = t("vkTools");
  $("vk-tools-body").replaceChildren(...tools());
}

export const refreshVk = soon;

export async function beginVk(attempt, toast) {
  Object.assign(pane, { attempt, toast });
  await attempt(load);
  soon(); // Something may have come before the stream of changes was open.
}

export const drawVk = () => pane.state && render();
