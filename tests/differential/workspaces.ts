/** Workspaces of several files in which one thing bears on another, and edits to them. */
import * as fc from 'fast-check';

/** Files as the declarations they hold, in order. */
export type Files = ReadonlyMap<string, readonly string[]>;

export const textOf = (declarations: readonly string[]): string => `${declarations.join('\n\n')}\n`;

const SHARED = 'shared.earshot';
const NAMES = ['a.earshot', 'b.earshot', 'parts/c.earshot'];
const importOf = (file: string): string => `import "${file.includes('/') ? '../' : './'}${SHARED}"`;

const eccn = fc.constantFrom('EAR99', '3A991', '3A001.a.2', '3B001.f.1', '5A002.a', '9A610.x', '3A00', '');
const value = fc.constantFrom('10 USD', '250 USD', '40 EUR', '3_000 USD');
const origin = fc.constantFrom('US', 'JP', 'DE', 'KR', 'XX');
const part = fc.constantFrom('lens', 'stage', 'board', 'lenz');
const place = fc.constantFrom(
  'CN',
  'DE',
  'RU',
  'TW, HK',
  'D:1',
  'IN { claims LVS end-user buyer }',
  'CN { end-user fab quantity 3 }',
);
const clause = fc.oneof(
  place.map((p) => `destination ${p}`),
  fc
    .tuple(
      fc.constantFrom('CN', 'DE', 'SG'),
      fc.subarray(['end-user buyer', 'consignee shell', 'quantity 2', 'on 2025-10-01', 'facility plant', 'end-use civil']),
    )
    .map(([to, lines]) => `destination ${to} { ${lines.join(' ')} }`),
);

const shared: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom('lens', 'stage', 'board'), origin, eccn, value)
    .map(([name, o, e, v]) => `/// ${name}\ninput ${name} { type component origin ${o} ${e && `eccn ${e}`} value ${v} }`),
  fc
    .tuple(fc.constantFrom('CN', 'SG'), fc.constantFrom('owned-by fab 60%', 'owned-by shell 20%', 'listed entity-list', ''))
    .map(([country, more]) => `party buyer "Gray Wharf Trading" { country ${country} ${more} }`),
  fc.constantFrom(
    'party fab "Blue Harbor Semiconductor" { country CN listed entity-list footnote 5 }',
    'party fab "Semiconductor Manufacturing International Corporaton" { country CN }',
    'party shell "Shell" { headquarters MO owned-by buyer 30% }',
    'facility plant { operator fab country CN produces logic { node 7 nm } }',
    'alternative jp-stage replaces stage { origin JP eccn 3A991 value 20 USD }',
    'alternative jp-lens replaces lens { origin JP eccn EAR99 value 20 USD lead-time 3 weeks }',
  ),
);

const own: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        n: fc.nat(4),
        eccn,
        origin,
        value,
        parts: fc.array(part, { maxLength: 3 }),
        clauses: fc.array(clause, { minLength: 1, maxLength: 3 }),
      })
      .map(
        (p) =>
          `product p${p.n} {\n  type equipment\n  origin ${p.origin}\n  ${p.eccn && `eccn ${p.eccn}`}\n  value ${p.value}\n${[...p.parts.map((x) => `incorporates ${x}`), ...p.clauses].map((l) => `  ${l}\n`).join('')}}`,
      ),
  },
  fc
    .tuple(fc.nat(4), fc.nat(4), fc.constantFrom('500 USD', '20 EUR', ''), fc.constantFrom('for fab', 'for buyer', ''))
    .map(
      ([a, b, limit, whom]) =>
        `authorization license {\n  type license\n  covers p${a}, p${b} to CN, IN ${whom}\n  valid 2024-01-01 to 2027-01-01\n${limit && `  value-limit ${limit}\n`}}`,
    ),
  fc.constantFrom(
    'rate EUR = 1.1 USD',
    'rate EUR = 1.2 USD',
    'as-of 2025-10-20',
    'as-of 2026-08-01',
    'authorization by-exception { type exception exception GBS covers p1 to CN valid 2024-01-01 to 2027-01-01 }',
    'notice letter { requires license for goods to CN }',
    'notice letter { requires license for p1 to CN }',
    'alternative other replaces lens { origin KR eccn 3A991 value 11 USD }',
    '// earshot-ignore ES1001: asked',
    'product p1 {',
    '}',
  ),
);

export const workspace: fc.Arbitrary<Files> = fc
  .tuple(
    fc.array(shared, { minLength: 3, maxLength: 9 }),
    fc.array(fc.array(own, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 3 }),
  )
  .map(
    ([common, files]) =>
      new Map<string, readonly string[]>([
        [SHARED, common],
        ...files.map((own, i) => [NAMES[i]!, [importOf(NAMES[i]!), ...own]] as const),
      ]),
  );

export interface Edit {
  readonly file: number;
  readonly at: number;
  readonly what: 'put' | 'drop' | 'instead' | 'swap' | 'comment' | 'close';
  readonly shared: string;
  readonly own: string;
}
export const edit: fc.Arbitrary<Edit> = fc.record({
  file: fc.nat(),
  at: fc.nat(),
  what: fc.constantFrom('put', 'put', 'drop', 'instead', 'instead', 'swap', 'comment', 'close'),
  shared,
  own,
});

/** The files after it; `file` is counted off among those there are. */
export function edited(files: Files, { file, at, what, shared: common, own: other }: Edit): Files {
  const name = [...files.keys()][file % files.size]!;
  if (what === 'close') return name === SHARED ? files : new Map([...files].filter(([f]) => f !== name));
  const declarations = [...files.get(name)!];
  const i = at % (declarations.length + 1);
  const text = name === SHARED ? common : other;
  if (what === 'put') declarations.splice(i, 0, text);
  else if (what === 'drop') declarations.splice(i, 1);
  else if (what === 'instead') declarations.splice(i, 1, text);
  else if (what === 'comment') declarations.splice(i, 0, '// moved on');
  else if (declarations.length > 1) declarations.push(...declarations.splice(i, 1));
  return new Map([...files, [name, declarations]]);
}
