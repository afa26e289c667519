// What could not be saved says so at its item; htmx sends the forms.
(() => {
  const sheet = document.querySelector("[data-said-failed]");
  if (!sheet) return;
  const state = (event) => event.target.closest("form[data-saving]")?.querySelector(".calibration-state");
  const say = (box, words, failed) => {
    if (!box) return;
    box.classList.toggle("failed", failed);
    let line = box.querySelector("[data-line]");
    if (!line) {
      for (const old of box.querySelectorAll(":scope > span")) old.remove();
      line = document.createElement("span");
      line.dataset.line = "";
      box.append(line);
    }
    line.textContent = words;
  };
  sheet.addEventListener("input", (event) => say(state(event), sheet.dataset.saidSaving, false));
  for (const name of ["htmx:sendError", "htmx:timeout"]) sheet.addEventListener(name, (event) => say(state(event), sheet.dataset.saidFailed, true));
  sheet.addEventListener("htmx:responseError", (event) => {
    const told = event.detail.xhr;
    const isWords = told.status === 422 && told.responseText.length < 300;
    say(state(event), isWords ? told.responseText : sheet.dataset.saidFailed, true);
  });
  // A session that ended answers with the page to sign in: it does not belong into an item.
  sheet.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status !== 200 || event.detail.xhr.responseURL.endsWith(event.detail.requestConfig.path)) return;
    event.detail.shouldSwap = false;
    say(event.detail.requestConfig.elt.querySelector(".calibration-state"), sheet.dataset.saidLogin, true);
  });
})();
