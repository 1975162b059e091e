/** The examples on each code's page: the bad one yields the code, the good one does not. */
import { describe, expect, it } from 'vitest';
import { codes } from '../../server/src/rules/index.ts';
import { type Example, exampleFiles } from '../../server/src/rules/rule.ts';
import { checkText, codesOf } from '../support/check.ts';
import { withFurther } from '../support/further.ts';

function run(example: Example): string[] {
  const { files, fallbackDate, strict, rulebook, maxDeterminations } = exampleFiles(example);
  return codesOf(
    checkText(files, {
      roots: ['example.earshot'],
      ...(maxDeterminations && { maxDeterminations }),
      fallbackDate,
      strict,
      ...(rulebook && { rulebook: withFurther({ 'company-policy': rulebook }) }),
    }),
  );
}

describe.each([...codes.values()].map((c) => [c.code, c] as const))('%s', (code, info) => {
  if (!info.notYet) {
    it('is reported for the bad example', () => {
      expect(run(info.page.bad)).toContain(code);
    });
  }
  it('is not reported for the good example', () => {
    expect(run(info.page.good)).not.toContain(code);
  });
  it('has examples that read without a mistake of their own', () => {
    const own = code < 'ES1000' ? [info.page.good] : [info.page.good, info.page.bad];
    for (const example of own) expect(run(example).filter((c) => c !== code && c < 'ES1000')).toEqual([]);
  });
});
