// One message as people see it: bubble, media, reply, buttons. Service messages are small pills.

import { el, formatted } from "./text.js";
import { currentLanguage, t } from "./words.js";

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
export const fileUrl = (id) => `/sandbox/files/${encodeURIComponent(id)}`;
const COLORS = ["#c03d33", "#4fad2d", "#d09306", "#168acd", "#8544d6", "#cd4073", "#2996ad", "#ce671b"];
export const colorOf = (id) => COLORS[Math.abs(id) % COLORS.length];
export const clock = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString(currentLanguage(), { hour: "2-digit", minute: "2-digit" });

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function avatar(name, id, extra = "") {
  const words = name.match(/[\p{L}\p{N}]+/gu) || ["?"];
  const letters = words.slice(0, 2).map((word) => [...word][0].toUpperCase()).join("");
  return el("span", { class: `avatar ${extra}`, style: `background:${colorOf(id)}` }, letters);
}

export function preview(message) {
  const text = message.text || message.caption;
  if (text) return text;
  for (const kind of ["photo", "voice", "video", "audio", "document", "contact"]) {
    if (message[kind]) return kind === "document" ? message.document.file_name : t(kind);
  }
  return serviceText(message);
}

export function serviceText(message) {
  if (message.new_chat_members) return t("joined", { name: message.new_chat_members.map(fullName).join(", ") });
  if (message.left_chat_member) return t("left", { name: fullName(message.left_chat_member) });
  if (message.forum_topic_created) return t("topicMade", { name: message.forum_topic_created.name });
  if (message.pinned_message) return `${t("pinned")}: ${preview(message.pinned_message)}`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("migrated");
  return t("service");
}

function media(message) {
  if (message.photo) {
    const largest = message.photo[message.photo.length - 1];
    const scale = Math.min(1, 360 / largest.width, 420 / largest.height);
    const [width, height] = [largest.width, largest.height].map((side) => Math.max(1, Math.round(side * scale)));
    const picture = el("img", {
      src: fileUrl(largest.file_id), width, height, alt: message.caption || t("photo"),
      class: message.has_media_spoiler ? "hidden-photo" : "",
      onclick: (event) => {
        if (event.currentTarget.classList.contains("hidden-photo")) event.currentTarget.classList.remove("hidden-photo");
        else window.open(fileUrl(largest.file_id), "_blank", "noopener");
      },
    });
    return el("div", { class: "photo" }, picture);
  }
  if (message.video) {
    return el("video", { controls: true, preload: "none", width: 280, src: fileUrl(message.video.file_id) });
  }
  if (message.audio) {
    return el("div", { class: "voice" }, el("audio", { controls: true, preload: "none", src: fileUrl(message.audio.file_id) }),
      el("span", { class: "dim" }, message.audio.file_name));
  }
  if (message.voice) {
    return el("div", { class: "voice" }, el("audio", { controls: true, preload: "none", src: fileUrl(message.voice.file_id) }),
      el("span", { class: "dim" }, `${t("voice")}${message.voice.duration ? ` · ${message.voice.duration} s` : ""}`));
  }
  if (message.document) {
    const file = message.document;
    const suffix = file.file_name.includes(".") ? file.file_name.split(".").pop().slice(0, 4) : "…";
    return el("a", { class: "document", href: fileUrl(file.file_id), download: file.file_name, "data-testid": "document" },
      el("span", { class: "file-icon" }, suffix),
      el("span", { class: "file-name" }, file.file_name, el("span", { class: "dim" }, sizeOf(file.file_size))));
  }
  if (message.contact) {
    const name = fullName(message.contact);
    return el("div", { class: "contact" }, avatar(name, message.contact.user_id || 1),
      el("span", { class: "file-name" }, name, el("span", { class: "dim" }, message.contact.phone_number)));
  }
  return null;
}

const MARKS = [["url", "↗"], ["copy_text", "❐"], ["switch_inline_query", "@"], ["switch_inline_query_current_chat", "@"]];

function keyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el("div", { class: "keyboard" }, ...rows.map((row) =>
    el("div", { class: "keyboard-row" }, ...row.map((button) => {
      const mark = MARKS.find(([name]) => name in button);
      return el("button", {
        type: "button", class: button.style || "", "data-callback": button.callback_data,
        onclick: (event) => actions.press(message, button, event.currentTarget),
      }, el("span", {}, button.text), mark && el("i", {}, mark[1]));
    }))));
}

function quoted(original, actions) {
  return el("button", { type: "button", class: "quoted", onclick: () => actions.scrollTo(original.message_id) },
    el("b", { style: `color:${colorOf(original.from.id)}` }, fullName(original.from)), el("span", {}, preview(original)));
}

function tools(message, mine, actions) {
  const tool = (name, sign) =>
    el("button", { type: "button", title: t(name), "data-testid": `${name}-message`, onclick: () => actions[name](message) }, sign);
  return el("span", { class: "tools" }, tool("reply", "↩"), mine && message.text && tool("edit", "✎"),
    tool("forward", "➜"), tool("delete", "✕"));
}

function meta(message) {
  return el("span", { class: "meta" }, ...(message.reactions || []).map((emoji) => el("span", { class: "reaction" }, emoji)),
    message.edit_date ? `${t("edited")} ` : "", clock(message.date));
}

export function bubble(message, me, actions) {
  const base = { "data-message-id": message.message_id, "data-version": message.version };
  if (message.service) return el("div", { ...base, class: "service" }, el("span", {}, serviceText(message)));
  const mine = message.from.id === me;
  const origin = message.forward_origin;
  const author = origin && (origin.sender_user ? fullName(origin.sender_user) : origin.sender_user_name);
  const words = message.text ?? message.caption;
  const inGroup = message.chat.type !== "private";
  return el("div", { ...base, class: `message ${mine ? "mine" : "theirs"}`, ondblclick: () => actions.reply(message) },
    el("div", { class: "body" },
      el("div", { class: `bubble ${message.photo ? "with-photo" : ""}` },
        inGroup && !mine && el("div", { class: "sender", style: `color:${colorOf(message.from.id)}` }, fullName(message.from),
          message.via_bot && el("span", { class: "dim" }, ` ${t("viaBot")}`)),
        author && el("div", { class: "forwarded" }, t("forwardedFrom", { name: author })),
        message.reply_to_message && quoted(message.reply_to_message, actions),
        media(message),
        words ? el("div", { class: "text" }, ...formatted(words, message.entities || message.caption_entities, actions), meta(message))
          : meta(message)),
      keyboard(message, actions)),
    tools(message, mine, actions));
}
