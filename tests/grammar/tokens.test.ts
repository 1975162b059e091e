/** The lexical rules: what is one word, one number, one string, and what is neither. */
import { describe, expect, it } from 'vitest';
import { mistakes, outline, propertiesOf, read } from './outline.ts';

const property = (text: string, context = 'input'): string[] => propertiesOf(read(`${context} x { ${text} }`).tree);
const only = (text: string, context?: string): string => {
  expect(mistakes(`${context ?? 'input'} x { ${text} }`), text).toEqual([]);
  return property(text, context).join('; ');
};

describe('ECCNs', () => {
  it('are read before numbers', () => {
    expect(only('eccn 3E001')).toBe('eccn = eccn 3E001');
    expect(only('eccn 3e001.a')).toBe('eccn = eccn 3e001.a');
    expect(only('eccn 5A992.c')).toBe('eccn = eccn 5A992.c');
    expect(only('eccn 3B001.f.1.b.2.b')).toBe('eccn = eccn 3B001.f.1.b.2.b');
    expect(only('value 3.3e8 USD')).toBe('value = money 3.3e8 USD');
    expect(only('value 3e8 USD')).toBe('value = money 3e8 USD');
  });
  it('end where a comment or a brace begins', () => {
    expect(only('eccn 3A001.a.2// why\n')).toBe('eccn = eccn 3A001.a.2');
    expect(only('eccn 3A001/* why */')).toBe('eccn = eccn 3A001');
    expect(outline(read('input x {eccn 3A001}').tree)).toEqual(['input x { eccn = eccn 3A001 }']);
  });
});

describe('numbers', () => {
  it.each(['1_900_000', '12.5', '3.3e8', '3.3E8', '3.3e+8', '3.3e-8', '-40', '+40', '0', '007', '1_0.0_1'])('%s', (n) => {
    expect(only(`value ${n} USD`)).toBe(`value = money ${n} USD`);
  });
  it('keep all their digits, however many a real amount has', () => {
    const long = '123456789012345678901234567890.123456789012345678901234567';
    expect(only(`value ${long} USD`)).toBe(`value = money ${long} USD`);
  });
  it('directly before % are percentages', () => {
    expect(only('owned-by a 12.5%', 'party')).toBe('owned-by = name a, percent 12.5');
    expect(only('owned-by a 100%', 'party')).toBe('owned-by = name a, percent 100');
  });
  it('take the unit that stands on their line, and none from the next', () => {
    expect(only('specs { overlay 1.6 nm }')).toBe('specs { overlay = quantity 1.6 nm }');
    expect(only('specs { layers 232\n transistor planar }')).toBe('specs { layers = number 232; transistor = word planar }');
    expect(only('specs { layers 232 transistor planar }')).toBe('specs { layers = number 232; transistor = word planar }');
    expect(only('specs { layers 232 overlay 1.6 nm }')).toBe('specs { layers = number 232; overlay = quantity 1.6 nm }');
  });
  it('take units with strokes', () => {
    for (const unit of ['GB/s', 'GB/s/mm2', 'Gbit/mm2', 'um2', 'nm2'])
      expect(only(`specs { layers 3.1 ${unit} }`)).toBe(`specs { layers = quantity 3.1 ${unit} }`);
  });
});

describe('names', () => {
  it.each(['a', 'A1', 'motion-stage', 'a_b', 'a-1', 'x-2_y', '__proto__'.slice(2), 'constructor', 'a-b-c-d'])('%s', (name) => {
    expect(outline(read(`input ${name} {}`).tree)).toEqual([`input ${name}`]);
  });
  it('do not end in a hyphen', () => {
    expect(mistakes('input a- {}')).toEqual(['ES0009 "-": - may stand only in quotes and comments']);
    expect(outline(read('input a- {}').tree)).toEqual(['input a']);
  });
  it('may be long', () => {
    const name = 'n'.repeat(100_000);
    expect(outline(read(`input ${name} {}`).tree)).toEqual([`input ${name}`]);
  });
});

describe('strings', () => {
  const text = (written: string): string | undefined => {
    expect(mistakes(`input x { part-number "${written}" }`)).toEqual([]);
    return JSON.parse(property(`part-number "${written}"`)[0]!.replace('part-number = string ', '')) as string;
  };
  it('hold every escape', () => {
    expect(text(String.raw`\" \\ \n \t \u{1F600} \u{41} \u{0}`)).toBe('" \\ \n \t 😀 A \u0000');
  });
  it('hold braces, slashes, keywords, other scripts and tabs', () => {
    for (const s of ['{ } // /* */', 'product x {', '長江存储 — é', 'a\tb', '', ' ', "'"]) expect(text(s)).toBe(s);
  });
  it('may end in a backslash', () => {
    expect(text(String.raw`C:\\`)).toBe('C:\\');
    expect(text(String.raw`\\\"`)).toBe('\\"');
  });
  it('name the escape they do not know, where it stands', () => {
    expect(mistakes(String.raw`input x "a\qb" {}`)).toEqual([
      String.raw`ES0012 "\\q": Unknown escape \q; known: \" \\ \n \t \u{1F600}`,
    ]);
    expect(mistakes(String.raw`input x "\u{110000}" {}`)).toHaveLength(1);
    expect(mistakes(String.raw`input x "\u{D800}" {}`)).toHaveLength(1);
    expect(mistakes(String.raw`input x "\u{}" {}`)).toHaveLength(1);
    expect(mistakes(String.raw`input x "\x41" {}`)).toHaveLength(1);
  });
  it('end on their line', () => {
    const message = 'This text does not end on its line; add "';
    expect(mistakes('input x "abc\n{}')).toEqual([`ES0004 "\\"abc": ${message}`]);
    expect(mistakes('input x "abc\\\n{}')).toEqual([`ES0004 "\\"abc\\\\": ${message}`]);
    expect(mistakes('import "abc')).toEqual([`ES0004 "\\"abc": ${message}`]);
    expect(outline(read('import "a\\"').tree)).toEqual(['import string "a\\""']);
  });
});

describe('dates', () => {
  it('are days of the calendar', () => {
    expect(mistakes('as-of 2024-02-29')).toEqual([]);
    expect(mistakes('as-of 2023-02-29')).toEqual(['ES0006 "2023-02-29": 2023-02-29 is not a day of the calendar']);
    expect(mistakes('as-of 2025-13-01')).toEqual(['ES0006 "2025-13-01": 2025-13-01 is not a day of the calendar']);
  });
  it('written otherwise are one mistake', () => {
    for (const d of ['2025-1-15', '2025-01-1', '2025-01', '2025-01-15T00'])
      expect(mistakes(`as-of ${d}`)).toEqual([`ES0006 "${d}": ${d} is not a date; write it as 2025-01-15`]);
  });
});

describe('between tokens', () => {
  const plain = outline(read('input x { origin US value 1 USD }\nas-of 2025-01-15\n').tree);
  it.each([
    ['CRLF', 'input x {\r\n  origin US\r\n  value 1 USD\r\n}\r\nas-of 2025-01-15\r\n'],
    ['CR alone', 'input x {\r  origin US\r  value 1 USD\r}\ras-of 2025-01-15\r'],
    ['a byte order mark', '\ufeffinput x { origin US value 1 USD }\nas-of 2025-01-15\n'],
    ['tabs, form feeds and no-break spaces', 'input\tx\u00a0{\forigin\vUS value 1 USD }\nas-of 2025-01-15'],
    ['comments', '// a\ninput x { /* b */ origin /*\n*/ US // c\r\n value 1 USD }//\nas-of 2025-01-15 /**/'],
    ['no line break at the end', 'input x { origin US value 1 USD }\nas-of 2025-01-15'],
  ])('%s', (_, text) => {
    expect(mistakes(text)).toEqual([]);
    expect(outline(read(text).tree)).toEqual(plain);
  });
  it('looking ahead over a comment does not change where one before it ends', () => {
    // After a figure, `transistor` may be a unit: what follows it decides.
    const text = 'input x { specs { layers 232 // a\n transistor // b\n planar // c\n } }';
    expect(read(text).tree.comments.map((c) => c.text)).toEqual(['// a', '// b', '// c']);
    expect(read('input x // a\n  "y" // b\n{}').tree.comments.map((c) => c.text)).toEqual(['// a', '// b']);
  });
  it('a comment ends where its line does, in CRLF and CR too', () => {
    expect(read('// a\r\n// b\r// c\n').tree.comments.map((c) => c.text)).toEqual(['// a', '// b', '// c']);
  });
});

describe('what is no text of a spec', () => {
  it('a NUL byte: the whole file is refused, at that byte', () => {
    const { tree, errors } = read('input x {}\n\0');
    expect(errors).toEqual([{ code: 'ES0009', message: 'The file has a NUL byte, so it is not text', start: 11, end: 12 }]);
    expect(tree.items).toEqual([]);
  });
  it('lone surrogates, and other characters outside of quotes and comments', () => {
    expect(mistakes('input x {}\n\ud800')).toEqual(['ES0009 "\\ud800": \\u{d800} may stand only in quotes and comments']);
    expect(mistakes('input x { origin US § value 1 USD }')).toEqual(['ES0009 "§": § may stand only in quotes and comments']);
    expect(mistakes('input x {} §§§ @@\nas-of 2025-01-15')).toEqual([
      'ES0009 "§§§": §§§ may stand only in quotes and comments',
      'ES0009 "@@": @@ may stand only in quotes and comments',
    ]);
    expect(propertiesOf(read('input x { origin US § value 1 USD }').tree)).toEqual([
      'origin = country US',
      'value = money 1 USD',
    ]);
  });
  it('may stand in strings and comments', () => {
    expect(mistakes('// \ud800 § \u202e\ninput x "§ \udfff" {} /* @ */')).toEqual([]);
  });
  it('direction marks are shown by number, so that a message cannot be turned round', () => {
    expect(mistakes('input x {}\n\u202e')).toEqual(['ES0009 "\u202e": \\u{202e} may stand only in quotes and comments']);
  });
  it('a file beyond 16 MiB of text is refused at once', () => {
    expect(read(' '.repeat(16 * 1024 * 1024 + 1)).errors.map((e) => e.code)).toEqual(['ES0010']);
  });
});
