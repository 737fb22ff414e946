#include "ecumene/report/style.hpp"

#include <string>

namespace ecumene {
namespace {

// Groups: dark enough for figures on white, light enough on the dark ground. Sequential: ColorBrewer Blues, reversed in
// the dark so that the strong values stand out; diverging: ColorBrewer PuOr (both safe for colour-blind readers).
constexpr std::string_view palette = R"css(
:root{color-scheme:light dark;
--paper:#ffffff;--ink:#1b2430;--muted:#55606f;--rule:#d3dae3;--panel:#f4f6f9;--link:#0b4f94;--mark:#fff0b3;--strong:#7a8799;
--error:#a31919;--warning:#7a4a00;--note:#44505f;--holds:#17653a;
--g1:#0b5fa5;--g2:#b3470b;--g3:#11734b;--g4:#8c2f8c;--g5:#806000;--g6:#0a6b78;--g7:#b0203f;--g8:#4d5866;
--s0:#f7fbff;--s1:#deebf7;--s2:#c6dbef;--s3:#9ecae1;--s4:#6baed6;--s5:#4d9bcb;--s6:#2171b5;--s7:#08519c;--s8:#08306b;
--st0:#10161f;--st1:#10161f;--st2:#10161f;--st3:#10161f;--st4:#10161f;--st5:#10161f;--st6:#ffffff;--st7:#ffffff;--st8:#ffffff;
--d0:#b35806;--d1:#e08214;--d2:#fdb863;--d3:#fee0b6;--d4:#f3f4f6;--d5:#d8daeb;--d6:#b2abd2;--d7:#6a5d9b;--d8:#542788;
--dt0:#ffffff;--dt1:#10161f;--dt2:#10161f;--dt3:#10161f;--dt4:#10161f;--dt5:#10161f;--dt6:#10161f;--dt7:#ffffff;--dt8:#ffffff}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#14181e;--ink:#e7eaef;--muted:#a9b2bf;--rule:#37414e;--panel:#1d232c;--link:#8cbcff;--mark:#4d4000;--strong:#7f8b9b;
--error:#ff9f99;--warning:#f2c46f;--note:#b7c0cc;--holds:#8ad9a4;
--g1:#6db3f2;--g2:#f0985a;--g3:#63c796;--g4:#d58cd5;--g5:#d6b34a;--g6:#5cc5d3;--g7:#f3849a;--g8:#aab4c2;
--s0:#17222e;--s1:#1b3044;--s2:#1f3f5e;--s3:#234f79;--s4:#28629a;--s5:#5a9bd0;--s6:#84b6de;--s7:#aacded;--s8:#d3e5f6;
--st0:#e7eaef;--st1:#e7eaef;--st2:#e7eaef;--st3:#ffffff;--st4:#ffffff;--st5:#10161f;--st6:#10161f;--st7:#10161f;--st8:#10161f;
--d0:#fdc37c;--d1:#e09a44;--d2:#8f5410;--d3:#553817;--d4:#2a2f37;--d5:#38325e;--d6:#54488f;--d7:#a59bd6;--d8:#cdc6f0;
--dt0:#10161f;--dt1:#10161f;--dt2:#ffffff;--dt3:#ffffff;--dt4:#e7eaef;--dt5:#ffffff;--dt6:#ffffff;--dt7:#10161f;--dt8:#10161f}}
)css";

constexpr std::string_view charts = R"css(
svg.chart{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
svg text{fill:var(--ink);unicode-bidi:isolate}
svg .paper{fill:var(--paper)}
svg .end{text-anchor:end}svg .mid{text-anchor:middle}
svg .small{font-size:11px}svg .soft{fill:var(--muted)}svg .bold{font-weight:650}
svg a text{fill:var(--ink)}
svg .support{font-size:10px;paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
svg .grid{stroke:var(--rule);stroke-width:1}
svg .axis{stroke:var(--strong);stroke-width:1}
svg .cut{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4}
svg .leader{stroke:var(--strong);stroke-width:.8}
svg .g1{--c:var(--g1)}svg .g2{--c:var(--g2)}svg .g3{--c:var(--g3)}svg .g4{--c:var(--g4)}
svg .g5{--c:var(--g5)}svg .g6{--c:var(--g6)}svg .g7{--c:var(--g7)}svg .g8{--c:var(--g8)}
svg .branch{stroke:var(--c,var(--muted));stroke-width:1.6;fill:none;stroke-linejoin:round}
svg .bar{fill:var(--c,var(--g8))}
svg text.hue{fill:var(--c,var(--ink));font-weight:650}
svg .tie{stroke:var(--c,var(--muted));stroke-width:5;stroke-linecap:round;opacity:.45}
svg .thread{stroke:var(--c,var(--strong));stroke-width:1.4;fill:none}
svg .thread.faint{stroke-width:1;opacity:.5}svg .thread.lead{stroke-width:2.6}svg .thread.dash{stroke-dasharray:7 4}svg .thread.dot{stroke-dasharray:2 3}
svg .dot{fill:var(--c,var(--muted));stroke:var(--paper);stroke-width:1.2}
svg .span{stroke:var(--c,var(--g1));stroke-width:6;stroke-linecap:round}
svg .whisker{stroke:var(--ink);stroke-width:1.4}
svg .part{stroke:var(--paper);stroke-width:1;fill:var(--c,var(--g8))}
svg text.on{fill:var(--paper);font-weight:600}svg a text.on{fill:var(--paper)}
svg .gap{fill:var(--paper);stroke:var(--strong);stroke-width:1;stroke-dasharray:3 2}
svg .hatch{stroke:var(--strong);stroke-width:1}
svg .cell{stroke:var(--paper);stroke-width:1}
svg .none{fill:var(--paper);stroke:var(--rule)}
svg .s0{fill:var(--s0)}svg .s1{fill:var(--s1)}svg .s2{fill:var(--s2)}svg .s3{fill:var(--s3)}svg .s4{fill:var(--s4)}
svg .s5{fill:var(--s5)}svg .s6{fill:var(--s6)}svg .s7{fill:var(--s7)}svg .s8{fill:var(--s8)}
svg .d0{fill:var(--d0)}svg .d1{fill:var(--d1)}svg .d2{fill:var(--d2)}svg .d3{fill:var(--d3)}svg .d4{fill:var(--d4)}
svg .d5{fill:var(--d5)}svg .d6{fill:var(--d6)}svg .d7{fill:var(--d7)}svg .d8{fill:var(--d8)}
svg text.st0{fill:var(--st0)}svg text.st1{fill:var(--st1)}svg text.st2{fill:var(--st2)}svg text.st3{fill:var(--st3)}
svg text.st4{fill:var(--st4)}svg text.st5{fill:var(--st5)}svg text.st6{fill:var(--st6)}svg text.st7{fill:var(--st7)}svg text.st8{fill:var(--st8)}
svg text.dt0{fill:var(--dt0)}svg text.dt1{fill:var(--dt1)}svg text.dt2{fill:var(--dt2)}svg text.dt3{fill:var(--dt3)}
svg text.dt4{fill:var(--dt4)}svg text.dt5{fill:var(--dt5)}svg text.dt6{fill:var(--dt6)}svg text.dt7{fill:var(--dt7)}svg text.dt8{fill:var(--dt8)}
)css";

constexpr std::string_view page = R"css(
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:2}
header,nav,main,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.2rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .4rem;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:1.45rem;line-height:1.25;margin:0 0 .8rem;text-wrap:balance}
h3{font-size:1.12rem;margin:1.8rem 0 .5rem;overflow-wrap:anywhere}
p,ul,ol{max-width:50rem;margin:.4rem 0 .8rem}
p,li,dd{overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.subtitle{font-size:1.1rem;color:var(--muted);margin:0 0 1rem;max-width:none}
.facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:0;padding:.8rem 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
.facts div{display:flex;gap:.45rem;align-items:baseline}
.facts dt{color:var(--muted);order:2}.facts dd{margin:0;font-weight:650;font-variant-numeric:tabular-nums}
nav ol{columns:16rem;padding-left:1.3rem;margin:1.2rem 0 0;max-width:none}
nav li{break-inside:avoid}nav ul{display:none}
section{margin:2.6rem 0 0}
section section{margin-top:2.2rem}
.note{color:var(--muted);font-size:.92rem}
.summary{padding-left:1.2rem}.summary li{margin:.6rem 0}
.refs{font-size:.86em}
code,.hash{font:.88em ui-monospace,"SF Mono",Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
.scroll{overflow-x:auto;max-width:100%;margin:.6rem 0 1rem}
table{border-collapse:separate;border-spacing:0;min-width:min(100%,18rem);font-size:.88rem;line-height:1.35;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--muted);padding:.2rem 0 .45rem;font-size:.94rem}
caption span{display:inline-block;position:sticky;left:0;max-width:min(50rem,calc(100vw - 3.8rem))}
th,td{padding:.3rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{vertical-align:bottom;font-weight:600;border-bottom:1.5px solid var(--strong);max-width:12rem}
thead th.n{max-width:7.5rem;font-size:.93em}
tbody th{font-weight:500;max-width:20rem}td{max-width:26rem}
th.name{min-width:9.6rem}
td.n,th.n{text-align:right}
td.n,td.grp,td.u,th.u{white-space:nowrap}
td a,th a{color:inherit;text-decoration-color:var(--strong)}
td a.made{text-decoration-style:dotted}
td.flag,th.flag{background:var(--mark);box-shadow:inset 0 0 0 1.5px var(--warning)}
td.flag a,th.flag a{color:inherit}
td.used,th.used{box-shadow:inset 0 -2px 0 var(--strong)}
td.no,.no{color:var(--muted)}
sup{line-height:0;font-size:.72em;margin-left:.15em}
:target{outline:3px solid var(--link);outline-offset:-1px;background:var(--mark)}
tr:target>*{background:var(--mark)}
article:target,section:target,h3:target{background:none;outline-offset:6px}
.counts{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;padding:0;margin:.6rem 0 1.2rem}
.counts b{font-variant-numeric:tabular-nums}
.finding{border:1px solid var(--rule);border-left:5px solid var(--hue);border-radius:4px;padding:.8rem 1.1rem .3rem;margin:1rem 0}
.finding h3{margin:0 0 .3rem;font-size:1.02rem;line-height:1.4}.finding p{margin:.2rem 0 .3rem}
.error{--hue:var(--error)}.warning{--hue:var(--warning)}.noted{--hue:var(--note)}
.badge{display:inline-block;border:1px solid var(--hue);color:var(--hue);border-radius:3px;padding:0 .4rem;font-size:.78rem;font-weight:650;margin-right:.5rem;white-space:nowrap}
.remarks li{margin:.45rem 0}
.passages{display:flex;flex-wrap:wrap;gap:.3rem 2rem;align-items:flex-start}
.passages figure{margin:.2rem 0 0;max-width:100%;min-width:0}.passages .scroll{margin-bottom:.5rem}
mark{background:var(--mark);color:inherit;padding:0 .1em;border-radius:2px}
mark.date{background:none;text-decoration:underline dotted var(--strong);text-underline-offset:.2em}
.document p{white-space:pre-line;max-width:46rem}
blockquote{margin:.3rem 0;padding:.1rem .8rem;border-left:3px solid var(--strong)}
.verdict{display:grid;grid-template-columns:8.2rem 1fr;gap:.12rem .9rem;margin:.3rem 0 .6rem;max-width:50rem}
.verdict dt{color:var(--muted)}.verdict dd{margin:0}
figure{margin:1rem 0 1.6rem}figure .scroll{margin-bottom:.3rem}
figcaption{color:var(--muted);font-size:.92rem;max-width:50rem}figcaption b{color:var(--ink)}
.pair{display:flex;flex-wrap:wrap;gap:0 2.5rem;align-items:flex-start}.pair>div{min-width:0;max-width:100%}
svg.chart{display:block;max-width:max(100%,40rem);height:auto}
.key{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin-right:.4em;background:var(--k)}
.k1{--k:var(--g1)}.k2{--k:var(--g2)}.k3{--k:var(--g3)}.k4{--k:var(--g4)}.k5{--k:var(--g5)}.k6{--k:var(--g6)}.k7{--k:var(--g7)}.k8{--k:var(--g8)}
.methods dt{font-weight:650;margin-top:1rem}.methods dd{margin:.15rem 0 0;max-width:50rem}
footer{margin-top:4rem;padding-top:1rem;padding-bottom:2rem;color:var(--muted);font-size:.9rem;border-top:1px solid var(--rule)}
@media screen{.tall{max-height:36rem;overflow:auto;border-bottom:1px solid var(--rule)}
.tall thead th{position:sticky;top:0;background:var(--paper);z-index:1}
tbody th:first-child,thead th:first-child{position:sticky;left:0;background:var(--paper);z-index:1}
.tall thead th:first-child{z-index:2}
tbody th.flag:first-child,tr:target>th:first-child,th:first-child:target{background:var(--mark)}}
@media screen and (min-width:66rem){
body{display:grid;grid-template-columns:1fr 12.5rem minmax(0,56rem) 1fr;column-gap:2.5rem}
header,nav,main,footer{padding-left:0;padding-right:0;margin-left:0;margin-right:0;width:100%}
header,footer{grid-column:2/4}main{grid-column:3}.skip{grid-column:1}
nav{grid-column:2;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:2.4rem 0 1rem;font-size:.92rem;line-height:1.4}
nav ol{columns:auto;list-style:none;padding:0;margin:0}nav li{margin:.45rem 0}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
nav ul{display:block;list-style:none;padding:0 0 0 .8rem;margin:.2rem 0;font-size:.95em}nav ul li{margin:.2rem 0}}
@media (max-width:40rem){body{font-size:15px}header{padding-top:1.4rem}h1{font-size:1.55rem}h2{font-size:1.25rem}
header,nav,main,footer{padding-left:.9rem;padding-right:.9rem}.finding{padding:.7rem .8rem .3rem}
.facts{gap:.2rem 1.1rem}.verdict{grid-template-columns:1fr}.verdict dd{margin-bottom:.3rem}
thead th{max-width:9.5rem}th.name{min-width:7rem}tbody th{max-width:9.5rem}}
@media screen and (max-width:40rem){.stacked,.stacked caption,.stacked tbody,.stacked tr,.stacked th,.stacked td{display:block;max-width:none}
.stacked{width:calc(100vw - 4rem)}.stacked thead{display:none}.stacked tbody th{border:0;padding-bottom:.1rem;position:static}
.stacked td{display:flex;justify-content:space-between;gap:1rem;padding:.2rem .55rem;text-align:right;white-space:normal}
.stacked td a{white-space:nowrap}.stacked tr+tr{margin-top:.5rem}
.stacked td::before{content:attr(data-heading);color:var(--muted);text-align:left}}
@page{size:A4;margin:16mm 14mm 17mm}
@media print{html{font-size:9.5pt}body{font-size:1rem;line-height:1.42}header{padding-top:0}.skip,nav{display:none}
header,nav,main,footer{max-width:none;padding-left:0;padding-right:0}p,ul,ol,figcaption,.verdict,.methods dd{max-width:none}
section{margin-top:1.6rem}h2,h3,caption,h3+p{break-after:avoid}
figure,.finding,.short{break-inside:avoid}.scroll{overflow:visible}caption span{max-width:none}
svg.chart{max-width:100%;max-height:235mm}th.name{min-width:0}
table{font-size:7.8pt}th,td{padding:.16rem .35rem;overflow-wrap:break-word}
thead{display:table-header-group}tr{break-inside:avoid}#sources{break-before:page}
a{color:inherit;text-decoration:none}:target{outline:none;background:none}p,li{orphans:3;widows:3}}
)css";

// A link to the heading of a column marks the whole column; style sheets can say so only for each column by itself.
std::string marked_columns() {
  constexpr int most = 24;
  std::string rules;
  for (int column = 1; column <= most; ++column) {
    const std::string nth = ":nth-child(" + std::to_string(column) + ")";
    rules += "table:has(th" + nth + ":target) tr>" + nth + "{background:var(--mark)}\n";
  }
  return rules;
}

}  // namespace

std::string_view palette_style() {
  return palette;
}

std::string_view chart_style() {
  static const std::string sheet = std::string(palette) + std::string(charts);
  return sheet;
}

std::string_view report_style() {
  static const std::string sheet = std::string(palette) + std::string(charts) + std::string(page) + marked_columns();
  return sheet;
}

std::string group_class(std::size_t group) {
  return "g" + std::to_string(group % group_colours + 1);
}

}  // namespace ecumene
