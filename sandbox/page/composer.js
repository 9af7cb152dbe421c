// The input field and what stands around it: reply and edit strips, attached files, commands, keyboards, inline offers.

import { act, attempt, chat, page } from "./app.js";
import { post, sendFile } from "./api.js";
import { fullName, preview, sizeOf } from "./bubble.js";
import { el } from "./text.js";
import { t } from "./words.js";

const $ = (id) => document.getElementById(id);

export class Composer {
  constructor(actions) {
    this.actions = actions;
    this.replyTo = this.editing = null;
    this.files = [];
    this.keyboardShown = true;
    $("composer").onsubmit = (event) => { event.preventDefault(); this.submit(); };
    $("input").onkeydown = (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
      if (event.key === "Escape") this.clear();
    };
    $("input").oninput = () => { this.grow(); this.askInline(); this.showCommands($("input").value === "/"); };
    $("attach").querySelector("input").onchange = (event) => {
      this.attach(event.target.files);
      event.target.value = "";
    };
    $("menu").onclick = () => this.showCommands($("commands").hidden);
    $("show-keyboard").onclick = () => this.showKeyboard($("reply-keyboard").hidden);
    $("start").querySelector("[data-testid=start]").onclick = () => actions.say("/start");
    this.acceptDrops();
  }

  acceptDrops() {
    const main = $("chat");
    const over = (shown) => (event) => {
      if (![...(event.dataTransfer?.types || [])].includes("Files")) return;
      event.preventDefault();
      $("drop").textContent = t("dropHere");
      $("drop").hidden = !shown;
    };
    main.ondragenter = main.ondragover = over(true);
    main.ondragleave = (event) => { if (!main.contains(event.relatedTarget)) $("drop").hidden = true; };
    main.ondrop = (event) => { over(false)(event); this.attach(event.dataTransfer?.files || []); };
    $("input").onpaste = (event) => { if (event.clipboardData.files.length) this.attach(event.clipboardData.files); };
  }

  attach(files) {
    for (const file of files) {
      const kind = file.type.startsWith("image/") ? "photo" : file.type.startsWith("audio/ogg") ? "voice" : "document";
      this.files.push({ file, kind });
    }
    this.render();
    $("input").focus();
  }

  startReply(message) {
    if (message.service) return;
    Object.assign(this, { replyTo: message, editing: null });
    this.render();
    $("input").focus();
  }

  startEdit(message) {
    Object.assign(this, { editing: message, replyTo: null });
    this.write(message.text);
    this.render();
  }

  write(text) {
    $("input").value = text;
    $("input").focus();
    this.grow();
    this.askInline();
  }

  clear() {
    Object.assign(this, { replyTo: null, editing: null, files: [], keyboardShown: true });
    $("input").value = "";
    $("commands").hidden = $("offers").hidden = true;
    this.grow();
    if (page.state) this.render();
  }

  grow() {
    $("input").style.height = "auto";
    $("input").style.height = `${Math.min(Math.max($("input").scrollHeight, 38), 160)}px`;
  }

  async submit() {
    const text = $("input").value;
    const { editing, files } = this;
    const replyTo = this.replyTo?.message_id || 0;
    if (!text.trim() && !files.length) return;
    this.clear();
    if (editing) await attempt(() => act("edit", { message_id: editing.message_id, text }));
    else if (!files.length) await attempt(() => act("text", { text, reply_to: replyTo }));
    for (const [index, { file, kind }] of files.entries()) {
      const caption = index ? "" : text;
      const fields = { kind, caption, chat: page.chatId, thread: page.thread || 0, reply_to: replyTo };
      await attempt(() => sendFile(page.me, file, fields));
    }
  }

  // ForceReply opens the reply by itself, as clients do.
  onBotMessage(message) {
    if (message.reply_keyboard?.force_reply) {
      this.startReply(message);
      $("input").placeholder = message.reply_keyboard.input_field_placeholder || t("message");
    }
    if (message.reply_keyboard?.keyboard) this.showKeyboard(true);
  }

  askInline() {
    clearTimeout(this.inlineTimer);
    const prefix = `@${page.state.bot.username} `;
    const value = $("input").value;
    $("offers").hidden = true;
    if (!value.startsWith(prefix)) return;
    this.inlineTimer = setTimeout(async () => {
      const offer = await attempt(() => post(`people/${page.me}/inline`, { chat: page.chatId, query: value.slice(prefix.length), wait: 5 }));
      if (!offer?.answer || $("input").value !== value) return;
      const choose = (result) => attempt(async () => {
        this.clear();
        await act("choose", { query_id: offer.query_id, result_id: result.id });
      });
      $("offers").replaceChildren(...offer.answer.results.map((result) =>
        el("button", { type: "button", onclick: () => choose(result) }, el("b", {}, result.title), el("span", { class: "dim" }, result.description))));
      $("offers").hidden = !offer.answer.results.length;
    }, 300);
  }

  showCommands(shown) {
    const run = (command) => { this.clear(); this.actions.say(`/${command}`); };
    $("commands").replaceChildren(...chat().commands.map((item) =>
      el("button", { type: "button", "data-testid": `command-${item.command}`, onclick: () => run(item.command) },
        el("b", {}, `/${item.command}`), el("span", { class: "dim" }, item.description))));
    $("commands").hidden = !shown || !chat().commands.length;
  }

  showKeyboard(shown) {
    this.keyboardShown = shown;
    this.render();
  }

  renderKeyboard() {
    const keyboard = chat().keyboard?.keyboard;
    $("show-keyboard").hidden = !keyboard;
    $("reply-keyboard").hidden = !keyboard || !this.keyboardShown;
    const press = (button) => {
      if (chat().keyboard.one_time_keyboard) this.showKeyboard(false);
      if (button.request_contact) return attempt(() => act("contact"));
      return this.actions.say(button.text);
    };
    $("reply-keyboard").replaceChildren(...(keyboard || []).map((row) =>
      el("div", { class: "keyboard-row" }, ...row.map((button) =>
        el("button", { type: "button", class: button.style || "", onclick: () => press(button) }, button.text)))));
  }

  renderContext() {
    const about = this.editing || this.replyTo;
    const strips = [];
    const close = (work) => el("button", { type: "button", title: t("cancel"), onclick: () => { work(); this.render(); } }, "✕");
    if (about) {
      const head = this.editing ? t("editing") : `${t("replyTo")} ${fullName(about.from)}`;
      strips.push(el("div", { class: "strip" }, el("span", {}, el("b", {}, head), el("span", {}, preview(about))), close(() => this.clear())));
    }
    this.files.forEach((item, index) => {
      const kinds = ["document", item.file.type.startsWith("image/") && "photo", item.file.type.startsWith("audio/") && "voice"].filter(Boolean);
      const name = (kind) => t(`as${kind[0].toUpperCase()}${kind.slice(1)}`);
      const select = el("select", { "data-testid": "attach-kind", onchange: (event) => { item.kind = event.target.value; } },
        ...kinds.map((kind) => el("option", { value: kind, selected: kind === item.kind }, name(kind))));
      strips.push(el("div", { class: "strip", "data-testid": "attached" }, el("span", {}, el("b", {}, item.file.name), el("span", {}, sizeOf(item.file.size))),
        kinds.length > 1 && select, close(() => this.files.splice(index, 1))));
    });
    $("context").replaceChildren(...strips);
    $("context").hidden = !strips.length;
  }

  render() {
    const place = chat();
    const waiting = place.kind === "private" && (!place.started || place.blocked);
    $("start").hidden = !waiting;
    $("start").querySelector("[data-testid=start]").textContent = t(place.blocked ? "unblockBot" : "start");
    const invite = $("start").querySelector(".invite");
    const link = sessionStorage.getItem("invite");
    invite.hidden = !link || place.blocked;
    invite.textContent = t("openInvite", { link });
    invite.onclick = () => this.actions.open(link);
    $("composer").hidden = waiting;
    $("menu").textContent = t("menu");
    $("menu").hidden = place.kind !== "private" || !place.commands.length;
    $("attach").title = t("attach");
    $("send").title = t("send");
    if (!this.replyTo) $("input").placeholder = place.keyboard?.input_field_placeholder || t("message");
    this.renderContext();
    this.renderKeyboard();
  }
}
