// Finds numbers to dial, addresses and mail in what a reader types or pastes. Amounts, days, order numbers and numbers of cards are none.
// Its keys are those of generator/text (`dialled`, `written_host`); a test holds the two together.
define("ways", [], () => {
  const MOST = 5, LONGEST_SHOWN = 60;
  const any = (...parts) => new RegExp(parts.join("|"), "i");

  const LETTER = "a-z0-9\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff";
  const DOT = "(?:[.。]|\\s?[(\\[{]\\s?(?:\\.|dot|点|點)\\s?[)\\]}]\\s?|\\s?[点點](?=[a-z\\s])\\s?|\\sdot\\s)", DOTS = new RegExp(DOT, "gi");
  const HOST = `[${LETTER}-]+(?:${DOT}[${LETTER}-]+)+`;
  const MAIL = new RegExp(`(?<![a-z0-9._%+/-])[a-z0-9._%+-]+\\s?(?:@|[(\\[]at[)\\]])\\s?${HOST}`, "gi");
  const ADDRESS = new RegExp(
    `(?:\\b[a-z]{3,6}\\s?:\\s?//)?(?:[^\\s/@"'<>]+@)?${HOST}(?::\\d+)?(?:[/?#][^\\s"'<>，。；、）」』”’】\\u4e00-\\u9fff]*)?`, "gi");
  // Ends of names that nothing but an address has; with any other end, something else must say that it is one.
  const SURE_ENDS = new Set(("com cn net org gov edu cc info top xyz vip app shop site online club icu help pro live link win ltd fun tech store " +
    "ink io co uk hk tw au de fr jp kr sg eu ru ca nz bank").split(" "));
  const FILES = /^(?:md|py|js|css|html?|json|ya?ml|txt|pdf|docx?|xlsx?|png|jpe?g|svg|zip|exe|apk|mp[34]|php|aspx?|log|then|etc)$/;
  // The name goes on with a label in other letters: 110.alipay.com.中国 is not 110.alipay.com.
  const FURTHER = /^(?:\.[^\x00-\x7f]+|。(?:中国|公司|网络|网址|商店|集团|政务))/;
  const OPENED = any("(?:点击|登[录陆]|访问|打开|网址|链接|官网|网站)[：: ]*$", "\\b(?:visit|click|at|link|go to|open|log ?in|website)[: ]+$");

  const RUN = /(?:\+\s?)?\(?\d(?:[ .-]?[()]?[ ]?\d)*/g;
  // Letters that look like digits: 96ll0.
  const MIXED = /(?<![a-z0-9])(?=[0-9loibs]*[loibs])(?=(?:[loibs]*\d){2})[0-9loibs]{5,11}(?![a-z0-9])/gi;
  const DIGITS = {l: "1", i: "1", o: "0", b: "8", s: "5"}, digitsOf = mixed => Array.from(mixed.toLowerCase(), sign => DIGITS[sign] || sign).join("");
  const SERVICE = /^(?:1\d{2}|1\d{4}|9[56]\d{3,4}|100\d\d)$/;
  const PHONE = /^(?:1[3-9]\d{9}|[48]00\d{7}|0\d{9,11}|106\d{5,15}|1[38]00\d{6}|0800\d{6,7})$/;
  const AREA = /^0\d{2,3}(?=(?:1\d{4}|9[56]\d{3})$)/;
  const DATE = /^(?:19|20)\d\d(?:(?:0?[1-9]|1[0-2])(?:[0-2]?\d|3[01]))?$/;

  const UNIT = any(
    "^\\s?[元万亿千百块角分毛刀件笔条个户起次名页字例项款章节周岁余%℃]", "^\\s?(?:人(?!工)|家(?!属|人)|年(?!中)|月|日(?!夜)|天(?!天)|多(?!次)|号(?!码))",
    "^\\s?(?:小时|秒|美[元金]|港[元币]|欧元|英镑|日元|以[上下内])", "^[.,:：/]\\d",
    "^\\s?(?:[kw]|yuan|rmb|cny|usdt?|hkd|twd|eur|gbp|aud|cad|dollars?|bucks|pounds?|quid|euros?)(?![a-z])",
    "^\\s?(?:people|cases?|persons?|days?|hours?|minutes?|weeks?|months?|years?|times|million|billion|thousand)(?![a-z])");
  const MONEY = any("[¥$€£]\\s?$", "(?:rmb|cny|usdt?|hkd|人民币|金额|额度)[是为:：]?\\s?$");
  const NAMED = any(
    "(?:订单|单号|编号|流水号?|卡号|尾号|末四位|案号|[账帐][号户]|户号|身份证号?|票号|密码|验证码|车牌|备注|第|qq)(?:号码?)?\\s?[:：是为#]?\\s?$",
    "\\b(?:order|tracking|ref(?:erence)?|case|account|acct|card|invoice|code|iban|article|section|ending(?: in)?)\\s?(?:number|no\\.?)?\\s?[:#]?\\s?$",
    "[a-z_#/]-?$");
  const TOPUP = any("话费|充值", "top(?:ped)?[ -]?up");

  // A short number is a way only where somebody asks about it: 95588 in “95588 sent me a text”, not in “complaint to 12315”.
  const PASTED = any("【|尊敬的|您的|您好|点击|链接", "\\bdear\\b|\\bclick\\b|\\byour (?:account|card|parcel|package|bank)");
  const CALLED = any("(?:拨打?|致电|联系|回电|咨询|详询|回拨|热线|电话)\\s?[:：]?\\s?$", "\\b(?:call|dial|contact|ring|text|phone|at)\\s?:?\\s?$");
  const AND = "(?:\\s?(?:和|跟|与|还是|、|or|and)\\s?\\d\\d\\d+)?";
  const BEHIND = `^${AND}[的用]?[^0-9，。,.!?！？]{0,4}?`;
  const ASKED_BEHIND = any(
    `${BEHIND}(?:来电|打来|打过来|给我打|打给我|打了?个?电话(?:给我|来|说|让)|发来|发的?短信|发.{0,2}信息|短信|让我|叫我|要我|说我)`,
    `${BEHIND}(?:号码|是谁|谁的|哪里的|哪儿的|什么电话|是什么|真的|真假|靠谱|官方吗|是官方|是不是|是骗|是诈骗|骗子|能打吗|可以打吗|能信|可信)`,
    `${BEHIND}(?:called me|calls? me|calling|texted|is it|is this|legit|real|fake|genuine|official\\?|safe|scam)`);
  const ASKED_BEFORE = any(
    "(?:接到|自称|来自|显示|谁是|号码[是为]?)\\s?[:：]?\\s?$", "\\b(?:who is|whose number is|is|calls? from|called (?:me )?from|texts? from|message from|sms from|number)\\s$");

  // As `dialled` of generator/text/telephone.py.
  const dialled = digits => {
    let rest = digits.replace(/^00/, "");
    if (rest.length >= 7) rest = rest.replace(/^86/, "");
    return rest.length >= 9 ? rest.replace(/^0/, "") : rest;
  };
  // As `written_host` of generator/text/addresses.py: a name before `@` is no host, and a browser reads `\` as `/`.
  const hostOf = address => address.toLowerCase().replace(/\\/g, "/").replace(DOTS, ".").replace(/^[a-z]+\s?:\s?\/\//, "").replace(/[/?#].*$/, "").replace(/^.*@/, "")
    .replace(/:\d+$/, "").replace(/^www\./, "");

  const isHost = (found, host, before) => {
    const labels = host.split("."), end = labels[labels.length - 1], name = labels[labels.length - 2];
    if (/[^\x00-\x7f]$/.test(end)) return labels.slice(0, -1).every(label => /^[a-z0-9-]+$/.test(label));
    if (!/^[a-z]{2,24}$/.test(end) || FILES.test(end)) return false;
    return /:\s?\/\/|^www\.|\/.|\[/i.test(found) || SURE_ENDS.has(end) && name.length > 1 || /[\d-]/.test(name) || OPENED.test(before);
  };

  // The number at a place of a text, or null. A weak one counts only where the register holds it.
  const numberAt = (text, shown, at, isAlone) => {
    const before = text.slice(Math.max(0, at - 16), at), behind = text.slice(at + shown.length, at + shown.length + 24), digits = shown.replace(/\D/g, "");
    const abroad = /^\+|^00/.test(shown), phone = PHONE.test(digits) || abroad && digits.length > 6;
    if (digits.length < 3 || digits.length > 18 || UNIT.test(behind) || /^[a-z_]/i.test(behind) || MONEY.test(before) || !isAlone && NAMED.test(before)) return null;
    if (/^\d+\.\d+$/.test(shown) && digits.length < 7 || DATE.test(digits) && digits.length > 4) return null;
    const asked = ASKED_BEHIND.test(behind) || ASKED_BEFORE.test(before) || PASTED.test(text) && CALLED.test(before);
    if (phone && TOPUP.test(text)) return null;
    const alone = isAlone && digits.length < 16 && (digits.length > 6 || !digits.endsWith("00") && !DATE.test(digits));
    const strong = phone || alone || asked && (SERVICE.test(digits) || digits.length > 6 && digits.length < 13);
    if (!strong && !isAlone && digits.length < 7) return null;
    const dialledFirst = /^\d{5,}-\d{1,2}$/.test(shown) ? shown.split("-")[0] : digits.replace(AREA, "");
    return {kind: "number", key: dialled(dialledFirst), weak: !strong || !isAlone && digits.length < 5, abroad};
  };

  // {shown, kind: "number" | "address" | "mail", key}, and of an address `whole`, of a number `weak`, `abroad` and `mixed`.
  const waysIn = raw => {
    const ways = [];
    const add = (shown, way) => {
      if (way && !ways.some(({key}) => key === way.key)) ways.push({shown: shown.trim().slice(0, LONGEST_SHOWN), ...way});
      return " ";
    };
    let text = raw.normalize("NFKC").replace(/[\u200b-\u200f\u2060\ufeff]/g, "").replace(/[‐‑‒–—−]/g, "-");
    text = text.replace(MAIL, found => {
      return add(found, {kind: "mail", key: found.toLowerCase().replace(/\s/g, "").replace(/[([]at[)\]]/, "@").replace(DOTS, ".")});
    });
    text = text.replace(ADDRESS, (found, at) => {
      const [further] = FURTHER.exec(text.slice(at + found.length, at + found.length + 20)) || [""], host = hostOf(found) + further;
      return isHost(found, host, text.slice(Math.max(0, at - 12), at)) ? add(found + further, {kind: "address", key: host, whole: found.toLowerCase()}) : found;
    });
    for (const [found] of text.matchAll(MIXED)) add(found, {kind: "number", key: digitsOf(found), weak: true, mixed: true});
    // Groups of digits are one number, unless one of them is a number by itself.
    const isAlone = !/[^\s\d+()./?!？！。，,-]/.test(text);
    for (const {0: run, index} of text.matchAll(RUN)) {
      const groups = [...run.matchAll(/\S+/g)], isOne = groups.length < 2 || PHONE.test(run.replace(/\D/g, "")) || /^(?:\+|00)/.test(run);
      const apart = !isOne && groups.some(([group]) => PHONE.test(group) || group.length > 4 && SERVICE.test(group));
      if (apart) for (const group of groups) add(group[0], numberAt(text, group[0], index + group.index, isAlone));
      else add(run, numberAt(text, run, index, isAlone));
    }
    return ways.slice(0, MOST);
  };

  return {waysIn, dialled, hostOf};
});
