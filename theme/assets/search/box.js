// The search box: a combobox over a list of links (ARIA 1.2), in a dialog or, on the page of search, in its place. `open.js` includes it.
// Asks the worker, shows what it sends. What is typed stays in this browser; a story enters neither the address nor the recent queries.

"use strict";
const searchBox = (box, base, words) => {
  const RECENT = "zhuihui.recent", MOST_RECENT = 6, LONGEST_KEPT = 80, PAUSE = 150, SLOW = 300;
  const root = document.documentElement, one = selector => box.querySelector(selector);
  const input = one("input"), found = one("[role=listbox]"), status = one("[data-z-status]"), left = one("[data-z-left]"), head = one("[data-z-head]"), list = one("[data-z-list]");
  const place = document.querySelector("[data-search-page]");
  /** `number` counts the questions; `asked` is the last one, `shown` the one whose answer stands there. */
  let number = 0, asked = null, shown = null, active = null, composing = false, pause = 0, slow = 0, made = 0, complete = false, opener = null, behind = [], send = null;

  const stored = name => { try { return JSON.parse(localStorage.getItem(name)) || {}; } catch { return {}; } };
  const recent = () => [].concat(stored(RECENT)).filter(text => typeof text === "string");
  const isShort = text => Array.from(text).length <= LONGEST_KEPT;
  const remember = text => {
    if (text.trim() && isShort(text)) try { localStorage.setItem(RECENT, JSON.stringify([text, ...recent().filter(one => one !== text)].slice(0, MOST_RECENT))); } catch { /* storage is off */ }
  };

  // ---- the worker, started with the first question

  const script = url => new Promise((done, fail) => {
    const element = document.createElement("script");
    Object.assign(element, {src: url, onload: () => { element.remove(); done(); }, onerror: fail});
    document.head.append(element);
  });
  const inPage = async () => {
    const held = new Map();
    window.load = (name, text) => held.set(name.split(":")[0], {name, text});
    await script(new URL("worker.js", base));
    return window.createSearchAdapter(new URL("../../search/", base), async url => {
      await script(url);
      return held.get(/([^/]+?)(\.[0-9a-f]{8})?\.js/.exec(url.pathname)[1]);
    }, receive);
  };
  const inWorker = () => {
    const worker = new Worker(new URL("worker.js", base));
    worker.addEventListener("message", event => receive(event.data));
    worker.addEventListener("error", lost);
    const take = meta => worker.postMessage({meta});
    fetch(new URL("../../search/meta.js", base)).then(reply => reply.ok ? reply.text() : "").then(take, () => take(""));
    return message => worker.postMessage(message);
  };
  const lost = () => { send = null; fail(); };
  const start = () => {
    send = send || Promise.resolve().then(location.protocol === "file:" ? inPage : inWorker).then(tell => { tell({language: root.lang.slice(0, 2)}); return tell; });
    return send;
  };

  // ---- asking

  const wait = () => {
    activate(null);
    found.setAttribute("aria-busy", "true");
    delete root.dataset.zSearch;
  };
  const ask = (limit = 10) => {
    clearTimeout(pause);
    clearTimeout(slow);
    const mine = ++number, query = input.value, {reader, account} = stored("zhuihui.place");
    asked = query;
    complete = false;
    if (shown !== query) wait();
    if (query.trim()) slow = setTimeout(() => { status.textContent = words.searching; }, SLOW);
    start().then(tell => mine === number && tell({number, query, limit, place: reader || account || ""}), lost);
  };
  const typed = () => {
    clearTimeout(pause);
    if (input.value === asked && !composing) {
      if (shown === asked) settled();
      return;
    }
    if (input.value !== shown) wait();
    if (!composing) pause = setTimeout(ask, input.value.trim() ? PAUSE : 0);
  };
  const receive = message => {
    if (message.number !== number) return;
    if (message.left !== undefined) left.textContent = message.left ? words.left.replace("{n}", message.left) : "";
    else if (message.failed) fail();
    else show(message);
  };

  // ---- showing

  /** What stands there can be used, unless something else has been typed meanwhile. */
  const settled = () => {
    if (asked !== null && input.value !== asked) return;
    found.removeAttribute("aria-busy");
    if (complete) root.dataset.zSearch = "ready";
  };
  const answered = () => {
    clearTimeout(slow);
    left.textContent = "";
    complete = true;
    settled();
  };
  const fail = () => {
    shown = asked = null;
    answered();
    const {content} = one("[data-z-failed]");
    status.textContent = content.querySelector("p").textContent;
    list.textContent = "";
    head.replaceChildren(...[...content.querySelectorAll("a")].map(link => link.cloneNode(true)));
    settle();
  };
  /** Children become these pieces of HTML; those that are the same stay as they are, with what points at them. */
  const fill = (parent, pieces) => {
    pieces.forEach((html, at) => {
      const old = parent.children[at];
      if (old && old.html === html) return;
      const holder = document.createElement("template");
      holder.innerHTML = html;  // escaped by the worker
      const fresh = holder.content.firstElementChild;
      fresh.html = html;
      if (old) old.replaceWith(fresh); else parent.append(fresh);
    });
    while (parent.children.length > pieces.length) parent.lastElementChild.remove();
  };
  const element = (name, values, text = "") => Object.assign(document.createElement(name), values, {textContent: text});
  const show = answer => {
    const more = shown === asked, at = more && active ? options().indexOf(active) : -1, before = at < 0 ? 0 : active.getBoundingClientRect().top;
    if (!more) { activate(null); list.textContent = head.textContent = ""; }
    shown = asked;
    if (answer.welcome) welcome(answer);
    else {
      if (answer.head) fill(head, answer.head);
      const groups = answer.groups.filter(({items}) => items.length);
      groups.forEach(({label, items}, place) => {
        let group = list.children[place];
        if (!group || group.getAttribute("aria-label") !== label) {
          const fresh = element("div", {className: "z-group"});
          fresh.setAttribute("role", "group");
          fresh.setAttribute("aria-label", label);
          fresh.append(element("div", {className: "z-group-name"}, label), element("div"));
          if (group) group.replaceWith(fresh); else list.append(fresh);
          group = fresh;
        }
        fill(group.lastElementChild, items);
      });
      while (list.children.length > groups.length) list.lastElementChild.remove();
      if (answer.more) {
        list.append(element("div", {className: "z-search-more"}));
        fill(list.lastElementChild, [answer.more]);
      }
    }
    if (answer.part) settled();
    else {
      answered();
      status.replaceChildren(...(answer.status || []).map(line => element("span", {}, line)));
      note();
    }
    settle();
    if (at < 0) return;
    // The way to more has been replaced by what it led to.
    if (!found.contains(active)) activate(options()[at] || null);
    else box.firstElementChild.scrollTop += active.getBoundingClientRect().top - before;
  };
  const welcome = ({welcome: examples, words: {recent: before, clear, tried}}) => {
    const line = (text, ...links) => {
      const group = element("div", {className: "z-tries"});
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", text);
      group.append(element("span", {}, text), ...links);
      return group;
    };
    const chip = (text, name) => {
      const link = element("a", {className: "z-chip", href: `?q=${encodeURIComponent(text)}`, tabIndex: -1}, text);
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.dataset[name] = text;
      return link;
    };
    const tries = line(tried);
    tries.insertAdjacentHTML("beforeend", examples.join(" "));  // escaped by the worker
    head.replaceChildren(tries);
    if (recent().length) head.append(line(before, ...recent().map(text => chip(text, "query")), chip(clear, "clear")));
  };

  // ---- keys: focus stays in the field, `active` is the link that Enter opens

  const options = () => [...found.querySelectorAll("[role=option]")].filter(option => option.getClientRects().length);
  const settle = () => {
    for (const option of found.querySelectorAll("[role=option]:not([id])")) option.id = `z-option-${++made}`;
    input.setAttribute("aria-expanded", String(options().length > 0));
  };
  const activate = option => {
    if (active) active.setAttribute("aria-selected", "false");
    active = option;
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({block: "nearest"});
  };
  const move = by => {
    const all = options(), at = all.indexOf(active);
    if (all.length && !found.hasAttribute("aria-busy")) activate(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
  };
  const enter = () => {
    if (composing) return;
    if (input.value !== asked) return ask();
    const first = active || list.querySelector("[role=option]");
    if (first && !found.hasAttribute("aria-busy")) first.click();
  };
  box.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode === 229) return;
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (by && event.target === input && !event.altKey) {
      event.preventDefault();
      move(by);
    } else if (event.key === "Escape" && !place) {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab" && !place) {
      const stops = [...box.querySelectorAll("button, input")].filter(stop => stop.getClientRects().length), at = stops.indexOf(document.activeElement);
      event.preventDefault();
      stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length].focus();
    }
  });

  input.addEventListener("compositionstart", () => { composing = true; typed(); });
  input.addEventListener("compositionend", () => { composing = false; typed(); });
  input.addEventListener("input", event => { composing = event.isComposing; typed(); });
  input.form.addEventListener("submit", event => { event.preventDefault(); enter(); });
  input.form.addEventListener("reset", () => setTimeout(() => { typed(); input.focus(); }));
  found.addEventListener("mousedown", event => event.preventDefault());  // focus stays in the field
  found.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const {query, more, clear, facets} = option.dataset;
    if (facets !== undefined) {
      const lines = option.nextElementSibling;
      lines.hidden = !lines.hidden;
      option.classList.toggle("z-open", !lines.hidden);
    } else if (more) ask(+more);
    else if (query !== undefined) {
      input.value = query;
      ask();
    } else if (clear !== undefined) {
      try { localStorage.removeItem(RECENT); } catch { /* nothing was kept */ }
      activate(null);
      ask();
    } else {
      remember(input.value);
      // Only another part of this very page leaves the box standing in its way.
      if (option.href.split("#")[0] === location.href.split("#")[0] && option.hash) leave();
      return;
    }
    event.preventDefault();
  });

  // ---- the address and the history: Back from a page that was opened shows the same search

  const keep = text => {
    const url = new URL(location.href);
    if (text.trim() && isShort(text)) url.searchParams.set("q", text); else url.searchParams.delete("q");
    const state = Object.assign({}, history.state, {search: text});
    if (!text) delete state.search;
    history.replaceState(Object.keys(state).length ? state : null, "", url);
  };
  const note = () => { if (place || !box.hidden) keep(asked); };
  const before = () => new URL(location.href).searchParams.get("q") || (history.state && history.state.search) || "";

  // ---- open and closed

  const leave = () => {
    box.hidden = true;
    root.classList.remove("z-search-open");
    for (const other of behind) other.inert = false;
    behind = [];
  };
  const close = () => {
    leave();
    keep("");
    const back = opener && opener !== document.body && opener.isConnected ? opener : document.querySelector("[data-search]");
    if (back) back.focus();
  };
  const open = text => {
    if (!place && box.hidden) {
      opener = document.activeElement;
      box.hidden = false;
      root.classList.add("z-search-open");
      behind = [...document.body.children].filter(other => other !== box && !other.inert);
      for (const other of behind) other.inert = true;
    }
    if (text) input.value = text; else if (asked === null) input.value = input.value || before();
    if (!place || text !== undefined) {
      input.focus();
      input.setSelectionRange(input.value.length, input.value.length);
    }
    if (input.value === asked) note(); else ask();
  };
  for (const way of [box, ...box.querySelectorAll("[data-close]")]) way.addEventListener("click", event => { if (!place && (event.target === box || way !== box)) close(); });

  for (const link of one("[data-z-failed]").content.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") + (location.protocol === "file:" ? "index.html" : ""), base);
  if (place) {
    for (const name of ["role", "aria-modal", "aria-label", "data-close"]) box.removeAttribute(name);
    box.classList.add("z-search-page");
    one("button[data-close]").remove();
    place.replaceWith(box);
  } else {
    box.hidden = true;
    document.body.append(box);
  }
  return {open};
};
