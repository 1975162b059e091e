import { describe, expect, it } from 'vitest';
import { fixAllIn } from '../../server/src/ide/code-actions/index.ts';
import { applied } from '../../server/src/rules/fix.ts';
import { offered, taken } from './actions.ts';
import { fixture } from './fixture.ts';

const HEAD = `as-of 2026-03-02
party ymtc { country CN }
facility ymtc-fab { operator ymtc country CN }
input motion-stage { origin US eccn 3A999 value 10 USD }
`;
const product = (body: string, destination = 'destination CN'): string =>
  `${HEAD}product bonder { origin JP eccn 3B991 value 100 USD direct-product-of none plant direct-product-of none\n  ${body}\n  ${destination}\n}\n`;

describe('did you mean', () => {
  it.each([
    ['a name', product('incorporates motion-st┆ge'), 'motion-stge', 'motion-stage', ''],
    ['a party', product('incorporates none', 'destination CN { end-user ym┆ct }'), 'ymct', 'ymtc', ''],
    ['a facility', product('incorporates none', 'destination CN { facility ymtc-f┆b }'), 'ymtc-fb', 'ymtc-fab', ''],
    ['a keyword', product('┆incorprates motion-stage'), 'incorprates', 'incorporates', ''],
    ['a word', product('incorporates none  kind comm┆odty'), 'commodty', 'commodity', ''],
    ['a country', product('incorporates none', 'destination C┆HN'), 'CHN', 'CN', ' (China)'],
    ['a country by its name', product('incorporates none', 'destination Jap┆an'), 'Japan', 'JP', ' (Japan)'],
    ['a country group', product('incorporates none', 'destination D:┆9'), 'D:9', 'D:1', ''],
    ['an end use', product('incorporates none', 'destination CN { end-use milit┆ry }'), 'militry', 'military', ''],
    ['a parameter', product('incorporates none specs { wave┆lenght 193 nm }'), 'wavelenght', 'wavelength', ''],
    ['a currency', product('incorporates none', 'destination CN { price 20 US┆d }'), 'USd', 'USD', ''],
    ['a unit', product('incorporates none specs { wavelength 193 nm┆m }'), 'nmm', 'nm', ''],
  ])('%s', (_, text, from, to, more) => {
    const title = `Change ${from} to ${to}${more}`;
    expect(taken(text, title)).toBe(text.replace('┆', '').replace(from, to));
  });

  it('is the preferred one, and only a word in another case is safe', () => {
    const [name] = offered(product('incorporates motion-st┆ge')).actions;
    expect(name).toMatchObject({ kind: 'quickfix', preferred: true, finding: { code: 'ES0101' } });
    expect(name!.safe).toBeUndefined();
    expect(offered(product('incorporates none', 'destination CN { price 20 US┆d }')).actions[0]!.safe).toBe(true);
  });

  it('is not offered elsewhere', () => {
    expect(offered(product('incorporates motion-stge').replace('as-of', 'as┆-of')).titles).toEqual([]);
  });
});

describe('suppressions', () => {
  const suppressed = (comment: string): string => product('incorporates none', `${comment}\n  destination CN`);

  it('that suppress nothing go, with their line', () => {
    const text = suppressed('// earshot┆-ignore ES1004: below cost');
    expect(taken(text, 'Remove the suppression')).toBe(suppressed('GONE').replace('  GONE\n', ''));
  });

  it('keep the codes that do', () => {
    const text = `// earshot┆-ignore ES1004, ES1001: asked for
input board { type electronic-assembly  origin US  value 300 USD }
${product('incorporates board', 'destination RU')}`;
    expect(taken(text, 'Remove ES1004 from the suppression')).toBe(text.replace('┆', '').replace('ES1004, ', ''));
  });

  it('without a reason ask for one', () => {
    const text = suppressed('// earshot┆-ignore ES1004');
    expect(taken(text, 'Give the reason of the suppression', ['below cost'])).toBe(
      suppressed('// earshot-ignore ES1004: below cost'),
    );
  });

  it('of a code that is misspelled', () => {
    const text = suppressed('// earshot┆-ignore ES1999: below cost');
    const [title] = offered(text).titles;
    expect(title).toMatch(/^Change ES1999 to ES\d{4}$/);
    expect(taken(text, title!)).toBe(text.replace('┆', '').replace('ES1999', title!.slice(-6)));
  });
});

describe('fix all', () => {
  it('takes every safe fix of the file and no other', () => {
    const text = product('incorporates motion-stge', 'destination CN { price 20 usd }\n  DESTINATION TW');
    const { edits, count } = fixAllIn(fixture(text).view);
    expect(count).toBe(2);
    expect(applied(text, edits)).toBe(text.replace('20 usd', '20 USD').replace('DESTINATION', 'destination'));
  });
});
