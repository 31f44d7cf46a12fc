"""What a hand-written page may not hold, each with harmless values: for the check, and for the walk in a browser."""

REFUSED = [
    # what runs
    "<script>run()</script>", "<ScRiPt/x>run()</sCrIpT>", '<script src="evil.js"></script>', "<div><script>run()</script></div>",
    "<svg onload=run()>", "<svg><script>run()</script></svg>", "<math><mi xlink:href=x>y</mi></math>", "<p onclick=run()>x</p>",
    '<p class="note"onclick=run()>x</p>', "<img/src=x/onerror=run()>", "<body onload=run()>", "<details open ontoggle=run()>x</details>",
    "<input autofocus onfocus=run()>", "<object data=x></object>", "<embed src=x>", "<applet></applet>", "<template><p>x</p></template>",
    "<marquee>x</marquee>", "<video><source src=x></video>", "<audio src=x></audio>", "[x](javascript:run())", "<a href=javascript:run()>x</a>",
    '<a href="jav&#x61;script:run()">x</a>', "<https://user@evil.example/>",
    # what parsers take differently
    "<?php run() ?>", "<!doctype html>", "<div><![CDATA[<script>run()</script>]]></div>", "<p/onclick=run()>x</p>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=run()&gt;">',
    '<div><svg></p><style><a id="</style><img src=1 onerror=run()>"></div>',
    "<div><form><math><mtext></form><form><mglyph><style></math><img src onerror=run()></div>",
    '<noscript><p title="</noscript><img src=x onerror=run()>"></noscript>', '<div><a href="a.md" <b onclick=run()>x</a></div>',
    # what dials or links out
    '<a href="tel:9&#53;071">x</a>', '<div><a href="tel:95071" href="tel:95017">x</a></div>', '<div><a class="x"href="tel:95071">x</a></div>',
    '<div><svg><a><set attributeName="href" to="tel:95071"/>x</a></svg></div>', '<div><a href="https:&#47;/evil.example/" href="a.md">x</a></div>',
    '<div><a href="a.md" href="tel:95071">x</a></div>', "[x](tel:95071)", "[x](sms:95071)", "[x](mailto:a@evil.example)", "<a@evil.example>", "[x](https://evil.example/)", "[x](//evil.example/)",
    "[x](/\\\\evil.example)", "[x][1]\n\n[1]: https://evil.example/", "<https://evil.example/>", "[x](weixin://dl)", "[x](data:text/html,x)",
    "[x](/plans/)", '<a href="a.md" target="_blank">x</a>', '<a href="a.md" ping="x">x</a>', "<base href=x>", "<form action=x></form>",
    "<button formaction=x>x</button>", "<area href=x>", "<meta http-equiv=refresh content='0;url=x'>", "<link rel=stylesheet href=x>",
    # what loads
    "<iframe srcdoc='x'></iframe>", "<iframe src=x></iframe>", "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "![x](https://evil.example/x.png)", "![x](x.png)", "<img src=x>", "<picture><source srcset=x></picture>", "<canvas></canvas>",
    # what hides, covers or shows something else
    "<style>p{display:none}</style>", '<div><style>.c::after{content:"95" "071"}</style></div>', '<p style="position:fixed">x</p>',
    "<div hidden>x</div>", '<div class="z-hidden">x</div>', "text\n{: .z-hidden }", "text\n{: style=display:none }", "text\n{: onclick=run() }",
    "text\n{: hidden }", "## A {: #a .z-first }", "<span id=page-title>x</span>", '<span lang="zh" title="95071">x</span>', "<p dir=rtl>x</p>",
    "<bdo dir=rtl>17059</bdo>", "<q>x</q>", "<blockquote cite=x>x</blockquote>", "<del>x</del>", "<s>x</s>", "<sup>x</sup>", "<noscript>x</noscript>",
    "<plaintext>x", "<xmp>x</xmp>", "<textarea>x</textarea>", "<select><option>x</select>", "<custom-element>x</custom-element>", "<slot>x</slot>",
    '<p contenteditable="true">x</p>', '<div data-plan="">x</div>', '<div role="alert">x</div>', '<p aria-label="95071">x</p>', "<dialog open>x</dialog>",
    # directives that leave their place, headings without an id
    "1. a\n\n    <!-- contact: police-110 -->\n\n2. b", "`<!-- contact: police-110 -->`", "``<!-- contact: police-110 -->``",
    "词\n\n    打 <!-- contact: police-110 --> 去", "<code>打 <!-- contact: police-110 --></code>", "<pre>\n<!-- contact: police-110 -->\n</pre>",
    "[打 <!-- contact: police-110 -->](a.md)", "[x](<!-- contact: police-110 -->)", "!!! note\n    <!-- contact: police-110 -->",
    "先停手\n----", "##先停手", "## 先停手 ##", "<h2>先停手</h2>", "## A {: #a }\n\n## B {: #a }",
    "```\n<!-- contact: police-110 -->\n```", "~~~\n<!-- contact: police-110 -->\n~~~", "## 先停手", "### Stop first", "## 先停手 {: .x }",
]  # fmt: skip
"""Each was published or run once, or is of the same kind."""
