// The list of own sheets: keeps every sheet on the device while there is a line, sends what waits, says how much.
(async () => {
  const list = document.querySelector("[data-own-sheets]");
  const words = document.getElementById("kata").dataset;
  const { Store, Sender, keepPages } = window.Penilaian;
  const line = document.querySelector("[data-line]");
  const store = await Store.open(list.dataset.person).catch(() => null);
  if (!store) return;
  const leave = document.querySelector("[data-sign-out]");
  const tell = async (about) => {
    const waiting = await store.waiting();
    for (const row of document.querySelectorAll("[data-row]")) {
      const own = waiting.filter((tap) => tap.sheet === Number(row.dataset.row)).length;
      row.querySelector("[data-unsent]").textContent = own ? words.unsent.replace("%d", own) : "";
    }
    if (leave && waiting.length) leave.dataset.confirm = words.leaving.replace("%d", waiting.length);
    else if (leave) delete leave.dataset.confirm;
    if (waiting.length) line.textContent = `${words.kept} · ${words.unsent.replace("%d", waiting.length)}${about.line === "signed-out" ? ` · ${words.signedOut}` : ""}`;
    else line.textContent = list.dataset.kept === "1" ? words.all : navigator.onLine ? words.fetching : words.offline;
  };
  const sender = new Sender(store, {
    person: list.dataset.person, who: list.dataset.who, changed: tell, addressOf: (pk) => list.dataset.entries.replace("/0/", `/${pk}/`),
  });
  await tell(sender);
  sender.flush();
  const pages = [...document.querySelectorAll("[data-row] a[data-page]")].map((link) => link.href);
  list.dataset.kept = (await keepPages(list.dataset.worker, [location.pathname, ...pages]).catch(() => false)) ? "1" : "0";
  await tell(sender);
})();
