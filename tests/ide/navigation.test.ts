import { describe, expect, it } from 'vitest';
import { definition } from '../../server/src/ide/definition.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { highlights, references } from '../../server/src/ide/references.ts';
import { fixture } from './fixture.ts';

const PARTS = { 'parts/optics.earshot': 'input lens { origin US  eccn EAR99  value 5 USD }\n' };

describe('definition', () => {
  it('leads from a use to the declaration in an imported file', () => {
    const { view, offset, text } = fixture('import "./parts/optics.earshot"\nproduct p { incorporates 2 le┆ns }', PARTS);
    const found = definition(view, offset)!;
    expect(found.name.file).toBe('parts/optics.earshot');
    expect(text(found.name)).toBe('lens');
    expect(text(found.whole)).toMatch(/^input lens \{.*\}$/);
    expect(text(found.origin)).toBe('lens');
  });

  it('leads from an import to the file', () => {
    const { view, offset } = fixture('import "./parts/op┆tics.earshot"\nproduct p { incorporates lens }', PARTS);
    expect(definition(view, offset)?.name).toEqual({ file: 'parts/optics.earshot', start: 0, end: 0 });
  });

  it('works right after the name, where a cursor stands when it has been typed', () => {
    const { view, offset, text } = fixture('party buyer { country CN }\nproduct p { destination CN { end-user buyer┆ } }');
    expect(text(definition(view, offset)!.name)).toBe('buyer');
  });

  it('has nothing for an unknown name', () => {
    const { view, offset } = fixture('product p { incorporates no┆body }');
    expect(definition(view, offset)).toBeUndefined();
  });
});

describe('references', () => {
  const SPEC =
    'import "./parts/optics.earshot"\nproduct p { incorporates 2 le┆ns  contains lens }\nalternative a replaces lens { origin JP }';

  it('finds every mention, in every file, the declaration first', () => {
    const { view, offset } = fixture(SPEC, PARTS);
    expect(references(view, offset, true).map((r) => r.file)).toEqual([
      'parts/optics.earshot',
      'main.earshot',
      'main.earshot',
      'main.earshot',
    ]);
    expect(references(view, offset, false)).toHaveLength(3);
  });

  it('highlights those of this file', () => {
    const { view, offset, text } = fixture(SPEC, PARTS);
    const found = highlights(view, offset);
    expect(found.map((h) => text(h.at))).toEqual(['lens', 'lens', 'lens']);
    expect(found.some((h) => h.declares)).toBe(false);
  });
});

describe('links', () => {
  const links = (spec: string, others = {}): string[] => {
    const { view, text } = fixture(spec, others);
    return documentLinks(view).map(({ at, to }) => `${text(at)} → ${'file' in to ? to.file : to.url}`);
  };
  const ECFR = 'https://www.ecfr.gov';

  it('lead from the path of an import, without its quotation marks', () =>
    expect(links('import "./parts/optics.earshot"\nimport "./missing.earshot"\nproduct p { incorporates lens }', PARTS)).toEqual([
      './parts/optics.earshot → parts/optics.earshot',
    ]));

  it('lead from a citation to the text of the day', () =>
    expect(
      links(
        'as-of 2025-01-15\n// see 15 CFR 734.4, § 744.23 and 734.9(e)(3)\nproduct p { destination CN { claims TMP under 740.9(a)(9) } }\n' +
          'party x { cleared "X" because "not 744.11(a)(2)(ii); supplement no. 4 to part 744" on 2025-01-10 }',
      ),
    ).toEqual([
      `15 CFR 734.4 → ${ECFR}/on/2025-01-15/title-15/section-734.4`,
      `§ 744.23 → ${ECFR}/on/2025-01-15/title-15/section-744.23`,
      `734.9(e)(3) → ${ECFR}/on/2025-01-15/title-15/section-734.9#p-734.9(e)(3)`,
      `740.9(a)(9) → ${ECFR}/on/2025-01-15/title-15/section-740.9#p-740.9(a)(9)`,
      `744.11(a)(2)(ii) → ${ECFR}/on/2025-01-15/title-15/section-744.11#p-744.11(a)(2)(ii)`,
      `supplement no. 4 to part 744 → ${ECFR}/on/2025-01-15/title-15/part-744/appendix-Supplement%20No.%204%20to%20Part%20744`,
    ]));

  it.each(['2012-01-01', '2199-01-01'])('lead to the text in force where the eCFR may not have that of %s', (day) =>
    expect(links(`as-of ${day} // 734.4(d)`)).toEqual([`734.4(d) → ${ECFR}/current/title-15/section-734.4#p-734.4(d)`]),
  );

  it.each([
    '// 734.4',
    '// 1734.4(d)',
    '// 775.1(a)',
    '// 734.4(long-one)',
    'input i { value 734.4 USD }',
    '// supplement no. 4 to part 775',
  ])('lead nowhere from %s', (text) => expect(links(text)).toEqual([]));
});
