// Forms with data-draft keep what was typed on this device until it is sent. Passwords and files never.
(() => {
  const skipped = new Set(["password", "file", "hidden", "submit", "button"]);
  const key = (form) => `draft:${location.pathname}:${form.dataset.draft}`;
  const fields = (form) => [...form.elements].filter((field) => field.name && !skipped.has(field.type));
  const note = (form, words) => {
    const place = form.querySelector("[data-draft-note]");
    if (place) place.textContent = words;
  };
  const english = document.documentElement.lang.startsWith("en");
  const kept = english ? "Draft kept on this device" : "Tersimpan di perangkat ini";
  const restored = english ? "Your unsent draft was restored" : "Isian yang belum terkirim dipulihkan";

  const value = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked;
    if (field.type === "select-multiple") return [...field.selectedOptions].map((option) => option.value);
    return field.value;
  };
  const restore = (field, kept) => {
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept;
    else if (field.type === "select-multiple") for (const option of field.options) option.selected = kept.includes(option.value);
    else field.value = kept;
  };
  const name = (field) => (field.type === "checkbox" || field.type === "radio" ? `${field.name}=${field.value}` : field.name);

  // Whoever signs out of a shared device takes their drafts along.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-sign-out]")) return;
    for (const name of Object.keys(localStorage)) if (name.startsWith("draft:")) localStorage.removeItem(name);
    // Pages and marks that a device keeps of a person are named "pribadi:"; what is not sent yet is named otherwise.
    const own = (name) => name.startsWith("pribadi:");
    window.caches?.keys().then((names) => names.filter(own).forEach((name) => caches.delete(name)));
    window.indexedDB?.databases?.().then((bases) => bases.filter((base) => own(base.name)).forEach((base) => indexedDB.deleteDatabase(base.name)));
  });

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const seen = JSON.stringify(Object.fromEntries(fields(form).map((field) => [name(field), value(field)])));
    try {
      const stored = JSON.parse(localStorage.getItem(key(form)) || "null");
      // A draft belongs to the page it was typed on: when the server's values moved on, it is dropped.
      if (stored && stored.seen === seen && !form.querySelector(".field-error")) {
        for (const field of fields(form)) if (name(field) in stored.values) restore(field, stored.values[name(field)]);
        note(form, restored);
      }
    } catch {
      localStorage.removeItem(key(form));
    }
    let timer;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const values = Object.fromEntries(fields(form).map((field) => [name(field), value(field)]));
        try {
          localStorage.setItem(key(form), JSON.stringify({ seen, values }));
          note(form, kept);
        } catch {
          note(form, "");
        }
      }, 400);
    });
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (!event.defaultPrevented) localStorage.removeItem(key(form));
    });
  }
})();
