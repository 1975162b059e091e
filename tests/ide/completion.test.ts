import { describe, expect, it } from 'vitest';
import { completion } from '../../server/src/ide/completion/index.ts';
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
