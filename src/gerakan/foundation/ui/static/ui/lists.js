// Lists: choosing every row of the page, counting the chosen, columns that apply when ticked; long rows of boxes that can be narrowed.
(() => {
  const boxes = (list) => [...list.querySelectorAll("input[name=pilih]")];

  const count = (list) => {
    const chosen = boxes(list).filter((box) => box.checked).length;
    const note = list.querySelector("[data-chosen]");
    if (note) note.textContent = chosen;
    const all = list.querySelector("[data-all]");
    if (!all) return;
    all.checked = chosen > 0 && chosen === boxes(list).length;
    all.indeterminate = chosen > 0 && !all.checked;
  };

  document.addEventListener("change", (event) => {
    const list = event.target.closest(".listing");
    if (!list) return;
    if (event.target.matches("[data-all]")) {
      for (const box of boxes(list)) box.checked = event.target.checked;
    }
    if (event.target.matches("[data-all], input[name=pilih]")) count(list);
  });

  const reveal = (root) => {
    for (const all of root.querySelectorAll("[data-all]")) all.hidden = false;
    for (const list of root.querySelectorAll(".listing")) count(list);
  };
  reveal(document);
  document.addEventListener("htmx:load", (event) => reveal(event.target.parentElement || document));
})();

(() => {
  const LONG = 20;

  const narrow = (field) => {
    const rows = [...field.querySelectorAll("div.boxes > div")];
    if (rows.length <= LONG || field.querySelector(".narrow")) return;
    const words = document.createElement("input");
    words.type = "search";
    words.className = "form-control";
    words.placeholder = field.dataset.narrow;
    words.setAttribute("aria-label", field.dataset.narrow);
    const every = document.createElement("button");
    every.type = "button";
    every.className = "btn btn-secondary";
    every.textContent = field.dataset.narrowAll;
    const bar = document.createElement("div");
    bar.className = "narrow";
    bar.append(words, every);
    field.querySelector("div.boxes").before(bar);
    words.addEventListener("input", () => {
      const sought = words.value.trim().toLowerCase();
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(sought) && !row.querySelector("input").checked;
    });
    words.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    every.addEventListener("click", () => {
      for (const row of rows) if (!row.hidden) row.querySelector("input").checked = true;
    });
  };

  for (const field of document.querySelectorAll("[data-narrow]")) narrow(field);
})();
