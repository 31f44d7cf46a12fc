// Shows a page again when it has changed, and over it what is wrong with records and content, until that is mended.
(() => {
  const version = document.currentScript.dataset.version;
  let source, place;

  // Style and marks of the site do not reach into it, and it reaches nothing of the page.
  const show = problems => {
    if (place) place.remove();
    place = null;
    if (!problems.length) return;
    place = document.createElement("div");
    place.id = "live-problems";
    place.setAttribute("role", "alert");
    const inside = place.attachShadow({mode: "open"}), style = document.createElement("style"), box = document.createElement("section");
    style.textContent = `
      section { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 99999; padding: 1rem 1.25rem; font: 15px/1.5 system-ui, sans-serif;
        background: #2b1113; color: #fff; border-top: 4px solid #ff6b6b; }
      button { float: right; font: inherit; padding: .25rem .75rem; color: inherit; background: none; border: 1px solid; border-radius: 4px; cursor: pointer; }
      h2 { margin: 0 0 .5rem; font-size: 1.1em; }
      p { margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      code { color: #ffb3b3; }
      small { display: block; font-size: 1em; opacity: .85; }`;
    const put = (parent, name, text) => parent.appendChild(Object.assign(document.createElement(name), {textContent: text}));
    put(box, "button", "×").addEventListener("click", () => place.remove());
    box.querySelector("button").setAttribute("aria-label", "Close");
    put(box, "h2", problems.length === 1 ? "1 error" : `${problems.length} errors`);
    for (const {where, code, message, hint} of problems) {
      const line = put(box, "p", "");
      put(line, "code", where);
      line.append(` ${code}: ${message}`);
      if (hint) put(line, "small", hint);
    }
    inside.append(style, box);
    document.body.append(place);
  };

  // A browser opens six connections to a host at most: a page that nobody looks at needs none.
  const listen = () => {
    if (source) source.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource(`/-/live?${new URLSearchParams({page: decodeURI(location.pathname), version})}`);
    source.addEventListener("reload", () => { source.close(); location.reload(); });
    source.addEventListener("problems", event => show(JSON.parse(event.data)));
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source && source.close());
  addEventListener("pageshow", event => event.persisted && listen());
  listen();
})();
