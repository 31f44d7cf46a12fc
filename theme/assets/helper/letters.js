// A letter is filled in on this device: the gaps follow what is typed. The draft is kept only after something was typed.

"use strict";
helper.define("letters", ["page", "memory"], async (
  { button, copy, element, fill, save, speaker, styled, words },
  { forget, keep, recall },
) => {
  await styled();
  for (const letter of document.querySelectorAll("[data-letter]")) {
    const name = `letter.${letter.getAttribute("data-letter")}`;
    const fields = letter.querySelector("[data-fields]");
    const inputs = [...fields.querySelectorAll("input")];
    const body = letter.querySelector(".z-letter-body");
    const gaps = [...body.querySelectorAll("[data-field]")].map(gap => ({ gap, empty: gap.textContent }));
    const status = element("p", { class: "z-quiet", role: "status" });
    const aloud = speaker();

    const show = () => {
      const typed = Object.fromEntries(inputs.map(input => [input.name, input.value.trim()]));
      for (const { gap, empty } of gaps) {
        const value = typed[gap.getAttribute("data-field")];
        gap.textContent = value || empty;
        gap.classList.toggle("z-filled", Boolean(value));
      }
      const missing = inputs.filter(input => !input.value.trim()).length;
      status.textContent = missing ? fill("letter-left", { count: missing }) : words["letter-done"];
      return Object.fromEntries(Object.entries(typed).filter(([, value]) => value));
    };

    // On a slow line somebody may have typed before this script came.
    const early = inputs.some(input => input.value), draft = recall(name);
    for (const input of inputs) {
      input.value = input.value || draft[input.name] || "";
      input.addEventListener("input", () => keep(name, show()));
    }
    const select = () => getSelection().selectAllChildren(body);
    letter.append(status, element("p", { class: "z-picks" },
      button("letter-copy", async () => {
        const done = await copy(body.textContent);
        if (!done) select();
        aloud.say(words[done ? "letter-copied" : "letter-select"]);
      }),
      button("letter-print", () => print()),
      button("letter-save", () => save(`${letter.getAttribute("data-letter")}.txt`, "text/plain", `\ufeff${body.textContent.replace(/\r?\n/g, "\r\n")}\r\n`)),
      button("letter-clear", () => {
        for (const input of inputs) input.value = "";
        forget(name);
        show();
        aloud.say(words["letter-cleared"]);
      }, { "data-clear": true })), aloud.line);
    const typed = show();
    if (early) keep(name, typed);
  }
});
