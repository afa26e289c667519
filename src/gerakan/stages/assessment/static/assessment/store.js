// What a device keeps: taps that wait for a line (kept until the server has them) and what was last seen (goes at sign-out).
(() => {
  const promised = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  const opened = (name, stores) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(stores)) request.result.createObjectStore(store, { keyPath, autoIncrement: keyPath === "order" });
    };
    return promised(request).then((base) => {
      base.onversionchange = () => base.close();
      return base;
    });
  };

  class Store {
    static async open(person) {
      const store = new Store();
      store.waitingBase = await opened(`antrean:penilaian:${person}`, { taps: "order", refused: "key" });
      store.seenBase = await opened(`pribadi:penilaian:${person}`, { seen: "place", clashes: "place" });
      return store;
    }

    // Durable before anybody is told that it is kept.
    async put(base, name, thing) {
      const act = base.transaction(name, "readwrite", { durability: "strict" });
      const key = await promised(act.objectStore(name).put(thing));
      await new Promise((done, failed) => {
        act.oncomplete = done;
        act.onerror = act.onabort = () => failed(act.error);
      });
      return key;
    }

    drop(base, name, key) {
      return promised(base.transaction(name, "readwrite").objectStore(name).delete(key));
    }

    all(base, name) {
      return promised(base.transaction(name).objectStore(name).getAll());
    }

    async keep(tap) {
      const { order, ...whole } = tap;
      return this.put(this.waitingBase, "taps", whole);
    }

    async waiting(sheet) {
      const taps = await this.all(this.waitingBase, "taps");
      return sheet === undefined ? taps : taps.filter((tap) => tap.sheet === sheet);
    }

    done(tap) {
      return this.drop(this.waitingBase, "taps", tap.order);
    }

    async refuse(tap, words) {
      await this.put(this.waitingBase, "refused", { ...tap, words });
      await this.done(tap);
    }

    async refused(sheet) {
      return (await this.all(this.waitingBase, "refused")).filter((tap) => tap.sheet === sheet);
    }

    see(sheet, item, said, key, saved) {
      return this.put(this.seenBase, "seen", { place: `${sheet}:${item}`, sheet, item, said, key, saved });
    }

    async seen(sheet) {
      const rows = (await this.all(this.seenBase, "seen")).filter((row) => row.sheet === sheet);
      return new Map(rows.map((row) => [row.item, row]));
    }

    clash(sheet, item, mine, theirs) {
      return this.put(this.seenBase, "clashes", { place: `${sheet}:${item}`, sheet, item, mine, theirs });
    }

    settled(sheet, item) {
      return this.drop(this.seenBase, "clashes", `${sheet}:${item}`);
    }

    async clashes(sheet) {
      return (await this.all(this.seenBase, "clashes")).filter((row) => row.sheet === sheet);
    }
  }

  window.Penilaian = { Store };
})();
