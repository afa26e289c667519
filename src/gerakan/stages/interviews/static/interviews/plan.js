// Dragging a card: cells where it cannot go are hatched, with the reason; the form does the same without a mouse.
(() => {
  const grid = document.querySelector("[data-plan]");
  if (!grid) return;
  const said = document.querySelector("[data-plan-said]");
  const form = document.querySelector("[data-plan-form]");
  let forbidden = {};
  let region = "";

  const cells = () => grid.querySelectorAll("td[data-place]");
  const clear = () => cells().forEach((cell) => cell.classList.remove("is-forbidden", "is-free"));

  async function look(code) {
    const answer = await fetch(`${grid.dataset.plan}bentrok/${code}/`, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const found = await answer.json();
    if (code !== region) return;
    forbidden = found.forbidden;
    cells().forEach((cell) => {
      cell.classList.toggle("is-forbidden", cell.dataset.place in forbidden);
      cell.classList.toggle("is-free", found.nearest.some((place) => place.place === cell.dataset.place));
    });
  }

  grid.addEventListener("dragstart", (event) => {
    const card = event.target.closest("[data-region]");
    if (!card) return;
    region = card.dataset.region;
    forbidden = {};
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", region);
    look(region);
  });
  grid.addEventListener("dragover", (event) => {
    const cell = event.target.closest("td[data-place]");
    if (!cell || !region) return;
    const reasons = forbidden[cell.dataset.place];
    said.textContent = reasons ? reasons.join(" ") : "";
    if (!reasons) event.preventDefault();
  });
  grid.addEventListener("drop", (event) => {
    const cell = event.target.closest("td[data-place]");
    if (!cell || !region || forbidden[cell.dataset.place]) return;
    event.preventDefault();
    form.action = `${grid.dataset.plan}pindah/${region}/`;
    form.elements.place.value = cell.dataset.place;
    form.submit();
  });
  grid.addEventListener("dragend", () => {
    region = "";
    clear();
  });
})();
