// Written by the build: VERSION is a hash of every file, CORE what must open offline, OFFLINE the page that helps then, by folder.
const VERSION = "%VERSION%", CORE = %CORE%, OFFLINE = %OFFLINE%;
const OURS = "zhuihui-", FRESH = OURS + "core-" + VERSION, SEEN = OURS + "seen", KEPT = 300, PATIENCE = 3000;
const hashed = /\.[0-9a-f]{8,}[./]/, download = /\.(zip|pdf)$/, plan = /\/plans\/(.+)\/$/;
const scope = registration.scope, bare = url => url.split(/[?#]/)[0];
// Only the path counts: a query is written by whoever made the link, and must not make a page count as one that cannot change.
const unchanging = url => hashed.test(bare(url).slice(scope.length));

addEventListener("install", e => e.waitUntil(caches.open(FRESH)
  .then(c => c.addAll(CORE.map(u => new Request(u, {cache: "no-cache"})))).then(() => skipWaiting())));

const ours = () => caches.keys().then(names => names.filter(name => name.startsWith(OURS)));
const drop = names => Promise.all(names.map(name => caches.delete(name)));

const isOld = name => name !== FRESH && name !== SEEN;

// Pages of the worker before this one; who was too late to see the change will ask.
const older = new Set();
const remember = () => clients.matchAll({includeUncontrolled: true}).then(pages => pages.forEach(page => older.add(page.id)));
addEventListener("activate", e => e.waitUntil(Promise.all([
  ours().then(names => names.filter(isOld)).then(old => old.length && remember().then(() => drop(old))),
  caches.open(SEEN).then(c => c.keys().then(keys => Promise.all(keys.slice(0, -KEPT).map(key => c.delete(key)))))
]).then(() => clients.claim())));

// A page asks, in the same word in every release, whether it is a saved copy or older than this worker; its own day it checks itself.
// A page older than any worker hands itself over. The reader asks to be forgotten: every saved page goes, then this worker.
const copies = new Set();
let forgotten = false;
addEventListener("message", e => {
  if (e.data === "saved?") {
    if (copies.delete(e.source.id)) e.source.postMessage("saved-copy");
    if (older.delete(e.source.id)) e.source.postMessage("newer");
  } else if (e.data.keep) e.waitUntil(Promise.all(e.data.keep.map(bare).filter(isOurs).map(url => fetched(new Request(url)).catch(() => {}))));
  else if (e.data === "forget") {
    forgotten = true;
    e.waitUntil(ours().then(drop).then(() => registration.unregister()).then(() => e.source.postMessage("forgotten")));
  }
});

const isOurs = url => url.startsWith(scope) && !download.test(url);
const keptIn = (name, request) => caches.match(request, {ignoreSearch: true, cacheName: name});
const saved = request => keptIn(FRESH, request).then(hit => hit || keptIn(SEEN, request));

const fetched = request => fetch(request).then(answer => {
  if (forgotten || !answer.ok || answer.type !== "basic" || answer.redirected) return answer;
  const copy = answer.clone(), url = bare(request.url);
  return keptIn(FRESH, url).then(hit => caches.open(hit ? FRESH : SEEN)).then(cache => cache.put(url, copy))
    .then(() => plan.test(url) && withSheet(url)).catch(() => {}).then(() => answer);
});

// With a plan its emergency sheet is kept, which opens when nothing else does; nobody waits for it. Each time anew, past the browser's
// own store: a sheet has no script that could say that it is old, so it may never be older than its plan.
const withSheet = url => { fetched(new Request(url.replace(plan, "/sheets/$1.html"), {cache: "no-cache"})).catch(() => {}); };

const late = () => new Promise((_, no) => setTimeout(no, PATIENCE, "slow"));
const lost = url => saved(scope + OFFLINE[Object.keys(OFFLINE).filter(folder => url.startsWith(scope + folder)).pop()]);

addEventListener("fetch", e => {
  const request = e.request;
  if (request.method !== "GET" || !isOurs(bare(request.url))) return;
  if (unchanging(request.url)) return e.respondWith(saved(request).then(hit => hit || fetched(request)));
  // A host that fails (5xx) is as far away as no host; 404 and 410 are answers, for the page may be gone for good.
  const network = fetched(request).then(answer => answer.status >= 500 ? Promise.reject(answer) : answer);
  e.waitUntil(network.catch(() => {}));
  e.respondWith(Promise.race([network, late()]).catch(() => saved(request).then(hit => {
    if (hit) copies.add(e.resultingClientId);
    return hit || network;
  })).catch(no => request.mode === "navigate" ? lost(request.url) : no instanceof Response ? no : Response.error()));
});
