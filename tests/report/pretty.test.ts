import { describe, expect, it } from 'vitest';
import { printConcise } from '../../server/src/report/concise.ts';
import { printPretty } from '../../server/src/report/pretty.ts';
import { printProof } from '../../server/src/report/proof-tree.ts';
import { at, determination, finding, input } from './stub.ts';

describe('the pretty report', () => {
  it('shows each finding with its lines, its related places and its citation, then the answers', () => {
    expect(printPretty(input(), { color: false })).toMatchInlineSnapshot(`
      "specs/bonder.earshot:6:15 error ES2001 de-minimis-exceeded
        U.S. content of bonder is 29.17 %, over the level of 25 %

          5 |  incorporates stage
        > 6 |   destination CN, TW, KR
            |               ^^
          7 | }

        specs/bonder.earshot:5:2 weighs most: 29.17 %
        > 5 |  incorporates stage
            |  ^^^^^^^^^^^^^^^^^^

        15 CFR 734.4(d)(1)

      specs/bonder.earshot
        Product  Destination  Law of      Answer               U.S. content    Because
        bonder   CN           2025-01-15  license required     29.17 % > 25 %  742.4(a)(2)
        bonder   TW, KR       2025-01-15  no license required  29.17 % > 25 %  [1]

      [1] Provided no party to the transaction is listed.

      3 determinations of 1 product in 1 file: 2 no license required, 1 license required.
      1 error, 0 warnings. Law of 2025-01-15. Rulebook 2026-09-24 (2008-10-01 to 2026-09-24), earshot 0.1.0.
      "
    `);
  });

  it('colors only when asked', () => {
    expect(printPretty(input(), { color: false })).not.toContain('\u001b');
    expect(printPretty(input(), { color: true })).toContain('\u001b[31m');
  });

  it('never lets a spec speak to the terminal', () => {
    const hostile = 'product \u001b]0;owned\u0007 "\u202Eabc" {\r\n}\r\n';
    const d = finding({
      at: { file: 'a\u001b[2Jb.earshot', start: 8, end: 10 },
      message: 'unknown name \u001b[31mred\u009b',
      related: [],
    });
    for (const out of [
      printPretty(input({ diagnostics: [d], determinations: [] }, hostile), { color: false }),
      printConcise(input({ diagnostics: [d] }, hostile)),
    ]) {
      // oxlint-disable-next-line no-control-regex
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(out).toContain('␛');
    }
  });

  it('cuts a line of a megabyte to a window around the place', () => {
    const long = `${'x'.repeat(500_000)} CN ${'y'.repeat(500_000)}`;
    const out = printPretty(input({ diagnostics: [finding({ at: at('CN', long), related: [] })], determinations: [] }, long), {
      color: false,
    });
    expect(out.length).toBeLessThan(1500);
    const [line, marker] = out.split('\n').filter((l) => l.includes('|'));
    expect(line!.slice(marker!.indexOf('^'), marker!.lastIndexOf('^') + 1)).toBe('CN');
  });

  it('keeps words within a narrower terminal, source lines as they are', () => {
    const text = `${'word '.repeat(60)}end`;
    const at80 = printPretty(
      input({ diagnostics: [finding({ message: text, related: [{ message: text, at: at('stage') }] })] }),
      { color: false, width: 80 },
    );
    expect(at80.split('\n').filter((l) => l.includes('word') && l.length > 80)).toEqual([]);
    expect(at80.split('\n').filter((l) => l.includes('word')).length).toBeGreaterThan(6);
    const wide = printPretty(input({ diagnostics: [finding({ message: text, related: [] })] }), { color: false, width: 400 });
    expect(
      Math.max(
        ...wide
          .split('\n')
          .filter((l) => l.includes('word'))
          .map((l) => l.length),
      ),
    ).toBeLessThanOrEqual(110);
  });

  it('marks the place under tabs', () => {
    const out = printPretty(input({ diagnostics: [finding({ at: at('stage\n'), related: [] })] }), { color: false });
    const lines = out.split('\n');
    const row = lines.findIndex((l) => l.startsWith('  > '));
    expect(lines[row]!.slice(lines[row + 1]!.indexOf('^')).startsWith('stage')).toBe(true);
  });

  it('says how many findings it leaves out', () => {
    const many = input({ diagnostics: [finding(), finding(), finding()] });
    expect(printPretty(many, { color: false, maxDiagnostics: 1 })).toContain('and 2 more findings, not shown');
    expect(printConcise(many, { maxDiagnostics: 1 })).toContain('and 2 more, not shown');
  });

  it('is silent about a clean check when quiet', () => {
    expect(printPretty(input({ diagnostics: [] }), { color: false, quiet: true })).toBe('');
  });

  it('says what an undetermined answer needs', () => {
    const d = determination({
      outcome: 'undetermined',
      missing: [{ fact: 'eccn', of: 'stage', why: 'decides whether it counts' }],
    });
    expect(printPretty(input({ diagnostics: [], determinations: [d] }), { color: false })).toContain('needs eccn of stage');
  });

  it('does not round a figure over its level', () => {
    const base = determination().deMinimis!;
    const d = determination({ deMinimis: { ...base, percent: '25.0001', lowerPercent: '25.0001', upperPercent: '25.0001' } });
    expect(printPretty(input({ diagnostics: [], determinations: [d] }), { color: false })).toContain('25.0001 % > 25 %');
  });
});

describe('the concise report', () => {
  it('is one line a finding and what was checked', () => {
    expect(printConcise(input())).toMatchInlineSnapshot(`
      "specs/bonder.earshot:6:15 ES2001 error U.S. content of bonder is 29.17 %, over the level of 25 %
      3 determinations of 1 product in 1 file: 2 no license required, 1 license required.
      1 error, 0 warnings. Law of 2025-01-15. Rulebook 2026-09-24 (2008-10-01 to 2026-09-24), earshot 0.1.0.
      "
    `);
  });
});

describe('the proof', () => {
  it('is a tree of rules with answers, citations and facts', () => {
    expect(printProof(determination(), input(), { color: false })).toMatchInlineSnapshot(`
      "bonder@CN  license required  law of 2025-01-15
      specs/bonder.earshot:6:15  classified 3B991

      yes subject to the EAR  15 CFR 734.3(a)
            origin SG  specs/bonder.earshot:4:10
        ?   a direct product rule  [carried]
              missing direct-product-of of bonder: decides 734.9(e)

      Provided
        no party to the transaction is listed

      Rulebook 2026-09-24 (2008-10-01 to 2026-09-24), earshot 0.1.0.
      "
    `);
  });
});
