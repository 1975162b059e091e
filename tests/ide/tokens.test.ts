import { describe, expect, it } from 'vitest';
import { semanticTokens } from '../../server/src/ide/tokens.ts';
import { fixture, into } from './fixture.ts';

/** `text type modifiers` of each token. */
function tokens(spec: string): string[] {
  const { view } = fixture(spec);
  const text = spec.replace('┆', '');
  return semanticTokens(view).map((t) => [text.slice(t.start, t.end), t.type, ...t.modifiers].join(' '));
}

describe('semantic tokens', () => {
  it('tell a declaration from a reference, a facility from a property', () =>
    expect(tokens('facility fab { country CN }\nproduct p { destination CN { facility fab } }')).toEqual([
      'facility keyword',
      'fab class declaration definition',
      'country property',
      'CN namespace defaultLibrary',
      'product keyword',
      'p class declaration definition',
      'destination property',
      'CN namespace defaultLibrary',
      'facility property',
      'fab class',
    ]));

  it('mark documentation, and what the list does not have on the day', () =>
    expect(
      tokens(
        'as-of 2026-03-02\n/// Why\n// note\ninput i { eccn 3B001.f.2 }\ninput j { eccn 3B888 }\ninput k { eccn ear99 }',
      ).filter((t) => /macro|comment/.test(t)),
    ).toEqual([
      '/// Why comment documentation',
      '// note comment',
      '3B001.f.2 macro defaultLibrary',
      '3B888 macro defaultLibrary deprecated',
      'ear99 macro defaultLibrary',
    ]));

  it('follow the day of the file', () => {
    const on = (day: string) => tokens(`as-of ${day}\ninput i { eccn 3B993 }`).filter((t) => t.includes('macro'));
    expect(on('2024-01-01')).toEqual(['3B993 macro defaultLibrary deprecated']);
    expect(on('2026-03-02')).toEqual(['3B993 macro defaultLibrary']);
  });

  it('mark a license exception that there is not on the day', () => {
    const on = (day: string) =>
      tokens(`as-of ${day}\nproduct p { destination CN { claims CIV end-use civil } }`).filter((t) => t.includes('enumMember'));
    expect(on('2020-01-01')).toEqual(['CIV enumMember defaultLibrary', 'civil enumMember defaultLibrary']);
    expect(on('2024-01-01')).toEqual(['CIV enumMember defaultLibrary deprecated', 'civil enumMember defaultLibrary']);
  });

  it('end with their line', () =>
    expect(tokens('/* one\r\n\r\ntwo */ input i { part-number "open\n}')).toEqual([
      '/* one comment',
      'two */ comment',
      'input keyword',
      'i class declaration definition',
      'part-number property',
      '"open string',
    ]));

  it('are found where a statement has mistakes, as far as their form tells', () =>
    expect(tokens('product p { eccn 3A001 vlaue 5 USD origin US }\n3A001 2025-01-01 "x"')).toEqual([
      'product keyword',
      'p class declaration definition',
      'eccn property',
      '3A001 macro defaultLibrary',
      '5 number',
      'origin property',
      'US namespace defaultLibrary',
      '3A001 macro defaultLibrary',
      '2025-01-01 number',
      '"x" string',
    ]));

  it('of a range are those of the whole that touch it', () => {
    const spec = into('eccn')('// a\n/* b\nc */ party x { country CN }\n// d\ninput i { eccn 3A001 } // e\nparty z {}\n// f\n');
    const { view } = fixture(spec);
    const all = semanticTokens(view);
    for (let start = 0; start < spec.length; start += 3)
      for (let end = start; end < spec.length; end += 5)
        expect(semanticTokens(view, { start, end }).filter((t) => t.end > start && t.start < end)).toEqual(
          all.filter((t) => t.end > start && t.start < end),
        );
  });
});
