/** The app's colours and sizes, for a page on its own. */
export const style = `
:root{color-scheme:light dark;--ground:#f6f7f9;--panel:#fff;--line:#e3e6eb;--text:#1b2430;--dim:#5b6675;--accent:#3b5bdb;--second:#ea580c;--right:59,91,219;--wrong:201,42,42;--good:#15803d;--warning:#b45309;--bad:#c92a2a;
--data:#0d9488;--shape:#2563eb;--features:#7c3aed;--model:#ea580c;--evaluate:#db2777;--output:#16a34a;--control:#64748b}
@media (prefers-color-scheme:dark){:root{--ground:#101419;--panel:#161b22;--line:#29313c;--text:#e4e9f0;--dim:#9aa6b5;--accent:#748ffc;--second:#fb923c;--right:116,143,252;--wrong:255,135,135;--good:#4ade80;--warning:#fbbf24;--bad:#ff8787}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:14px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1080px;margin:0 auto;padding:32px 24px 48px}
header{margin-bottom:24px}
.project{margin:0;color:var(--dim)}.project span{opacity:.5;margin:0 4px}
h1{margin:2px 0 4px;font-size:28px;line-height:1.2;letter-spacing:-.01em;display:flex;gap:12px;align-items:center}
h2{margin:0 0 4px;font-size:16px}
.facts,.about{margin:0 0 12px;color:var(--dim)}.about strong{color:var(--text);font-weight:600}
section{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:18px 20px;margin-top:16px}
.tiles{display:flex;flex-wrap:wrap;gap:12px;margin-top:18px}
.tile{flex:1 1 160px;background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:12px 16px}
.tile span,.tile em{display:block;color:var(--dim);font-style:normal;font-size:12px}.tile strong{font-size:26px;font-weight:600;line-height:1.3}.tile small{font-size:13px;font-weight:400;color:var(--dim)}
.state{font-size:12px;font-weight:600;letter-spacing:0;padding:1px 8px;border-radius:9px;border:1px solid currentColor;color:var(--dim);white-space:nowrap}
.state.succeeded{color:var(--good)}.state.cached{color:var(--accent)}.state.failed,.bad{color:var(--bad)}.state.cancelled,.state.interrupted{color:var(--warning)}
.error{border-left:3px solid var(--bad);padding:8px 14px;margin:12px 0 0;background:var(--panel)}
.columns{display:flex;flex-wrap:wrap;gap:16px 28px;align-items:flex-start}
figure{margin:0;flex:1 1 400px;max-width:500px}figcaption{color:var(--dim);font-size:12px;padding-left:52px}
svg{display:block;width:100%;height:auto;overflow:visible}
table{border-collapse:collapse;width:100%;margin-top:6px}.columns table{width:auto;flex:0 1 auto}.regression .metrics{flex:1 0 100%}
th,td{text-align:left;padding:5px 14px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
tbody tr:last-child td,tbody tr:last-child th{border-bottom:0}
thead th{color:var(--dim);font-weight:500;font-size:12px}.number{text-align:right}.faint{color:var(--dim)}
.confusion caption{text-align:left;color:var(--dim);font-size:12px;padding-bottom:4px}
.confusion tbody th{font-weight:500}.confusion thead th{text-align:center;padding-right:10px}.confusion thead th:first-child{text-align:left}
.confusion .count{text-align:center;min-width:60px;padding:9px 10px;border:2px solid var(--panel);border-radius:6px}
.confusion .right{background:rgba(var(--right),var(--shade))}.confusion .wrong{background:rgba(var(--wrong),var(--shade))}
.confusion td.number{vertical-align:middle;padding-left:10px}.confusion tbody th{vertical-align:middle}
.grid{stroke:var(--line)}.tick{font-size:11px;fill:var(--dim)}.axis{font-size:12px;fill:var(--dim)}
.curve{fill:none;stroke-width:2;stroke-linejoin:round}.curve.first{stroke:var(--accent)}.curve.second{stroke:var(--second)}
.mark{stroke:var(--good);stroke-width:1.5;stroke-dasharray:3 3}.diagonal{stroke:var(--dim);stroke-dasharray:5 4}
.dot{fill:var(--accent);fill-opacity:.55}.dot:hover{fill:var(--second);fill-opacity:1}.bar{fill:var(--accent);fill-opacity:.8}.bar:hover{fill-opacity:1}
.key{margin-right:16px}.key::before{content:"";display:inline-block;width:14px;height:3px;border-radius:2px;margin-right:6px;vertical-align:middle;background:currentColor}
.key.first::before{background:var(--accent)}.key.second::before{background:var(--second)}.key.mark::before{background:var(--good)}
.interval{width:120px;height:16px}.whisker{stroke:var(--accent);stroke-width:3;stroke-linecap:round;opacity:.45}.point{fill:var(--accent)}
.scroll{overflow-x:auto;padding:4px 0 10px}.graph .box{fill:var(--ground);stroke:var(--line)}.graph .failed .box{stroke:var(--bad)}
.graph .name{font-size:13px;font-weight:600;fill:var(--text)}.graph .kind{font-size:11px;fill:var(--dim)}.edge{fill:none;stroke:var(--dim);stroke-opacity:.6;stroke-width:1.5}
.category.data{fill:var(--data)}.category.shape{fill:var(--shape)}.category.features{fill:var(--features)}.category.model{fill:var(--model)}.category.evaluate{fill:var(--evaluate)}.category.output{fill:var(--output)}.category.control{fill:var(--control)}
details{margin-top:8px}summary{cursor:pointer;font-weight:500}pre,code{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}pre{overflow-x:auto;background:var(--ground);border-radius:6px;padding:12px 14px}
footer{margin-top:20px;color:var(--dim);font-size:12px}
@media print{section{break-inside:avoid}body{background:#fff}}
`;
