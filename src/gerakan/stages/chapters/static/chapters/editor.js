// A text written in place. It says what its writer saw; what the server has not acknowledged stays on this device and is
// sent again, once however often. A conflict is decided on a page of its own; nothing typed is thrown away.
(() => {
  const form = document.querySelector("form[data-editor]");
  if (!form) return;
  const said = form.dataset;
  const box = form.elements.text, state = form.querySelector("[data-state]"), count = form.querySelector("[data-words]");
  const csrf = form.elements.csrfmiddlewaretoken.value;
  const store = `draft:naskah:${said.plan}:${said.code}:${said.language}:${said.owner}`;
  const PAUSE = 2500, EVERY = 15000;
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(12))].map((part) => part.toString(16).padStart(2, "0")).join("");
  const lines = (text) => text.replace(/\r\n?/g, "\n");
  let seen = lines(form.elements.seen.value), revision = Number(said.revision), key = form.elements.key.value;
  let unheard = []; // marks of saves whose answer never came: one of them may be what stands there now
  let pending = false, sending = false, stuck = false, timer = 0, full = false, holds = !document.querySelector("[data-release]").hidden;

  const tell = (words, tone = "") => { state.textContent = words; state.className = tone; };
  const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const ask = (url, body) => fetch(url, {
    method: "POST", credentials: "same-origin", signal: AbortSignal.timeout(45000), // a line that hangs is a line that broke
    headers: { "X-CSRFToken": csrf, Accept: "application/json" }, ...body,
  });

  // What is not acknowledged stays on the device
  const keep = () => {
    try { localStorage.setItem(store, JSON.stringify({ text: box.value, seen, key, unheard })); full = false; } catch { full = true; }
  };
  const forget = () => localStorage.removeItem(store);
  const changed = () => { // what stands on the screen and nowhere else is said at once, not when it is sent
    if (stuck) { keep(); return; }
    pending = true;
    key = newKey();
    keep();
    tell(full ? said.saidFull : said.saidTyped, "is-waiting");
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
    if (!holds) take();
  };

  const send = async () => {
    if (!pending || sending || stuck) return;
    sending = true;
    const text = box.value, mark = key, follows = form.elements.follows?.checked ? Number(form.elements.follows.value) : null;
    tell(said.saidSaving);
    try {
      const reply = await ask(said.send, { body: JSON.stringify({ text, seen, key: mark, before: unheard, follows }) });
      const isJson = (reply.headers.get("Content-Type") || "").includes("json");
      if (!isJson) tell(reply.redirected ? said.saidLogin : said.saidClosed, "is-waiting");
      else if (!reply.ok) tell((await reply.json()).sentence, "is-waiting");
      else receive(await reply.json(), text, mark);
    } catch {
      unheard = [...unheard.filter((one) => one !== mark), mark].slice(-50);
      keep();
      tell(full ? said.saidFull : said.saidUnsent, "is-waiting");
    } finally {
      sending = false;
    }
    if (pending && !stuck && key !== mark) send();
  };
  const receive = (answer, text, mark) => {
    if (answer.status === "conflict") { collide(); return; }
    revision = answer.revision;
    seen = lines(answer.text);
    unheard = [];
    if (key === mark) {
      pending = false;
      forget();
      if (seen !== lines(text).trimEnd() && box.value === text) box.value = seen;
    } else keep();
    document.querySelector("[data-preview]").innerHTML = answer.preview;
    document.querySelector("[data-margin]").innerHTML = answer.margin;
    count.textContent = `${answer.words.toLocaleString(document.documentElement.lang)} ${said.saidWords}`;
    form.elements.seen.value = seen;
    holds = true;
    tell(`${said.saidSaved} ${clock()}`, "is-saved");
  };
  const collide = () => {
    stuck = true;
    forget(); // it is a draft of its writer on the server now
    box.readOnly = true;
    const link = Object.assign(document.createElement("a"), { href: said.conflict, textContent: said.saidLook });
    tell(`${said.saidConflict} `, "is-waiting");
    state.append(link);
  };

  // Whose turn it is: a courtesy, every save is judged by itself
  const turn = document.querySelector("[data-turn]"), holder = turn.querySelector("[data-holder]"), asked = turn.querySelector("[data-asked]");
  const show = (place, words) => { place.textContent = words; place.hidden = !words; };
  const place = (told) => {
    show(holder, told.holder ? `${told.holder} ${said.saidHeld} ${told.until}.` : "");
    show(asked, told.asked ? `${told.asked} ${said.saidAsked}` : "");
    turn.classList.toggle("is-held", Boolean(told.holder || told.asked));
    turn.querySelector("[data-ask]").hidden = !told.holder;
    turn.querySelector("[data-release]").hidden = !holds || Boolean(told.holder);
    if (!stuck) box.readOnly = Boolean(told.holder) && !pending;
    if (told.text === null || told.revision <= revision || pending || sending) return;
    revision = told.revision;
    seen = lines(told.text);
    box.value = form.elements.seen.value = seen;
    tell(`${told.by} ${said.saidNewer}`);
  };
  const take = async () => {
    holds = true;
    try {
      const reply = await ask(said.turn, { body: new URLSearchParams({ aksi: "pegang" }) });
      if (reply.ok && (reply.headers.get("Content-Type") || "").includes("json")) {
        const told = await reply.json();
        holds = !told.holder;
        place(told);
      }
    } catch { holds = false; }
  };
  const look = async () => {
    if (document.visibilityState !== "visible" || sending || !navigator.onLine) return;
    try {
      const reply = await fetch(`${said.turn}${said.turn.includes("?") ? "&" : "?"}sejak=${revision}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (reply.ok && (reply.headers.get("Content-Type") || "").includes("json")) place(await reply.json());
    } catch { /* the line is down: asked again later */ }
  };

  // Marks round the words that are chosen
  const put = (text, from, to) => {
    box.focus();
    box.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, text)) { box.setRangeText(text, from, to, "end"); changed(); } // keeps the undo of the browser
  };
  const wrap = (mark) => {
    const { selectionStart: from, selectionEnd: to } = box, words = box.value.slice(from, to);
    put(`${mark}${words}${mark}`, from, to);
    if (!words) box.setSelectionRange(from + mark.length, from + mark.length);
  };
  const prefix = (mark) => {
    const from = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1, to = Math.max(box.selectionEnd, from);
    put(box.value.slice(from, to).split("\n").map((line) => mark + line).join("\n"), from, to);
  };
  const insert = (reference) => put(`[[${reference}]]`, box.selectionStart, box.selectionEnd);

  // The picker of figures
  const picker = form.querySelector("[data-picker]"), opener = form.querySelector("[data-pick]"), words = picker.querySelector("input"), found = picker.querySelector("[data-found]");
  let asking = 0;
  const search = async () => {
    const mine = ++asking;
    try {
      const reply = await fetch(`${said.offers}${said.offers.includes("?") ? "&" : "?"}potongan=1&cari=${encodeURIComponent(words.value)}`, { credentials: "same-origin" });
      if (mine === asking && reply.ok) found.innerHTML = await reply.text();
    } catch { if (mine === asking) found.textContent = said.saidUnsent; }
  };
  const open = (is) => {
    picker.hidden = !is;
    opener.setAttribute("aria-expanded", String(is));
    if (is) { words.focus(); search(); } else box.focus();
  };

  form.querySelector("[data-toolbar]").classList.remove("is-coming");
  for (const one of form.querySelectorAll(".no-script")) one.hidden = true;
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || button.type === "submit") return;
    if (button.dataset.wrap && !box.readOnly) wrap(button.dataset.wrap);
    else if (button.dataset.prefix && !box.readOnly) prefix(button.dataset.prefix);
    else if (button === opener) open(picker.hidden);
    else if (button.dataset.reference && !box.readOnly) { open(false); insert(button.dataset.reference); }
  });
  let typing = 0;
  words.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(search, 250); });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open(false);
    if (event.key === "Enter") { event.preventDefault(); found.querySelector("button")?.click(); }
  });
  box.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || box.readOnly) return;
    const act = { b: () => wrap("**"), i: () => wrap("*"), s: () => { pending = true; send(); } }[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
  box.addEventListener("input", changed);
  box.addEventListener("blur", send);
  form.elements.follows?.addEventListener("change", changed);
  form.addEventListener("submit", (event) => { event.preventDefault(); pending = true; send(); });

  // What was typed before the page was closed, or the line was cut
  const restore = () => {
    let one = null;
    try { one = JSON.parse(localStorage.getItem(store) || "null"); } catch { forget(); }
    if (!one || typeof one.text !== "string") return;
    if (lines(one.text).trimEnd() === seen) { forget(); return; }
    box.value = one.text;
    ({ seen, key, unheard = [] } = one);
    pending = true;
    send();
  };
  restore();
  look();
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? send() : look()));
  setInterval(() => { if (pending) send(); else look(); }, EVERY);
})();
