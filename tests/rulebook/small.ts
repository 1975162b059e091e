/** A rulebook small enough to break one fact of, and to know the line of it. */
import { compileRulebook } from '../../server/src/rulebook/compile/index.ts';
import { INVARIANTS, type Invariant, verifyRulebook } from '../../server/src/rulebook/audit/index.ts';

const files: Readonly<Record<string, string>> = {
  'edition.yaml': `version: "2026-09-24"
from: "2008-10-01"
through: "2026-09-24"
absent:
  - { eccn: 0A988, cite: 742.19, why: an entry of earlier editions }
`,
  'countries.yaml': `cite: 738 supp. 1
source: eCFR 2026-09-24
verified: eCFR 2026-09-24
countries:
  - { code: CN, name: China }
  - { code: HK, name: Hong Kong, governing: CN }
  - { code: KP, name: North Korea }
  - { code: US, name: United States, domestic: true }
`,
  'country-chart.yaml': `cite: 738 supp. 1
source: eCFR 2026-09-24
verified: eCFR 2026-09-24
rows:
  CN: [NS1, NS2]
  KP: []
dated:
  - { country: KP, columns: [NS1], from: 2010-01-01 }
`,
  'country-groups.yaml': `cite: 740 supp. 1
source: eCFR 2026-09-24
verified: eCFR 2026-09-24
groups:
  - group: D:5
    title: Arms embargoed
    members:
      - CN
      - { country: KP, from: 2012-01-01 }
`,
  'chart-columns.yaml': `- { column: NS1, reason: NS, rule: 742.4(a)(1), cite: 742.4(a)(1), source: eCFR 2026-09-24, verified: eCFR 2026-09-24 }
- { column: NS2, reason: NS, rule: 742.4(a)(2), cite: 742.4(a)(2), source: eCFR 2026-09-24, verified: eCFR 2026-09-24 }
`,
  'ccl/3.yaml': `cite: 774 supp. 1
source: eCFR 2026-09-24
verified: eCFR 2026-09-24
entries:
  - eccn: 3A001
    title: Electronic items
    rows:
      - { reason: NS, column: NS2 }
      - { reason: RS, special: chips, of: [3A001.z] }
    exceptions:
      - { code: LVS, limit: "3000", of: [3A001.a] }
  - eccn: 3A090
    title: Certain integrated circuits
    from: 2022-10-07
    rows:
      - { reason: RS, special: chips }
`,
  'parameters.yaml': `- { name: wavelength, title: Wavelength, unit: nm, where: [specs], usedBy: [] }
- { name: transistor, title: Transistor, choices: [planar, non-planar], where: [specs], usedBy: [] }
`,
  'end-uses.yaml': '- { name: military, title: Military end use }\n',
  'lists/hts-fans.yaml': `cite: 746 supp. 4
source: eCFR 2026-09-24
verified: eCFR 2026-09-24
list: fans
title: Fans
headings: ["8414"]
`,
  'requirements/742.yaml': `requirements:
  - id: dual-use
    rule: 744.21(a)
    kind: end-use
    reason: military
    title: Items for a military end use
    when:
      all:
        - { eccn: [3A001] }
        - { destination: ['D:5'] }
        - { endUse: [military] }
    exceptions: [LVS]
    countsForDeMinimis: false
    cite: 744.21(a)
    source: 89 FR 1
    from: 2020-06-29
    until: 2024-01-01
    published: 2020-04-28
    verified: eCFR 2026-09-24
  - id: dual-use
    rule: 744.21(a)
    kind: end-use
    reason: military
    title: Items for a military end use, and chips
    when: { eccn: [3A001, 3A090] }
    countsForDeMinimis: false
    cite: 744.21(a)
    source: 89 FR 1
    from: 2024-01-01
    verified: eCFR 2026-09-24
scopes:
  - id: chips
    rule: 742.6(a)(6)
    reason: RS
    title: Chips
    destination: ['D:5']
    cite: 742.6(a)(6)
    source: 87 FR 62186
    from: 2022-10-07
    verified: { values: eCFR 2026-09-24, dates: memory }
`,
  'exceptions.yaml': `exceptions:
  - code: LVS
    rule: 740.3
    title: Limited value
    listBased: true
    scope: { destination: [CN] }
    cite: 740.3
    source: eCFR 2026-09-24
    verified: eCFR 2026-09-24
`,
};

export interface Break {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * Complaints `file:line: reason` of the small rulebook, after each text is replaced (it must be there) or added at the end.
 * It has no history, so that is asked for apart.
 */
export function complaints(...changes: readonly Break[]): string[] {
  return complaintsOf(
    INVARIANTS.filter((i) => i.id !== 'history'),
    ...changes,
  );
}

export function complaintsOf(invariants: readonly Invariant[], ...changes: readonly Break[]): string[] {
  const texts = new Map(Object.entries(files));
  for (const { file, find, replace } of changes) {
    const before = texts.get(file) ?? '';
    if (!before.includes(find)) throw new Error(`${file} does not hold ${find}`);
    texts.set(file, find === '' ? before + replace : before.replace(find, () => replace));
  }
  const made = compileRulebook(texts);
  return (made.errors.length > 0 ? made.errors : verifyRulebook(made, invariants)).map(
    (e) => `${e.file}:${e.line}: ${e.message}`,
  );
}
