// On the page in place of one that does not exist: leaves the language of the address, the one in the deepest folder it begins with.
(() => {
  const parts = [...document.querySelectorAll("[data-lost]")];
  const shown = parts.filter(part => location.pathname.startsWith(part.dataset.lost))
    .reduce((best, part) => (part.dataset.lost.length > best.dataset.lost.length ? part : best), parts[0]);
  if (!shown || !shown.lang) return;
  for (const part of parts) part.hidden = part.dataset.lost !== shown.dataset.lost;
  document.documentElement.lang = shown.lang;
  document.title = shown.textContent;
})();
