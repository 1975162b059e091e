import { describe, expect, it } from 'vitest';
import { folding } from '../../server/src/ide/folding.ts';
import { documentSymbols, workspaceSymbols } from '../../server/src/ide/symbols.ts';
import { etcher, fixture } from './fixture.ts';

describe('document symbols', () => {
  it('are the declarations, and under a product its uses and destinations with their answers', () => {
    const { view } = fixture(etcher());
    const found = documentSymbols(view, view.result);
    expect(found.map((s) => [s.kind, s.name, s.detail])).toEqual([
      ['input', 'handling-module', 'Wafer handling module'],
      ['product', 'etcher', 'Cluster etcher'],
    ]);
    expect(found[1]!.children.map((c) => [c.kind, c.name, c.detail])).toEqual([
      ['use', 'handling-module', 'incorporates'],
      ['destination', 'destination CN', 'license required'],
      ['destination', 'destination TW', 'license required'],
    ]);
  });

  it('hold the range of the name, as the protocol demands', () => {
    const { view } = fixture(etcher());
    for (const s of documentSymbols(view, view.result).flatMap((p) => [p, ...p.children])) {
      expect(s.nameSpan.start).toBeGreaterThanOrEqual(s.whole.start);
      expect(s.nameSpan.end).toBeLessThanOrEqual(s.whole.end);
    }
  });

  it('survive a file that is half written', () => {
    const { view } = fixture('product {\n  destination\n}\nparty');
    expect(documentSymbols(view)).toEqual([]);
  });
});

it('workspace symbols match the letters of a query in order, in name or label', () => {
  const { view } = fixture(etcher(), { 'b.earshot': 'party buyer "Handelshaus" { country DE }' });
  expect(workspaceSymbols(view.program, 'hndmod').map((s) => s.name)).toEqual(['handling-module']);
  expect(workspaceSymbols(view.program, 'handelshaus').map((s) => s.name)).toEqual(['buyer']);
  expect(workspaceSymbols(view.program, '')).toHaveLength(3);
});

it('folds declarations, blocks, imports and runs of comments', () => {
  const { view } = fixture(`// one
// two

import "./a.earshot"
import "./b.earshot"

product p {
  destination CN {
    quantity 2
  }
}
`);
  expect(folding(view)).toEqual([
    { startLine: 0, endLine: 1, kind: 'comment' },
    { startLine: 3, endLine: 4, kind: 'imports' },
    { startLine: 6, endLine: 10 },
    { startLine: 7, endLine: 9 },
  ]);
});
