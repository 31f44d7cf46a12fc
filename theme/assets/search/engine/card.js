// What stands above the list: the first action of the page that won, a number, the verdict on a claim, or that we have no rules for it.

define("card", [], () => {
  const CASES = new Set(["plan", "choice"]), COVERED = .7, STRONG = 50, HOME = "CN", MANY = 9, NEAR = .8, FURTHER = 8, SOUNDS = .9, ASKED = /[?？吗嘛]|能不能|可不可以|可以|能否|是不是|真的|会不会|\b(can|is|are|does|do|will)\b/;

  // A page answers for who asks and for what happened; what it says to do first is no number of another country.
  const suits = ({facts}, {asker, sure, scenarios}) => !CASES.has(facts.kind) || (asker === "payer" ? !facts.scenarios.some(one => one === "payee" || one === "merchant") : facts.scenarios.includes(asker)) &&
    sure && (!scenarios.size || facts.scenarios.some(one => scenarios.has(one)));

  // Who asks and what happened are those of the step itself.
  const isFor = ({roles, scenarios}, told) => (!roles.length || roles.includes(told.asker)) && (!scenarios.length || !told.scenarios.size || told.asker !== "payer" || scenarios.some(one => told.scenarios.has(one)));
  // A page of a few places abroad is for who names one of them, or is there.
  const isElsewhere = ({regions}) => regions.length > 0 && regions.length < MANY && !regions.includes(HOME);

  // `ranked`: [{doc, facts, coverage}], best first; `blockOf(doc)`: what is known of a page; `compared`: whether the register answers too.
  // The result: [{type, doc, …}].
  const cardsOf = async (query, ranked, blockOf, {compared, weak}) => {
    const found = [], [first] = ranked, told = query.case, heard = query.sounds.length > 0 || query.corrected.length > 0;
    const covers = ({coverage, value, facts}) => heard ? CASES.has(facts.kind) && coverage >= SOUNDS : !query.long && coverage >= COVERED || (query.long || CASES.has(facts.kind)) && value >= STRONG;
    if (!first) return found;
    if (first.facts.kind === "uncovered" && (!weak || told.uncovered.length)) return [{type: "uncovered", ...first}];
    if (weak) return found;
    const wantsNumber = query.terms.some(({term}) => term === "@hotline" || term === "#hotline");
    const hotline = ranked.slice(0, 3).find(({facts, coverage}) => facts.kind === "hotline" && coverage >= COVERED);
    if (hotline && !compared && (hotline === first || wantsNumber)) found.push({type: "hotline", ...hotline});
    // Who did not pay gets what a page for them says, further down too.
    const near = told.asker === "payer" ? ranked.slice(0, 3).filter(({value}) => value >= NEAR * first.value) : ranked.slice(0, FURTHER);
    for (const entry of near) {
      if (!covers(entry) || !suits(entry, told)) continue;
      const {action} = await blockOf(entry.doc);
      if (!action || !isFor(action, told) || (told.foreign ? action.region === HOME : isElsewhere(entry.facts))) continue;
      // The number of a later step, where it is answered.
      const call = action.call && !(told.foreign && action.call.region === HOME) ? action.call : null;
      found.push({type: "action", ...entry, call});
      break;
    }
    const claim = ASKED.test(query.text) && ranked.slice(0, 12).find(({facts, coverage}) => facts.kind === "claim" && coverage >= .75);
    if (claim) found.push({type: "claim", ...claim});
    return found.slice(0, 2);
  };

  return {cardsOf};
});
