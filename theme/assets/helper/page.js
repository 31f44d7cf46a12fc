// What every part of the helper needs of the page: its words, small elements, and a line that is read aloud.

"use strict";
helper.define("page", [], () => {
  const holder = document.getElementById("helper-words");
  const words = holder ? JSON.parse(holder.textContent) : {};

  /** A word with its gaps filled: fill("plan-left", {time: …}). */
  const fill = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key] || "");

  /** element("button", {class: "x", type: "button"}, "text", child) */
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(key, value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  const button = (key, press, attributes = {}) => element("button", { type: "button", class: "z-button", click: press, ...attributes }, fill(key));

  /** A polite live region; `say` replaces its text. */
  const speaker = () => {
    const line = element("p", { class: "z-said-aloud", role: "status", "aria-live": "polite" });
    return { line, say: text => { line.textContent = text; } };
  };

  /** The style sheet of the helper, fetched only where a script shows something. */
  const styled = () => new Promise(done => {
    document.head.append(element("link", { rel: "stylesheet", href: helper.style, load: done, error: done }));
  });

  /** Write a text or an attribute only where it differs: a node written anew loses the selection, and is read aloud once more. */
  const write = (node, text) => { if (node.textContent !== text) node.textContent = text; };

  /** Put these children into a parent in this order; nothing moves where they stand in it already, so that focus and selection stay. */
  const arrange = (parent, children) => {
    for (const child of [...parent.children]) if (!children.includes(child)) child.remove();
    children.forEach((child, at) => {
      const stands = parent.children[at];
      if (stands && stands !== child && stands.nextElementSibling === child) parent.append(stands);   // it goes further down
      if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] || null);
    });
  };

  /** Copy text; false when the browser does not let us. */
  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };

  /** Hand the reader a file made on the device. */
  const save = (name, type, text) => {
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  /** What an action of the plan says to do, without the numbers of its sources. */
  const title = item => {
    const text = item.querySelector(".z-do").cloneNode(true);
    text.querySelector(".z-marks")?.remove();
    return text.textContent.trim();
  };

  const followers = [];
  let latest = null;

  /** Give the plan of every moment to a part of the page that shows something of it; the present one at once. */
  const follow = see => {
    followers.push(see);
    if (latest) see(latest);
  };

  /** The plan of this moment: `{sent, minutes, answers, entries}`, `entries` as `clock.plan` orders them. */
  const tell = plan => {
    latest = plan;
    for (const see of followers) see(plan);
  };

  return { words, fill, element, button, speaker, styled, write, arrange, copy, save, title, follow, tell };
});
