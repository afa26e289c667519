// Minutes that several people write at once. Each line says what stood there when its writer began; what has not reached
// the server stays on this device and is sent again, once however often; a conflict shows both texts and waits for a person.
(() => {
  const box = document.querySelector("[data-minutes]");
  if (!box) return;
  const said = box.dataset, state = document.querySelector("[data-state]");
  const store = `draft:notulen:${said.session}:${said.owner}`;
  const mark = () => [...crypto.getRandomValues(new Uint8Array(12))].map((part) => part.toString(16).padStart(2, "0")).join("");
  const device = mark();
  let revision = 0, turn = 0, sending = false, looking = false, timer = 0; // the first look fetches every line: the page may be older than it seems
  box.classList.add("is-live");

  const part = (form, name) => form.elements.namedItem(name);
  const forms = () => [...box.querySelectorAll("form[data-line]")];
  const textOf = (form) => part(form, "text").value.trim();
  const isTouched = (form) => textOf(form) !== part(form, "seen").value.trim() || part(form, "kind").value !== form.dataset.kind;
  const isEmptyNew = (form) => !form.dataset.line && !textOf(form);
  const waiting = () => forms().filter((form) => isTouched(form) && !isEmptyNew(form) && !form.conflict);
  const tell = (words) => { state.textContent = words; };
  const paint = (form) => {
    form.classList.toggle("is-waiting", isTouched(form) && !isEmptyNew(form) && !form.conflict);
    form.classList.toggle("is-conflict", Boolean(form.conflict));
  };

  // What is not kept yet survives a closed tab
  const remember = () => {
    const rows = forms().filter((form) => isTouched(form) && !isEmptyNew(form)).map((form) => ({
      line: form.dataset.line, key: part(form, "key").value, text: part(form, "text").value, seen: part(form, "seen").value, kind: part(form, "kind").value,
    }));
    try { rows.length ? localStorage.setItem(store, JSON.stringify(rows)) : localStorage.removeItem(store); } catch { /* a full device: the page still holds it */ }
  };
  const changed = (form) => {
    if (form.conflict?.status === "refused") form.conflict = null; // written anew: asked anew
    form.classList.remove("is-fresh");
    paint(form);
    remember();
    if (!form.dataset.line && textOf(form)) ensureBlank();
    tell(said.saidSaving);
    clearTimeout(timer);
    timer = setTimeout(send, 700);
  };
  const wire = (form) => {
    form.dataset.kind = part(form, "kind").value;
    form.addEventListener("input", () => changed(form));
    form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  };
  const template = box.querySelector("form[data-line='']").cloneNode(true);
  const blank = (key) => {
    const form = template.cloneNode(true);
    part(form, "key").value = key || mark();
    for (const name of ["text", "seen"]) part(form, name).value = "";
    form.conflict = null;
    box.append(form);
    wire(form);
    return form;
  };
  const ensureBlank = () => { const last = forms().at(-1); if (!last || last.dataset.line || textOf(last)) blank(); };
  const named = (form, line) => {
    const twin = box.querySelector(`form[data-line='${line}']`);
    if (twin && twin !== form) twin.remove();
    form.dataset.line = line;
    form.id = `baris-${line}`;
    part(form, "line").value = line;
  };

  // Sending: one post at a time, each with its turn: a post that was given up and arrives late never replaces a later one
  const send = async () => {
    const chosen = waiting();
    if (sending || !chosen.length) return;
    sending = true;
    turn += 1;
    const lines = chosen.map((form) => ({
      line: form.dataset.line, key: part(form, "key").value, device: `${device}.${turn}`, kind: part(form, "kind").value, text: part(form, "text").value, seen: part(form, "seen").value,
    }));
    try {
      const reply = await fetch(said.url, {
        method: "POST", credentials: "same-origin", body: JSON.stringify({ lines, since: revision }), signal: AbortSignal.timeout(45000), // a line that hangs is a line that broke
        headers: { "X-CSRFToken": said.csrf, "Content-Type": "application/json", Accept: "application/json" },
      });
      const isJson = (reply.headers.get("Content-Type") || "").includes("json");
      if (!isJson) tell(said.saidLogin);
      else if (!reply.ok) tell((await reply.json()).sentence);
      else receive(await reply.json(), chosen, lines);
    } catch {
      tell(said.saidWaiting);
      setTimeout(send, 4000);
    } finally {
      sending = false;
    }
  };
  const receive = (answer, chosen, lines) => {
    answer.outcomes.forEach((outcome, place) => settle(chosen[place], lines[place], outcome));
    refresh(answer);
    remember();
    if (forms().some((form) => form.conflict)) tell(said.saidWaiting);
    else if (!waiting().length) tell(`${said.saidSaved} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
    else { clearTimeout(timer); timer = setTimeout(send, 300); }
  };
  const settle = (form, sent, outcome) => {
    if (outcome.line) named(form, String(outcome.line));
    if (outcome.status === "saved") {
      part(form, "seen").value = outcome.text;
      form.dataset.kind = sent.kind;
    } else if (outcome.status === "conflict") conflict(form, outcome);
    else { form.conflict = outcome; tell(outcome.sentence); }
    paint(form);
  };

  // What colleagues wrote; a line in work is left alone
  const refresh = (answer) => {
    let known = answer.revision;
    for (const row of answer.lines) {
      const form = box.querySelector(`form[data-line='${row.line}']`) || (row.key && forms().find((one) => !one.dataset.line && part(one, "key").value === row.key));
      if (!form && row.is_removed) continue;
      if (form && isBusy(form, row)) { known = Math.min(known, row.revision - 1); continue; } // asked for again next time
      if (form && row.is_removed) { form.remove(); continue; }
      show(form || inserted(), row, Boolean(form));
    }
    revision = known;
    ensureBlank();
  };
  const isBusy = (form, row) => {
    if (isTouched(form) || form.conflict) return true;
    return part(form, "text") === document.activeElement && textOf(form) !== row.text;
  };
  const inserted = () => { const last = forms().at(-1), form = blank(); if (last && !last.dataset.line) box.insertBefore(form, last); return form; };
  const show = (form, row, known) => {
    const isNews = !known || part(form, "text").value !== row.text;
    named(form, String(row.line));
    part(form, "seen").value = row.text;
    if (isNews) part(form, "text").value = row.text;
    part(form, "kind").value = form.dataset.kind = row.kind;
    form.querySelector("[data-by]").textContent = row.by;
    if (isNews && revision) form.classList.add("is-fresh");
  };
  const look = async () => {
    if (document.visibilityState !== "visible" || sending || looking || !navigator.onLine) return;
    const before = turn;
    looking = true;
    try {
      const reply = await fetch(`${said.url}?sejak=${revision}`, { credentials: "same-origin", headers: { Accept: "application/json" }, signal: AbortSignal.timeout(45000) });
      const answer = reply.ok && (reply.headers.get("Content-Type") || "").includes("json") ? await reply.json() : null;
      if (answer && turn === before) { refresh(answer); send(); } // a look from before a save of ours shows what stood before it
    } catch { /* the line is down: asked again later */ } finally { looking = false; }
  };
  // Both texts, and three ways out
  const element = (name, words, classes = "") => Object.assign(document.createElement(name), { textContent: words, className: classes });
  const conflict = (form, outcome) => {
    form.conflict = outcome;
    form.querySelector(".minute-sides")?.remove();
    const sides = element("div", "", "minute-sides"), acts = element("div", "", "acts");
    sides.setAttribute("role", "alert");
    for (const [title, words] of [[`${said.saidTheirs} (${outcome.by})`, outcome.text], [said.saidMine, part(form, "text").value]]) {
      const side = element("p", "");
      side.append(element("strong", `${title}: `), words || "–");
      sides.append(side);
    }
    const out = (words, act) => {
      const made = element("button", words, "btn btn-secondary btn-sm");
      made.type = "button";
      made.addEventListener("click", () => { act(); sides.remove(); form.conflict = null; part(form, "seen").value = outcome.text; changed(form); });
      acts.append(made);
    };
    out(said.saidUseMine, () => {});
    out(said.saidUseTheirs, () => { part(form, "text").value = outcome.text; });
    out(said.saidUseBoth, () => { const extra = inserted(); part(extra, "text").value = part(form, "text").value; part(form, "text").value = outcome.text; changed(extra); });
    sides.append(acts);
    form.append(sides);
  };

  forms().forEach(wire);
  let left = [];
  try { left = JSON.parse(localStorage.getItem(store) || "[]"); } catch { /* nothing readable was left */ }
  for (const row of left) {
    const form = (row.line && box.querySelector(`form[data-line='${row.line}']`)) || inserted();
    if (!form.dataset.line) part(form, "key").value = row.key || mark();
    for (const name of ["text", "seen", "kind"]) part(form, name).value = row[name];
    paint(form);
  }
  ensureBlank();
  if (left.length) send();
  look();
  setInterval(look, 3000);
  addEventListener("online", send);
})();
