// The help page with a script: at most four questions, one at a time. Every choice is an ordinary link: the answers stand behind
// `#`, so Back, a shared address and opening in a new tab all work, and the last choice leads to the plan itself.

"use strict";
helper.define("questions", ["choice", "address", "page"], async (
  { STEPS, addressOf, casesOf, choices, next, sound },
  { readFragment, writeFragment },
  { element, fill, styled, words },
) => {
  const tree = JSON.parse(document.getElementById("helper-tree").textContent);
  const cases = casesOf(tree);
  const place = element("section", { class: "z-helper", "aria-labelledby": "z-question-title" });
  const names = Object.fromEntries(STEPS.map(step => [step, new Map(tree[`${step}s`].map(([id, name]) => [id, name]))]));

  const before = (answers, step) => Object.fromEntries(STEPS.slice(0, STEPS.indexOf(step)).filter(name => answers[name]).map(name => [name, answers[name]]));

  /** Where an answer leads: the plan when only one is left, else the next question. */
  const target = answers => {
    const { page } = next(cases, answers);
    return page === undefined ? writeFragment(answers) : addressOf(tree, page);
  };

  const given = answers => element("ol", { class: "z-given" }, ...STEPS.filter(step => answers[step]).map(step => element("li", {},
    element("span", {}, names[step].get(answers[step])), " ",
    element("a", { class: "z-button", href: writeFragment(before(answers, step)) || "#", "aria-label": `${words["help-change"]}${words.colon}${words[`help-${step}`]}` }, words["help-change"]))));

  const show = focus => {
    const answers = sound(tree, cases, readFragment(location.hash) || {});
    const { step, page } = next(cases, answers);
    const heading = element("h2", { id: "z-question-title", tabindex: "-1" }, step ? words[`help-${step}`] : words["help-open"]);
    const links = step ? choices(tree, cases, answers, step).map(([id, name]) => [target({ ...answers, [step]: id }), name]) : [[addressOf(tree, page), words["help-open"]]];
    place.replaceChildren(given(answers), heading,
      ...(step ? [element("p", { class: "z-quiet" }, fill("help-step", { number: Object.keys(answers).length + 1 }))] : []),
      element("div", { class: "z-picker" }, element("ul", {}, ...links.map(([href, name]) => element("li", {}, element("a", { href }, name))))),
      ...(step === STEPS[0] ? [element("p", { class: "z-quiet" }, words["help-below"])] : []));
    if (focus) heading.focus();
  };

  await styled();
  document.querySelector("[data-place]").replaceChildren(place);
  addEventListener("hashchange", () => show(true));
  show(false);
});
