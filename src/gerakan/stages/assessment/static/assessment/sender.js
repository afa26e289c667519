// Sends what waits, in order, exactly once: the key made on the device tells the server a tap that it already has.
(() => {
  const TOGETHER = 50;
  const AGAIN = 15000;
  const cookie = (name) => document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) || "";

  class Sender {
    constructor(store, { person, who, addressOf, changed }) {
      Object.assign(this, { store, person, who, addressOf, changed, busy: false, again: false, line: "idle", sentAt: null });
      for (const name of ["online", "focus"]) addEventListener(name, () => this.flush());
      addEventListener("offline", () => this.say("offline"));
      document.addEventListener("visibilitychange", () => document.hidden || this.flush());
      setInterval(() => this.flush(), AGAIN);
    }

    say(line, words = "") {
      this.line = line;
      this.words = words;
      this.changed(this);
    }

    async flush() {
      if (this.busy) {
        this.again = true;
        return;
      }
      this.busy = true;
      try {
        do {
          this.again = false;
          await this.empty();
        } while (this.again);
      } finally {
        this.busy = false;
        this.changed(this);
      }
    }

    async empty() {
      for (;;) {
        const taps = await this.store.waiting();
        if (!taps.length) return;
        const batch = taps.filter((tap) => tap.sheet === taps[0].sheet && !this.closed?.has(tap.sheet)).slice(0, TOGETHER);
        if (!batch.length) return;
        const receipts = await this.post(batch, true);
        if (!receipts) return;
        await this.book(batch, receipts);
        this.sentAt = new Date();
        this.say("sent");
      }
    }

    async post(batch, mayRetry) {
      const body = JSON.stringify(batch.map(({ order, sheet, ...tap }) => ({ ...tap, sequence: order })));
      let answer;
      try {
        answer = await fetch(this.addressOf(batch[0].sheet), {
          method: "POST", body, redirect: "manual", credentials: "same-origin",
          signal: AbortSignal.timeout(45000), // a line that hangs is a line that broke
          headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken"), "X-Perangkat": this.person },
        });
        if (answer.ok) return (await answer.json()).receipts;
      } catch {
        this.say("offline");
        return null;
      }
      return this.turnedAway(batch, answer, mayRetry);
    }

    async turnedAway(batch, answer, mayRetry) {
      if (answer.type === "opaqueredirect" || answer.status === 401) this.say("signed-out");
      else if (answer.status === 403 && mayRetry && (await this.freshToken())) return this.post(batch, false);
      else if (answer.status === 403) this.say("signed-out");
      else if (answer.status === 409) this.say("other-person");
      else if (answer.status === 404 || answer.status === 400) {
        const words = answer.status === 400 ? (await answer.json().catch(() => ({}))).words : "";
        this.closed = (this.closed || new Set()).add(batch[0].sheet);
        this.say("closed", words);
      } else this.say("offline");
      return null;
    }

    // A token grows old with the session; the cookie brings the new one along.
    async freshToken() {
      try {
        const answer = await fetch(this.who, { redirect: "manual", credentials: "same-origin" });
        return answer.ok && (await answer.json()).person === this.person;
      } catch {
        return false;
      }
    }

    async book(batch, receipts) {
      const answers = new Map(receipts.map((receipt) => [receipt.key, receipt]));
      for (const tap of batch) {
        const receipt = answers.get(tap.key);
        if (!receipt) continue;
        if (receipt.outcome === "older") await this.clashed(tap, receipt);
        else if (receipt.outcome === "refused") await this.store.refuse(tap, receipt.words);
        else {
          await this.store.done(tap);
          const left = (await this.store.waiting(tap.sheet)).some((other) => other.item === tap.item);
          if (!left && receipt.mark) await this.store.see(tap.sheet, tap.item, receipt.mark, receipt.mark.key, receipt.mark.saved_at);
        }
      }
    }

    // Whatever waited for the same item belongs to the same choice.
    async clashed(tap, receipt) {
      let mine = tap.said;
      for (const other of await this.store.waiting(tap.sheet)) {
        if (other.item !== tap.item) continue;
        mine = other.said;
        await this.store.done(other);
      }
      await this.store.clash(tap.sheet, tap.item, mine, receipt.mark);
    }
  }

  window.Penilaian.Sender = Sender;

  // The pages themselves: fetched once through the worker, so that they are there without a line.
  window.Penilaian.keepPages = async (worker, pages) => {
    if (!navigator.serviceWorker) return false;
    await navigator.serviceWorker.register(worker);
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
    const dress = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((part) => part.href || part.src);
    const icons = [...document.querySelectorAll("use")].map((part) => new URL(part.getAttribute("href"), location.href).href.split("#")[0]);
    for (const address of new Set([...dress, ...icons, ...pages])) {
      try {
        await fetch(address, { credentials: "same-origin" });
      } catch {
        return false;
      }
    }
    return true;
  };
})();
