// What stands above the list: the first action of the page that won, a number, the verdict on a claim, or that we have no rules for it.

define("card", [], () => {
  const CASES = new Set(["plan", "choice"]), COVERED = .5, ASKED = /[?？吗嘛]|能不能|可不可以|可以|能否|是不是|真的|会不会|\b(can|is|are|does|do|will)\b/;

  // A page answers for who asks and for what happened; what it says to do first is no number of another country.
  const suits = ({facts}, {asker, sure, scenarios}) => !CASES.has(facts.kind) || (asker === "payer" ? !facts.scenarios.some(one => one === "payee" || one === "merchant") : facts.scenarios.includes(asker)) &&
    sure && (!scenarios.size || facts.scenarios.some(one => scenarios.has(one)));

  // `ranked`: [{doc, facts, coverage}], best first; `blockOf(doc)`: what is known of a page; `compared`: the answer of the register, or null.
  // The result: [{type, doc, …}].
  const cardsOf = async (query, ranked, blockOf, compared) => {
    const found = [], [first] = ranked, told = query.case, covers = entry => query.long || entry.coverage >= COVERED;
    if (!first) return found;
    if (first.facts.kind === "uncovered") return [{type: "uncovered", ...first}];
    const wantsNumber = query.terms.some(({term}) => term === "@hotline" || term === "#hotline");
    const hotline = ranked.slice(0, 3).find(({facts, coverage}) => facts.kind === "hotline" && coverage >= COVERED);
    if (hotline && !compared && (hotline === first || wantsNumber)) found.push({type: "hotline", ...hotline});
    const near = ranked.slice(0, 3).filter(({value}) => value >= .6 * first.value);
    for (const entry of near) {
      if (!covers(entry) || !suits(entry, told)) continue;
      const {action} = await blockOf(entry.doc);
      if (!action || told.foreign && action.region === "CN") continue;
      found.push({type: "action", ...entry});
      break;
    }
    const claim = ASKED.test(query.text) && ranked.slice(0, 12).find(({facts, coverage}) => facts.kind === "claim" && coverage >= .75);
    if (claim) found.push({type: "claim", ...claim});
    return found.slice(0, 2);
  };

  return {cardsOf};
});
