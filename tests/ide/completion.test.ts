import { describe, expect, it } from 'vitest';
import { completion } from '../../server/src/ide/completion/index.ts';
import { samples } from '../property/texts.ts';
import { fixture } from './fixture.ts';

function offered(text: string, others: Record<string, string> = {}) {
  const { view, offset, text: at } = fixture(text, others);
  const { candidates, replace } = completion(view, offset);
  return {
    labels: candidates.map((c) => c.label),
    detail: (label: string) => candidates.find((c) => c.label === label)?.detail,
    filter: (label: string) => candidates.find((c) => c.label === label)?.filter,
    replaced: at({ file: view.file, ...replace }),
  };
}

describe('keywords', () => {
  it('declarations at the top of a file', () => {
    const { labels, replaced } = offered('pro┆');
    expect(labels).toContain('product');
    expect(labels).toContain('as-of');
    expect(labels).not.toContain('origin');
    expect(replaced).toBe('pro');
  });

  it('properties by declaration', () => {
    expect(offered('input a {\n  ┆\n}').labels).toContain('eccn');
    expect(offered('input a {\n  ┆\n}').labels).not.toContain('destination');
    expect(offered('product a {\n  origin US\n  ┆\n}').labels).toEqual(
      expect.arrayContaining(['destination', 'plant direct-product-of']),
    );
    expect(offered('product a { destination CN {\n ┆ } }').labels).toEqual(expect.arrayContaining(['end-user', 'claims']));
    expect(offered('party p { ┆ }').labels).toContain('headquarters');
  });

  it('after the block is closed, declarations again', () => {
    expect(offered('input a { origin US }\n┆').labels).toContain('product');
  });

  it('parameters inside specs and produces', () => {
    expect(offered('input a { specs { ┆ } }').labels).toContain('wavelength');
    const produces = offered('facility f { produces nand { ┆ } }').labels;
    expect(produces).toContain('layers');
    expect(produces).not.toContain('wavelength');
  });
});

describe('values', () => {
  it('countries, found by their name', () => {
    const { labels, detail, filter } = offered('input a { origin ┆ }');
    expect(labels).toContain('TW');
    expect(detail('TW')).toBe('Taiwan');
    expect(filter('TW')).toContain('Taiwan');
    expect(labels).not.toContain('eccn');
  });

  it('groups and worldwide where a destination stands', () => {
    expect(offered('product p { destination CN, ┆ }').labels).toEqual(expect.arrayContaining(['D:5', 'worldwide', 'JP']));
  });

  it('ECCNs with their titles', () => {
    const { labels, detail, replaced } = offered('input a { eccn 3B┆ }');
    expect(labels).toEqual(expect.arrayContaining(['EAR99', '3B001']));
    expect(detail('3B001')).toMatch(/semiconductor/);
    expect(replaced).toBe('3B');
  });

  it('ECCNs of the day', () => {
    expect(offered('as-of 2018-01-01\ninput a { eccn ┆ }').labels).not.toContain('3A090');
    expect(offered('as-of 2025-01-15\ninput a { eccn ┆ }').labels).toContain('3A090');
  });

  it('currencies after an amount', () => {
    const { labels, detail } = offered('input a { value 180_000 ┆ }');
    expect(labels).toEqual(expect.arrayContaining(['USD', 'EUR']));
    expect(detail('EUR')).toBe('Euro');
  });

  it('units of the dimension of a parameter', () => {
    const { labels } = offered('input a { specs { wavelength 193 ┆ } }');
    expect(labels).toEqual(expect.arrayContaining(['nm', 'um']));
    expect(labels).not.toContain('GB/s');
  });

  it('names of the right sort, also from an imported file', () => {
    const others = { 'parts.earshot': 'input lens "A lens" { origin US }\nparty maker { country US }' };
    const { labels, detail } = offered('import "./parts.earshot"\ninput mirror { }\nproduct p { incorporates ┆ }', others);
    expect(labels).toEqual(expect.arrayContaining(['lens', 'mirror', 'p', 'none']));
    expect(labels).not.toContain('maker');
    expect(detail('lens')).toBe('input · A lens');
    expect(offered('import "./parts.earshot"\nproduct p { destination CN { end-user ┆ } }', others).labels).toEqual(['maker']);
  });

  it('end uses, exception codes, words of a closed list', () => {
    expect(offered('product p { destination CN { end-use ┆ } }').labels).toEqual(expect.arrayContaining(['civil', 'military']));
    expect(offered('product p { destination CN { claims ┆ } }').labels).toEqual(expect.arrayContaining(['NAC', 'GBS']));
    expect(offered('input a { type ┆ }').labels).toContain('integrated-circuit');
    expect(offered('party p { listed ┆ }').labels).toContain('entity-list');
    expect(offered('authorization a { type ┆ }').labels).toContain('license');
    expect(offered('input a { direct-product-of ┆ }').labels).toEqual(['technology', 'software', 'none']);
    expect(offered('input a { plant direct-product-of software 3D001 origin ┆ }').labels).toContain('US');
  });

  it('the next property once a value is there', () => {
    expect(offered('input a {\n  origin US\n  ec┆\n}').labels).toContain('eccn');
  });

  it('a name that is spelled as a keyword is still a name', () => {
    expect(offered('facility facility { }\nproduct p { destination CN { facility facility\n ┆ } }').labels).toContain('end-user');
  });
});

describe('nothing', () => {
  it('inside comments and strings', () => {
    expect(offered('// pro┆').labels).toEqual([]);
    expect(offered('/* pro┆').labels).toEqual([]);
    expect(offered('party p "a ┆').labels).toEqual([]);
  });
});

describe('from the grammar', () => {
  it('what joins values, where the statement takes it', () => {
    expect(offered('input a { origin US }\nproduct p { incorporates 2 a ┆ }').labels).toContain('at');
    expect(offered('party p { listed entity-list ┆ }').labels).toEqual(expect.arrayContaining(['footnote', 'from', 'to']));
    expect(offered('authorization z { covers p ┆ }').labels).toEqual(['to']);
    expect(offered('authorization z { covers p to CN ┆ }').labels).toContain('for');
    expect(offered('notice n { requires ┆ }').labels).toEqual(['license']);
    expect(offered('notice n { requires license ┆ }').labels).toEqual(['for']);
    expect(offered('rate ┆').labels).toContain('EUR');
    expect(offered('rate EUR = 1.03 ┆').labels).toContain('USD');
    expect(offered('rate EUR = 1.03 USD ┆').labels).toContain('on');
    expect(offered('alternative a ┆').labels).toEqual(['replaces', 'eliminates']);
    expect(offered('product p { destination CN { expect ┆ } }').labels).toContain('not-subject');
    expect(offered('product p { destination CN { claims NAC ┆ } }').labels).toEqual(
      expect.arrayContaining(['under', 'notified']),
    );
  });

  it('on a line of its own, what begins something', () => {
    const { labels } = offered('party p {\n  listed entity-list\n  ┆\n}');
    expect(labels).toContain('country');
    expect(labels).not.toContain('footnote');
  });

  it('a parameter takes what the rulebook says it takes', () => {
    expect(offered('input a { specs { transistor ┆ } }').labels).toEqual(['planar', 'non-planar']);
    expect(offered('input a { specs { die-area 800 mm2 ┆ } }').labels).toEqual(expect.arrayContaining(['planar', 'wavelength']));
    expect(offered('input a { specs { wavelength 193 nm ┆ } }').labels).not.toContain('planar');
    expect(offered('alternative a replaces b { lead-time 26 ┆ }').labels).toEqual(expect.arrayContaining(['weeks', 'months']));
  });

  it('nothing after what is named anew, and no keyword where a value is missing', () => {
    expect(offered('party ┆').labels).toEqual([]);
    expect(offered('input a { value ┆ }').labels).toEqual([]);
    expect(offered('input a { plant ┆ }').labels).toEqual(['direct-product-of']);
  });

  /** Words that a file gives its own things, and free choices. */
  it.each(samples)('offers each word of a sample where it stands', (text) => {
    const { view } = fixture(text);
    const own = new Set(view.program.files.get(view.file)!.declared.keys());
    for (const { 0: word, index } of withoutTexts(text).matchAll(/[A-Za-z][\w-]*(?:[.:/][\w.]+)*|\d[A-E]\d{3}[\w.]*/g)) {
      if (own.has(word) && /(?:party|facility|input|product|alternative|authorization|notice)\s+$/.test(text.slice(0, index)))
        continue;
      const labels = completion(view, index).candidates.map((c) => c.label);
      if (/^\d/.test(word)) expect(labels, word).toContain('3B001');
      else expect([...labels, ...labels.flatMap((l) => l.split(' '))], text.slice(index - 30, index + 20)).toContain(word);
    }
  });
});

/** The same length, with blanks where comments and quoted texts stand. */
const withoutTexts = (text: string): string =>
  text.replace(/\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"/g, (t) => t.replace(/[^\n]/g, ' '));
