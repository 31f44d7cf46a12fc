// The little every page needs: colours, menu, quick exit, and the search box, which is fetched when it is first opened.
// What can wait (notices, pages kept to open offline) is fetched after the page.
// Loaded in the head, so that a chosen colour scheme is there before the first paint. Keeps one value, `zhuihui.theme`,
// and only after the reader has pressed the button.
(() => {
  const root = document.documentElement, key = "zhuihui.theme", here = document.currentScript.src;
  root.classList.replace("no-js", "js");
  // What the scripts of a page fill has its place from the first paint; a script that does not come, or that an old browser cannot
  // read (then the window has the error, not the element), gives it back.
  root.classList.toggle("z-live", location.protocol !== "file:");
  addEventListener("error", ({ target, filename }) => (target.defer || /\/helper[./]/.test(filename)) && root.classList.remove("z-live"), true);

  // Each answer is a step of the history. The exit takes these steps back first: one press of Back must not show the plan again. The
  // record of the case goes with it, for it says most; its script never writes anew what is gone.
  const leave = () => {
    const steps = (history.state && history.state.steps) || 0, away = () => location.replace("about:blank");
    root.style.display = "none";
    try { localStorage.removeItem("zhuihui.diary"); } catch { /* storage is off: nothing was kept */ }
    if (!steps || location.protocol === "file:") return away();
    addEventListener("popstate", event => {
      event.stopImmediatePropagation();
      const home = new URL("../", here);
      history.replaceState(null, "", home);
      history.pushState(null, "", home);   // what stood ahead of it is gone now, so Forward leads nowhere either
      away();
    }, true);
    history.go(-steps);
    setTimeout(away, 500);
  };
  try { if (localStorage.getItem(key)) root.dataset.theme = localStorage.getItem(key); } catch { /* storage is off */ }

  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const repaint = () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem(key, root.dataset.theme); } catch { /* holds for this page only */ }
  };

  const menu = () => document.querySelector(".z-i-menu");
  const showMenu = open => {
    root.classList.toggle("z-menu-open", open);
    menu().setAttribute("aria-expanded", open);
    if (open) document.getElementById("menu").focus();
    else if (document.getElementById("menu").contains(document.activeElement)) menu().focus();
  };

  // The search box: a script and its style sheet, which are fetched when somebody wants them. The script leaves `openSearch`.
  let coming = null;
  const fetchSearch = () => coming = coming || new Promise((done, fail) => {
    const script = document.createElement("script"), sheet = document.createElement("link");
    script.src = document.querySelector("[data-search-script]").dataset.searchScript;
    sheet.href = new URL("search.css", script.src);
    sheet.rel = "stylesheet";
    const styled = new Promise(come => { sheet.onload = sheet.onerror = come; });
    script.onload = () => styled.then(() => done(window.openSearch));
    script.onerror = () => {
      coming = null;
      fail(script.src);
    };
    document.head.append(sheet, script);
  });
  const openSearch = text => fetchSearch().then(open => open(text), script => location.assign(new URL("../../all-pages/", script)));

  // A search field on a page fetches the box when it is chosen, and opens it with what was typed, never amid a word of an input method.
  let composing = false;
  const takeUp = () => fetchSearch().then(open => {
    const field = document.querySelector("[data-search-field] input");
    if (composing || !field || !field.value) return;
    open(field.value);
    field.value = "";
  }, () => {});
  for (const type of ["focusin", "compositionstart", "compositionend", "input", "submit"]) document.addEventListener(type, event => {
    if (!event.target.closest("[data-search-field]")) return;
    composing = type === "compositionstart" || (type === "input" && event.isComposing);
    if (type !== "submit") return takeUp();
    event.preventDefault();
    openSearch(event.target.elements.q.value);
  });

  document.addEventListener("click", event => {
    const at = name => event.target.closest(`[${name}]`);
    if (at("data-exit")) leave();
    else if (at("data-theme-toggle")) repaint();
    else if (at("data-search")) openSearch("");
    else if (at("data-menu")) {
      event.preventDefault();
      showMenu(!root.classList.contains("z-menu-open"));
    } else if (root.classList.contains("z-menu-open") && !event.target.closest("#menu a:not([href])")) {
      if (!event.target.closest("#menu") || event.target.closest("a")) showMenu(false);
    }
  });

  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape") {
      if (root.classList.contains("z-menu-open")) showMenu(false);
    } else if (document.querySelector("[data-search]") && !event.altKey && !event.metaKey
      && ((event.key === "/" && !typing && !event.ctrlKey) || (event.key === "k" && event.ctrlKey))) {
      event.preventDefault();
      openSearch("");
    }
  });

  addEventListener("load", () => document.body.append(Object.assign(document.createElement("script"), {src: new URL("notices.js", here)})));

  document.addEventListener("DOMContentLoaded", () => {
    if (menu()) menu().setAttribute("aria-expanded", "false");
    // Shown as cards, a table means nothing to some screen readers unless its roles are written; HTML itself may not write them.
    const roles = {TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell"};
    for (const part of document.querySelectorAll(".z-table, .z-table *")) {
      const role = part.tagName === "TH" ? (part.scope === "row" ? "rowheader" : "columnheader") : roles[part.tagName];
      if (role) part.setAttribute("role", role);
    }
    const toc = document.querySelector("[data-toc]");
    if (toc && matchMedia("(min-width: 70em)").matches) toc.open = true;
    const asked = /[?&]q=/.test(location.search) || (history.state && history.state.search) || document.querySelector("[data-search-page]");
    if (asked && document.querySelector("[data-search]")) openSearch();
  });
})();
