/** The formatter: how specs look, what it leaves alone, and that it never changes what a text says. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../../grammar/src/index.ts';
import { editsBetween, format } from '../../grammar/src/printer/index.ts';
import { loadRulebook } from '../../server/src/rulebook/load/index.ts';
import { outline } from './outline.ts';

const compiled = new URL('../../dist/rulebook/', import.meta.url);
const { parameters } = loadRulebook((section) => readFileSync(new URL(`${section}.json`, compiled), 'utf8'));
const vocabulary = { isParameter: (name: string) => parameters.has(name) };
const print = (text: string): string => format(text, vocabulary);
const block = (...lines: string[]): string => ['product x {', ...lines, '}', ''].join('\n');

describe('values', () => {
  it('stand in one column', () => {
    expect(print(block('type equipment', 'origin  US', ' eccn 3B991'))).toBe(
      block('  type   equipment', '  origin US', '  eccn   3B991'),
    );
  });
  it('stand in one column between blank lines only', () => {
    expect(print(block('  type equipment', '  origin US', '', '  hts "8542.31"', '  kind commodity'))).toBe(
      block('  type   equipment', '  origin US', '', '  hts  "8542.31"', '  kind commodity'),
    );
  });
  it('leave a long keyword out', () => {
    expect(print('alternative a replaces b {\norigin JP\neccn EAR99\nlead-time   26 weeks\n}\n')).toBe(
      'alternative a replaces b {\n  origin JP\n  eccn   EAR99\n  lead-time 26 weeks\n}\n',
    );
  });
  it('that stand in one column already, stay there', () => {
    const text = block('  type     equipment', '  origin   SG', '  eccn     3B991');
    expect(print(text)).toBe(text);
    const wide = block('  type          equipment', '  origin        SG');
    expect(print(wide)).toBe(block('  type   equipment', '  origin SG'));
  });
  it('of parameters stand in one column, however long their names', () => {
    expect(print(block('  specs {', '  tops 624 at 8 bit', '  die-area 826 mm2', '  transistor planar', '  }'))).toBe(
      block('  specs {', '    tops       624 at 8 bit', '    die-area   826 mm2', '    transistor planar', '  }'),
    );
  });
  it('stand behind one space in the statements of a file', () => {
    expect(print('as-of   2025-01-15\nrate EUR=1.03   USD   on 2025-01-14\n')).toBe(
      'as-of 2025-01-15\nrate EUR = 1.03 USD on 2025-01-14\n',
    );
  });
  it('go on in the same column where a list was broken after a comma', () => {
    expect(print(block('  destination DE,', '     FR , NL,', 'IT'))).toBe(
      block('  destination DE,', '              FR, NL,', '              IT'),
    );
    expect(print(block('  value', '    5', '    USD').replace('5\n    USD', '5 USD'))).toBe(block('  value 5 USD'));
  });
});

describe('blocks', () => {
  it('on one line stay there, with two spaces between properties', () => {
    expect(print('input a{type computer origin US eccn 4A994}\n')).toBe('input a { type computer  origin US  eccn 4A994 }\n');
    expect(print('party a {   }\n')).toBe('party a {}\n');
  });
  it('on one line that is too long go over several', () => {
    const label = 'y'.repeat(100);
    expect(print(`input a "${label}" { type computer origin US }\n`)).toBe(
      `input a "${label}" {\n  type   computer\n  origin US\n}\n`,
    );
  });
  it('put each property on its own line, and stay one line where they were inside', () => {
    expect(print(block('  type computer origin US', '  destination CN{end-user y}  destination TW'))).toBe(
      block('  type   computer', '  origin US', '  destination CN { end-user y }', '  destination TW'),
    );
  });
  it('begin and end without a blank line', () => {
    expect(print('\n\n\nproduct x {\n\n\n  type computer\n\n\n\n  origin US\n\n}\n\n\nparty y {}\n\n\n')).toBe(
      'product x {\n  type computer\n\n  origin US\n}\n\nparty y {}\n',
    );
  });
  it('that stand on one line at the top of a file get their own', () => {
    expect(print('party a { country CN } party b { country US }')).toBe('party a { country CN }\nparty b { country US }\n');
  });
});

describe('comments', () => {
  it('keep their place', () => {
    const text = `// first

/// documentation
product x { // behind the brace
  // above
  type computer // behind a value
  /* before */ origin US
  specs {
    // last in its block
  }
  destination DE, // one
              FR /* two */, NL
  // at the end
} // behind the end
// last
`;
    expect(print(text)).toBe(text);
  });
  it('are indented with what they stand above, and keep their own text', () => {
    expect(print('product x {\n// a\n      /* b\n   c */\ntype computer     //d  \n}\n')).toBe(
      'product x {\n  // a\n  /* b\n   c */\n  type computer //d\n}\n',
    );
  });
  it('that say what is ignored on a line keep the line as it is', () => {
    const text = block('  type computer  origin US // earshot-ignore ES9001: reason');
    expect(print(text)).toBe(text);
    const above = block('  // earshot-ignore ES9001: reason', '  type computer  origin US', '  hts "1"');
    expect(print(above)).toBe(above);
  });
});

it('the look of the language stays as it is', () => {
  const text = `import "./parts/optics.earshot"

as-of 2025-01-15
rate EUR = 1.0300 USD on 2025-01-14

facility fab-2 "Wuhan fab 2" {
  operator ymtc
  country  CN
  produces nand { layers 232 }
}

input vision-computer {
  type     computer
  origin   US
  eccn     4A994
  value    40_000 EUR
  contains 2 vision-asic
}

input vision-asic { type integrated-circuit  origin US  eccn 3A991.p  value 900 USD }

product bonder "Die-to-wafer hybrid bonder" {
  type     equipment
  origin   SG
  value    2_400_000 USD

  incorporates 2 motion-stage
  incorporates vision-computer

  direct-product-of technology 3E991 origin US
  plant direct-product-of software 3D001 origin US

  destination CN {
    end-user ymtc
    facility fab-2
    end-use  advanced-node-production
  }
  destination TW, KR, JP
}

alternative jp-stage "Six-axis stage, Japanese maker" replaces motion-stage {
  origin JP
  eccn   EAR99
  lead-time 26 weeks
}
`;
  expect(print(text)).toBe(text);
});

describe('what is left alone', () => {
  it.each([
    ['a declaration with an unknown keyword', 'product x {\n   type    computer\n colour  red\n}\n'],
    ['a block that is not closed', 'product x {\n   type    computer\n'],
    ['a text that is not closed', 'product x   "label {\n   type    computer\n}\n'],
    ['a comment that is not closed', 'party  y   /* comment\n  and so on  '],
    ['what begins nothing', '   }   }\n  ???  \n'],
    ['the line of a mistake', 'party   a  {  }   %%%\n'],
  ])('%s', (_, text) => {
    expect(print(text)).toBe(text);
  });
  it('but not what stands around it', () => {
    expect(print('party   a {}\n\n\nproduct  x { colour  red }\n\n\n\nparty   b {}\n')).toBe(
      'party a {}\n\nproduct  x { colour  red }\n\nparty b {}\n',
    );
  });
  it('a statement whose last value is missing, which is told at the next one', () => {
    const text = 'as-of   \nparty   a {}\n';
    expect(print(text)).toContain('as-of   \n');
  });
  it('an empty file, the byte order mark and the line ends', () => {
    expect(print('')).toBe('');
    expect(print(' \n\n ')).toBe('');
    expect(print('\ufeffparty  a {}')).toBe('\ufeffparty a {}\n');
    expect(print('party  a {\r\n country CN\r\n}\r\n\r\n\r\nparty b {}')).toBe(
      'party a {\r\n  country CN\r\n}\r\n\r\nparty b {}\r\n',
    );
  });
});

const folders = ['../../samples/', '../cases/specs/'].map((f) => new URL(f, import.meta.url));
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.earshot'))
    .map((f) => [f, readFileSync(new URL(f, folder), 'utf8')] as const),
);

describe('every sample and worked case', () => {
  const known = vocabulary;
  it.each(files)('%s says the same when printed, once or twice', (_, text) => {
    const printed = format(text, known);
    expect(format(printed, known)).toBe(printed);
    const [before, after] = [parse(text, known), parse(printed, known)];
    expect(outline(after.tree)).toEqual(outline(before.tree));
    expect(after.tree.comments.map((c) => c.text)).toEqual(before.tree.comments.map((c) => c.text.trimEnd()));
    expect(after.errors).toHaveLength(before.errors.length);
  });
  it.each(files.filter(([f]) => /^[a-z]/.test(f)))('the sample %s is printed already', (_, text) => {
    expect(format(text, known)).toBe(text);
  });
});

describe('edits', () => {
  it('are the least that is needed', () => {
    const text = 'product x {\n  type equipment\n  origin US\n}\n';
    expect(editsBetween(text, print(text))).toEqual([{ start: 18, end: 18, text: '  ' }]);
    expect(editsBetween(text, text)).toEqual([]);
  });
});

it('takes time in proportion to the text, whatever its shape', () => {
  for (const text of [
    block('  value 1 USD\n'.repeat(20_000)),
    `product x { ${'value 1 USD '.repeat(20_000)}}`,
    block(`  destination ${'CN,\n'.repeat(20_000)}CN`),
    '// comment\n'.repeat(20_000),
    block('/* a */ '.repeat(20_000)),
    'party x { country CN } '.repeat(10_000),
    'product x { destination CN { '.repeat(20_000),
    '"'.repeat(200_000),
    '\n'.repeat(200_000),
  ]) {
    const printed = print(text);
    expect(printed.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  }
});
