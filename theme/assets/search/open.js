{#- The search box and what the theme's script wants to know, fetched when the box is first opened: 1.7 KB less on every page.
    Written once per language; `box.js` beside it then brings the theme's script. -#}
{% import "partials/language.html" as lang with context %}
{% set box %}{% include "partials/search.html" %}{% endset %}
{% set said = namespace(words = {}) %}
{% for key in ["clipboard.copy", "clipboard.copied", "search.result.placeholder", "search.result.none", "search.result.one", "search.result.other",
  "search.result.more.one", "search.result.more.other", "search.result.term.missing", "select.version"] %}
{% set _ = said.words.update({key: config.extra.words[key] or lang.t(key) | string}) %}
{% endfor %}
(() => {
  "use strict";
  const base = new URL("./", document.currentScript.src), root = new URL("../../", base);
  const at = address => new URL(address, base).href;

  // Everything the box will ask for, at once: one after the other would take a second on a slow line.
  const ahead = ["box.js", "worker.js", "../../search/meta.js", document.querySelector("[data-theme-script]").dataset.themeScript];
  if (location.protocol !== "file:") for (const name of ahead) fetch(name.endsWith(".min.js") ? name : at(name)).catch(() => {});

  const place = document.createElement("template");
  place.innerHTML = {{ box | trim | tojson }};
  const box = place.content.firstElementChild, failed = box.querySelector("[data-z-failed]").content;
  for (const link of failed.querySelectorAll("a")) link.href = at(link.getAttribute("href"));
  document.querySelector(".md-header").append(box);

  const config = document.createElement("script");
  config.id = "__config";
  config.type = "application/json";
  config.textContent = JSON.stringify({base: root.href, features: [], search: at("worker.js"), translations: {{ said.words | tojson }}});
  document.body.append(config);
  // What the theme defines inline on every page, for the one moment its bundle needs it.
  Object.assign(window, {
    __md_scope: root,
    __md_hash: text => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0),
    __md_get: () => null,
    __md_set() {}
  });

  box.querySelector("input").focus();
  document.body.append(Object.assign(document.createElement("script"), {
    src: at("box.js"), onerror: () => box.querySelector("[data-z-head]").replaceChildren(failed)
  }));
})();
