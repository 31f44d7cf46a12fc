// Lists what this site keeps on the device and clears it.

import { button, element, fill, speaker, styled, words } from "./page.js";
import { forget, kept } from "./memory.js";

const place = document.querySelector("[data-storage-list]");
const aloud = speaker();
const named = key => key === "papers" || key === "theme" ? words[`list-${key}`]
  : key.startsWith("letter.") ? fill("list-letter", { name: key.slice(7) }) : fill("list-other", { name: key });

const clear = keys => {
  keys.forEach(forget);
  show();
  aloud.say(words["list-cleared"]);
};

const show = () => {
  const keys = kept();
  const lines = keys.map(key => element("li", {}, element("span", {}, named(key)), " ",
    button("list-clear", () => clear([key]), { "aria-label": `${words["list-clear"]}${words.colon}${named(key)}` })));
  const parts = keys.length ? [element("ul", {}, ...lines), button("list-clear-all", () => clear(kept()), { "data-clear": true })] : [element("p", {}, words["list-none"])];
  place.replaceChildren(element("p", { class: "z-question" }, words["list-title"]), ...parts, aloud.line);
};

await styled();
show();
