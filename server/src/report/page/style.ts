const LIGHT = `--ink: #1b1b1f; --soft: #55565e; --line: #c9cad2; --back: #ffffff; --panel: #f4f5f8;
  --license: #b3261e; --open: #8a5a00; --exception: #1f5fae; --authorized: #2b6777; --free: #1f6425; --out: #555b66;
  --license-back: #fbe3e1; --open-back: #fdf0d5; --exception-back: #e1ecfa; --authorized-back: #dff0f3; --free-back: #e4f3e5; --out-back: #f0f1f4;
  --c0: #3867b7; --c1: #b3541e; --c2: #2e7d5b; --c3: #7a4fa3; --c4: #a33a5e; --c5: #5d6b1f;`;
const DARK = `--ink: #e7e7ec; --soft: #b3b4be; --line: #4a4b55; --back: #17181c; --panel: #22232a;
  --license: #ff9a91; --open: #f0c674; --exception: #9cc4ff; --authorized: #8fd3e0; --free: #9fdba3; --out: #b6bac6;
  --license-back: #4a1f1c; --open-back: #43340f; --exception-back: #1c3358; --authorized-back: #153b44; --free-back: #1d3d20; --out-back: #2a2c33;
  --c0: #8db2f2; --c1: #f0a36b; --c2: #7fcfab; --c3: #c3a2e6; --c4: #eb94b0; --c5: #b9c66f;`;
/** Where VS Code shows the page, light and dark are as its theme has them, and so are the plain colors. There a table cannot be saved by itself. */
const IN_EDITOR = `
body.vscode-light { ${LIGHT} } body.vscode-dark, body.vscode-high-contrast { ${DARK} } body.vscode-high-contrast-light { ${LIGHT} }
body[class*='vscode-'] { --ink: var(--vscode-editor-foreground); --back: var(--vscode-editor-background); padding: 0;
  --line: var(--vscode-contrastBorder, var(--vscode-panel-border)); --panel: var(--vscode-editorWidget-background); }
body[class*='vscode-high-contrast'] { --soft: var(--vscode-foreground); }
body[class*='vscode-'] a { color: var(--vscode-textLink-foreground); }
body[class*='vscode-'] .csv { display: none; }
body[class*='vscode-'] > header::after { content: 'Save the report to have its tables as CSV.'; color: var(--soft); }
`;

/** The one style sheet of the page. Colors are told in words as well; none is given anywhere else. */
export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--back); font: 15px/1.5 system-ui, sans-serif; }
main, header, footer { max-width: 1200px; margin: 0 auto; padding: 0 20px; }
h1 { font-size: 1.7em; margin: 24px 0 4px; } h2 { font-size: 1.25em; margin: 32px 0 6px; } h3 { font-size: 1em; margin: 16px 0 4px; }
p, ul { margin: 4px 0; max-width: 90ch; } ul { padding-left: 20px; } a { color: var(--exception); }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 14px; list-style: none; padding: 0; max-width: none; }
small, .soft, figcaption { color: var(--soft); }
table { border-collapse: collapse; margin: 6px 0; font-size: 13px; } caption { text-align: left; color: var(--soft); padding: 4px 0; }
th, td { border: 1px solid var(--line); padding: 3px 6px; text-align: left; vertical-align: top; } thead th { background: var(--panel); }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } :is(td, th) small { display: block; color: inherit; }
.wide { overflow-x: auto; max-width: 100%; } .wide:focus-visible { outline: 2px solid var(--exception); }
section > .wide { content-visibility: auto; contain-intrinsic-size: auto 1200px; }
figure { margin: 8px 0; } svg { max-width: 100%; height: auto; display: block; background: var(--back); }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .soft { fill: var(--soft); } svg .axis { stroke: var(--line); }
svg .level { stroke: var(--license); stroke-width: 2; } svg .front { stroke: var(--soft); fill: none; stroke-dasharray: 4 3; }
svg .link { fill: none; stroke: var(--soft); stroke-opacity: .35; }
.license-required { color: var(--license); background: var(--license-back); } .undetermined { color: var(--open); background: var(--open-back); }
.license-exception { color: var(--exception); background: var(--exception-back); } .authorized { color: var(--authorized); background: var(--authorized-back); }
.no-license-required { color: var(--free); background: var(--free-back); } .not-subject { color: var(--out); background: var(--out-back); }
svg .license-required { fill: var(--license); } svg .undetermined { fill: var(--open); } svg .license-exception { fill: var(--exception); }
svg .authorized { fill: var(--authorized); } svg .no-license-required { fill: var(--free); } svg .not-subject { fill: var(--out); }
svg .c0 { fill: var(--c0); } svg .c1 { fill: var(--c1); } svg .c2 { fill: var(--c2); } svg .c3 { fill: var(--c3); } svg .c4 { fill: var(--c4); } svg .c5 { fill: var(--c5); }
svg .z0 { fill: var(--license-back); } svg .z1 { fill: var(--open-back); } svg .z2 { fill: var(--exception-back); }
details { margin: 4px 0; } summary { cursor: pointer; } pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); padding: 8px; font-size: 12px; }
code { overflow-wrap: anywhere; } footer { border-top: 1px solid var(--line); margin-top: 32px; padding-bottom: 24px; color: var(--soft); }
@page { margin: 14mm; }
@media print { body { font-size: 10pt; } nav, .csv { display: none; } table { font-size: 8pt; } .wide { overflow: visible; }
  section > .wide { content-visibility: visible; } tr, figure, li { break-inside: avoid; } thead { display: table-header-group; } h2, h3, caption { break-after: avoid; } }
${IN_EDITOR}`;
