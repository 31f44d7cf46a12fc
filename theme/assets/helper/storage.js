// Lists what this site keeps on the device and clears it. The saved pages are the worker's: `notices.js` hands it every press of
// `data-forget`, and it answers when all of them are gone.

"use strict";
helper.define("storage", ["page", "memory"], async ({ button, element, fill, speaker, styled, words }, { forget, kept }) => {
  const place = document.querySelector("[data-storage-list]");
  const aloud = speaker();
  const named = key => ["papers", "place", "diary", "theme", "recent"].includes(key) ? words[`list-${key}`]
    : key.startsWith("letter.") ? fill("list-letter", { name: key.slice(7) }) : fill("list-other", { name: key });

  const clear = async keys => {
    keys.forEach(forget);
    await show();
    aloud.say(words["list-cleared"]);
  };

  /** How many pages and files open without a line. */
  const saved = async () => {
    try {
      const names = (await caches.keys()).filter(name => name.startsWith("zhuihui-"));
      const held = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).length));
      return held.reduce((sum, count) => sum + count, 0);
    } catch { return 0; /* only a secure address has saved pages */ }
  };

  const show = async () => {
    const keys = kept(), count = await saved();
    const lines = keys.map(key => element("li", {}, element("span", {}, named(key)), " ",
      button("list-clear", () => clear([key]), { "aria-label": `${words["list-clear"]}${words.colon}${named(key)}` })));
    if (count) lines.push(element("li", {}, fill("list-pages", { count })));
    const buttons = [
      keys.length && button("list-clear-all", () => clear(kept()), { "data-clear": true }),
      count && button("list-forget", () => kept().forEach(forget), { "data-forget": true }),
    ].filter(Boolean);
    place.replaceChildren(element("p", { class: "z-question" }, words["list-title"]),
      lines.length ? element("ul", {}, ...lines) : element("p", {}, words["list-none"]), element("p", { class: "z-picks" }, ...buttons), aloud.line);
  };

  navigator.serviceWorker?.addEventListener("message", async event => {
    if (event.data !== "forgotten") return;
    await show();
    aloud.say(words["list-forgotten"]);
  });
  await styled();
  await show();
});
