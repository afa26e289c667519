// Ctrl-K, menus that close, questions before acts, toasts, printing, files dropped.
(() => {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      const box = document.querySelector("[data-key='k']");
      if (!box || box.offsetParent === null) return;
      event.preventDefault();
      box.focus();
      box.select();
    }
    if (event.key === "Escape") {
      const open = document.activeElement.closest?.("details.menu[open], .bottom > details[open]");
      if (!open) return;
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    if (event.target.closest("[data-print]")) print();
    event.target.closest("[data-close]")?.closest("[data-toast]").remove();
  });

  // A row of tabs wider than the screen begins where one stands.
  const here = document.querySelector(".tabs [aria-current]");
  if (here) {
    const row = here.closest(".tabs");
    row.scrollLeft = here.offsetLeft - row.offsetLeft - 40;
  }

  // A question first. Without a script the server asks on a page of its own, or does it at once.
  let agreed = null;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm || form.dataset.confirm;
    const dialog = document.getElementById("confirm-dialog");
    if (!question || agreed === form || !dialog?.showModal) {
      agreed = null;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const submitter = event.submitter;
    dialog.querySelector("#confirm-text").textContent = question;
    dialog.returnValue = "no";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      agreed = form;
      form.requestSubmit(submitter);
    }, { once: true });
    dialog.showModal();
  }, true);

  // Pressed twice on a slow line: what is on its way is not sent a second time. Whoever prevented the submit sends it by itself.
  let onItsWay = null;
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || form.method !== "post") return;
    if (onItsWay?.form === form && onItsWay.submitter === submitter && Date.now() - onItsWay.at < 10000) event.preventDefault();
    else onItsWay = { form, submitter, at: Date.now() };
  });
  addEventListener("pageshow", () => { onItsWay = null; });

  const ready = (root) => {
    for (const button of root.querySelectorAll("[data-close]")) button.hidden = false;
    for (const area of root.querySelectorAll("[data-drop]")) watch(area);
  };

  const watch = (area) => {
    const input = area.querySelector("input[type=file]");
    const words = area.querySelector("[data-drop-words]");
    const show = () => {
      const names = [...input.files].map((file) => file.name).join(", ");
      if (names) words.textContent = names;
    };
    for (const name of ["dragover", "dragleave", "drop"]) {
      area.addEventListener(name, (event) => {
        event.preventDefault();
        area.classList.toggle("over", name === "dragover");
        if (name === "drop" && event.dataTransfer.files.length) {
          input.files = event.dataTransfer.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }
      });
    }
    input.addEventListener("change", show);
  };

  ready(document);
  const mistakes = document.querySelector("#kesalahan");
  if (mistakes && !mistakes.closest("[data-still]")) mistakes.focus();
  document.addEventListener("htmx:load", (event) => ready(event.target.parentElement || document));
})();
