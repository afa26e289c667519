// The mark sheet: one item a view, every tap kept on the device first.
(async () => {
  const body = document.querySelector("[data-sheet]");
  const words = document.getElementById("kata").dataset;
  const { Store, Sender, keepPages } = window.Penilaian;
  const sheet = Number(body.dataset.sheet);
  const cards = [...document.querySelectorAll("[data-card]")];
  const items = cards.filter((card) => card.dataset.item);
  const isClosed = body.dataset.closed === "1";
  const fresh = JSON.parse(document.getElementById("keadaan").textContent);
  const states = new Map();
  let at = 0;
  let store;
  try {
    store = await Store.open(body.dataset.person);
  } catch {
    document.documentElement.classList.remove("one-by-one"); // plain forms still work
    return;
  }
  const device = localStorage.getItem("perangkat") || crypto.randomUUID().slice(0, 8);
  localStorage.setItem("perangkat", device);

  // What stands: the server's word, unless this device knows a later one or has something that waits.
  const load = async () => {
    const waiting = await store.waiting(sheet);
    const seen = await store.seen(sheet);
    for (const card of items) {
      const code = card.dataset.item;
      const kept = seen.get(code);
      const told = fresh[code];
      const own = waiting.filter((tap) => tap.item === code).at(-1);
      if (own) states.set(code, { said: own.said, key: own.key });
      else if (kept && (!told || kept.saved > told.saved_at)) states.set(code, { said: kept.said, key: kept.key });
      else if (told) states.set(code, { said: told, key: told.key });
      else states.delete(code);
      draw(card);
    }
    await showClashes();
    await showRefused();
  };

  const field = (card, name) => card.querySelector(`[name="${name}"]`);
  const chosen = (card, name) => card.querySelector(`[name="${name}"]:checked`)?.value;
  const number = (value) => (value === undefined || value === "" || value === null ? null : Number(value));

  const said = (card) => {
    const none = field(card, "does_not_apply")?.checked || false;
    return {
      level: none ? null : number(chosen(card, "level")),
      does_not_apply: none,
      reason: field(card, "reason").value,
      confidence: number(chosen(card, "confidence")),
      evidence: number(field(card, "evidence")?.value),
      page: field(card, "page").value,
      quotation: field(card, "quotation").value,
    };
  };

  const draw = (card) => {
    const state = states.get(card.dataset.item)?.said;
    if (state) {
      for (const radio of card.querySelectorAll("[name=level]")) radio.checked = Number(radio.value) === state.level && state.level !== null;
      for (const radio of card.querySelectorAll("[name=confidence]")) radio.checked = Number(radio.value) === state.confidence && state.confidence !== null;
      if (field(card, "does_not_apply")) field(card, "does_not_apply").checked = state.does_not_apply;
      if (field(card, "evidence")) field(card, "evidence").value = state.evidence ?? "";
      for (const name of ["reason", "page", "quotation"]) field(card, name).value = state[name] || "";
    }
    dress(card);
  };

  const needsReason = (card) => card.dataset.reasonAt.split(",").includes(chosen(card, "level") ?? "-");
  const isDone = (card) => Boolean(chosen(card, "level") !== undefined || field(card, "does_not_apply")?.checked);

  const dress = (card) => {
    const wanted = needsReason(card);
    const reason = card.querySelector("[data-reason]");
    const missing = wanted && !field(card, "reason").value.trim();
    if (wanted || field(card, "reason").value) reason.open = true;
    reason.classList.toggle("wanted", missing);
    const dot = document.querySelector(`[data-dot="${card.dataset.item}"]`);
    dot.classList.toggle("done", isDone(card) && !missing);
    dot.classList.toggle("half", isDone(card) && missing);
    document.querySelector("[data-done]").textContent = items.filter(isDone).length;
  };

  const tap = async (card) => {
    if (isClosed) return;
    const code = card.dataset.item;
    const now = said(card);
    const before = states.get(code);
    const empty = now.level === null && !now.does_not_apply && !now.confidence && !now.evidence && !(now.reason + now.page + now.quotation);
    if (!before && empty) return;
    if (before && ["level", "does_not_apply", "reason", "confidence", "evidence", "page", "quotation"].every((name) => (before.said[name] ?? null) === now[name])) return;
    const key = crypto.randomUUID();
    states.set(code, { said: now, key });
    dress(card);
    await store.keep({ key, sheet, item: code, said: now, based_on: before?.key || null, device, device_time: new Date().toISOString() });
    tell(sender);
    sender.flush();
  };

  const later = new WeakMap();
  const soon = (card, wait) => {
    clearTimeout(later.get(card));
    later.set(card, setTimeout(() => tap(card), wait));
  };
  const now = (card) => {
    clearTimeout(later.get(card));
    return tap(card);
  };

  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const line = document.querySelector("[data-line]");
  const tell = async (about) => {
    const count = (await store.waiting(sheet)).length;
    const why = { "signed-out": words.signedOut, "other-person": words.otherPerson, closed: about.words || words.shut }[about.line];
    line.classList.toggle("waiting-line", count > 0);
    if (count) line.textContent = `${words.kept} · ${words.unsent.replace("%d", count)}`;
    else line.textContent = about.sentAt ? `${words.sent} ${clock.format(about.sentAt)}` : navigator.onLine ? words.ready : words.offline;
    const help = document.querySelector("[data-why]");
    help.hidden = !(why && count);
    help.querySelector("span").textContent = why || "";
    help.querySelector("a").hidden = about.line !== "signed-out";
    document.querySelector("[data-send]")?.classList.toggle("disabled", count > 0);
    await showClashes();
    await showRefused();
  };

  const levelWords = (state) => (state.does_not_apply ? words.notApplying : state.level === null ? "–" : String(state.level)) + (state.reason ? ` · ${state.reason}` : "");
  const showClashes = async () => {
    const found = new Map((await store.clashes(sheet)).map((row) => [row.item, row]));
    for (const card of items) {
      const box = card.querySelector("[data-clash]");
      const row = found.get(card.dataset.item);
      box.hidden = !row;
      document.querySelector(`[data-dot="${card.dataset.item}"]`).classList.toggle("clash", Boolean(row));
      if (!row) continue;
      box.querySelector("[data-mine]").textContent = levelWords(row.mine);
      box.querySelector("[data-theirs]").textContent = row.theirs ? levelWords(row.theirs) : "–";
    }
    document.querySelector("[data-clashes]").hidden = !found.size;
  };

  const settle = async (card, mine) => {
    const code = card.dataset.item;
    const row = (await store.clashes(sheet)).find((each) => each.item === code);
    if (!row) return;
    states.set(code, { said: row.theirs, key: row.theirs?.key });
    if (row.theirs) await store.see(sheet, code, row.theirs, row.theirs.key, row.theirs.saved_at);
    await store.settled(sheet, code);
    draw(card);
    if (mine) {
      const key = crypto.randomUUID();
      await store.keep({ key, sheet, item: code, said: row.mine, based_on: row.theirs?.key || null, device, device_time: new Date().toISOString() });
      states.set(code, { said: row.mine, key });
      draw(card);
    }
    await tell(sender);
    sender.flush();
  };

  const showRefused = async () => {
    const refused = await store.refused(sheet);
    const box = document.querySelector("[data-refused]");
    box.hidden = !refused.length;
    if (refused.length) box.querySelector("span").textContent = refused.at(-1).words;
  };

  const show = (index, move = true) => {
    at = Math.max(0, Math.min(cards.length - 1, index));
    cards.forEach((card, place) => card.classList.toggle("here", place === at));
    document.querySelector("[data-place]").textContent = Math.min(at + 1, items.length);
    document.querySelectorAll("[data-dot]").forEach((dot, place) => {
      if (place === at) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
      if (place === at) dot.parentElement.parentElement.scrollTo({ left: dot.offsetLeft - 160 });
    });
    document.querySelector("[data-back]").disabled = at === 0;
    document.querySelector("[data-next]").disabled = at === cards.length - 1;
    if (!move) return;
    history.replaceState(null, "", `#${cards[at].id}`);
    scrollTo(0, 0);
    cards[at].querySelector("h2").focus({ preventScroll: true });
  };
  // What was said is read before the view moves: the next key already belongs to the next item.
  const step = (by) => {
    if (items[at]) now(items[at]);
    show(at + by);
  };

  const sender = new Sender(store, {
    person: body.dataset.person, who: body.dataset.who, changed: (about) => tell(about),
    addressOf: (pk) => body.dataset.entries.replace("/0/", `/${pk}/`),
  });

  for (const card of items) {
    card.addEventListener("change", (event) => {
      if (event.target.name === "level" && field(card, "does_not_apply")) field(card, "does_not_apply").checked = false;
      if (event.target.name === "does_not_apply" && event.target.checked) card.querySelectorAll("[name=level]").forEach((radio) => (radio.checked = false));
      now(card);
      if (event.target.name === "level" && needsReason(card) && !field(card, "reason").value) card.querySelector("[data-reason]").open = true;
    });
    card.addEventListener("input", (event) => event.target.matches("textarea, input[type=text]") && soon(card, 500));
    card.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      step(1);
    });
    card.querySelector("[data-keep-mine]").addEventListener("click", () => settle(card, true));
    card.querySelector("[data-keep-theirs]").addEventListener("click", () => settle(card, false));
    for (const button of card.querySelectorAll("[data-cite]")) {
      button.addEventListener("click", () => {
        field(card, "evidence").value = button.dataset.cite;
        field(card, "page").value ||= button.dataset.page;
        field(card, "quotation").value ||= button.dataset.quotation;
        card.querySelector("[data-proof]").open = true;
        now(card);
        field(card, "page").focus();
      });
    }
  }

  document.querySelector("[data-next]").addEventListener("click", () => step(1));
  document.querySelector("[data-back]").addEventListener("click", () => step(-1));
  for (const dot of document.querySelectorAll("[data-dot]")) {
    dot.addEventListener("click", (event) => {
      event.preventDefault();
      step([...document.querySelectorAll("[data-dot]")].indexOf(dot) - at);
    });
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("textarea, input[type=text], select");
    if (event.key === "Escape" && typing) event.target.blur();
    if (event.key === "Enter" && event.ctrlKey) step(1);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const card = items[at];
    if (/^[0-4]$/.test(event.key) && card && !isClosed) {
      const radio = card.querySelector(`[name=level][value="${event.key}"]`);
      radio.checked = true;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
      if (needsReason(card) && !field(card, "reason").value) field(card, "reason").focus();
      event.preventDefault();
    } else if (event.key === "ArrowRight") step(1);
    else if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "Enter" && !event.target.matches("a, button, summary")) {
      event.preventDefault();
      step(1);
    }
  });

  let touch = null;
  document.addEventListener("touchstart", (event) => (touch = event.touches.length === 1 && !event.target.closest(".dots") ? event.touches[0] : null), { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!touch) return;
    const [across, down] = [event.changedTouches[0].clientX - touch.clientX, event.changedTouches[0].clientY - touch.clientY];
    touch = null;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) step(across < 0 ? 1 : -1);
  }, { passive: true });

  for (const name of ["pagehide", "visibilitychange"]) addEventListener(name, () => items[at] && tap(items[at]));

  await load();
  const wanted = cards.findIndex((card) => `#${card.id}` === location.hash);
  show(wanted >= 0 ? wanted : Math.max(0, items.findIndex((card) => !isDone(card))), false);
  body.dataset.ready = "1";
  tell(sender);
  sender.flush();
  keepPages(body.dataset.worker, [location.pathname]).then((kept) => (body.dataset.kept = kept ? "1" : "0")).catch(() => (body.dataset.kept = "0"));
})();
