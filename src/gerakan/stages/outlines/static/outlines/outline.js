// A tree rearranged by mouse, finger or keyboard. A move shows at once and waits on this device until the server has it; it is
// sent in its turn, once however often. What a colleague moved meanwhile is shown beside one's own choice.
(() => {
  const tree = document.querySelector("[data-outline]");
  if (!tree) return;
  const said = tree.dataset;
  const state = document.querySelector("[data-state]"), trouble = document.querySelector("[data-trouble]");
  const store = `draft:susunan:${said.plan}:${said.owner}`;
  const PAUSE = 5000;
  const seen = new Map(); // row -> the revision in which its place was last read, where that is not the page's
  let waiting = [], sending = false, full = false, timer = 0;

  const itemOf = (row) => (row ? document.getElementById(`susunan-${row}`) : null);
  const partsOf = (item) => (item ? item.querySelector(":scope > .outline-parts") : tree);
  const above = (item) => item.parentElement.closest(".outline-item");
  const level = (item) => Number(item ? item.dataset.level : -1);
  const codeOf = (item) => (item ? item.querySelector("[data-code]").textContent : "");
  const number = (item) => (item ? Number(item.dataset.row) : null);
  const behind = (item) => number(item.previousElementSibling) ?? (above(item) ? null : Number(said.before) || null);
  const placeOf = (item) => ({ parent: number(above(item)), after: behind(item) });
  const same = (one, other) => one.parent === other.parent && one.after === other.after;
  const tell = (words, tone = "") => { state.textContent = words; state.className = `outline-foot no-print ${tone}`; };
  const words = (item) => {
    const beside = [...item.parentElement.children], whole = above(item);
    return `${codeOf(item)}: ${beside.indexOf(item) + 1}/${beside.length}${whole ? ` · ${codeOf(whole)}` : ""}`;
  };
  const element = (name, text, classes = "") => Object.assign(document.createElement(name), { textContent: text, className: classes });
  const button = (text, act) => {
    const made = element("button", text, "btn btn-secondary btn-sm");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // Where a row may stand
  const mayBeUnder = (item, whole) => !whole || (level(whole) < level(item) && !item.contains(whole));
  const put = (item, place) => {
    const list = partsOf(itemOf(place.parent)), before = itemOf(place.after);
    if (!list) return false;
    if (before && before.parentElement === list) before.after(item);
    else if (place.after && !(list === tree && place.after === Number(said.before))) list.append(item);
    else list.prepend(item);
    return true;
  };

  // Moves that wait
  const keep = () => {
    try {
      if (waiting.length) localStorage.setItem(store, JSON.stringify(waiting));
      else localStorage.removeItem(store);
      full = false;
    } catch { full = true; }
  };
  const dress = (row) => itemOf(row)?.classList.toggle("is-waiting", waiting.some((one) => one.row === row));
  const tellWaiting = () => tell(full ? said.saidFull : `${waiting.length} ${said.saidUnsent}`, "is-waiting");
  const move = (item, place) => {
    const from = placeOf(item);
    if (same(from, place)) return;
    if (!put(item, place)) return;
    waiting.push({ row: number(item), ...place, from, seen: seen.get(number(item)) ?? Number(said.revision) });
    keep();
    dress(number(item));
    tell(`${words(item)}. ${said.saidSaving}`, "is-waiting");
    send();
  };
  const done = (one) => {
    waiting = waiting.filter((other) => other !== one);
    keep();
    dress(one.row);
  };

  const send = async () => {
    clearTimeout(timer);
    if (sending || !waiting.length) return;
    sending = true;
    let goesOn = false;
    const [one] = waiting;
    const body = new URLSearchParams({ row: one.row, parent: one.parent ?? "", after: one.after ?? "", revision: one.seen });
    try {
      const reply = await fetch(said.url, { method: "POST", credentials: "same-origin", body, signal: AbortSignal.timeout(45000), headers: { "X-CSRFToken": said.csrf, Accept: "application/json" } });
      const isJson = (reply.headers.get("Content-Type") || "").includes("json");
      if (isJson) { goesOn = true; receive(one, reply.status, await reply.json()); }
      else tell(reply.redirected ? said.saidLogin : said.saidClosed, "is-waiting");
    } catch {
      tellWaiting();
    } finally {
      sending = false;
    }
    if (goesOn) send();
    else if (waiting.length) timer = setTimeout(send, PAUSE);
  };
  const receive = (one, status, answer) => {
    const item = itemOf(one.row);
    done(one);
    if (status === 200) {
      seen.set(one.row, answer.revision);
      const moved = answer.others.filter((other) => other.row !== one.row && follow(other, answer.revision));
      const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      if (waiting.length) tell(`${waiting.length} ${said.saidSaving}`, "is-waiting");
      else tell([`${answer.words}. ${said.saidSaved} ${clock}.`, ...moved.map((other) => `${other.code} ${said.saidOthers} ${other.by}.`)].join(" "), "is-saved");
      return;
    }
    const later = waiting.filter((other) => other.row === one.row); // they began where this one would have ended
    later.forEach(done);
    if (item && status === 409) put(item, answer);
    else if (item) put(item, one.from);
    show(one, status, answer, later.at(-1) ?? one);
  };
  const follow = (other, revision) => { // what a colleague has moved; a row of one's own that waits is left alone
    const item = itemOf(other.row);
    if (!item || waiting.some((one) => one.row === other.row)) return false;
    seen.set(other.row, revision);
    if (same(placeOf(item), other)) return false;
    put(item, other);
    item.classList.add("is-fresh");
    return true;
  };
  const show = (one, status, answer, wanted) => {
    const item = itemOf(one.row), entry = document.createElement("li"), acts = element("div", "", "acts");
    const close = () => { entry.remove(); trouble.hidden = !trouble.querySelector("li"); };
    entry.append(element("strong", codeOf(item)), element("p", answer.sentence, "mb-1"));
    if (status === 409) {
      for (const [label, text] of [[said.saidMine, answer.wanted], [`${said.saidTheirs} (${answer.by})`, answer.now]]) {
        const side = element("p", "", "mb-1");
        side.append(element("strong", `${label}: `), text);
        entry.append(side);
      }
      acts.append(button(said.saidUseMine, () => { close(); seen.set(one.row, answer.revision); if (item) move(item, { parent: wanted.parent, after: wanted.after }); }));
      acts.append(button(said.saidUseTheirs, () => { close(); seen.set(one.row, answer.revision); }));
    } else acts.append(button(said.saidOk, close));
    entry.append(acts);
    trouble.querySelector("ul").append(entry);
    trouble.hidden = false;
    trouble.focus();
    tell(answer.sentence, "is-waiting");
  };

  // Steps by keyboard
  const lastOf = (whole) => ({ parent: number(whole), after: number(partsOf(whole).lastElementChild) });
  const STEPS = {
    up(item) {
      const before = item.previousElementSibling, whole = above(item);
      if (before) return { parent: number(whole), after: number(before.previousElementSibling) ?? (whole ? null : Number(said.before) || null) };
      const aunt = whole?.previousElementSibling;
      return aunt && mayBeUnder(item, aunt) ? lastOf(aunt) : null;
    },
    down(item) {
      const next = item.nextElementSibling, aunt = above(item)?.nextElementSibling;
      if (next) return { parent: number(above(item)), after: number(next) };
      return aunt && mayBeUnder(item, aunt) ? { parent: number(aunt), after: null } : null;
    },
    into(item) {
      const before = item.previousElementSibling;
      return before && mayBeUnder(item, before) ? lastOf(before) : null;
    },
    out(item) {
      const whole = above(item);
      return whole ? { parent: number(above(whole)), after: number(whole) } : null;
    },
  };
  const acts = element("div", "", "outline-acts no-print");
  acts.setAttribute("role", "group");
  const step = (name) => {
    const item = acts.closest(".outline-item"), place = STEPS[name](item);
    if (!place) { tell(name === "into" ? said.saidCannot : said.saidEdge, "is-waiting"); return; }
    const focused = document.activeElement;
    move(item, place);
    focused.focus();
    item.firstElementChild.scrollIntoView({ block: "nearest" });
  };
  for (const name of ["up", "down", "into", "out"]) acts.append(button(said[`said${name[0].toUpperCase()}${name.slice(1)}`], () => step(name)));
  const far = element("a", said.saidFar, "btn btn-quiet btn-sm");
  const choose = (item) => {
    const before = acts.closest(".outline-item");
    before?.classList.remove("is-chosen");
    before?.querySelector(":scope > .outline-line [data-move]").setAttribute("aria-expanded", "false");
    if (!item || item === before) { acts.remove(); before?.querySelector("[data-move]").focus(); return; }
    const opener = item.querySelector("[data-move]");
    item.classList.add("is-chosen");
    item.firstElementChild.after(acts);
    acts.setAttribute("aria-label", opener.textContent);
    far.href = opener.href;
    opener.setAttribute("aria-expanded", "true");
    acts.firstElementChild.focus();
  };
  acts.append(far, button(said.saidDone, () => choose(null)));
  const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "into", ArrowLeft: "out" };
  acts.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); choose(null); }
    else if (KEYS[event.key]) { event.preventDefault(); step(KEYS[event.key]); }
  });
  tree.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-move]");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(opener.closest(".outline-item"));
  });

  // Dragging, by mouse and finger alike
  let drag = null;
  const unmark = () => { drag?.target?.classList.remove("drop-before", "drop-after", "drop-into"); if (drag) drag.target = null; };
  const aim = () => {
    unmark();
    const target = document.elementFromPoint(drag.x, drag.y)?.closest(".outline-item");
    if (!target || !tree.contains(target) || drag.item.contains(target)) return;
    const box = target.firstElementChild.getBoundingClientRect(), share = (drag.y - box.top) / box.height;
    const into = mayBeUnder(drag.item, target), beside = mayBeUnder(drag.item, above(target));
    drag.how = into && (!beside || (share > 0.3 && share < 0.7)) ? "into" : share < 0.5 ? "before" : "after";
    if (drag.how !== "into" && !beside) return;
    drag.target = target;
    target.classList.add(`drop-${drag.how}`);
  };
  const scroll = () => {
    if (!drag?.moved) return;
    const edge = 120, by = drag.y < edge ? -14 : drag.y > innerHeight - edge ? 14 : 0;
    if (by) { window.scrollBy(0, by); aim(); }
    requestAnimationFrame(scroll);
  };
  const drop = (kept) => {
    const { item, target, how } = drag;
    unmark();
    item.classList.remove("is-dragged");
    document.body.classList.remove("is-dragging");
    drag = null;
    if (!kept || !target) return;
    if (how === "into") move(item, lastOf(target));
    else if (how === "after") move(item, { parent: number(above(target)), after: number(target) });
    else {
      const before = target.previousElementSibling === item ? item.previousElementSibling : target.previousElementSibling;
      move(item, { parent: number(above(target)), after: number(before) ?? (above(target) ? null : Number(said.before) || null) });
    }
  };
  tree.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".outline-grip");
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    drag = { item: grip.closest(".outline-item"), x: event.clientX, y: event.clientY, startY: event.clientY, moved: false, target: null, how: "" };
  });
  tree.addEventListener("pointermove", (event) => {
    if (!drag) return;
    Object.assign(drag, { x: event.clientX, y: event.clientY });
    if (!drag.moved && Math.abs(event.clientY - drag.startY) > 4) {
      drag.moved = true;
      drag.item.classList.add("is-dragged");
      document.body.classList.add("is-dragging");
      requestAnimationFrame(scroll);
    }
    if (drag.moved) aim();
  });
  tree.addEventListener("pointerup", () => { if (drag) drop(drag.moved); });
  tree.addEventListener("pointercancel", () => { if (drag) drop(false); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && drag) drop(false); });

  for (const item of tree.querySelectorAll(".outline-item")) {
    const grip = element("span", "⠿", "outline-grip no-print");
    grip.setAttribute("aria-hidden", "true");
    grip.title = said.saidGrip;
    item.firstElementChild.prepend(grip);
    const opener = item.firstElementChild.querySelector("[data-move]");
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-expanded", "false");
  }
  tree.addEventListener("keydown", (event) => { // a link that is a button now answers to the space bar too
    if (event.key === " " && event.target.matches("[data-move]")) { event.preventDefault(); event.target.click(); }
  });

  // What was moved before the page was closed, or the line was cut
  try { waiting = JSON.parse(localStorage.getItem(store) || "[]"); } catch { localStorage.removeItem(store); }
  for (const one of waiting) {
    const item = itemOf(one.row);
    if (item) put(item, one);
    dress(one.row);
  }
  if (waiting.length) { tellWaiting(); send(); }
  window.addEventListener("online", send);
})();
