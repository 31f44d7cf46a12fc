// What is kept on the device, and only after the reader has done something: every key begins with `zhuihui.`.

"use strict";
helper.define("memory", [], () => {
  const PREFIX = "zhuihui.";

  const recall = name => {
    try { return JSON.parse(localStorage.getItem(PREFIX + name)) || {}; } catch { return {}; }
  };

  /** Keeps an object; an empty one is forgotten. */
  const keep = (name, values) => {
    try {
      if (Object.keys(values).length) localStorage.setItem(PREFIX + name, JSON.stringify(values));
      else localStorage.removeItem(PREFIX + name);
    } catch { /* storage is off: it holds for this page only */ }
  };

  const forget = name => { try { localStorage.removeItem(PREFIX + name); } catch { /* nothing was kept */ } };

  const kept = () => {
    try { return Object.keys(localStorage).filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length)).sort(); } catch { return []; }
  };

  return { recall, keep, forget, kept };
});
