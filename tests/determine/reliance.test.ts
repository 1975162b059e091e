/** 734.4(b)(1) and supplement no. 2 to part 734 (b): what a level rests on beyond the percentage. */
import { expect, test } from 'vitest';
import { checkText } from '../support/check.ts';

const product = (input: string, product: string): Record<string, string> => ({
  'a.earshot': `as-of 2026-08-01
input part { origin US value 20 USD ${input} }
product thing { origin KR value 1_000 USD ${product} direct-product-of none plant direct-product-of none destination CN }
`,
});
const determine = (
  files: Record<string, string>,
  strict = false,
): { outcome: string; subject: string; provisos: readonly string[]; missing: readonly string[] } => {
  const d = checkText(files, { strict }).determinations[0]!;
  return {
    outcome: d.outcome,
    subject: d.subjectToEar,
    provisos: d.provisos.filter((p) => /encryption|report/.test(p)),
    missing: d.missing.map((m) => m.fact),
  };
};
const router = 'type equipment eccn 5A991.b incorporates part';
const recipe = (more: string): string => `kind technology eccn 3E001 for 3A001.a.2 commingles part ${more}`;
const notes = 'kind technology eccn 3E001 for 3A001.a.2';

test('encryption content leaves a proviso, and under --strict the question', () => {
  expect(determine(product('eccn 5A002.a', router))).toMatchObject({
    subject: 'no',
    provisos: ['the U.S. encryption content (part) was authorized for License Exception ENC under 740.17(b)'],
  });
  expect(determine(product('eccn 5A992.c', router))).toMatchObject({ subject: 'no', provisos: [] });
  expect(determine(product('eccn 5A002.a', router), true)).toMatchObject({ subject: 'undetermined', provisos: [] });
});

test('commingled technology asks for its report, until thirty days after filing', () => {
  expect(determine(product(notes, recipe('')))).toMatchObject({
    outcome: 'not-subject',
    provisos: [expect.stringContaining('one-time report')],
  });
  expect(determine(product(notes, recipe('one-time-report filed 2026-07-03')))).toMatchObject({ outcome: 'license-required' });
  expect(determine(product(notes, recipe('one-time-report filed 2026-07-02')))).toMatchObject({
    outcome: 'not-subject',
    provisos: [],
  });
  expect(determine(product(notes, recipe('')), true)).toMatchObject({
    outcome: 'undetermined',
    missing: expect.arrayContaining(['one-time-report']),
  });
});
