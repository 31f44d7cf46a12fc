// The one script a page asks for. It fetches the parts whose place it finds on the page, after the page itself is there.
//
// A part is a classic script that defines itself, as in AMD: `helper.define(name, parts it needs, function that makes it)`. Modules of
// the language would need none of this, but a browser loads none from a disk, and the zip of the site does what the site does.

"use strict";
const helper = (() => {
  const here = document.currentScript.src;
  const loaded = {}, waiting = {}, defined = new Set();

  /** A promise of what a part returns; the part is fetched once, however many ask. */
  const load = name => {
    loaded[name] = loaded[name] || new Promise((done, fail) => {
      waiting[name] = done;
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, here);
      // Too late for one that has defined itself; the others may be asked for once more, when there is a line again.
      script.onload = script.onerror = () => {
        if (waiting[name] === done && !defined.has(name)) loaded[name] = null;
        fail(new Error(`${name} did not come`));
      };
      document.head.append(script);
    });
    return loaded[name];
  };

  const define = (name, needed, make) => defined.add(name) && waiting[name](Promise.all(needed.map(load)).then(parts => make(...parts)));
  return { define, load, style: new URL("helper.css", here).href };
})();

for (const [place, part] of Object.entries({
  "[data-plan]": "plan",
  "[data-where]": "where",
  "[data-checklist]": "checklist",
  "[data-say]": "say",
  "[data-diary]": "diary",
  "[data-letter]": "letters",
  "#helper-tree": "questions",
  "[data-storage-list]": "storage",
  "[data-account], [data-held]": "account",
})) if (document.querySelector(place)) helper.load(part).catch(() => document.documentElement.classList.remove("z-live"));
