/** `earshot rulebook audit --ecfr`: every changed paragraph that a fact cites, and no other. */
import { describe, expect, it } from 'vitest';
import { bulk, edition, section } from '../../support/ecfr.ts';
import { earshot, folder } from '../../support/run.ts';
import { validator } from '../../support/schema.ts';
import { AFTER, BEFORE } from './texts.ts';

interface Fact {
  readonly kind: string;
  readonly id: string;
  readonly from?: string;
  readonly until?: string;
  readonly file: string;
  readonly cites: string;
  readonly how: 'cites' | 'lead-in';
}
interface Audit {
  readonly facts: { readonly reached: number; readonly outside: number };
  readonly parts: readonly string[];
  readonly notCompared: { readonly older: readonly string[]; readonly newer: readonly string[] };
  readonly changes: readonly {
    readonly citation: string;
    readonly change: string;
    readonly to?: string;
    readonly differences: readonly { readonly was: string; readonly is: string }[];
    readonly facts: readonly Fact[];
  }[];
  readonly notFound: readonly { readonly citation: string; readonly facts: readonly Fact[] }[];
  readonly unknownRows: readonly string[];
}

function audit(older: string, newer: string, ...flags: string[]): { code: number | null; json: Audit } {
  const cwd = folder({ 'before.xml': older, 'after.xml': newer });
  const run = earshot(['rulebook', 'audit', '--ecfr', 'before.xml', 'after.xml', '--format', 'json', ...flags], { cwd });
  expect(run.err).toBe('');
  return { code: run.code, json: JSON.parse(run.out) as Audit };
}

/** By paragraph, the facts that cite it, each once. */
const citing = (json: Audit, how: Fact['how'] = 'cites'): Record<string, string[]> =>
  Object.fromEntries(
    json.changes
      .map((c): [string, string[]] => [
        `${c.change} ${c.citation}`,
        [...new Set(c.facts.filter((f) => f.how === how).map((f) => `${f.kind} ${f.id}`))].sort(),
      ])
      .filter(([, facts]) => how === 'cites' || facts.length > 0),
  );

const SUPERCOMPUTER = ['requirement supercomputer-end-use'];
const DESIGN_AND_END_USE = [
  'question 744.23(a)(2)(iii)',
  'requirement advanced-node-design',
  'requirement advanced-node-end-use',
];

describe('two editions made from what the regulation said before and after its rules', () => {
  let known: Audit | undefined;
  const found = (): Audit => (known ??= audit(BEFORE, AFTER).json);

  it('every changed paragraph is found with every fact that cites it, and with no other', () => {
    expect(citing(found())).toEqual({
      'changed 734.4(a)(3)': ['zero-level lithography'],
      'changed 734.4(d)': ['level twenty-five-percent'],
      'changed 738 supp. 1, row India': ['chart IN'],
      'changed 740 supp. 1, row United Arab Emirates': ['group A:5'],
      'changed 740 supp. 1, row Cambodia': ['group D:5'],
      'changed 744.23(a)': [],
      'changed 744.23(a)(1)': SUPERCOMPUTER,
      'changed 744.23(a)(1)(i)': SUPERCOMPUTER,
      'added 744.23(a)(1)(i)(A)': SUPERCOMPUTER,
      'added 744.23(a)(1)(i)(B)': SUPERCOMPUTER,
      'moved 744.23(a)(1)(ii)': SUPERCOMPUTER,
      'changed 744.23(a)(2)': [],
      'changed 744.23(a)(2)(i)': ['requirement advanced-node-end-use'],
      'changed 744.23(a)(2)(iii)': DESIGN_AND_END_USE,
      'removed 744.23(a)(2)(iii)(A)': ['definition advanced-node-logic', ...DESIGN_AND_END_USE],
      'removed 744.23(a)(2)(iii)(B)': ['definition advanced-node-nand', ...DESIGN_AND_END_USE],
      'removed 744.23(a)(2)(iii)(C)': ['definition advanced-node-dram', ...DESIGN_AND_END_USE],
      'changed 744.23(c)': [
        'requirement advanced-computing-headquarters',
        'requirement advanced-computing-technology',
        'requirement advanced-node-design',
        'requirement advanced-node-end-use',
        'requirement equipment-production',
        'requirement equipment-production-indirect',
        'requirement high-bandwidth-memory-headquarters',
        'requirement supercomputer-end-use',
        'requirement unknown-node-end-use',
      ],
      'changed 744 supp. 4, row CHINA, PEOPLE’S REPUBLIC OF: Huawei Technologies Co.': ['party-list entity-list'],
      'changed 746.9(b)(1)': ['requirement syria'],
      'changed 746.9(b)(2)': ['requirement syria'],
      'changed 746.9(b)(3)': ['requirement syria'],
      'changed 746.9(c)(1)': ['requirement syria'],
      'added 746.9(c)(1), note 1': ['requirement syria'],
      'removed 746.9(c)(3)': [],
      'changed 772.1, 16/14 nanometer node': [],
      'changed 772.1, advanced-node integrated circuits (3)': ['definition advanced-node-dram'],
      'changed 3A090, license exceptions': ['classification 3A090-2022', 'entry 3A090'],
      'changed 3A090.a': ['classification 3A090-2022', 'classification 3A090.a', 'entry 3A090'],
      'changed 3A090.a.1': ['classification 3A090-2022', 'classification 3A090.a', 'entry 3A090'],
      'added 3A090.a.2': ['classification 3A090-2022', 'classification 3A090.a', 'entry 3A090'],
      'changed 3C992, heading': ['entry 3C992'],
    });
  });

  it('what stands above a cited paragraph and leads in to it is told apart', () => {
    expect(Object.keys(citing(found(), 'lead-in'))).toEqual([
      'changed 744.23(a)',
      'changed 744.23(a)(2)',
      'changed 744.23(a)(2)(iii)',
    ]);
    expect(citing(found(), 'lead-in')['changed 744.23(a)(2)(iii)']).toEqual([
      'definition advanced-node-dram',
      'definition advanced-node-logic',
      'definition advanced-node-nand',
    ]);
  });

  it('says what was and what is, the days of a fact and its file, and where a text stands now', () => {
    const scanner = found().changes.find((c) => c.citation === '734.4(a)(3)')!;
    expect(scanner.differences).toMatchObject([{ was: '3B001.f.1.b.2.b', is: '3B993.f.1' }]);
    expect(scanner.facts).toMatchObject([
      { id: 'lithography', from: '2023-11-17', until: '2024-12-02', file: 'de-minimis.yaml', cites: '734.4(a)(3)' },
      { id: 'lithography', from: '2024-12-02', file: 'de-minimis.yaml' },
    ]);
    expect(found().changes.find((c) => c.change === 'moved')).toMatchObject({ to: '744.23(a)(1)(i)(B)' });
  });

  it('of a day asks for the facts in force on it alone', () => {
    const { json: now } = audit(BEFORE, AFTER, '--as-of', '2026-09-24');
    expect(now.changes.find((c) => c.citation === '734.4(a)(3)')!.facts).toHaveLength(1);
    expect(citing(now)['removed 744.23(a)(2)(iii)(B)']).toEqual([
      'question 744.23(a)(2)(iii)',
      'requirement advanced-node-design',
    ]);
  });

  it('reads bulk files of govinfo as it reads the eCFR', () => {
    expect(audit(bulk(BEFORE), AFTER).json.changes).toEqual(found().changes);
    expect(audit(BEFORE, bulk(BEFORE))).toMatchObject({ code: 0, json: { changes: [], facts: { reached: 0 } } });
  });

  it('finds the same in a copy that has lost its italics and bold type', () => {
    const bare = (xml: string): string => xml.replace(/<\/?(?:I|B|E)(?: [^>]*)?>/g, '');
    expect(citing(audit(bare(BEFORE), bare(AFTER)).json)).toEqual(citing(found()));
  });

  it('its JSON obeys the published schema, and its text fits a screen', () => {
    expect(validator('docs/schemas/editions.schema.json')(found())).toEqual([]);
    const cwd = folder({ 'before.xml': BEFORE, 'after.xml': AFTER });
    const text = earshot(['rulebook', 'audit', '--ecfr', 'before.xml', 'after.xml'], { cwd });
    expect(text.code).toBe(1);
    expect(text.out).toContain(`734.4(a)(3): changed
    - … equipment meeting the parameters in ECCN 3B001.f.1.b.2.b of the Commerce Control List. …
    + … equipment meeting the parameters in ECCN 3B993.f.1 of the Commerce Control List. …
    cited by  zero-level lithography  2023-11-17 until 2024-12-02  de-minimis.yaml:`);
    expect(text.out).toContain('2 changed paragraphs that no fact cites; --all lists them\n');
    expect(text.out).not.toContain('746.9(c)(3)');
    expect(earshot(['rulebook', 'audit', '--all', '--ecfr', 'before.xml', 'after.xml'], { cwd }).out).toContain(
      '\n746.9(c)(3): removed\n',
    );
  });
});

describe('what cannot be compared', () => {
  it('ends with 2 and one line: no edition, a file that is not there, a folder, one file, three files, nothing in common', () => {
    const good = edition([{ part: '734', units: [section('734.4', 'De minimis U.S. content.', ['(a) Text.'])] }]);
    const other = edition([{ part: '744', units: [section('744.21', 'Military.', ['(a) Text.'])] }]);
    const cwd = folder({ 'good.xml': good, 'other.xml': other, 'cut.xml': good.slice(0, good.indexOf('</DIV5>')) });
    const complaint = (...files: string[]): string => {
      const run = earshot(['rulebook', 'audit', '--ecfr', ...files], { cwd });
      expect(run).toMatchObject({ code: 2, out: '' });
      return run.err;
    };
    expect(complaint('good.xml', 'cut.xml')).toMatch(/^earshot: cut\.xml: line \d+: not whole XML \(unclosed tag: DIV5\)\n$/);
    expect(complaint('good.xml', 'none.xml')).toBe('earshot: none.xml: does not exist\n');
    expect(complaint('.', 'good.xml')).toBe('earshot: .: is a folder, not a file\n');
    expect(complaint('good.xml', 'good.xml', 'good.xml')).toContain(
      '--ecfr takes two files, the older edition and the newer one; 3 given',
    );
    expect(complaint('good.xml', 'other.xml')).toBe('earshot: good.xml and other.xml hold no part in common\n');
  });

  it('what is cited and in neither file is listed, where it is not numbered within a paragraph', () => {
    const same = edition([
      {
        part: '734',
        units: [section('734.4', 'De minimis.', ['(a) <I>No level.</I> (6) It is one of: (i) 9x515; or (ii) 600 series.'])],
      },
    ]);
    const { code, json } = audit(same, same);
    expect(code).toBe(0);
    const missing = json.notFound.map((n) => n.citation);
    expect(missing).toContain('734.4(a)(3)');
    expect(missing).not.toContain('734.4(a)(6)(i)');
    expect(missing).not.toContain('734.4(a)(6)(ii)');
  });
});
