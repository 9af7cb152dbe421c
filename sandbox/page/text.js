// Text with entities to DOM nodes. Only text nodes and fixed tags are made, so nothing a person writes can run.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const PLAIN_TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function link(href, actions, text) {
  const open = (event) => { event.preventDefault(); actions.open(href); };
  return el("a", { href: /^(https?|tg|mailto|tel):/i.test(href) ? href : "#", rel: "noopener", onclick: open }, ...text);
}

// Only what is longer than three lines is folded; how long it is shows once it stands on the page.
function foldable(children) {
  const quote = el("blockquote", { class: "folded" }, ...children);
  requestAnimationFrame(() => {
    if (quote.scrollHeight > quote.clientHeight + 1) {
      quote.addEventListener("click", () => quote.classList.toggle("folded"));
    } else quote.classList.remove("folded");
  });
  return quote;
}

function wrap(entity, piece, children, actions) {
  switch (entity.type) {
    case "text_link": return link(entity.url, actions, children);
    case "url": return link(/^\w+:\/\//.test(piece) ? piece : `https://${piece}`, actions, children);
    case "email": return link(`mailto:${piece}`, actions, children);
    case "phone_number": return link(`tel:${piece.replace(/[^+\d]/g, "")}`, actions, children);
    case "bot_command":
      return el("a", { href: "#", class: "command", onclick: (event) => { event.preventDefault(); actions.say(piece); } }, ...children);
    case "mention": case "text_mention": case "hashtag": case "cashtag":
      return el("span", { class: "mention" }, ...children);
    case "spoiler":
      return el("span", { class: "spoiler", onclick: (event) => event.currentTarget.classList.add("open") }, ...children);
    case "blockquote": return el("blockquote", {}, ...children);
    case "expandable_blockquote": return foldable(children);
    case "date_time":
      return el("span", { class: "mention", title: new Date(entity.unix_time * 1000).toLocaleString() }, ...children);
    case "pre": return el("pre", { "data-language": entity.language }, ...children);
    default: return PLAIN_TAGS[entity.type] ? el(PLAIN_TAGS[entity.type], {}, ...children) : el("span", {}, ...children);
  }
}

// JavaScript strings are UTF-16, and so are the offsets of entities.
export function formatted(text, entities, actions) {
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  function build(start, end, inside) {
    const nodes = [];
    let at = start;
    for (let i = 0; i < inside.length; i++) {
      const entity = inside[i];
      if (entity.offset < at) continue;
      const stop = Math.min(entity.offset + entity.length, end);
      const nested = inside.slice(i + 1).filter((other) => other.offset < stop);
      if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
      nodes.push(wrap(entity, text.slice(entity.offset, stop), build(entity.offset, stop, nested), actions));
      at = stop;
      if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1; // A block ends its line by itself.
    }
    if (at < end) nodes.push(text.slice(at, end));
    return nodes;
  }
  return build(0, text.length, sorted);
}
