// What to say: blanks are filled on this page only. Nothing is kept and nothing is sent; the quick exit takes away what was typed.

"use strict";
helper.define("say", ["page"], async ({ button, copy, element, follow, speaker, styled, words, write }) => {
  const root = document.documentElement;
  const typed = {};   // blank → what was typed, the same on all cards
  const gaps = [...document.querySelectorAll("[data-say] [data-blank]")].map(gap => ({ gap, name: gap.getAttribute("data-blank"), label: gap.textContent }));
  const inputs = [], dialogs = [];
  let timeIn = () => "";   // the time that the panel of the plan knows, in a language

  /** As it is read aloud: accounts in groups of four, an amount in thousands. What is copied stays as it was typed. */
  const apart = (name, value) => (name === "amount"
    ? value.replace(/(^|[^\d.,])(\d{5,})(?![\d,])/g, (_, before, digits) => before + digits.replace(/\B(?=(\d{3})+$)/g, ","))
    : value.replace(/[0-9A-Za-z]{8,}/g, run => (run.replace(/\D/g, "").length < 6 ? run : run.match(/.{1,4}/g).join(" "))));
  const textLang = gap => gap.parentNode.closest("[lang]").lang;
  const valueOf = gap => typed[gap.name] || (gap.name === "time" ? timeIn(textLang(gap.gap)) : "");

  const show = () => {
    for (const each of gaps) {
      const value = valueOf(each);
      write(each.gap, value ? (each.name === "time" ? value : apart(each.name, value)) : each.label);
      each.gap.classList.toggle("z-filled", Boolean(value));
    }
    for (const input of inputs) {
      if (input !== document.activeElement) input.value = typed[input.name] || "";
      if (input.name === "time") input.placeholder = timeIn(root.lang);
    }
  };

  const clear = () => {
    for (const name of Object.keys(typed)) delete typed[name];
    for (const input of inputs) input.value = "";
    for (const dialog of dialogs.splice(0)) {
      dialog.close();
      dialog.remove();   // at once: what happens on closing comes later
    }
    show();
  };

  /** The sentence alone, to be held up: over the whole screen, and alone on paper. */
  const enlarge = (text, opener) => {
    const exit = document.querySelector(".md-header [data-exit]");
    const dialog = element("dialog", { class: "z-large", "aria-label": words["say-large"], close: () => {
      root.classList.remove("z-enlarged");
      dialog.remove();
      opener.focus();
    } }, element("p", { class: "z-picks" }, button("say-close", () => dialog.close()), ...(exit ? [exit.cloneNode(true)] : [])), text.cloneNode(true));
    dialogs.splice(0, 1, dialog);
    document.body.append(dialog);
    root.classList.add("z-enlarged");
    dialog.showModal();
  };

  await styled();
  for (const text of document.querySelectorAll("[data-say] [data-text]")) {
    const aloud = speaker(), inside = gaps.filter(({ gap }) => text.contains(gap));
    const names = inside.map(({ name }) => name), own = inside.filter(({ name }, at) => names.indexOf(name) === at);
    const fields = element("div", { class: "z-letter-fields", hidden: true }, ...own.map(({ name, label }) => {
      const input = element("input", { type: "text", name, autocomplete: "off", input: () => {
        typed[name] = input.value.trim();
        show();
      } });
      inputs.push(input);
      return element("p", {}, element("label", {}, label.slice(1, -1), input));   // without its brackets
    }), element("p", { class: "z-quiet" }, words["say-private"]), button("say-clear", () => {
      clear();
      aloud.say(words["say-cleared"]);
    }));
    const sentence = () => [...text.childNodes].map(node => {
      const each = inside.find(({ gap }) => gap === node);
      return (each && valueOf(each)) || node.textContent;
    }).join("");
    const opener = button("say-fill", () => {
      fields.hidden = !fields.hidden;
      opener.setAttribute("aria-expanded", !fields.hidden);
      if (!fields.hidden) fields.querySelector("input").focus();
    }, { "aria-expanded": "false" });
    const large = button("say-large", () => enlarge(text, large));
    text.after(element("p", { class: "z-picks" }, opener, ...(window.HTMLDialogElement ? [large] : []), button("say-copy", async () => {
      const done = await copy(sentence());
      if (!done) getSelection().selectAllChildren(text);
      aloud.say(words[done ? "say-copied" : "say-select"]);
    })), aloud.line, fields);
  }

  document.addEventListener("click", event => { if (event.target.closest("[data-exit]")) clear(); });
  follow(async ({ sent }) => {
    const { spoken } = await helper.load("clock");
    timeIn = lang => (sent ? spoken(sent, lang, new Date()) : "");
    show();
  });
});
