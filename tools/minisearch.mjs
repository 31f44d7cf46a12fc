// MiniSearch over our documents, asked our questions: reads one JSON on standard input, writes one on standard output.
//   node --expose-gc minisearch.mjs <folder of the package> < given.json > measured.json
// given: {documents: [{uri, language, kind, title, alias, heads, lead, body}], forms: {mark: [form]}, priors: {kind: factor},
//         folds: {traditional: simplified}, questions: [{q, language}], timed: how many of them, story: {language: text}}
import fs from "node:fs";
import path from "node:path";
import url from "node:url";
import zlib from "node:zlib";

const given = JSON.parse(fs.readFileSync(0, "utf8"));
const {default: MiniSearch} = await import(url.pathToFileURL(path.join(process.argv[2], "dist/es/index.js")));

const folds = new Map(Object.entries(given.folds));
const normalise = text => Array.from(text.normalize("NFKC").toLowerCase(), sign => folds.get(sign) || sign).join("");
const EMPTY = new Set(("a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no of on or our please " +
  "she should so than that the their them then there these they this to was we were what when where which who whom why will with would you your s t m d re ve ll").split(" "));
const stem = word => word.replace(/ies$/, "y").replace(/(?<=...)(s)$/, "").replace(/(?<=...)(ing|ed)$/, "").replace(/(?<=...)e$/, "");
// Han by pairs, Latin words by their stem.
const words = text => {
  const found = [];
  for (const [run] of normalise(text).matchAll(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[a-z0-9]+/g)) {
    if (/[a-z0-9]/.test(run[0])) { if (!EMPTY.has(run)) found.push(stem(run)); }
    else if (run.length === 1) found.push(run);
    else for (let at = 0; at < run.length - 1; at++) found.push(run.slice(at, at + 2));
  }
  return found;
};

// Concepts and entities as further words, the longest form at each place.
const byFirst = new Map();
for (const [mark, forms] of Object.entries(given.forms)) for (const form of forms.filter(form => !form.includes("*")).map(normalise)) {
  if (!byFirst.has(form[0])) byFirst.set(form[0], []);
  byFirst.get(form[0]).push([form, mark]);
}
for (const forms of byFirst.values()) forms.sort((a, b) => b[0].length - a[0].length);
const latin = sign => /[a-z0-9]/.test(sign || "");
const marks = raw => {
  const text = normalise(raw), found = [];
  for (let at = 0; at < text.length;) {
    const hit = (byFirst.get(text[at]) || []).find(([form]) => text.startsWith(form, at) &&
      !(latin(form[0]) && latin(text[at - 1])) && !(latin(form[form.length - 1]) && latin(text[at + form.length])));
    if (hit) found.push(hit[1]);
    at += hit ? hit[0].length : 1;
  }
  return found;
};

const FIELDS = {title: 5, alias: 5, heads: 2, lead: 1.5, body: 1};
const VARIANTS = {
  V1: {tokenize: words},
  V3: {tokenize: text => [...words(text), ...marks(text)], boostDocument: (id, term, {kind}) => given.priors[kind] ?? 1},
};
const heap = () => { globalThis.gc(); globalThis.gc(); return process.memoryUsage().heapUsed; };
const timed = work => { const start = performance.now(), result = work(); return [performance.now() - start, result]; };

// In a function of its own, so that nothing of the making is left when memory is measured.
const serialised = (options, language) => {
  const index = new MiniSearch(options);
  index.addAll(given.documents.filter(one => one.language === language).map((document, id) => ({...document, id})));
  return JSON.stringify(index);
};

const measured = {};
for (const [name, {tokenize, boostDocument}] of Object.entries(VARIANTS)) {
  const options = {fields: Object.keys(FIELDS), storeFields: ["uri", "kind"], tokenize, processTerm: term => term};
  const one = {bytes: {}, load: {}, memory: {}, story: {}, answers: []}, loaded = {};
  for (const language of Object.keys(given.story)) {
    const text = serialised(options, language), before = heap();
    one.bytes[language] = zlib.gzipSync(text, {level: 6}).length;
    [one.load[language], loaded[language]] = timed(() => MiniSearch.loadJSON(text, options));
    one.memory[language] = heap() - before;
  }
  const ask = (q, language) => loaded[language].search(q, {boost: FIELDS, combineWith: "OR", bm25: {k: 1.2, b: .5, d: .5}, ...(boostDocument ? {boostDocument} : {})});
  for (const [at, {q, language}] of given.questions.entries()) {
    const items = ask(q, language), warm = Math.min(...(at < given.timed ? [0, 1, 2] : []).map(() => timed(() => ask(q, language))[0]));
    one.answers.push({q, warm, weak: false, items: items.slice(0, 20).map(({uri}) => ({uri}))});
  }
  for (const [language, text] of Object.entries(given.story)) one.story[language] = Math.min(...[0, 1, 2].map(() => timed(() => ask(text, language))[0]));
  measured[name] = one;
}
fs.writeFileSync(1, JSON.stringify(measured));
