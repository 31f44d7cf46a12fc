// Says what a page cannot know when it is written: past its day, a saved copy, replaced by a newer one. Registers the worker.
// A template: the build fills in the words of the language and the way to the worker. `site.js` fetches it after the page.
(() => {
  const words = {{ config.extra.words.notices | tojson }}, script = document.currentScript.src;
  let place;
  const say = (name, text, ...more) => {
    if (document.querySelector(`[data-notice=${name}]`)) return;
    if (!place) {
      place = Object.assign(document.createElement("div"), {className: "z-notices"});
      place.setAttribute("role", "status");
      (document.querySelector("article") || document.body).prepend(place);
    }
    const line = Object.assign(document.createElement("p"), {className: name === "expired" ? "z-warning" : "z-notice"});
    line.dataset.notice = name;
    line.append(text, ...more);
    place.append(line);
  };

  const dated = document.querySelector("[data-expires]"), day = dated && dated.dataset.expires;
  if (day && Date.now() > Date.parse(`${day}T23:59:59`)) say("expired", words.expired.replace("{day}", day));

  const workers = navigator.serviceWorker;
  if (!workers || !isSecureContext || !location.protocol.startsWith("http")) return;
  const before = workers.controller;
  const update = () => {
    const again = Object.assign(document.createElement("button"), {type: "button", className: "z-button", textContent: words.reload});
    again.addEventListener("click", () => location.reload());
    say("update", words.update, " ", again);
  };
  workers.addEventListener("message", e => { if (e.data === "saved-copy") say("saved", words.saved); else if (e.data === "newer") update(); });
  workers.addEventListener("controllerchange", () => { if (before) update(); });
  workers.register(new URL({{ config.extra.worker | tojson }}, script)).catch(() => {});
  // A page that came before the worker is handed to it with what it fetched, so that the first page is kept like any other.
  if (before) before.postMessage("saved?");
  else workers.ready.then(({active}) => active.postMessage({keep: [location.href, ...performance.getEntriesByType("resource").map(entry => entry.name)]}));

  document.addEventListener("click", e => {
    if (e.target.closest("[data-forget]")) workers.getRegistration().then(found => found && found.active && found.active.postMessage("forget"));
  });
})();
