/** A small checked spec made by hand, so that a report's own work is tested apart from the law. */
import { day } from '../../grammar/src/text/date.ts';
import { LineTable, type SourceRange } from '../../grammar/src/text/range.ts';
import type { Determination } from '../../server/src/determine/result.ts';
import { type FreshReport, sourceOf } from '../../server/src/report/input.ts';
import type { Diagnostic } from '../../server/src/base/diagnostic.ts';

export const text = [
  'as-of 2025-01-15',
  'input stage { origin US eccn 3A999 value 700_000 USD }',
  'product bonder "Bonder" {',
  '  origin SG',
  '\tincorporates stage',
  '  destination CN, TW, KR',
  '}',
  '',
].join('\n');

export function at(words: string, source = text, file = 'specs/bonder.earshot'): SourceRange {
  const start = source.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { file, start, end: start + words.length };
}

export const determination = (parts: Partial<Determination> = {}): Determination => ({
  id: 'bonder@CN',
  product: 'bonder',
  destination: 'CN',
  asOf: day('2025-01-15'),
  at: at('CN'),
  outcome: 'license-required',
  classification: { declared: '3B991', derived: null, effective: '3B991', figures: {} },
  subjectToEar: 'yes',
  bases: [{ kind: 'de-minimis', rule: '734.4(d)', answer: 'yes' }],
  deMinimis: {
    applies: true,
    rule: '734.4(d)(1)',
    level: '25',
    currency: 'USD',
    controlledValue: '700000.00',
    productValue: '2400000.00',
    percent: '29.1667',
    lowerPercent: '29.1667',
    upperPercent: '29.1667',
    exceeded: 'yes',
    breakEvenPrice: '2800000.00',
    margin: '-4.1667',
    content: [
      {
        input: 'stage',
        quantity: '1',
        eccn: '3A999',
        value: '700000.00',
        share: '29.1667',
        controlled: 'yes',
        because: ['15 CFR 742.4(a)(2)'],
        at: at('incorporates stage'),
      },
    ],
  },
  requirements: [
    {
      id: 'ccl-ns2',
      rule: '742.4(a)(2)',
      kind: 'ccl',
      reason: 'NS',
      column: 'NS2',
      answer: 'yes',
      reviewPolicy: 'case-by-case',
      enforcement: 'enforced',
      title: 'national security, column 2',
    },
  ],
  exceptions: [{ code: 'GBS', status: 'barred', rule: '740.2(a)(9)' }],
  authorizations: [],
  allied: [{ country: 'SG', answer: 'no' }],
  alternatives: [],
  redFlags: [],
  provisos: ['no party to the transaction is listed'],
  missing: [],
  proof: {
    text: 'subject to the EAR',
    rule: '734.3(a)',
    answer: 'yes',
    facts: [{ text: 'origin SG', at: at('SG') }],
    children: [
      {
        text: 'a direct product rule',
        answer: 'undetermined',
        coverage: 'carried',
        missing: [{ fact: 'direct-product-of', of: 'bonder', why: 'decides 734.9(e)' }],
      },
    ],
  },
  ...parts,
});

export const finding = (parts: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'ES2001',
  name: 'de-minimis-exceeded',
  severity: 'error',
  message: 'U.S. content of bonder is 29.17 %, over the level of 25 %',
  at: at('CN'),
  related: [{ at: at('incorporates stage'), message: 'weighs most: 29.17 %' }],
  cite: ['15 CFR 734.4(d)(1)'],
  determination: 'bonder@CN',
  ...parts,
});

export function input(parts: Partial<FreshReport> = {}, source = text): FreshReport {
  const determinations = parts.determinations ?? [
    determination(),
    determination({ id: 'bonder@TW', destination: 'TW', at: at('TW'), outcome: 'no-license-required', requirements: [] }),
    determination({ id: 'bonder@KR', destination: 'KR', at: at('KR'), outcome: 'no-license-required', requirements: [] }),
  ];
  const diagnostics = parts.diagnostics ?? [finding()];
  return {
    tool: { name: 'earshot', version: '0.1.0' },
    rulebook: { version: '2026-09-24', from: '2008-10-01', through: '2026-09-24' },
    determinations,
    diagnostics,
    summary: { files: 1, products: 1, determinations: determinations.length, errors: 1, warnings: 0, undetermined: 0 },
    source: () => sourceOf({ text: source, lines: new LineTable(source) }),
    shown: (file) => file,
    ...parts,
  };
}
