// Characters, words and their normal form. The same rules as generator/search/folding.py and tokens.py; tests hold the two together.

define("text", [], () => {
  const SCRIPT = "\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af";
  const HAN = new RegExp(`[${SCRIPT}]`), RUNS = new RegExp(`[${SCRIPT}]+|[a-z0-9]+`, "g"), BETWEEN = new RegExp(`[^${SCRIPT}a-z0-9]+`, "g");
  // How much money it was tells no page from another: 两千块, 5万, 300元.
  const AMOUNT = /(?:[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千万两几]+)多?(?:块钱|块|万元|元|万|千|百|美元|美金|港币|rmb)|[一二三四五六七八九两几][十百千万]+/g;

  const isLatin = sign => sign !== undefined && /[a-z0-9]/.test(sign);
  // A form in Latin letters or digits is a whole word; a Chinese one may stand anywhere.
  const isWhole = (text, start, end) => !(isLatin(text[start]) && isLatin(text[start - 1])) && !(isLatin(text[end - 1]) && isLatin(text[end]));

  // An English word without its commonest endings: transfers, transferred → transfer.
  const stem = word => {
    if (word.endsWith("ies") && word.length > 4) word = word.slice(0, -3) + "y";
    else if (word.endsWith("s") && !/(ss|us|is)$/.test(word) && word.length > 3) word = word.slice(0, -1);
    for (const ending of ["ing", "ed"]) if (word.endsWith(ending) && word.length - ending.length >= 3) {
      word = word.slice(0, -ending.length);
      if (word.length > 4 && word[word.length - 1] === word[word.length - 2] && !word.endsWith("s")) word = word.slice(0, -1);
      break;
    }
    return word.endsWith("e") && word.length > 3 ? word.slice(0, -1) : word;
  };

  // Without the tones of wēixìn; ü is typed v, but u where nothing else can stand; won't is one word. `folds`: traditional → simplified.
  const normalise = (text, folds) => Array.from(text.replace(/([a-z])[‘’ʼ´`](?=[a-z])/gi, "$1'").normalize("NFKD").replace(/([jqxy]u)\u0308/gi, "$1").replace(/u\u0308/gi, "v")
    .replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase().replace(/([a-z])n['’]t\b/g, "$1nt"), sign => folds.get(sign) || sign).join("");

  // The letters, digits and Han characters of a text, joined.
  const bare = text => text.replace(BETWEEN, "");

  return {HAN, RUNS, AMOUNT, isLatin, isWhole, stem, normalise, bare};
});
