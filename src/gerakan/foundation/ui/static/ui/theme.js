// Runs before the first paint: "auto" follows the device, so no page flashes in the wrong colours.
(() => {
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = root.dataset.theme;
    root.dataset.bsTheme = chosen === "auto" ? (device.matches ? "dark" : "light") : chosen;
  };
  apply();
  device.addEventListener("change", apply);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-theme-form]") || !event.submitter) return;
    event.preventDefault();
    const chosen = event.submitter.value;
    root.dataset.theme = chosen;
    apply();
    for (const button of form.querySelectorAll("button")) {
      button.toggleAttribute("aria-pressed", false);
      if (button.value === chosen) button.setAttribute("aria-pressed", "true");
    }
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `tema=${chosen}; path=/; max-age=31536000; SameSite=Lax${secure}`;
    form.closest("details").open = false;
  });
})();
