// A part saves itself as it is typed. What has not reached the server stays on this device and is sent when the line is back.
// Each item carries the revision it was read at; a save over an unseen change is answered with 409 and both texts.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const said = form.dataset;
  const state = form.querySelector("[data-state]");
  const csrf = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const key = (item) => `draft:kuesioner:${said.owner}:${said.autosave}:${item.dataset.item}`;
  const revision = (item) => form.elements[`rev-${item.dataset.item}`];
  const boxes = (item) => [...item.querySelectorAll("input, select, textarea")].filter((box) => box.name && box.type !== "hidden");
  const items = [...form.querySelectorAll("[data-item]")].filter((item) => revision(item));
  const waiting = new Set();
  const timers = new Map();
  let sending = false;

  const values = (item) => {
    const found = {};
    for (const box of boxes(item)) {
      if (box.type === "checkbox" || box.type === "radio") { if (box.checked) found[box.name] = box.value; }
      else found[box.name] = box.value;
    }
    return found;
  };
  const fill = (item, found) => {
    for (const box of boxes(item)) {
      if (box.type === "checkbox" || box.type === "radio") box.checked = found[box.name] === box.value;
      else if (box.name in found) box.value = found[box.name];
    }
  };
  const tell = (words, tone) => {
    state.textContent = words;
    state.className = `save-state ${tone}`;
  };
  const count = () => [...waiting].length;
  const tellWaiting = (words = said.saidKept) => tell(`${words} (${count()})`, "is-waiting");

  const keep = (item) => {
    try {
      localStorage.setItem(key(item), JSON.stringify({ values: values(item), revision: revision(item).value }));
    } catch { /* a full device: the save itself goes on */ }
    waiting.add(item);
  };
  const forget = (item) => {
    localStorage.removeItem(key(item));
    waiting.delete(item);
  };

  const show = (answer) => {
    const shown = new Set(answer.shown.map(String));
    for (const item of form.querySelectorAll("[data-item]")) item.hidden = !shown.has(item.dataset.item);
    form.querySelector("[data-progress]").textContent = answer.progress;
  };
  const clash = (item, answer) => {
    item.querySelector(".clash")?.remove();
    const panel = document.querySelector("template[data-clash]").content.firstElementChild.cloneNode(true);
    panel.querySelector("[data-clash-title]").textContent = said.saidClash;
    panel.querySelector("[data-clash-mine]").textContent = answer.mine;
    panel.querySelector("[data-clash-theirs]").textContent = answer.theirs;
    panel.querySelector("[data-clash-by]").textContent = `${answer.by}, ${answer.at}`;
    panel.addEventListener("click", (event) => {
      const use = event.target.dataset.use;
      if (!use) return;
      panel.remove();
      if (use === "theirs") { forget(item); location.reload(); return; }
      revision(item).value = answer.revision;
      keep(item);
      send();
    });
    item.querySelector("h2").after(panel);
    waiting.delete(item); // a person decides first; the draft stays on the device
  };
  const fault = (item, words) => {
    const line = item.querySelector("[data-item-state]");
    line.textContent = `▲ ${words}`;
    line.classList.add("field-error");
    forget(item);
  };

  const post = async (item) => {
    const body = new URLSearchParams({ item: item.dataset.item, [`rev-${item.dataset.item}`]: revision(item).value, ...values(item) });
    return fetch(said.autosave, {
      method: "POST", body, headers: { "X-CSRFToken": csrf, Accept: "application/json" }, credentials: "same-origin",
      signal: AbortSignal.timeout(45000), // a line that hangs is a line that broke
    });
  };
  const one = async (item) => {
    const before = JSON.stringify(values(item));
    const reply = await post(item);
    if (!(reply.headers.get("Content-Type") || "").includes("json")) { tellWaiting(said.saidLogin); return false; }
    const answer = await reply.json();
    const line = item.querySelector("[data-item-state]");
    if (reply.status === 409) clash(item, answer);
    else if (!reply.ok) fault(item, answer.error);
    else {
      revision(item).value = answer.revision;
      if (JSON.stringify(values(item)) === before) forget(item);
      else keep(item);
      line.classList.remove("field-error");
      line.textContent = answer.saved ? `${said.saidSaved} ${answer.saved}: ${answer.words}` : "";
      show(answer);
      tell(`${said.saidSaved} ${answer.saved}`, "is-saved");
    }
    return true;
  };
  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      for (const item of [...waiting]) {
        tell(said.saidSending, "is-waiting");
        if (!(await one(item))) break;
      }
    } catch {
      tellWaiting();
    } finally {
      sending = false;
    }
  };

  form.addEventListener("input", (event) => {
    const item = event.target.closest("[data-item]");
    if (!item || !revision(item)) return;
    keep(item);
    tellWaiting();
    clearTimeout(timers.get(item));
    timers.set(item, setTimeout(send, 900));
  });
  // The whole page goes as a form: what it carries need not be sent again, unless it never arrives.
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) { event.preventDefault(); tellWaiting(); }
  });
  window.addEventListener("online", send);
  setInterval(() => { if (waiting.size) send(); }, 15000);

  for (const item of items) {
    let draft = null;
    try { draft = JSON.parse(localStorage.getItem(key(item)) || "null"); } catch { localStorage.removeItem(key(item)); }
    if (!draft) continue;
    if (JSON.stringify(draft.values) === JSON.stringify(values(item))) { localStorage.removeItem(key(item)); continue; }
    fill(item, draft.values);
    revision(item).value = draft.revision;
    waiting.add(item);
  }
  if (waiting.size) { tellWaiting(); send(); }
})();
