// Talking to the control API. A refusal becomes an Error with the sandbox's own words.

async function answerOf(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error || response.statusText);
  return body;
}

export const get = async (path) => answerOf(await fetch(`/sandbox/${path}`));

export const post = async (path, body = {}) =>
  answerOf(await fetch(`/sandbox/${path}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }));

export async function sendFile(person, file, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file, file.name);
  return answerOf(await fetch(`/sandbox/people/${person}/file`, { method: "POST", body: form }));
}

// Calls `onEvent` for every change; `onBack` after a lost connection has come back, for events were missed then.
export function listen(onEvent, onBack, onLost) {
  const source = new EventSource("/sandbox/events");
  let lost = false;
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  source.onerror = () => { lost = true; onLost(); };
  source.onopen = () => { if (lost) { lost = false; onBack(); } };
}
