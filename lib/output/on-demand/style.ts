// Generated from assets/tokens.css and assets/report/: `npm run generate` after changing them.
/** The style sheet of a page that leaves, whole. */
export const style = `
:root{color-scheme:light;--surface:#ffffff;--surface-raised:#f7f8fa;--surface-sunken:#eef0f4;--surface-hover:#f0f3f9;--surface-selected:#e4ecff;--line:#dfe3ea;--line-strong:#bcc3cf;--text:#191d25;--text-soft:#4d5563;--text-faint:#606878;--accent:#2757d0;--accent-soft:#e4ecff;--on-accent:#ffffff;--focus:#2757d0;--shadow:0 6px 24px rgb(20 28 48 / 18%);--veil:rgb(20 28 48 / 35%);--mark:#fff1b8;--actor-client:#1d5fc9;--actor-client-soft:#e3edfd;--actor-browser:#4a5768;--actor-server:#7035cf;--actor-server-soft:#efe7fd;--actor-resource:#0c6f67;--actor-resource-soft:#dcf3f0;--good:#16713f;--good-soft:#e0f4e8;--bad:#b8231f;--bad-soft:#fdeae8;--caution:#835400;--caution-soft:#fdf1d3;--quiet:#545d6c;--quiet-soft:#eceff3;--severity-critical:#9c1033;--severity-critical-soft:#fbe3e9;--severity-high:#b8321a;--severity-high-soft:#fdeae4;--severity-medium:#835400;--severity-medium-soft:#fdf1d3;--severity-low:#2c5f96;--severity-low-soft:#e3eefa;--severity-info:#545d6c;--severity-info-soft:#eceff3;--syntax-name:#1d5fc9;--syntax-text:#16713f;--syntax-number:#8a4b00;--syntax-word:#7035cf}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--surface:#1d1f24;--surface-raised:#25282e;--surface-sunken:#16181c;--surface-hover:#2a2e36;--surface-selected:#2b3a5c;--line:#353a43;--line-strong:#565d6a;--text:#e8eaee;--text-soft:#b4bbc7;--text-faint:#a0a8b6;--accent:#8fb4ff;--accent-soft:#2b3a5c;--on-accent:#10182b;--focus:#8fb4ff;--shadow:0 8px 28px rgb(0 0 0 / 55%);--veil:rgb(0 0 0 / 55%);--mark:#5a4a12;--actor-client:#86b5ff;--actor-client-soft:#22324d;--actor-browser:#b3bfce;--actor-server:#c7a8ff;--actor-server-soft:#352a4d;--actor-resource:#62d2c4;--actor-resource-soft:#183b38;--good:#63cf94;--good-soft:#1b3a29;--bad:#ff948a;--bad-soft:#47211f;--caution:#f1c15c;--caution-soft:#41341a;--quiet:#aab2bf;--quiet-soft:#2e323a;--severity-critical:#ff8fa9;--severity-critical-soft:#4d1a2a;--severity-high:#ff9a80;--severity-high-soft:#47251b;--severity-medium:#f1c15c;--severity-medium-soft:#41341a;--severity-low:#8dbdf2;--severity-low-soft:#203450;--severity-info:#aab2bf;--severity-info-soft:#2e323a;--syntax-name:#86b5ff;--syntax-text:#63cf94;--syntax-number:#f1c15c;--syntax-word:#c7a8ff}
}
@media print{:root{color-scheme:light;--surface:#ffffff;--surface-raised:#f7f8fa;--surface-sunken:#eef0f4;--surface-hover:#f0f3f9;--surface-selected:#e4ecff;--line:#dfe3ea;--line-strong:#bcc3cf;--text:#191d25;--text-soft:#4d5563;--text-faint:#606878;--accent:#2757d0;--accent-soft:#e4ecff;--on-accent:#ffffff;--focus:#2757d0;--shadow:0 6px 24px rgb(20 28 48 / 18%);--veil:rgb(20 28 48 / 35%);--mark:#fff1b8;--actor-client:#1d5fc9;--actor-client-soft:#e3edfd;--actor-browser:#4a5768;--actor-server:#7035cf;--actor-server-soft:#efe7fd;--actor-resource:#0c6f67;--actor-resource-soft:#dcf3f0;--good:#16713f;--good-soft:#e0f4e8;--bad:#b8231f;--bad-soft:#fdeae8;--caution:#835400;--caution-soft:#fdf1d3;--quiet:#545d6c;--quiet-soft:#eceff3;--severity-critical:#9c1033;--severity-critical-soft:#fbe3e9;--severity-high:#b8321a;--severity-high-soft:#fdeae4;--severity-medium:#835400;--severity-medium-soft:#fdf1d3;--severity-low:#2c5f96;--severity-low-soft:#e3eefa;--severity-info:#545d6c;--severity-info-soft:#eceff3;--syntax-name:#1d5fc9;--syntax-text:#16713f;--syntax-number:#8a4b00;--syntax-word:#7035cf}
}
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:var(--surface);color:var(--text);font:14px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;overflow-wrap:anywhere}
main{max-width:1080px;margin:0 auto;padding:20px 24px 40px}
p,ul,ol,dl,blockquote,h1,h2,h3,h4{margin:0}
a{color:var(--accent)}
code,pre{font-family:ui-monospace,'SF Mono','Cascadia Mono',Menlo,Consolas,monospace;font-size:0.9em}
code{unicode-bidi:isolate}
summary{cursor:pointer}
:focus-visible{outline:2px solid var(--focus);outline-offset:1px}
.soft{color:var(--text-soft)}
.good,.pass{color:var(--good)}
.bad,.fail{color:var(--bad)}
.caution{color:var(--caution)}
.not_seen{color:var(--text-soft)}
.top{padding-bottom:12px;border-bottom:1px solid var(--line)}
.top h1{font-size:15px;font-weight:650}
.bottom{margin-top:28px;padding-top:10px;border-top:1px solid var(--line);color:var(--text-faint);font-size:12px}
table{width:100%;border-collapse:collapse;font-size:12.5px}
th,td{padding:4px 10px 4px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--text-soft);font-weight:600}
.inside td:first-child{width:30%}
.begin,.flows{margin-top:14px}
.flows td:nth-child(2){overflow-wrap:normal}
.receipt table{max-width:460px}
.flow{margin-top:24px}
.flow + .flow{padding-top:24px;border-top:2px solid var(--line-strong)}
h2{font-size:19px;font-weight:650;line-height:1.35;text-wrap:pretty}
h3{margin:24px 0 8px;font-size:15px;font-weight:650}
.standing{display:inline-block;padding:1px 9px;border-radius:10px;background:var(--quiet-soft);color:var(--quiet);font-size:13px;font-weight:650;line-height:20px;vertical-align:2px;white-space:nowrap}
td .standing{font-size:12px;vertical-align:baseline}
.standing.succeeded{background:var(--good-soft);color:var(--good)}
.standing.failed,.standing.unsafe{background:var(--bad-soft);color:var(--bad)}
.standing.denied,.standing.stuck{background:var(--caution-soft);color:var(--caution)}
.chips{display:flex;flex-wrap:wrap;gap:5px;margin:9px 0 8px}
.chip{padding:1px 8px;border-radius:10px;background:var(--quiet-soft);color:var(--quiet);font-size:12px;font-weight:550;line-height:19px}
.chip.good{background:var(--good-soft);color:var(--good)}
.chip.bad{background:var(--bad-soft);color:var(--bad)}
.chip.caution{background:var(--caution-soft);color:var(--caution)}
.chip.accent{background:var(--accent-soft);color:var(--accent)}
.notice{margin-top:12px;padding:11px 15px 12px;border-left:4px solid var(--caution);border-radius:4px;background:var(--caution-soft)}
.notice.failed{border-color:var(--bad);background:var(--bad-soft)}
.notice.succeeded{border-color:var(--caution)}
.reason{display:grid;gap:5px;max-width:90ch;margin-top:4px}
.why{font-size:15px;font-weight:600;text-wrap:pretty}
.reason blockquote{padding-left:11px;border-left:3px solid var(--line-strong)}
.reason q{font-style:italic}
.reason blockquote footer{color:var(--text-soft);font-size:12.5px}
.compared{padding:7px 11px;border-radius:5px;background:var(--surface)}
.compared dt{font-weight:650}
.compared dd{display:grid;grid-template-columns:76px minmax(0,1fr);margin:0}
.compared .label{color:var(--text-soft)}
mark{border-radius:2px;background:var(--mark);color:inherit;font-weight:650}
.others{margin-top:8px}
.began{margin-bottom:7px}
.sequence{--lane:104px;border:1px solid var(--line);border-radius:6px;overflow:hidden}
.n1{--lanes:1}
.n2{--lanes:2}
.n3{--lanes:3}
.n4{--lanes:4}
.at0{--at:0}
.at1{--at:1}
.at2{--at:2}
.at3{--at:3}
.from0{--from:0}
.from1{--from:1}
.from2{--from:2}
.from3{--from:3}
.span1{--span:1}
.span2{--span:2}
.span3{--span:3}
.client{--actor:var(--actor-client)}
.browser{--actor:var(--actor-browser)}
.authorization_server{--actor:var(--actor-server)}
.resource_server{--actor:var(--actor-resource)}
.parties{display:flex;border-bottom:1px solid var(--line);background:var(--surface-raised);font-size:12px;line-height:16px}
.role{flex:none;width:var(--lane);padding:7px 3px;color:var(--actor);font-weight:650;text-align:center}
.names{display:flex;flex:1;flex-wrap:wrap;align-content:center;gap:1px 16px;min-width:0;padding:7px 12px}
.names > span{color:var(--actor)}
.sequence summary,.line{display:flex;list-style:none}
.sequence summary::-webkit-details-marker{display:none}
.sequence summary:hover{background:var(--surface-hover)}
.lanes{position:relative;flex:none;align-self:stretch;width:calc(var(--lane) * var(--lanes));min-height:26px}
.lane{position:absolute;inset-block:0;left:calc(var(--lane) * (var(--at) + 0.5) - 1px);border-left:2px solid var(--line)}
.arrow{--colour:var(--actor,var(--text-soft));position:absolute;top:19px;left:calc(var(--lane) * (var(--from) + 0.5) + 4px);width:calc(var(--lane) * var(--span) - 8px);border-top:2px solid var(--colour);font-style:normal}
.arrow::after{content:'';position:absolute;top:-6px;right:-3px;border:5px solid transparent;border-left:7px solid var(--colour);border-right:0}
.arrow.left::after{right:auto;left:-3px;border:5px solid transparent;border-right:7px solid var(--colour);border-left:0}
.arrow.front::before{content:'';position:absolute;top:-6px;left:calc(50% - 5px);width:10px;height:10px;border:2px solid var(--colour);border-radius:50%;background:var(--surface)}
.arrow.hidden{border-top-style:dashed;opacity:0.75}
.arrow.answer,.arrow.refusal{top:35px;border-top-width:1px}
.arrow.kept,.arrow.lost{top:13px;border-top-width:1px}
.arrow.lost{border-top-style:dashed}
.arrow.refusal,.arrow.lost{--colour:var(--bad)}
.arrow > span{position:absolute;bottom:6px;left:0;width:100%;overflow:hidden;color:var(--text-soft);font-size:10px;line-height:12px;text-align:center;text-overflow:ellipsis;white-space:nowrap}
.arrow.answer > span,.arrow.refusal > span{top:3px;bottom:auto}
.sign{--colour:var(--bad);position:absolute;top:10px;left:calc(var(--lane) * (var(--at) + 0.5) - 10px);width:20px;height:20px;border:2px solid var(--colour);border-radius:50%;background:var(--surface);color:var(--colour);font-size:12px;font-style:normal;font-weight:700;line-height:16px;text-align:center}
.sign.small{top:3px}
.sign.refused,.sign.stuck{--colour:var(--caution)}
.sign.kept{--colour:var(--actor-browser)}
.block{position:absolute;inset-block:3px;left:calc(var(--lane) * (var(--at) + 0.5) - 5px);width:10px;border:1px solid var(--actor-server);border-radius:5px;background:var(--actor-server-soft)}
.words{flex:1;min-width:0;padding:8px 12px 7px 4px}
.first,.second{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 9px}
.second{padding-left:44px;font-size:12.5px}
.step .first::before{content:'▸';width:9px;color:var(--text-faint);font-size:11px}
.step[open] .first::before{content:'▾'}
.place{min-width:17px;color:var(--text-faint);font-size:12px;font-variant-numeric:tabular-nums;text-align:right}
.offset,.status{margin-left:auto;color:var(--text-faint);font-size:12px;font-variant-numeric:tabular-nums}
.status.bad{color:var(--bad);font-weight:700}
.target,.sent{color:var(--text-soft)}
.second .bad{font-weight:600}
.unseen{padding:0 7px;border:1px dashed var(--line-strong);border-radius:8px;color:var(--text-soft)}
.gap{padding-left:44px;color:var(--text-soft);font-size:12.5px;font-style:italic}
.why-here{padding:0 7px;border:1px solid var(--bad);border-radius:8px;background:var(--surface);color:var(--bad);font-weight:650}
.step.broken > summary{background:var(--bad-soft);box-shadow:inset 4px 0 var(--bad)}
.step.refused > summary,.step.stuck > summary{background:var(--caution-soft);box-shadow:inset 4px 0 var(--caution)}
.refused .why-here,.stuck .why-here{border-color:var(--caution);color:var(--caution)}
.step:target > summary,.finding:target{outline:2px solid var(--focus);outline-offset:-2px}
.aside{flex:1;min-width:0;padding:4px 12px 4px 48px;color:var(--text-soft);font-size:12.5px}
.pages summary .aside::before{content:'▸ '}
.pages[open] summary .aside::before{content:'▾ '}
.aside.bad{color:var(--bad)}
.aside.caution{color:var(--caution)}
.pages ol{margin:2px 0 8px;padding-left:calc(var(--lane) * 2 + 52px);font-size:12.5px}
.inside{display:grid;gap:7px;padding:10px 16px 14px 32px;border-block:1px solid var(--line);background:var(--surface-raised)}
.inside p{max-width:90ch}
.severity{color:var(--severity-info);font-size:12px;font-weight:650;white-space:nowrap}
.severity::before{content:'● '}
.severity.critical{color:var(--severity-critical)}
.severity.high{color:var(--severity-high)}
.severity.medium{color:var(--severity-medium)}
.severity.low{color:var(--severity-low)}
.finding{--edge:var(--severity-info);margin-bottom:9px;padding:10px 14px 9px;border:1px solid var(--line);border-left:4px solid var(--edge);border-radius:4px}
.finding.critical{--edge:var(--severity-critical)}
.finding.high{--edge:var(--severity-high)}
.finding.medium{--edge:var(--severity-medium)}
.finding.low{--edge:var(--severity-low)}
.finding h4{font-size:14px;font-weight:650}
.finding h4 .severity{display:inline-block;min-width:66px}
.finding p{max-width:88ch;margin-top:4px}
.fix b{color:var(--good)}
.finding footer{display:flex;flex-wrap:wrap;gap:2px 15px;margin-top:6px;color:var(--text-faint);font-size:12px}
.finding footer code{margin-left:auto}
.profile summary,.gaps summary{padding:3px 0}
.profile summary span{margin-left:8px;font-size:12.5px}
.profile ul,.gaps ul,.notice ul{margin:2px 0 10px;padding-left:20px}
.gaps{margin-top:12px}
.receipt,.bundle{display:grid;gap:7px;margin-top:28px;padding:13px 16px 14px;border:1px solid var(--line);border-radius:6px;background:var(--surface-raised)}
.receipt h2,.bundle h2{font-size:15px}
.receipt p,.bundle p{max-width:90ch}
.bundle pre{margin:0;padding:10px 13px;border:1px solid var(--line);border-radius:5px;background:var(--surface);white-space:pre-wrap}
.bundle .trace{max-height:420px;overflow:auto;font-size:11px}
@media (max-width:860px){.sequence{--lane:58px}
.role{padding-inline:0;font-size:10.5px}
.arrow > span{display:none}
}
@media (max-width:560px){main{padding:14px 12px 30px}
.sequence{--lane:30px}
.role{display:none}
.names{flex-direction:column}
.second,.gap{padding-left:0}
.place{min-width:0}
.aside,.inside{padding-left:8px}
.pages ol{padding-left:calc(var(--lane) * 2 + 26px)}
}
@media (min-width:861px){.sent{display:none}
}
@media (forced-colors:active){.lanes{forced-color-adjust:none}
.chip,.standing{border:1px solid}
}
@media print{:root{color-scheme:light;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{max-width:none;padding:0}
body{font-size:11px}
.screen,.step .first::before,.bundle .trace{display:none}
.step,.line,.finding,.reason,.receipt,tr,li{break-inside:avoid}
h2,h3,summary{break-after:avoid}
.flow + .flow{break-before:page}
.gaps summary,.receipt summary{list-style:none}
.others::details-content,.gaps::details-content,.receipt details::details-content{content-visibility:visible;block-size:auto}
}
`;
