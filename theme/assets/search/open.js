{#- The search box with its words and its script, fetched when it is first wanted. Written once per language. -#}
{% set words = config.extra.words %}
{% set markup %}{% include "partials/search.html" %}{% endset %}
(() => {
  "use strict";
  const base = new URL("./", document.currentScript.src), holder = document.createElement("template");
  {% include "assets/search/box.js" %}
  holder.innerHTML = {{ markup | trim | tojson }};
  // `site.js` fetches the style sheet beside this script and opens the box.
  window.openSearch = searchBox(holder.content.firstElementChild, base, {{ {"searching": words.searching, "left": words.searching_left} | tojson }}).open;
})();
