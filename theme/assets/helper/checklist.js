// The papers of a plan become boxes to tick. Ticks are kept on this device, and only once something is ticked.

"use strict";
helper.define("checklist", ["page", "memory"], ({ element, fill, words }, { keep, recall }) => {
  for (const list of document.querySelectorAll("[data-checklist]")) {
    const count = element("p", { class: "z-quiet", role: "status" });
    const boxes = [...list.children].map(item => {
      const text = item.querySelector("span");
      const box = element("input", { type: "checkbox", name: item.getAttribute("data-paper"), change: () => changed() });
      const marks = text.querySelector(".z-marks");
      const label = element("label", { class: "z-paper" }, box, text);
      item.prepend(label);
      if (marks) label.after(marks);
      return box;
    });
    const show = () => { count.textContent = `${fill("paper-count", { done: boxes.filter(box => box.checked).length, total: boxes.length })} · ${words["paper-private"]}`; };
    const changed = () => {
      const ticked = recall("papers");
      for (const box of boxes) if (box.checked) ticked[box.name] = 1; else delete ticked[box.name];
      keep("papers", ticked);
      show();
    };
    const ticked = recall("papers");
    for (const box of boxes) box.checked = Boolean(ticked[box.name]);
    list.classList.add("z-boxes");
    list.after(count);
    show();
  }
});
