// Keeps an assessor's own pages and their dress on the device. Version VERSI.
// Pages belong to a person: the server names the person in a header, and a device keeps one person's pages at a time.
const DRESS = "penilaian-rupa-VERSI";
const OWN = "pribadi:penilaian:";
const NAMED = "X-Perangkat";
const PATIENCE = 6000;
const KEPT = /^\/penilaian\/(saya\/|lembar\/\d+\/)$/;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("penilaian-rupa-") && name !== DRESS).map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(dress(event.request));
  else if (KEPT.test(url.pathname)) event.respondWith(page(event));
});

const dress = async (request) => {
  const cache = await caches.open(DRESS);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept && /\.[0-9a-f]{12}\./.test(request.url)) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (lost) {
    if (kept) return kept;
    throw lost;
  }
};

const page = async (event) => {
  const kept = await remembered(event.request);
  const fresh = fetch(event.request).then(async (answer) => {
    await remember(event.request, answer);
    return answer;
  });
  event.waitUntil(fresh.catch(() => undefined));
  if (!kept) return fresh.catch(() => nothing());
  const late = new Promise((done) => setTimeout(() => done(kept.clone()), PATIENCE));
  return Promise.race([fresh, late]).catch(() => kept);
};

const address = (request) => new URL(request.url).pathname;

const remembered = async (request) => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(OWN)) continue;
    const found = await (await caches.open(name)).match(address(request), { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
};

const remember = async (request, answer) => {
  const person = answer.headers.get(NAMED);
  if (!answer.ok || answer.redirected || !person) return;
  const own = OWN + person;
  for (const name of await caches.keys()) if (name.startsWith(OWN) && name !== own) await caches.delete(name);
  await (await caches.open(own)).put(address(request), answer.clone());
};

const nothing = () => new Response(
  "<!doctype html><html lang=id><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Tanpa jaringan</title>" +
  "<h1>Tanpa jaringan</h1><p>Halaman ini belum tersimpan di perangkat. Buka “Penilaian saya” sekali saat ada jaringan.</p>",
  { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'" } },
);
