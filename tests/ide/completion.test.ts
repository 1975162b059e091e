import { describe, expect, it } from 'vitest';
import { completion } from '../../server/src/ide/completion/index.ts';
import { samples } from '../property/texts.ts';
import { day } from '../../grammar/src/text/date.ts';
import type { Around } from '../../server/src/ide/completion/index.ts';
import { documentation } from '../../server/src/ide/completion/documentation.ts';
import { filled, snippetOf } from '../../server/src/ide/completion/snippets.ts';
import { format } from '../../grammar/src/printer/index.ts';
import { applied } from '../../grammar/src/text/edits.ts';
import type { ReadView } from '../../server/src/ide/view.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { outline } from '../../server/src/workspace/outline.ts';
import { rulebook } from '../support/rulebook.ts';
import { CURSOR, fixture } from './fixture.ts';
import { oneIn } from '../support/runs.ts';

/** @param elsewhere files of the folder that the program does not hold */
function offered(text: string, others: Record<string, string> = {}, elsewhere: Record<string, string> = {}) {
  const { view, offset, text: at } = fixture(text, others);
  const around: Around = {
    today: day('2026-02-17'),
    snippets: true,
    paths: () => [...view.program.files.keys(), ...Object.keys(elsewhere)],
    outline: (path) => (elsewhere[path] === undefined ? [] : outline(elsewhere[path], rulebook)),
    codesOn: (line) =>
      view.result.diagnostics
        .filter((d) => view.program.files.get(view.file)!.lines.position(d.at.start).line === line)
        .map((d) => d.code),
  };
  const { candidates, replace, incomplete } = completion(view, offset, around);
  return {
    candidates,
    incomplete,
    one: (label: string) => candidates.find((c) => c.label === label)!,
    /** The text once it is chosen, with what is changed besides. */
    chosen: (label: string) => {
      const c = candidates.find((x) => x.label === label)!;
      const bare = text.replace(CURSOR, '');
      const edits = [{ ...replace, text: c.insert ?? c.label }, ...(c.besides ? [c.besides] : [])];
      return applied(bare, edits);
    },
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
    expect(labels).toContain('3B001');
    expect(labels.filter((l) => !l.startsWith('3B'))).toEqual([]);
    expect(offered('input a { eccn ┆ }').labels[0]).toBe('EAR99');
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
    expect(labels).toEqual(['lens', 'mirror', 'none']);
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

describe('ECCNs', () => {
  it('paragraphs of the entry that is written, those that a rule of the day names too', () => {
    const now = offered('input a { eccn 3B001.┆ }');
    expect(now.labels).toEqual(expect.arrayContaining(['3B001', '3B001.f', '3B001.f.1.b.2', '3B001.d.14.a']));
    expect(now.labels.every((l) => l.startsWith('3B001'))).toBe(true);
    expect(now.labels.indexOf('3B001.d.2')).toBeLessThan(now.labels.indexOf('3B001.d.10'));
    expect(now.replaced).toBe('3B001.');
    expect(now.incomplete).toBe(false);
    expect(now.detail('3B001.f')).toBe('Lithography commodities');
    // Of 2023-11-17 to 2024-12-01; what it held is in 3B993.f.1 since.
    const on = (day: string) => offered(`as-of ${day}\ninput a { eccn 3B001.┆ }`).labels;
    expect(on('2024-06-01')).toContain('3B001.f.1.b.2.b');
    expect(on('2026-08-01')).not.toContain('3B001.f.1.b.2.b');
  });

  it('in whatever case it is written, and in the middle of a code', () => {
    expect(offered('input a { eccn 3b001.f┆.1 }').labels).toContain('3B001.f.2');
    expect(offered('input a { eccn 3b001.f┆.1 }').replaced).toBe('3b001.f.1');
  });

  it('by the words of a title, of an entry and of a paragraph', () => {
    const { labels, filter, incomplete } = offered('input a { eccn litho┆ }');
    expect(labels).toEqual(expect.arrayContaining(['3B001', '3B001.f.1', '3B993.f']));
    expect(filter('3B001')).toMatch(/^3B001 .*Litho/);
    expect(incomplete).toBe(true);
    expect(offered('input a { eccn memory┆ }').labels).toContain('3A090.c');
    expect(offered('input a { eccn ear┆ }').labels[0]).toBe('EAR99');
  });
});

describe('days', () => {
  it('today, and those on which the law changed', () => {
    const { candidates, one, replaced } = offered('as-of ┆');
    expect(candidates[0]).toMatchObject({ label: '2026-02-17', detail: 'today', kind: 'date' });
    expect(one('2024-12-02').detail).toMatch(/[a-z]/);
    const law = candidates.slice(1).map((c) => c.label);
    expect(law).toEqual(law.toSorted().toReversed());
    expect(replaced).toBe('');
    expect(offered('as-of 2024-┆').replaced).toBe('2024-');
  });

  it("of the user's own things, today alone", () => {
    expect(offered('rate EUR = 1.03 USD on ┆').labels).toEqual(['2026-02-17', ...lawOf('rate EUR = 1.03 USD on ┆')]);
    expect(offered('authorization a { valid ┆ }').labels).toEqual(['2026-02-17']);
    expect(offered('product p { destination CN { on ┆ } }').labels).toContain('2024-12-02');
  });
});
const lawOf = (text: string): string[] => offered(text).labels.slice(1);

describe('other files', () => {
  const elsewhere = {
    'parts/optics.earshot': 'input lens "A lens" { origin JP }\nparty maker { country JP }',
    'other.earshot': 'input lens { origin US }\ninput mirror { origin US }',
  };

  it('a name comes with its import', () => {
    const { one, chosen, labels } = offered('as-of 2025-01-15\nproduct p { incorporates le┆ }', {}, elsewhere);
    expect(labels).not.toContain('maker');
    expect(one('lens').detail).toBe('input · A lens · ./parts/optics.earshot');
    expect(chosen('lens')).toBe('import "./parts/optics.earshot"\n\nas-of 2025-01-15\nproduct p { incorporates lens }');
    expect(chosen('mirror')).toContain('import "./other.earshot"');
  });

  it('after the imports that are there, and below what heads the file', () => {
    expect(offered('import "./x.earshot"\nproduct p { incorporates ┆ }', { 'x.earshot': '' }, elsewhere).chosen('lens')).toBe(
      'import "./x.earshot"\nimport "./parts/optics.earshot"\nproduct p { incorporates lens }',
    );
    expect(offered('// Heads the file.\n\nproduct p { incorporates ┆ }', {}, elsewhere).chosen('lens')).toMatch(
      /^\/\/ Heads the file\.\n\nimport "\.\/parts\/optics\.earshot"\n\nproduct/,
    );
  });

  it('not where the file has a thing of that name', () => {
    expect(offered('party lens { }\nproduct p { incorporates ┆ }', {}, elsewhere).labels).toEqual(['mirror', 'none']);
  });

  it('paths of an import, those not imported yet', () => {
    const { labels, replaced, chosen } = offered('import "./other.earshot"\nimport ┆', { 'other.earshot': '' }, elsewhere);
    expect(labels).toEqual(['./parts/optics.earshot']);
    expect(replaced).toBe('');
    expect(chosen('./parts/optics.earshot')).toBe('import "./other.earshot"\nimport "./parts/optics.earshot"');
    const inside = offered('import "./p┆"', {}, elsewhere);
    expect(inside.labels).toEqual(['./other.earshot', './parts/optics.earshot']);
    expect(inside.chosen('./parts/optics.earshot')).toBe('import "./parts/optics.earshot"');
    expect(offered('// import "./p┆', {}, elsewhere).labels).toEqual([]);
  });
});

describe('suppressions', () => {
  it('the word, then the codes that can be suppressed, those that stand there first', () => {
    expect(offered('// ear┆\nparty p { country CN }').labels).toEqual(['earshot-ignore', 'earshot-ignore-file']);
    expect(offered('party p { country CN }\n// ear┆').labels).toEqual(['earshot-ignore']);
    const text = 'import "./x.earshot"\n// earshot-ignore ┆\nimport "./x.earshot"';
    const { labels, candidates } = offered(text, { 'x.earshot': 'party q { country CN }' });
    expect(candidates[0]!.rank).toBe(0);
    expect(labels).not.toContain('ES3001');
    expect(offered('// earshot-ignore ES2003, ┆').labels).not.toContain('ES2003');
    expect(offered('// earshot-ignore ES2003: ┆').labels).toEqual([]);
  });
});

describe('only what can be', () => {
  it('nothing of itself, nor of what it goes into', () => {
    const text = 'input a { contains b }\ninput b { contains ┆ }\ninput c { }';
    expect(offered(text).labels).toEqual(['c', 'none']);
    expect(offered('party p { owned-by ┆ }\nparty q { }').labels).toEqual(['q']);
  });

  it('no property that is given already and may be given once', () => {
    const { labels } = offered('input a {\n  origin US\n  ┆\n  value 1 USD\n}');
    expect(labels).not.toContain('origin');
    expect(labels).not.toContain('value');
    expect(labels).toEqual(expect.arrayContaining(['eccn', 'incorporates']));
    expect(offered('input a {\n  orig┆in US\n}').labels).toContain('origin');
    expect(offered('as-of 2025-01-15\n┆').labels).not.toContain('as-of');
    expect(offered('product p { destination CN {\n  on 2025-01-15\n  ┆\n} }').labels).not.toContain('on');
    const specs = offered('input a { specs {\n wavelength 193 nm\n die-area 5 mm2\n ┆\n} }').labels;
    expect(specs).not.toContain('wavelength');
    expect(specs).toContain('die-area');
  });

  it('no code twice in a list', () => {
    expect(offered('product p { destination CN, TW, ┆ }').labels).not.toContain('CN');
    expect(offered('product p { destination CN, TW, ┆ }').labels).toContain('JP');
    expect(offered('input a { not-controlled-for MT, ┆ }').labels).not.toContain('MT');
    expect(offered('product p { destination CN {\n  claims NAC\n  claims ┆\n} }').labels).not.toContain('NAC');
    expect(offered('product p {\n  incorporates a\n  incorporates ┆\n}\ninput a { }\ninput b { }').labels).toEqual(['b', 'none']);
  });

  it('values, then what joins them, then the next property', () => {
    const { labels } = offered('input b { }\nauthorization z { covers b to CN, ┆ }');
    expect(labels).toContain('TW');
    const next = offered('input a { }\nproduct p { incorporates 2 a ┆ }').labels;
    expect(next[0]).toBe('at');
    expect(next.slice(1)).toContain('destination');
  });

  it('properties in the order of a declaration', () => {
    const { labels } = offered('input a {\n  ┆\n}');
    const order = ['type', 'origin', 'eccn', 'value', 'incorporates', 'direct-product-of'];
    expect(labels.filter((l) => order.includes(l))).toEqual(order);
  });

  it('countries by other names, groups by how many they hold', () => {
    const { filter, detail } = offered('product p { destination ┆ }');
    expect(filter('GB')).toMatch(/uk/i);
    expect(detail('D:5')).toMatch(/^Country Group D:5, \d+ destinations$/);
  });
});

describe('whole declarations', () => {
  const kinds = ['party', 'facility', 'input', 'product', 'alternative', 'authorization', 'notice'] as const;
  it('one entry, the keyword with its places to fill in', () => {
    const { candidates } = offered('pro┆');
    expect(candidates.filter((c) => c.label === 'product')).toHaveLength(1);
    expect(candidates.find((c) => c.label === 'product')!.snippet).toContain('destination');
    expect(offered('pro┆ x { }').one('product').snippet).toBeUndefined();
  });

  it('the keyword alone where nothing is there to choose from', () => {
    expect(offered('alt┆').one('alternative').snippet).toBeUndefined();
    expect(offered('input a { }\nalt┆').one('alternative').snippet).toContain('replaces ${3:a}');
  });

  it.each(kinds)('%s has no error as it stands, alone and beside what others need', (kind) => {
    const base =
      'as-of 2025-01-15\nparty maker "Kite Works" { country US }\n' +
      'input part "A part" {\n  type component\n  origin US\n  eccn EAR99\n  value 100 USD\n}\n' +
      'product tool "A tool" {\n  type equipment\n  origin US\n  eccn EAR99\n  value 1_000 USD\n  incorporates part\n  direct-product-of none\n  plant direct-product-of none\n  destination TW\n}\n';
    for (const text of ['', base]) {
      const snippet = snippetOf(fixture(text).view, kind, day('2025-01-15'));
      if (snippet === undefined) continue;
      expect(
        format(filled(snippet), { isParameter: (p) => rulebook.parameters.has(p) }).trimEnd(),
        'in the columns of the formatter',
      ).toBe(filled(snippet));
      const { view } = fixture(text + filled(snippet));
      expect(view.result.diagnostics.filter((d) => d.severity === 'error' || d.severity === 'warning')).toEqual([]);
      expect(view.program.files.get(view.file)!.declared.size).toBeGreaterThan(text === '' ? 0 : 3);
    }
  });
});

describe('documentation, made when it is asked for', () => {
  const { view } = fixture('/// Ground glass.\ninput lens "A lens" {\n  origin JP\n}');
  it.each([
    ['eccn', '3B001.f', /Lithography/],
    ['country', 'CN', /Country Groups/],
    ['group', 'D:5', /destinations/],
    ['name', 'lens', /```earshot\ninput lens "A lens" \{/],
    ['date', '2024-12-02', /FR/],
    ['exception', 'NAC', /15 CFR 740/],
    ['code', 'ES2003', /./],
    ['parameter', 'wavelength', /nm/],
  ] as const)('%s', (kind, label, says) => {
    expect(documentation(view, { kind, label })).toMatch(says);
  });
  it('a keyword where it stands', () => {
    expect(documentation(view, { kind: 'keyword', label: 'type', context: 'authorization' })).toMatch(/permission/);
    expect(documentation(view, { kind: 'keyword', label: 'type', context: 'input' })).toMatch(/item/);
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
    expect(offered('product p { destination CN { claims TMP under ┆ } }').labels).toContain('740.9(a)(9)');
    expect(offered('product p { outside ┆ }').labels).toContain('746.8(a)(8)');
    expect(offered('product p { outside ┆ }').labels).toContain('744.3(a)(2)');
    expect(offered('input a { outside ┆ }').labels).toContain('746.8(a)(8)');
    expect(offered('input a { outside ┆ }').labels).not.toContain('744.3(a)(2)');
    expect(offered('product p { destination CN { within ┆ } }').labels).toContain('744.3(a)(2)');
    expect(offered('product p { destination CN { expect authorized by ┆ } }').labels).toEqual([]);
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
  it.each(oneIn(3, samples))('offers each word of a sample where it stands', (text) => {
    const { view } = fixture(text);
    const own = new Set(view.program.files.get(view.file)!.declared.keys());
    for (const { 0: word, index } of withoutTexts(text).matchAll(/[A-Za-z][\w-]*(?:[.:/][\w.]+)*|\d[A-E]\d{3}[\w.]*/g)) {
      if (own.has(word) && /(?:party|facility|input|product|alternative|authorization|notice)\s+$/.test(text.slice(0, index)))
        continue;
      // As if it were not there yet: what stands already is not offered again.
      const rest = text.slice(0, index) + ' '.repeat(word.length) + text.slice(index + word.length);
      const labels = completion(readAlone(rest), index).candidates.map((c) => c.label);
      if (/^\d/.test(word)) expect(labels, word).toContain('3B001');
      else expect([...labels, ...labels.flatMap((l) => l.split(' '))], text.slice(index - 30, index + 20)).toContain(word);
    }
  });
});

/** Read and bound, and not checked. */
const readAlone = (text: string): ReadView => ({
  program: createProgram(['a.earshot'], { readFile: () => text }, rulebook),
  file: 'a.earshot',
  fallbackDate: day('2026-03-02'),
});

/** The same length, with blanks where comments and quoted texts stand. */
const withoutTexts = (text: string): string =>
  text.replace(/\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"/g, (t) => t.replace(/[^\n]/g, ' '));
