// The page's side of search, fetched when the box is first used: wakes the worker, shows what it sends, keeps recent queries on this device.
(() => {
  "use strict";

  const base = new URL(".", document.currentScript.src), Native = window.Worker;
  // What Material takes for its worker. It says that it is ready before anything is fetched; the real one is started below.
  const channel = Object.assign(new EventTarget, {postMessage() {}, tell(data) { this.dispatchEvent(new MessageEvent("message", {data})); }});
  window.Worker = function (url, options) {
    if (String(url) !== new URL("worker.js", base).href) return new Native(url, options);
    setTimeout(() => channel.tell({type: 1}));
    return channel;
  };
  const bundle = document.createElement("script");
  bundle.src = document.querySelector("[data-theme-script]").dataset.themeScript;
  bundle.onerror = () => show({items: [], own: {failed: true}});
  document.body.append(bundle);

  const RECENT = "zhuihui.recent", MOST_RECENT = 6;
  const query = document.querySelector("[data-md-component=search-query]"), result = document.querySelector("[data-md-component=search-result]");
  const list = result.lastElementChild, status = document.querySelector("[data-z-status]"), head = document.querySelector("[data-z-head]");
  const toggle = document.getElementById("__search");
  // What the address asks: taken before the theme's script comes, for whose reading an empty first answer would have wiped it away.
  query.value = query.value || new URL(location.href).searchParams.get("q") || "";
  let groups = [], more = "", composing = false, send;

  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("search.css", base);
  document.head.append(sheet);

  const recent = () => { try { return JSON.parse(localStorage.getItem(RECENT)) || []; } catch { return []; } };
  const remember = text => {
    if (text.trim()) try { localStorage.setItem(RECENT, JSON.stringify([text, ...recent().filter(one => one !== text)].slice(0, MOST_RECENT))); } catch {}
  };

  const chip = text => {
    const link = document.createElement("a"), inner = document.createElement("span");
    inner.dataset.mdScore = "0";
    inner.textContent = text;
    Object.assign(link, {className: "z-chip", href: `?q=${encodeURIComponent(text)}`, tabIndex: -1});
    link.dataset.query = text;
    link.append(inner);
    return link;
  };
  const welcome = ({welcome: examples, words}) => {
    const tried = document.createElement("p"), before = recent();
    tried.innerHTML = examples;  // escaped by the worker
    tried.prepend(words.tried + " ");
    head.replaceChildren(tried);
    if (!before.length) return;
    const line = document.createElement("p"), clear = chip(words.clear);
    delete clear.dataset.query;
    clear.dataset.clear = "";
    line.append(words.recent, " ", ...before.flatMap(text => [chip(text), " "]), clear);
    head.append(line);
  };

  const show = ({items, own}) => {
    document.documentElement.dataset.zSearch = "ready";
    if (own.failed) {
      status.textContent = "";
      head.innerHTML = document.querySelector("[data-z-failed]").innerHTML;
      return;
    }
    groups = own.groups;
    status.textContent = own.status;
    more = own.more;
    if (own.welcome) welcome(own); else head.innerHTML = own.head;  // escaped by the worker
    const url = new URL(location.href);
    if (own.query.trim()) url.searchParams.set("q", own.query); else url.searchParams.delete("q");
    if (toggle.checked) history.replaceState(history.state, "", url);
  };

  // Material writes the list; a heading goes before the first entry of each group, and a way to more behind the last.
  const line = (name, html) => {
    const entry = document.createElement("li");
    entry.className = name;
    entry.innerHTML = html;
    return entry;
  };
  new MutationObserver(() => {
    const entries = [...list.querySelectorAll(":scope > .md-search-result__item")];
    for (const [at, html] of groups) {
      const entry = entries[at], before = entry && entry.previousElementSibling;
      if (entry && !(before && before.className === "z-group")) entry.before(line("z-group", html));
    }
    if (more && entries.length && !list.querySelector(".z-search-more")) list.append(line("z-search-more", more));
  }).observe(list, {childList: true});

  const receive = message => {
    if (message.type === 3) show(message.data);
    channel.tell(message);
  };
  const ask = data => {
    if (composing) return;
    status.textContent = status.textContent || "…";
    send({type: 2, data});
  };
  // Material listens for keys alone: paste, voice, handwriting and what an input method commits come without one.
  const changed = () => composing || query.dispatchEvent(new KeyboardEvent("keyup"));
  query.addEventListener("compositionstart", () => { composing = true; });
  query.addEventListener("compositionend", () => { composing = false; setTimeout(() => ask(query.value)); });
  query.addEventListener("input", event => { composing = event.isComposing; changed(); });
  query.form.addEventListener("reset", () => setTimeout(changed));
  addEventListener("keydown", event => {
    if (event.target === query && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();  // Enter commits the word
  }, true);
  const put = text => {
    query.value = text;
    query.dispatchEvent(new KeyboardEvent("keyup"));
    query.focus();
  };

  result.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.query !== undefined || link.dataset.more || link.dataset.clear !== undefined) {
      event.preventDefault();
      event.stopPropagation();  // Material closes the box on every link
      if (link.dataset.more) ask({query: query.value, limit: +link.dataset.more});
      else if (link.dataset.query !== undefined) put(link.dataset.query);
      else { try { localStorage.removeItem(RECENT); } catch {} ask(query.value); }
    } else remember(query.value);
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) return;
    const url = new URL(location.href);
    url.searchParams.delete("q");
    history.replaceState(history.state, "", url);
  });

  const script = url => new Promise((done, fail) => {
    const element = document.createElement("script");
    element.src = url;
    element.onload = () => { element.remove(); done(); };
    element.onerror = fail;
    document.head.append(element);
  });
  const start = async () => {
    if (location.protocol !== "file:") {
      const worker = new Native(new URL("worker.js", base));
      worker.addEventListener("message", event => receive(event.data));
      worker.addEventListener("error", () => show({items: [], own: {failed: true}}));
      return message => worker.postMessage(message);
    }
    const held = new Map();
    window.load = (name, text) => held.set(name.split(":")[0], {name, text});
    await script(new URL("worker.js", base));
    const bring = async url => {
      await script(url);
      return held.get(/([^/]+?)(\.[0-9a-f]{8})?\.js/.exec(url.pathname)[1]);
    };
    return createZhuihuiAdapter(new URL("../../search/", base), bring, receive);
  };
  start().then(found => {
    send = found;
    send({type: 0, data: {language: document.documentElement.lang.slice(0, 2)}});
    channel.postMessage = message => { if (message.type === 2) ask(message.data); };
    ask(query.value);
  }).catch(() => show({items: [], own: {failed: true}}));
})();
