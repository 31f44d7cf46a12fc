// Says what a saved page cannot know about itself: out of date, a saved copy, replaced by a newer one. Stands at assets/notices.js.
// The words stand hidden in the page: <p data-notice="expired|saved-copy|update" hidden>…</p>, <meta name="expires" content="2027-05-01">.
(() => {
  const show = name => document.querySelectorAll(`[data-notice="${name}"]`).forEach(e => { e.hidden = false; });
  const expires = document.querySelector('meta[name="expires"]');
  if (expires && Date.now() >= Date.parse(expires.content)) show("expired");

  const workers = navigator.serviceWorker;
  if (!workers || !isSecureContext || !location.protocol.startsWith("http")) return;
  const replaced = workers.controller;
  workers.addEventListener("message", e => { if (e.data === "saved-copy") show("saved-copy"); });
  workers.addEventListener("controllerchange", () => { if (replaced) show("update"); });
  if (replaced) replaced.postMessage("saved?");
  workers.register(new URL("../service-worker.js", document.currentScript.src)).catch(() => {});

  document.addEventListener("click", e => {
    if (e.target.closest("[data-forget]") && workers.controller) workers.controller.postMessage("forget");
  });
})();
