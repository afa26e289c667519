// A sheet edited in place. Every cell says what stood there before; what has not reached the server stays on this device,
// is sent again when the line is back, and changes once however often it is sent. Refusals and conflicts wait for a person.
(() => {
  const table = document.querySelector("table[data-sheet]");
  if (!table) return;
  const said = table.dataset;
  const body = table.tBodies[0];
  const state = document.querySelector("[data-state]");
  const troubles = document.querySelector("[data-troubles]");
  const heads = [...table.tHead.rows[0].cells].filter((head) => head.dataset.field);
  const store = `draft:rencana:${said.plan}:${said.sheet}:${said.owner}:`;
  const BATCH = 2000;
  const pending = new Map(); // id -> { row, key, field, text, seen, status, sentence, theirs, by }
  let revision = Number(said.revision), sending = false, editing = null, released = false, full = false, timer = 0, pasting = false;

  // Cells
  const head = (field) => heads.find((one) => one.dataset.field === field);
  const cellsOf = (row) => [...row.cells].filter((cell) => cell.dataset.field);
  const rowName = (row) => row.dataset.row || row.dataset.key;
  const idOf = (cell) => `${rowName(cell.parentElement)}:${cell.dataset.field}`;
  const keyed = new Map(); // key -> the row on the page that has no number yet
  const rowOf = (name) => document.getElementById(`baris-${name}`) || keyed.get(name) || null;
  const cellOf = (one) => {
    const row = (one.row && rowOf(one.row)) || (one.key && rowOf(one.key));
    return row ? cellsOf(row).find((cell) => cell.dataset.field === one.field) : null;
  };
  const base = (cell) => (cell.dataset.base === undefined ? cell.textContent : cell.dataset.base);
  const show = (cell, text) => { if (cell !== editing?.cell) cell.textContent = text; };
  const mark = (cell, status) => {
    cell.classList.remove("is-waiting", "is-refused", "is-conflict", "is-fresh");
    if (status) cell.classList.add(`is-${status}`);
    if (status === "refused" || status === "conflict") cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
  };
  const settle = (cell, text) => { delete cell.dataset.base; show(cell, text); mark(cell, ""); };

  const dress = (row) => {
    row.setAttribute("role", "row");
    for (const cell of cellsOf(row)) {
      cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "gridcell");
      cell.tabIndex = -1;
    }
  };
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(12))].map((part) => part.toString(16).padStart(2, "0")).join("");
  const addRow = (name = {}) => {
    const row = document.createElement("tr");
    for (const one of heads) {
      const cell = document.createElement("td"); // a new row has no code yet to head it
      cell.dataset.field = one.dataset.field;
      if (one.classList.contains("is-figure")) cell.className = "is-figure";
      row.append(cell);
    }
    const acts = document.createElement("td");
    acts.className = "sheet-acts";
    acts.setAttribute("role", "gridcell");
    row.append(acts);
    if (name.row) become(row, name.row);
    else {
      row.dataset.key = name.key || newKey();
      keyed.set(row.dataset.key, row);
    }
    dress(row);
    if (name.row) body.insertBefore(row, body.querySelector("tr[data-key]"));
    else body.append(row);
    sayNew(row);
    return row;
  };
  const become = (row, number) => {
    row.dataset.row = number;
    keyed.delete(row.dataset.key);
    delete row.dataset.key;
    row.id = `baris-${number}`;
    const href = said.rowUrl.replace(/0\/$/, `${number}/`);
    row.lastElementChild.replaceChildren(Object.assign(document.createElement("a"), { href, textContent: said.saidEdit }));
  };
  const sayNew = (row) => {
    if (row.dataset.key) row.cells[0].setAttribute("aria-label", said.saidNew);
    else row.cells[0].removeAttribute("aria-label");
  };
  const isBlank = (row) => row.dataset.key && cellsOf(row).every((cell) => !cell.textContent && !pending.has(idOf(cell)));
  const keepBlankRow = () => {
    if (said.open && !(body.lastElementChild && isBlank(body.lastElementChild))) addRow();
    document.querySelector("[data-empty]")?.toggleAttribute("hidden", body.rows.length > 1);
  };

  // What is not acknowledged stays on the device
  const keep = (id, one) => {
    pending.set(id, one);
    try { localStorage.setItem(store + id, JSON.stringify(one)); } catch { full = true; }
  };
  const forget = (id) => { pending.delete(id); localStorage.removeItem(store + id); };
  const waiting = () => [...pending.values()].filter((one) => !one.status);
  const tell = (words, tone) => { state.textContent = words; state.className = tone; };
  const tellCount = () => {
    const open = waiting().length, judged = pending.size - open;
    const words = [];
    if (open) words.push(`${open} ${said.saidUnsent}`);
    if (judged) words.push(`${judged} ${said.saidRefused}`);
    if (full) words.push(said.saidFull);
    if (words.length) tell(words.join(". "), "is-waiting");
    return words.length;
  };

  const put = (cell, text) => {
    const id = idOf(cell), before = pending.get(id);
    const seen = before ? (before.status === "conflict" ? before.theirs : before.seen) : base(cell);
    const clean = text.trim();
    if (!before && clean === seen) return;
    cell.dataset.base = seen;
    cell.textContent = clean;
    if (clean === seen && !before?.sent) { forget(id); settle(cell, seen); if (!pasting) drawTroubles(); return; }
    const row = cell.parentElement;
    keep(id, { row: Number(row.dataset.row) || null, key: row.dataset.key || "", field: cell.dataset.field, text: clean, seen });
    mark(cell, "waiting");
    if (!pasting) soon();
  };
  const soon = () => {
    drawTroubles();
    tell(`${said.saidSaving} (${waiting().length})`, "is-waiting");
    clearTimeout(timer);
    timer = setTimeout(send, 300);
  };

  // Sending
  const batch = () => {
    const chosen = [], rows = new Set();
    for (const one of waiting()) {
      const name = one.row || one.key;
      if (chosen.length >= BATCH && !rows.has(name)) break;
      rows.add(name);
      one.sent = true;
      chosen.push(one);
    }
    return chosen;
  };
  const send = async () => {
    if (sending || !waiting().length) return;
    sending = true;
    let goesOn = false;
    const sent = batch();
    tell(`${said.saidSaving} (${sent.length})`, "is-waiting");
    try {
      const edits = sent.map(({ row, key, field, text, seen }) => ({ row, key, field, text, seen }));
      const reply = await fetch(said.url, {
        method: "POST", credentials: "same-origin", body: JSON.stringify({ edits, since: revision }), signal: AbortSignal.timeout(45000), // a line that hangs is a line that broke
        headers: { "X-CSRFToken": said.csrf, "Content-Type": "application/json", Accept: "application/json" },
      });
      const isJson = (reply.headers.get("Content-Type") || "").includes("json");
      if (!isJson) tell(reply.redirected ? said.saidLogin : said.saidClosed, "is-waiting");
      else if (!reply.ok) tell((await reply.json()).sentence, "is-waiting");
      else { goesOn = true; receive(await reply.json(), sent); }
    } catch {
      tellCount();
    } finally {
      sending = false;
    }
    if (goesOn && waiting().length) send();
  };

  const receive = (answer, sent) => {
    named(new Map(answer.outcomes.filter((one) => one.key && one.row).map((one) => [one.key, one.row])));
    const judged = new Set(sent);
    for (const outcome of answer.outcomes) judge(outcome, judged);
    refresh(answer);
    keepBlankRow();
    drawTroubles();
    if (!tellCount()) tell(`${said.saidSaved} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`, "is-saved");
  };
  // A new row has its number now: what waits for it goes there.
  const named = (numbers) => {
    for (const [key, number] of numbers) {
      const row = keyed.get(key);
      if (row && rowOf(number)) { keyed.delete(key); row.remove(); } // it had arrived before: the page has it already
      else if (row) { become(row, number); sayNew(row); }
    }
    for (const [id, one] of numbers.size ? [...pending] : []) {
      const number = numbers.get(one.key);
      if (!number) continue;
      forget(id);
      keep(`${number}:${one.field}`, Object.assign(one, { row: number, key: "" }));
    }
  };
  const judge = (outcome, sent) => {
    const id = `${outcome.row || outcome.key}:${outcome.field}`, one = pending.get(id);
    if (!one || !sent.has(one)) { // typed anew meanwhile: that stands on what is kept now
      if (one && outcome.status === "saved") keep(id, Object.assign(one, { seen: outcome.text }));
      return;
    }
    const cell = cellOf(one);
    if (outcome.status === "saved") {
      forget(id);
      if (cell) settle(cell, outcome.text);
      return;
    }
    keep(id, Object.assign(one, { status: outcome.status, sentence: outcome.sentence, theirs: outcome.text, by: outcome.by }));
    if (cell) mark(cell, outcome.status);
  };

  // What colleagues changed; a cell in work is left alone
  const refresh = (answer) => {
    if (answer.many) tell(said.saidMany, "is-waiting");
    for (const { row: number, cells } of answer.rows) {
      const row = rowOf(number) || (said.open ? addRow({ row: number }) : null);
      if (!row) continue;
      for (const cell of cellsOf(row)) {
        const text = cells[cell.dataset.field] ?? "";
        if (pending.has(idOf(cell)) || cell === editing?.cell || cell.textContent === text) continue;
        settle(cell, text);
        mark(cell, "fresh");
      }
    }
    for (const number of answer.gone) {
      const row = rowOf(number);
      if (row && row !== editing?.cell.parentElement && !cellsOf(row).some((cell) => pending.has(idOf(cell)))) row.remove();
    }
    revision = answer.revision;
    if (answer.last) document.querySelector("[data-last]").textContent = `${said.saidLast} ${answer.last}`;
    if (!body.querySelector("[tabindex='0']")) rove(cellsOf(body.rows[0] || addRow())[0]);
  };
  const look = async () => {
    if (document.visibilityState !== "visible" || sending || !navigator.onLine) return;
    try {
      const reply = await fetch(`${said.url}?sejak=${revision}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (reply.ok && (reply.headers.get("Content-Type") || "").includes("json") && !sending) refresh(await reply.json());
    } catch { /* the line is down: asked again later */ }
  };

  // Refusals and conflicts, each with both texts
  const element = (name, words, classes = "") => Object.assign(document.createElement(name), { textContent: words, className: classes });
  const button = (words, act) => {
    const made = element("button", words, "btn btn-secondary btn-sm");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const side = (title, words) => {
    const made = element("p", "");
    made.append(element("strong", `${title}: `), words || "–");
    return made;
  };
  const resolve = (one, text, seen) => {
    const id = `${one.row || one.key}:${one.field}`, cell = cellOf(one);
    forget(id);
    if (text === null) { if (cell) settle(cell, seen); drawTroubles(); if (!tellCount()) tell("", ""); return; }
    keep(id, { row: one.row, key: one.key, field: one.field, text, seen });
    if (cell) { cell.dataset.base = seen; mark(cell, "waiting"); }
    drawTroubles();
    send();
  };
  const trouble = (one) => {
    const item = document.createElement("li"), cell = cellOf(one), acts = element("div", "", "acts");
    const label = `${cell?.parentElement.cells[0].textContent || said.saidNew} · ${head(one.field)?.textContent || one.field}`;
    item.append(element("strong", label), element("div", one.sentence));
    const sides = element("div", "", "cell-sides");
    sides.append(side(said.saidMine, one.text));
    if (one.status === "conflict") {
      sides.append(side(one.by ? `${said.saidTheirs} (${one.by})` : said.saidTheirs, one.theirs));
      acts.append(button(said.saidUseMine, () => resolve(one, one.text, one.theirs)), button(said.saidUseTheirs, () => resolve(one, null, one.theirs)));
    } else {
      if (cell) acts.append(button(said.saidEdit, () => { cell.scrollIntoView({ block: "nearest", inline: "nearest" }); edit(cell); }));
      acts.append(button(said.saidDrop, () => resolve(one, null, one.seen)));
    }
    item.append(sides, acts);
    return item;
  };
  const drawTroubles = () => {
    const judged = [...pending.values()].filter((one) => one.status);
    const list = troubles.querySelector("ul");
    list.replaceChildren(...judged.slice(0, 30).map(trouble));
    if (judged.length > 30) list.append(element("li", `+ ${judged.length - 30} ${said.saidMore}`));
    troubles.hidden = list.hidden = !judged.length;
  };

  // Moving
  const rove = (cell, focus = false) => {
    body.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    cell.tabIndex = 0;
    if (focus) cell.focus();
  };
  const near = (cell, down, right) => {
    const row = cell.parentElement, rows = [...body.rows], target = rows[rows.indexOf(row) + down];
    return target ? cellsOf(target)[cellsOf(row).indexOf(cell) + right] : undefined;
  };
  const beside = (cell, step) => {
    const rows = [...body.rows], at = rows.indexOf(cell.parentElement);
    return near(cell, 0, step) || (rows[at + step] && cellsOf(rows[at + step]).at(step > 0 ? 0 : -1));
  };
  const go = (event, cell) => { if (cell) { event.preventDefault(); rove(cell, true); } };

  // Editing
  const edit = (cell, first = null) => {
    if (editing) finish(true);
    const kind = head(cell.dataset.field).dataset.kind, offers = head(cell.dataset.field).dataset.offers;
    const box = Object.assign(document.createElement(kind === "words" ? "textarea" : "input"), { value: first ?? cell.textContent });
    box.setAttribute("aria-label", head(cell.dataset.field).textContent);
    if (offers) box.setAttribute("list", offers);
    if (["money", "whole", "decimal"].includes(kind)) box.inputMode = "decimal";
    editing = { cell, box, before: cell.textContent };
    rove(cell);
    cell.replaceChildren(box);
    box.focus();
    if (first === null && box.select) box.select();
    box.addEventListener("blur", () => { if (editing?.box === box) finish(true); });
  };
  const finish = (kept) => {
    const { cell, box, before } = editing;
    editing = null;
    const text = box.value;
    cell.textContent = before;
    if (kept && text.trim() !== before) put(cell, text);
    keepBlankRow();
  };
  const whileEditing = (event) => {
    const { cell, box } = editing;
    if (event.key === "Escape") { finish(false); go(event, cell); }
    else if (event.key === "Enter" && !(box.tagName === "TEXTAREA" && (event.altKey || event.shiftKey))) { finish(true); go(event, near(cell, event.shiftKey ? -1 : 1, 0) || cell); }
    else if (event.key === "Tab") { finish(true); go(event, beside(cell, event.shiftKey ? -1 : 1) || cell); }
  };
  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  table.addEventListener("keydown", (event) => {
    if (editing) { whileEditing(event); return; }
    const cell = event.target.closest("[data-field]");
    if (!cell || !body.contains(cell)) return;
    if (event.key === "Tab") { if (!released) go(event, beside(cell, event.shiftKey ? -1 : 1)); released = false; return; }
    released = event.key === "Escape";
    if (MOVES[event.key] && !event.altKey) go(event, near(cell, ...MOVES[event.key]));
    else if (event.key === "Home") go(event, cellsOf(cell.parentElement)[0]);
    else if (event.key === "End") go(event, cellsOf(cell.parentElement).at(-1));
    else if (event.key === "Enter" || event.key === "F2") { event.preventDefault(); edit(cell); }
    else if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); put(cell, ""); keepBlankRow(); }
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); edit(cell, event.key); }
  });
  body.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-field]");
    if (!cell || cell === editing?.cell) return;
    const again = document.activeElement === cell && cell.dataset.picked === "1";
    body.querySelector("[data-picked]")?.removeAttribute("data-picked");
    cell.dataset.picked = "1";
    if (again || event.detail > 1) edit(cell);
    else rove(cell, true);
  });

  // The clipboard
  table.addEventListener("copy", (event) => {
    if (editing || !event.target.dataset?.field) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", event.target.textContent);
  });
  table.addEventListener("paste", (event) => {
    const start = editing ? null : event.target.closest?.("[data-field]");
    if (!start) return;
    event.preventDefault();
    const lines = window.readTable(event.clipboardData.getData("text/plain"));
    const column = cellsOf(start.parentElement).indexOf(start);
    let row = start.parentElement, cut = false;
    pasting = true;
    for (const line of lines) {
      if (!row && said.open) row = addRow();
      if (!row) { cut = true; break; }
      const cells = cellsOf(row);
      line.forEach((text, at) => { if (cells[column + at]) put(cells[column + at], text); });
      row = row.nextElementSibling;
    }
    pasting = false;
    keepBlankRow();
    if (waiting().length) soon();
    if (cut) tell(said.saidCut, "is-waiting");
  });

  // What was typed before the page was closed, or the line was cut
  const restore = () => {
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith(store))) {
      let one = null;
      try { one = JSON.parse(localStorage.getItem(name)); } catch { localStorage.removeItem(name); }
      if (!one) continue;
      pending.set(name.slice(store.length), one);
      if (one.key && !rowOf(one.key) && said.open) addRow({ key: one.key });
      const cell = cellOf(one);
      if (!cell) continue;
      cell.dataset.base = one.seen;
      cell.textContent = one.text;
      mark(cell, one.status || "waiting");
    }
  };

  table.setAttribute("role", "grid");
  for (const row of table.tHead.rows) row.setAttribute("role", "row");
  for (const row of body.rows) dress(row);
  table.parentElement.removeAttribute("tabindex"); // its cells are reached by themselves
  restore();
  keepBlankRow();
  if (body.rows.length) rove(cellsOf(body.rows[0])[0]);
  drawTroubles();
  tellCount();
  send();
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && editing) finish(true); else look(); }); // half a word is kept too
  setInterval(() => { if (waiting().length) send(); else look(); }, 15000);
})();
