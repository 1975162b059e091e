/**
 * Shapes of specs that once took more than their size: long chains and rings, many names, long texts. Each is made at any size
 * `n`; `npm run bench -- growth` times it at three doubled sizes, and the long tests hold that it ends, and how.
 */
export interface Shape {
  /** What there are `n` of. */
  readonly what: string;
  /** The smallest of the three sizes measured: large enough that constant work does not hide the growth. */
  readonly size: number;
  readonly files: (n: number) => Readonly<Record<string, string>>;
  /** Files asked about; `a.earshot` unless given. */
  readonly roots?: (n: number) => readonly string[];
}

const SALE = 'type component origin US eccn 3A991 value 10 USD';
const one = (text: (n: number) => readonly string[]) => (n: number) => ({
  'a.earshot': ['as-of 2026-08-01', ...text(n), ''].join('\n'),
});
const many = (n: number, line: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => line(i));
const sold = (clause: string): string => `product thing { ${SALE} destination CN { ${clause} } }`;

export const shapes: Readonly<Record<string, Shape>> = {
  blanks: {
    what: 'blanks in a quoted name',
    size: 20_000,
    files: one((n) => [`party buyer "Blue Kite${' '.repeat(n)}Works" { country CN }`, sold('end-user buyer')]),
  },
  'a name of marks': {
    what: 'brackets, commas and dots in a quoted name',
    size: 8_000,
    files: one((n) => [
      `party buyer "Blue ${'(,'.repeat(n)} Kite ${'a.'.repeat(n)} Co.${', '.repeat(n)}" { country CN }`,
      sold('end-user buyer'),
    ]),
  },
  'a name of words': {
    what: 'words in a quoted name',
    size: 1_000,
    files: one((n) => [`party buyer "${many(n, (i) => `kite${i}`).join(' ')}" { country CN }`, sold('end-user buyer')]),
  },
  'other names': {
    what: 'other names of one party',
    size: 250,
    files: one((n) => [
      `party buyer "Blue Kite" { country CN ${many(n, (i) => `also-known-as "Kite ${i}"`).join(' ')} }`,
      sold('end-user buyer'),
    ]),
  },
  digits: {
    what: 'levels of a bill, each of 1e100 of the next',
    size: 40,
    files: one((n) => [
      'input part { type component origin US eccn 3A001.a.2 value 1e100 USD }',
      ...many(
        n,
        (i) =>
          `product m${i} { type equipment origin KR eccn EAR99 value 1e100 USD incorporates 1e100 ${i ? `m${i - 1}` : 'part'} }`,
      ),
      `product thing { type equipment origin KR eccn EAR99 value 1e100 USD incorporates 1e100 m${n - 1} direct-product-of none plant direct-product-of none destination CN }`,
    ]),
  },
  'owner chain': {
    what: 'owners, each owned by the next',
    size: 1_000,
    files: one((n) => [
      ...many(n, (i) => `party p${i} "Kite ${i}" { country CN ${i + 1 < n ? `owned-by p${i + 1} 60%` : 'listed entity-list'} }`),
      sold('end-user p0 on 2025-10-15'),
    ]),
  },
  'owner ring': {
    what: 'owners, the last owned by the first',
    size: 1_000,
    files: one((n) => [
      ...many(n, (i) => `party p${i} "Kite ${i}" { country CN owned-by p${(i + 1) % n} 60% }`),
      sold('end-user p0 on 2025-10-15'),
    ]),
  },
  'parent chain': {
    what: 'ultimate parents, each with the next',
    size: 1_000,
    files: one((n) => [
      ...many(n, (i) => `party p${i} "Kite ${i}" { country CN ${i + 1 < n ? `ultimate-parent p${i + 1}` : ''} }`),
      sold('end-user p0 on 2025-10-15'),
    ]),
  },
  'bill ring': {
    what: 'products, each in the next and the last in the first',
    size: 500,
    files: one((n) =>
      many(n, (i) => `product p${i} { ${SALE} incorporates p${(i + 1) % n} ${i === 0 ? 'destination CN' : ''} }`),
    ),
  },
  'untyped contains': {
    what: 'inputs without a type, each containing the next',
    size: 1_000,
    files: one((n) => [
      ...many(n, (i) => `input p${i} { origin US ${i + 1 < n ? `contains p${i + 1}` : 'eccn 3A001.a.2 value 1 USD'} }`),
      'product thing { type equipment origin KR eccn EAR99 value 100 USD incorporates p0 direct-product-of none plant direct-product-of none destination CN }',
    ]),
  },
  alternatives: {
    what: 'alternatives to one input',
    size: 500,
    files: one((n) => [
      'input part { type component origin US eccn 3A001.a.2 value 50 USD }',
      ...many(n, (i) => `alternative alt-${i} replaces part { origin JP eccn EAR99 value ${40 + (i % 50)} USD }`),
      'product thing { type equipment origin KR eccn EAR99 value 100 USD incorporates part direct-product-of none plant direct-product-of none destination CN }',
    ]),
  },
  suppressions: {
    what: 'products, each with a suppression',
    size: 500,
    files: one((n) => many(n, (i) => `// earshot-ignore ES1002, ES2003: looked at\nproduct p${i} { ${SALE} destination FR }`)),
  },
  'suppressions in a row': {
    what: 'suppressions, one below the other',
    size: 1_000,
    files: one((n) => [...many(n, () => '// earshot-ignore ES1001: looked at'), `product p { ${SALE} destination FR }`]),
  },
  'import chain': {
    what: 'files, each importing the next',
    size: 100,
    files: (n) =>
      Object.fromEntries(
        many(n, String).map((i) => [
          `f${i}.earshot`,
          `${Number(i) + 1 < n ? `import "./f${Number(i) + 1}.earshot"\n` : ''}party p${i} "Kite" { country CN }\nalternative a${i} replaces q { origin JP }\ninput q { origin US }\n`.replaceAll(
            /\bq\b/g,
            `q${i}`,
          ),
        ]),
      ),
    roots: (n) => many(n, (i) => `f${i}.earshot`),
  },
  'unknown names': {
    what: 'unknown names beside as many declared ones',
    size: 500,
    files: one((n) => [
      ...many(n, (i) => `input known-part-${i} { origin US }`),
      `product thing { ${SALE} ${many(n, (i) => `incorporates unknown-part-${i}x`).join(' ')} destination CN }`,
    ]),
  },
  worldwide: {
    what: 'products that go everywhere',
    size: 4,
    files: one((n) => many(n, (i) => `product p${i} { ${SALE} destination worldwide }`)),
  },
};
