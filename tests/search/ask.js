// Runs the shipped engine over a built index. Node: node ask.js <index folder> < {engine, questions}.json > answers.json
// Chromium: both scripts on a blank page, then `askAll`. A question is {q, language, place?, wanted?}; an answer tells what
// was found, how long it took (with `timed`, the best of three more), and with `cold` what was read for this question alone.
"use strict";

const brief = item => ({
  uri: item.uri, title: item.title, kind: item.facts.kind, coverage: +item.coverage.toFixed(2), value: +item.value.toFixed(2), anchor: item.best ? item.best.anchor : "",
  lit: item.hit.includes(true) || !!item.alias || !!item.best && (item.best.hit.includes(true) || item.best.headingHit.includes(true)),
});

// What the card offers to dial.
const dialled = ({action, call}) => call ? call.number : action.number;

// `files`: name → text; `sizes`: name → bytes as sent.
async function askAll({questions, files, sizes, cold, timed}) {
  let fetched = new Set(), search = null;
  const answers = [], read = async name => {
    const text = files[name].trim();
    fetched.add(name);
    return JSON.parse(`[${text.slice(5, -1)}]`)[1];
  };
  for (const {q, language, place, wanted} of questions) {
    const asked = place ? {...wanted, place} : wanted || {};
    if (cold || !search) {
      fetched = new Set();
      search = await createZhuihuiSearch(read);
    }
    const start = performance.now(), found = await search.search(q, language || "zh", asked), between = performance.now();
    const read_ = cold ? [...fetched] : [];
    let warm = timed ? Infinity : between - start;  // the best of three: the rest is the machine's neighbours
    for (let i = 0, from = performance.now(); i < (timed ? cold ? 1 : 3 : 0); i++, from = performance.now()) {
      await search.search(q, language || "zh", asked);
      warm = Math.min(warm, performance.now() - from);
    }
    answers.push({
      q, items: found.items.map(brief), weak: found.weak, total: found.total, elsewhere: found.elsewhere, corrected: found.corrected,
      terms: search.analyse(q).terms.map(({term}) => term), near: found.near.map(brief), fallbacks: found.fallbacks.map(brief), answers: found.answers.map(item => item.ways ? {type: item.type, ways: item.ways} : {type: item.type, number: item.verdict.number, action: item.action ? {...item.action, number: dialled(item)} : null, ...brief(item)}),
      read: found.read || "",
      first: between - start, warm, bytes: read_.reduce((sum, name) => sum + sizes[name], 0), files: read_.length,
    });
  }
  return answers;
}

if (typeof process === "object" && process.argv) {
  const fs = require("node:fs"), path = require("node:path"), vm = require("node:vm"), zlib = require("node:zlib");
  const [folder] = process.argv.slice(2), {engine, questions} = JSON.parse(fs.readFileSync(0, "utf8")), files = {}, sizes = {}, names = fs.readdirSync(folder).filter(name => name.endsWith(".js"));
  for (const name of names) {
    files[name] = fs.readFileSync(path.join(folder, name), "utf8");
    sizes[name] = process.env.COLD === "1" ? zlib.gzipSync(files[name], {level: 6}).length + 250 : 0;
  }
  vm.runInThisContext(engine, {filename: "worker.js"});
  askAll({questions, files, sizes, cold: process.env.COLD === "1", timed: process.env.TIMED !== "0"})
    .then(answers => fs.writeSync(1, JSON.stringify(answers)), error => { console.error(error); process.exit(1); });
}
