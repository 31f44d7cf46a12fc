// Compares what `ways` found with the register of official contacts: in it, like one in it, or neither. Never says “safe”, never “fake”.
// The text of the register is that of generator/search/register.py.
define("register", ["ways"], ({waysIn, dialled, hostOf}) => {
  const LEAST_LIKE = 5, LEAST_NAME = 4, LONG_NAME = 6;
  // Generic names of the second level, as in generator/text/addresses.py.
  const SECOND_LEVEL = new Set("com net org gov edu ac co go or gob gouv nhs police".split(" "));
  // One sign for all that look alike, Cyrillic and Greek among them.
  const ALIKE = {"0": "oоο", "5": "sѕ", "8": "b", a: "аα", c: "с", d: "ԁ", e: "е", i: "l1і", p: "рρ", v: "ν", x: "х", y: "у"}, SHAPES = {};
  for (const sign of Object.keys(ALIKE)) for (const other of ALIKE[sign]) SHAPES[other] = sign;
  const shape = text => {
    const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/rn/g, "m").replace(/vv/g, "w");
    return Array.from(plain, sign => SHAPES[sign] || sign).join("");
  };

  // What somebody has registered: example.com of news.example.com, example.co.uk of its pages.
  const domainOf = host => {
    const labels = host.split("."), last = labels[labels.length - 1], second = labels[labels.length - 2] || "";
    return labels.slice(labels.length > 2 && last.length === 2 && (SECOND_LEVEL.has(second) || second.length <= 2) ? -3 : -2).join(".");
  };

  const parse = text => {
    const [head, ...lines] = text.split("\n"), languages = head.split(" "), contacts = new Map(), numbers = new Map(), hosts = new Map(), warned = new Map();
    const put = (map, words, key) => words.split(" ").filter(Boolean).forEach(word => map.set(word, [...(map.get(word) || []), key]));
    for (const line of lines) {
      const [key, uri, day, sure, official, ownNumbers, ownHosts, alike, ...names] = line.split("|");
      contacts.set(key, {uri, day, sure: sure === "1", official, names: Object.assign({}, ...languages.map((language, at) => ({[language]: names[at]})))});
      put(numbers, ownNumbers, key);
      put(hosts, ownHosts, key);
      put(warned, alike, key);
    }
    return {contacts, numbers, hosts, warned};
  };

  // One digit changed, added or left out, two in each other's place, or further digits before or behind.
  const isLikeNumber = ({key, abroad}, own) => {
    if (own.length < LEAST_LIKE || key === own) return false;
    if (key.endsWith(own) && abroad && own.length > 7) return false;  // as it is dialled from another country
    if (key.length > own.length + 1) return key.startsWith(own) || key.endsWith(own);
    let same = 0, behind = 0;
    while (same < key.length && key[same] === own[same]) same++;
    while (behind < Math.min(key.length, own.length) - same && key[key.length - 1 - behind] === own[own.length - 1 - behind]) behind++;
    const its = key.slice(same, key.length - behind), ours = own.slice(same, own.length - behind);
    return its.length <= 1 && ours.length <= 1 || its.length === 2 && ours.length === 2 && its[0] === ours[1] && its[1] === ours[0];
  };

  // Signs that look the same, or the name of a registered one inside another's.
  const isLikeHost = (host, whole, own) => {
    const domain = domainOf(own), name = shape(domain.split(".")[0]), looks = shape(host);
    if (domainOf(host) === domain) return whole.replace(host, "").includes(own);
    if (looks === shape(own) || shape(domainOf(host)) === shape(domain) || shape(whole).includes(shape(own))) return true;
    if (`-${looks.replace(/\./g, "-")}-`.includes(`-${shape(domain).replace(/\./g, "-")}-`)) return true;
    return name.length >= LEAST_NAME && looks.split(/[.-]/).some(label => label === name || name.length >= LONG_NAME && label.includes(name));
  };

  const likeNumber = (way, register) => {
    const {key, mixed} = way, near = [...register.numbers].filter(([own]) => own === key || !mixed && isLikeNumber(way, own));
    near.sort(([a], [b]) => Number(key.includes(b)) - Number(key.includes(a)));
    return near.length ? near[0][1] : null;
  };
  const likeHost = ({key, kind, whole}, register) => {
    const host = kind === "mail" ? hostOf(key) : key;
    const numbered = [...register.numbers].find(([own]) => own.length >= LEAST_LIKE && shape(host).includes(shape(own)));
    const named = [...register.hosts].find(([own]) => isLikeHost(host, whole || key, own));
    return register.warned.get(host) || (numbered || named || [])[1] || null;
  };

  // Official numbers of few digits behind the code of another country are how calls are forged; behind 86 they are how they are dialled.
  const isRegistered = ({kind, key, shown, whole, abroad, mixed}, register) => {
    if (kind === "number") return !mixed && register.numbers.has(key) && !(abroad && key.length < 7 && !/^(?:\+|00)\s?86/.test(shown));
    return kind === "address" && register.hosts.has(key) && !whole.includes("@");  // nobody honest puts a name before `@`
  };

  // {shown, kind, known, like, warned}: key of the contact, or empty; `warned` where its entry speaks of this very one. Two contacts
  // with one number give two.
  const compare = (ways, register) => [].concat(...ways.map(way => {
    const {shown, kind, key, weak, mixed} = way, result = {shown, kind, known: "", like: "", warned: false};
    if (isRegistered(way, register)) return (kind === "number" ? register.numbers : register.hosts).get(key).map(known => ({...result, known}));
    const warned = register.warned.get(key), like = warned || (kind === "number" ? likeNumber : likeHost)(way, register);
    if (weak && !(mixed && like)) return [];
    return [{...result, like: like ? like[0] : "", warned: !!warned}];
  }));

  // The answer of type "register" in a language, or null: each way with name and entry of the contact it is, or is like.
  const answer = (raw, register, language, prefix) => {
    const found = compare(waysIn(raw), register);
    return found.length ? {type: "register", ways: found.map(way => {
      const {names, uri, day, sure, official} = register.contacts.get(way.known || way.like) || {names: {}, uri: "", day: "", sure: false, official: ""};
      return {...way, name: names[language] || names.zh || "", uri: uri && prefix + uri, day, sure, official};
    })} : null;
  };

  return {waysIn, parse, compare, answer, dialled, hostOf};
});
