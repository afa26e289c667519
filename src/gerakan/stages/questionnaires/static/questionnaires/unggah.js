// A file goes in pieces; when the line breaks the server is asked how much it has, and the rest follows.
(() => {
  const form = document.querySelector("form[data-pieces]");
  const input = form?.querySelector("input[type=file]");
  if (!input) return;
  const said = form.dataset;
  const place = form.querySelector("[data-upload-state]");
  const bar = place.querySelector("progress");
  const words = place.querySelector("p");
  const headers = { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value, Accept: "application/json" };
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const tell = (text) => { place.hidden = false; words.textContent = text; };

  const online = () => (navigator.onLine ? wait(3000) : new Promise((done) => window.addEventListener("online", done, { once: true })));
  // Ask until the line answers; a word of the server (400, 409) is an answer too.
  const ask = async (url, options = {}) => {
    for (;;) {
      try {
        const reply = await fetch(url, { credentials: "same-origin", headers, signal: AbortSignal.timeout(300000), ...options }); // a piece may need minutes; one that hangs is sent again
        if (reply.status >= 500) throw new Error(String(reply.status));
        if (!(reply.headers.get("Content-Type") || "").includes("json")) throw new TypeError("login");
        return { status: reply.status, ...(await reply.json()) };
      } catch (failure) {
        if (failure.message === "login") throw failure;
        tell(said.saidWaiting);
        await online();
      }
    }
  };
  const fingerprint = async (file) => {
    if (!window.crypto?.subtle) return "";
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const upload = async (file) => {
    const begun = await ask(said.pieces, { method: "POST", body: new URLSearchParams({ name: file.name, size: file.size }) });
    if (begun.error) return begun;
    let offset = begun.offset;
    while (offset < file.size) {
      const piece = file.slice(offset, offset + Number(said.pieceSize));
      const reply = await ask(`${begun.piece}?dari=${offset}`, { method: "POST", body: piece, headers: { ...headers, "Content-Type": "application/octet-stream" } });
      if (reply.error) return reply;
      offset = reply.offset;
      bar.value = (100 * offset) / file.size;
      tell(`${said.saidSending} ${Math.floor(bar.value)} %`);
    }
    tell(said.saidChecking);
    const told = new URLSearchParams({ sha256: await fingerprint(file) });
    for (const name of ["title", "page", "quotation"]) if (form.elements[name]) told.set(name, form.elements[name].value);
    return ask(begun.finish_upload, { method: "POST", body: told });
  };

  form.addEventListener("submit", async (event) => {
    const [file] = input.files;
    if (!file) return;
    event.preventDefault();
    if (file.size > Number(said.most)) { tell(said.saidLarge); return; }
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    try {
      const done = await upload(file);
      if (done.url) location.assign(done.url);
      else tell(done.error);
    } catch {
      tell(said.saidLogin);
    } finally {
      button.disabled = false;
    }
  });
})();
