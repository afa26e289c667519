// Sums of weights per branch while typing; the server says the same when saving.
(() => {
  const box = document.querySelector("[data-sums]");
  if (!box) return;
  const number = (text) => Number(String(text).replace(",", ".")) || 0;

  const sums = () => {
    const totals = new Map();
    for (const weight of document.querySelectorAll("input[name$='-weight']")) {
      const prefix = weight.name.replace(/weight$/, "");
      const field = (name) => document.querySelector(`[name='${prefix}${name}']`);
      const named = field("name")?.value || field("indicator")?.value;
      if (!named || field("DELETE")?.checked) continue;
      const parent = field("parent") || field("group");
      const label = parent?.selectedOptions[0]?.textContent || "";
      totals.set(label, (totals.get(label) || 0) + number(weight.value));
    }
    return totals;
  };

  const show = () => {
    box.replaceChildren(
      ...[...sums()].map(([label, total]) => {
        const line = document.createElement("p");
        const rounded = Math.round(total * 1000) / 1000;
        line.textContent = `${box.dataset.sums} “${label}”: ${rounded.toLocaleString(document.documentElement.lang)}${rounded === 100 ? " ✓" : " ▲"}`;
        return line;
      }),
    );
  };

  document.addEventListener("input", (event) => {
    if (event.target.closest("form")?.contains(box)) show();
  });
})();
