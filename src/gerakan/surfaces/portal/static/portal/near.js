// "Near me": shows the button only where the browser knows its place, and asks only after a click.
(() => {
  const button = document.querySelector("[data-near]");
  if (!button || !("geolocation" in navigator) || !window.isSecureContext) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = new URLSearchParams({ lat: coords.latitude.toFixed(3), lon: coords.longitude.toFixed(3) });
        window.location.assign(`${button.dataset.near}?${place}`);
      },
      () => {
        button.disabled = false;
        button.textContent = button.dataset.refused;
      },
      { timeout: 10000 },
    );
  });
})();
