import { detailsOf } from '../../server/src/base/diagnostic.ts';
import { describe, expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { check } from '../../server/src/workspace/check.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { checkText } from '../support/check.ts';
import { rulebook } from '../support/rulebook.ts';

const parts = 'input fast-ic { type integrated-circuit  origin US  eccn 3A001.a.2  value 300 USD }\n';
const radio = `import "./parts.earshot"
as-of 2026-03-02

product radio {
  type   equipment
  origin KR
  eccn   3A001.a.2
  value  1_000 USD
  incorporates fast-ic
  direct-product-of none
  plant direct-product-of none
  destination CN, MO, VN
  destination CA
}
`;
const files = { 'radio.earshot': radio, 'parts.earshot': parts };
const options = { fallbackDate: day('2026-03-02') };
const host = (texts: Readonly<Record<string, string>>) => ({ readFile: (path: string) => texts[path] });

describe('check', () => {
  it('counts files, products, determinations and findings', () => {
    const { summary, files: names } = checkText(files);
    expect(names).toEqual(['parts.earshot', 'radio.earshot']);
    expect(summary).toMatchObject({ files: 2, products: 1, determinations: 4, undetermined: 0 });
    expect(summary.errors).toBeGreaterThan(0);
  });

  it('says once, for one clause, what is the same for all its countries', () => {
    const found = checkText(files).diagnostics.filter((d) => d.code === 'ES2001');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: 'warning',
      message: 'CN, MO and VN: U.S. content 30 % exceeds the 25 % de minimis level',
      cite: ['15 CFR 734.4(d)(1)'],
      determination: 'radio@CN',
      determinations: ['radio@CN', 'radio@MO', 'radio@VN'],
    });
    expect(radio.slice(found[0]!.at.start, found[0]!.at.end)).toBe('destination CN, MO, VN');
    const related = found[0]!.related!.map((r) => (r.at.file === 'radio.earshot' ? radio : parts).slice(r.at.start, r.at.end));
    expect(related).toEqual(['destination CN, MO, VN', expect.stringContaining('fast-ic'), expect.stringContaining('1_000 USD')]);
    expect(detailsOf(found[0]!)).toEqual(['The level would be met at a price of 1,200.00 USD']);
  });

  it('makes a license that is required an error, and no finding where none is', () => {
    const { diagnostics } = checkText(files);
    const error = diagnostics.find((d) => d.code === 'ES3001');
    expect(error).toMatchObject({ severity: 'error' });
    expect(error!.message).toMatch(/^CN, MO and VN: license required, case by case \(742/);
    expect(diagnostics.some((d) => d.determination === 'radio@CA')).toBe(false);
  });

  it('sorts by file, place and code, and gives the same twice', () => {
    const first = checkText(files);
    expect(JSON.stringify(checkText(files))).toBe(JSON.stringify(first));
    expect(JSON.stringify(checkText(files, { roots: ['parts.earshot', 'radio.earshot', 'parts.earshot'] }))).toBe(
      JSON.stringify(first),
    );
    const keys = first.diagnostics.map((d) => [d.at.file, String(d.at.start).padStart(8, '0'), d.code].join(' '));
    expect(keys).toEqual([...keys].sort());
  });

  it('passes over a file the program does not hold', () => {
    const program = createProgram(['radio.earshot'], host(files), rulebook);
    expect(check(program, ['nowhere.earshot'], options).files).toEqual([]);
  });

  it('gives after an edit what it gives from scratch, and keeps the work on other files', () => {
    const other = { ...files, 'other.earshot': radio.replace('product radio', 'product receiver') };
    const names = Object.keys(other);
    const program = createProgram(names, host(other), rulebook);
    const before = check(program, names, options);
    const edited = { ...other, 'other.earshot': other['other.earshot'].replace('1_000 USD', '2_000 USD') };
    const after = check(createProgram(names, host(edited), rulebook, program), names, options);
    expect(JSON.stringify(after)).toBe(JSON.stringify(checkText(edited)));
    const of = (r: typeof before) => r.determinations.find((d) => d.product === 'radio');
    expect(of(after)).toBe(of(before));
  });

  it('sees an edit of an imported file', () => {
    const program = createProgram(['radio.earshot'], host(files), rulebook);
    const before = check(program, ['radio.earshot'], options);
    const cheaper = { ...files, 'parts.earshot': parts.replace('300 USD', '100 USD') };
    const after = check(createProgram(['radio.earshot'], host(cheaper), rulebook, program), ['radio.earshot'], options);
    expect(before.diagnostics.some((d) => d.code === 'ES2001')).toBe(true);
    expect(after.diagnostics.some((d) => d.code === 'ES2001')).toBe(false);
  });

  it('takes the margin below the level from its options', () => {
    const near = { ...files, 'parts.earshot': parts.replace('300 USD', '220 USD') };
    const closeTo = (margin?: string) => checkText(near, { margin }).diagnostics.filter((d) => d.code === 'ES2003').length;
    expect([closeTo(), closeTo('3'), closeTo('2.99')]).toEqual([0, 1, 0]);
  });

  it('tells exactly the level from just over it', () => {
    const at = (value: string) =>
      checkText({ ...files, 'parts.earshot': parts.replace('300 USD', value) })
        .diagnostics.filter((d) => d.code === 'ES2001')
        .map((d) => d.message);
    expect(at('250 USD')).toEqual([]);
    expect(at('250.001 USD')[0]).toContain('U.S. content 25.0001 % exceeds');
    expect(at('250.0000001 USD')[0]).toContain('U.S. content just over 25 %');
  });
});
