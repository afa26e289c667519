// Lists: choosing every row of the page, counting the chosen, columns that apply when ticked.
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
