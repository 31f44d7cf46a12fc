// Which cases are left after some answers; pure. A case is [page, role, scenario, platform, way]; only cases that exist are there.
// A way across borders stands under every place it leads to.

"use strict";
helper.define("choice", [], () => {
  const STEPS = ["role", "scenario", "platform", "way"];

  /** All cases of the tree that the page carries. */
  const casesOf = tree => {
    const platforms = new Map(tree.ways.map(([way, , where]) => [way, where.split(" ")]));
    return tree.cases.flatMap(([page, roles, scenario, ways]) => roles.split(" ").flatMap(role =>
      ways.split(" ").flatMap(way => platforms.get(way).map(platform => ({ page, role, scenario, platform, way })))));
  };

  /** The address of a plan: that of plan 0, with the case that names it instead. */
  const addressOf = (tree, page) => {
    const id = number => {
      const [, roles, scenario, ways] = tree.cases.find(line => line[0] === number);
      return `${ways.split(" ")[0]}/${roles.split(" ")[0]}-${scenario}`;
    };
    return tree.pages[0].replace(id(0), id(page));
  };

  const fits = (found, answers) => STEPS.every(step => !answers[step] || answers[step] === found[step]);

  /** The choices of a step that lead somewhere, in the order of the tree. */
  const choices = (tree, cases, answers, step) => {
    const earlier = Object.fromEntries(STEPS.slice(0, STEPS.indexOf(step)).map(name => [name, answers[name]]));
    const left = new Set(cases.filter(found => fits(found, earlier)).map(found => found[step]));
    return tree[`${step}s`].filter(([id]) => left.has(id));
  };

  /** Whether what happened makes a difference: for somebody who received money it makes none. */
  const same = (cases, answers) => {
    const pages = new Map();
    return cases.filter(found => fits(found, answers)).every(({ page, way }) => (pages.has(way) ? pages.get(way) : pages.set(way, page).get(way)) === page);
  };

  const skipped = (cases, answers, step) => step === "scenario" && Boolean(answers.role) && same(cases, { role: answers.role });

  /** Answers that lead somewhere; the first that does not, and all after it, are dropped. */
  const sound = (tree, cases, answers) => {
    const kept = {};
    for (const step of STEPS) {
      if (!answers[step] && skipped(cases, kept, step)) continue;
      if (!answers[step] || !choices(tree, cases, kept, step).some(([id]) => id === answers[step])) break;
      kept[step] = answers[step];
    }
    return kept;
  };

  /** The step to ask next, or the one page that is left: {step} or {page}. A question that changes nothing is not asked. */
  const next = (cases, answers) => {
    const pages = new Set(cases.filter(found => fits(found, answers)).map(found => found.page));
    return pages.size === 1 ? { page: [...pages][0] } : { step: STEPS.find(step => !answers[step] && !skipped(cases, answers, step)) };
  };

  return { STEPS, casesOf, addressOf, choices, sound, next };
});
