/** What can be wrong with a suppression (ES90xx). Found in workspace/suppressions.ts, over the findings of a whole check. */
import type { Fixer } from './fix.ts';
import { didYouMean } from './fixes/did-you-mean.ts';
import { withoutIdle, withReason } from './fixes/suppression.ts';
import type { CodeInfo, CodePage } from './rule.ts';

const spec = (comment: string, eccn = '3A991'): string =>
  `as-of 2026-03-02

input board { type electronic-assembly  origin US  value 300 USD }

product radio {
  type   equipment
  origin KR
  eccn   ${eccn}
  value  1_000 USD
  incorporates board
  direct-product-of none
  plant direct-product-of none
  destination RU
}
`.replace('input board', `${comment}\ninput board`);

const why =
  'A suppressed finding is marked in every report with its reason, so that an auditor sees who decided what. A suppression that says nothing, or no longer does anything, hides what should be seen.';

function code(
  number: string,
  name: string,
  title: string,
  severity: CodeInfo['severity'],
  { fixes, ...page }: Pick<CodePage, 'what' | 'fix' | 'bad' | 'good'> & { readonly fixes?: Fixer },
): CodeInfo {
  return { code: number, name, severity, title, page: { ...page, why, cite: [], suppress: null }, ...(fixes && { fixes }) };
}

export const unusedSuppression = code('ES9001', 'unused-suppression', 'A suppression suppresses nothing', 'warning', {
  what: 'No finding of the named code stands at the line, or in the file, that the suppression speaks of.',
  fix: 'Remove it.',
  fixes: withoutIdle,
  bad: spec('// earshot-ignore ES1004: sold below cost to clear stock'),
  good: spec('// earshot-ignore ES1001: ECCN asked for, supplier answers in April'),
});

export const suppressionWithoutReason = code('ES9002', 'suppression-without-reason', 'A suppression gives no reason', 'error', {
  what: 'A suppression has no text after its colon. It does not take effect.',
  fix: 'Give the reason after the code and a colon.',
  fixes: withReason,
  bad: spec('// earshot-ignore ES1001'),
  good: spec('// earshot-ignore ES1001: ECCN asked for, supplier answers in April'),
});

export const malformedSuppression = code('ES9003', 'malformed-suppression', 'A suppression cannot be read', 'error', {
  what: 'A suppression names no code, an unknown code, or a day that is no calendar day, or stands as `earshot-ignore-file` below the first declaration. It does not take effect.',
  fix: 'Write it as `// earshot-ignore ES2003: reason`, with codes separated by commas and `until YYYY-MM-DD` after them where it is to lapse.',
  fixes: didYouMean,
  bad: spec('// earshot-ignore ES1999: no such code'),
  good: spec('// earshot-ignore ES1001: ECCN asked for, supplier answers in April'),
});

export const unsuppressible = code(
  'ES9004',
  'finding-cannot-be-suppressed',
  'A finding that cannot be suppressed is named in a suppression',
  'error',
  {
    what: 'A suppression names a code about what the law requires, or about text that cannot be read. It does not take effect.',
    fix: 'Remove it. Where a license or another permission is held, declare an `authorization`.',
    bad: spec('// earshot-ignore ES3002: we always ship these'),
    good: spec('// earshot-ignore ES1001: ECCN asked for, supplier answers in April'),
  },
);

export const lapsedSuppression = code('ES9005', 'lapsed-suppression', 'A suppression has lapsed', 'warning', {
  what: 'The last day given for a suppression is past. It no longer takes effect.',
  fix: 'Settle what it was waiting for, or give a later day.',
  bad: {
    files: { 'example.earshot': spec('// earshot-ignore ES1001 until 2026-01-31: ECCN asked for') },
    fallbackDate: '2026-03-02',
  },
  good: {
    files: { 'example.earshot': spec('// earshot-ignore ES1001 until 2026-06-30: ECCN asked for') },
    fallbackDate: '2026-03-02',
  },
});

export const suppressionCodes: readonly CodeInfo[] = [
  unusedSuppression,
  suppressionWithoutReason,
  malformedSuppression,
  unsuppressible,
  lapsedSuppression,
];
