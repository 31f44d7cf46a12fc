// Written by the build: VERSION is a hash of every file, CORE what must open without a line, OFFLINE the page that helps then.
const VERSION = "%VERSION%", CORE = %CORE%, OFFLINE = %OFFLINE%;
const FRESH = "core-" + VERSION, SEEN = "seen", KEPT = 150, PATIENCE = 3000;
const hashed = /\.[0-9a-f]{8,}\./, download = /\.(zip|pdf)$/;

addEventListener("install", e => e.waitUntil(caches.open(FRESH)
  .then(c => c.addAll(CORE.map(u => new Request(u, {cache: "reload"})))).then(() => skipWaiting())));

addEventListener("activate", e => e.waitUntil(Promise.all([
  caches.keys().then(names => Promise.all(names.filter(n => n.startsWith("core-") && n !== FRESH).map(n => caches.delete(n)))),
  caches.open(SEEN).then(c => c.keys().then(keys => Promise.all(keys.slice(0, -KEPT).map(k => c.delete(k)))))
]).then(() => clients.claim())));

// A page asks whether it is a saved copy, so that it can say so; its own expiry date it checks itself.
// The reader asks to be forgotten: every saved page goes, then this worker.
const copies = new Set();
addEventListener("message", e => {
  if (e.data === "saved?" && copies.delete(e.source.id)) e.source.postMessage("saved-copy");
  if (e.data === "forget") e.waitUntil(caches.keys()
    .then(names => Promise.all(names.map(n => caches.delete(n)))).then(() => registration.unregister()));
});

const saved = request => caches.open(FRESH).then(c => c.match(request, {ignoreSearch: true}))
  .then(hit => hit || caches.open(SEEN).then(c => c.match(request, {ignoreSearch: true})));

const fetched = request => fetch(request).then(answer => {
  if (!answer.ok || answer.type !== "basic" || answer.redirected) return answer;
  const copy = answer.clone(), url = request.url.split(/[?#]/)[0];
  return caches.open(FRESH).then(core => core.match(url).then(hit => hit ? core : caches.open(SEEN)))
    .then(cache => cache.put(url, copy)).catch(() => {}).then(() => answer);
});

const late = () => new Promise((_, no) => setTimeout(no, PATIENCE, "slow"));

addEventListener("fetch", e => {
  const request = e.request;
  if (request.method !== "GET" || download.test(request.url) || !request.url.startsWith(registration.scope)) return;
  if (hashed.test(request.url)) return e.respondWith(saved(request).then(hit => hit || fetched(request)));
  const network = fetched(request);
  e.waitUntil(network.catch(() => {}));
  e.respondWith(Promise.race([network, late()]).catch(() => saved(request).then(hit => {
    if (hit) copies.add(e.resultingClientId);
    return hit || network;
  })).catch(() => request.mode === "navigate" ? saved(new URL(OFFLINE, registration.scope).href) : Response.error()));
});
