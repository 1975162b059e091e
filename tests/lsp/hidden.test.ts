/** What cannot be seen in a spec, or turns its text around, is shown as a sign wherever the client shows it. */
import { expect, it } from 'vitest';
import { at, type Client, open, PULLING, started, workspace } from './client.ts';
import { long } from '../support/runs.ts';

const HOSTILE = 'A\u202eB\u200bC\u2066D <jane@example.com> https://evil.example';
const SPEC = `import "./parts\u202e.earshot"
as-of 2025-01-15

/// Doc ${HOSTILE}
party buyer "Buyer ${HOSTILE}" { country CN  also-known-as "Alias ${HOSTILE}" }
party near "Semiconductor Manufacturing International ${HOSTILE} Corp" { country CN }
facility fab "Fab ${HOSTILE}" { operator buyer  country CN  produces logic { node 10 nm } }
input stage "Stage ${HOSTILE}" { origin US  eccn 3B001.f.2  value 502_600 USD  supplier "Supplier ${HOSTILE}" }
input away "Away ${HOSTILE}" { origin US  value 2_000 EUR }
product etcher "Etcher ${HOSTILE}" {
  type   equipment
  origin SG
  eccn   3B001.f.2
  value  2_000_000 USD
  incorporates stage
  incorporates away
  direct-product-of none
  plant direct-product-of none
  destination CN { end-user buyer  facility fab  reviewed by "Reviewer ${HOSTILE}" on 2025-01-01 }
  destination TW { expect not-subject }
}
alternative jp "Other ${HOSTILE}" replaces stage { origin JP  eccn EAR99  value 500_000 USD }
party open "Not closed ${HOSTILE}
authorization lic { number "N ${HOSTILE}" covers etcher to buyer }
`;
const PARTS = `input part "Part ${HOSTILE}" { origin US }\n`;

/** What the client writes into files, finds files by or gives back as it is. */
const NOT_SHOWN = new Set(['newText', 'uri', 'oldUri', 'newUri', 'targetUri', 'target', 'data', 'filterText', 'changes']);
const HIDDEN = /[\p{Cf}\p{Zl}\p{Zp}]|(?![\t\n])\p{Cc}/u;

function* shown(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) if (!NOT_SHOWN.has(key)) yield* shown(inner);
}

it('in answers to whatever is asked', async () => {
  const w = workspace({
    'a.earshot': SPEC,
    'parts\u202e.earshot': PARTS,
    'sub\u202e/b.earshot': PARTS.replace('input part', 'input other-part'),
  });
  const client = await started([w], {
    capabilities: {
      ...PULLING,
      textDocument: {
        ...PULLING.textDocument,
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      },
    },
    commands: true,
  });
  const uri = w.uri('a.earshot');
  open(client, uri, SPEC);
  const told: [what: string, text: string][] = [];
  const ask = asking(client, told);
  const textDocument = { uri };
  const { items } = await ask<{ items: { range: object }[] }>('textDocument/diagnostic', { textDocument });
  expect(items.length).toBeGreaterThan(8);
  await ask('workspace/diagnostic', { previousResultIds: [] });
  await ask('textDocument/documentSymbol', { textDocument });
  await ask('workspace/symbol', { query: '' });
  await ask('textDocument/documentLink', { textDocument });
  await ask('textDocument/inlayHint', {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  });
  for (const lens of await ask<object[]>('textDocument/codeLens', { textDocument })) await ask('codeLens/resolve', lens);
  for (const finding of items)
    await ask('textDocument/codeAction', { textDocument, range: finding.range, context: { diagnostics: [finding] } });
  for (const [line, text] of SPEC.split('\n').entries())
    for (const [i, word] of [...text.matchAll(/[a-z][\w-]*/g)].entries()) {
      if (!long && i % 3 !== line % 3) continue;
      const position = { line, character: word.index + 1 };
      await ask('textDocument/hover', { textDocument, position });
      await ask('textDocument/signatureHelp', { textDocument, position });
      for (const item of (await ask<object[] | null>('textDocument/prepareCallHierarchy', { textDocument, position })) ?? [])
        for (const way of ['incoming', 'outgoing']) await ask(`callHierarchy/${way}Calls`, { item });
    }
  for (const place of ['stage\n', 'buyer  facility', 'CN { end', 'incorporates stage', './parts', '2025-01-15\n']) {
    const position = at(SPEC, place);
    const list = await ask<{ items: { label: string; kind: number }[] }>('textDocument/completion', { textDocument, position });
    for (const item of list.items.filter((i) => /^(stage|away|buyer|near|part|other-part)$/.test(i.label)))
      await ask('completionItem/resolve', item);
  }
  for (const id of ['etcher@CN', 'etcher@TW'])
    for (const view of ['proof', 'billOfMaterials']) await ask(`earshot/${view}`, { uri, id });
  await ask('earshot/matrix', { uri });
  await ask('earshot/compareDates', { uri, from: '2020-01-01', to: '2025-01-15' });
  await ask('earshot/report', { uri, redact: [] });

  const about = (what: string): string[] =>
    told.flatMap(([asked, text]) => (asked === what && text.includes('A\ufffdB') ? [text] : []));
  // That its words come back at all: what follows would else be true of silence.
  for (const what of ['hover', 'documentSymbol', 'prepareCallHierarchy']) expect(about(`textDocument/${what}`)).not.toEqual([]);
  expect(about('completionItem/resolve')).not.toEqual([]);
  expect(told.filter(([, text]) => HIDDEN.test(text))).toEqual([]);
  const linked = /(?<!\\)@example|(?<!\\)https:\/\/evil|https:\/\/evil/;
  expect(told.filter(([what, text]) => what === 'textDocument/hover' && linked.test(text))).toEqual([]);
});

const asking =
  (client: Client, told: [what: string, text: string][]) =>
  async <T>(method: string, params: object): Promise<T> => {
    const answer = await client.request<T>(method, params);
    for (const text of shown(answer)) told.push([method, text]);
    return answer;
  };
