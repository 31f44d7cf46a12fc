// Time and answers in the part of the address behind `#`. A browser never sends that part to anybody: not to our own server,
// not in a Referer, not when the page is loaded again. (Behind `?` it would stand in every server log.) Pure.

"use strict";
helper.define("address", [], () => {
  const two = number => String(number).padStart(2, "0");

  /** `2026-11-24T10:05` in the device's time zone, as a date field writes it. */
  const localTime = date => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
    + `T${two(date.getHours())}:${two(date.getMinutes())}`;

  /** The same with its offset, so that a shared link means the same moment abroad: `2026-11-24T10:05+08:00`. */
  const wholeTime = date => {
    const offset = -date.getTimezoneOffset();
    const size = Math.abs(offset);
    return `${localTime(date)}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  };

  /** `#a=1&b=2` → {a: "1", b: "2"}; null when the fragment is a place on the page and no state. */
  const readFragment = hash => {
    if (!hash.includes("=")) return hash.length > 1 ? null : {};
    const found = {};
    for (const pair of hash.replace(/^#/, "").split("&")) {
      const [name, value = ""] = pair.split("=");
      const text = decoded(value);
      if (text) found[name] = text;
    }
    return found;
  };

  /** A value as it was written, as far as it can be read: chat programs cut links, and take the sign behind them along. */
  const decoded = value => {
    for (let end = value.length; end; end -= 1) try { return decodeURIComponent(value.slice(0, end)); } catch { /* one sign less */ }
    return "";
  };

  /** The longest of some values with which `text` begins, if what follows is no further letter of it; "" when there is none. */
  const beginning = (text, values) => values.filter(value => text.startsWith(value) && !/^[\w-]/.test(text.slice(value.length)))
    .reduce((longest, value) => (value.length > longest.length ? value : longest), "");

  const writeFragment = values => {
    const pairs = Object.entries(values).filter(([, value]) => value);
    return pairs.length ? `#${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%3A/g, ":").replace(/%2B/g, "+")}`).join("&")}` : "";
  };

  const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?:[+-]\d\d:\d\d)?(?![\w+-])/;

  /** The time, with or without an offset, with which a text begins; "" when it begins with none. */
  const timeIn = text => (TIME.exec(text || "") || [""])[0];

  /** The same as a date; null when it is none. */
  const readTime = text => {
    const date = new Date(timeIn(text) || NaN);
    return Number.isNaN(date.getTime()) ? null : date;
  };

  /** How many minutes one clock may be ahead of another one: so much of the future is still now. */
  const CLOCKS_DIFFER = 10;

  /** Whether a moment has not come yet: then nothing can have been sent at it. */
  const isAhead = (date, now) => date - now > CLOCKS_DIFFER * 60000;

  /** The moment of sending in `text`, never one after `now`; null when it is none, or one that has not come yet. Every way in asks here. */
  const readSent = (text, now) => {
    const date = readTime(text);
    return date && !isAhead(date, now) ? new Date(Math.min(date, now)) : null;
  };

  let carried;   // the place of the account, once somebody has said it; until then what the address brought along stays in it

  /** What stands in the address beside the values, whatever they are. */
  const carry = account => { carried = account; };

  /** Puts values into the address; `step` makes it a step that Back undoes. The steps are counted: the quick exit takes them all back. */
  const goTo = (values, step = true) => {
    const account = carried === undefined ? (readFragment(location.hash) || {}).account : carried;
    const fragment = writeFragment({ ...values, account });
    const target = location.pathname + location.search + fragment;
    const steps = (history.state && history.state.steps) || 0;
    history[step ? "pushState" : "replaceState"]({ steps: steps + (step ? 1 : 0) }, "", target);
    // The other language gets the same case.
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = fragment;
  };

  return { carry, localTime, wholeTime, readFragment, writeFragment, beginning, timeIn, readTime, CLOCKS_DIFFER, isAhead, readSent, goTo };
});
