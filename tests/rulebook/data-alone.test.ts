/** A direct product rule and a list of parties are data alone: added in a folder of one's own, with no code. */
import { describe, expect, it } from 'vitest';
import { WORD_LISTS } from '../../grammar/src/index.ts';
import { PARTY_LISTS } from '../../server/src/rulebook/party-lists.ts';
import { checkText, codesOf, type TextOptions } from '../support/check.ts';
import { withFurther } from '../support/further.ts';

const provenance = 'cite: Bill 1, source: proposal of 2026-01-05, verified: proposal of 2026-01-05';

describe('a direct product rule', () => {
  const rule = `- id: quantum
  rule: 734.9(z)
  name: quantum-computing
  title: Direct products of U.S. technology for quantum computers, to Turkey
  item: { itemType: [equipment] }
  routes:
    - rule: 734.9(z)(1)
      when: { directProductOf: { origin: us, kind: technology, eccn: [3E001] } }
  reach: { destination: [TR] }
  from: 2026-02-01
  ${provenance.replaceAll(', ', '\n  ')}
`;
  const requirement = `requirements:
  - { id: quantum-license, rule: 744.99, kind: end-use, reason: quantum, title: Quantum rule, from: 2026-02-01, when: { subjectUnder: [734.9(z)] }, countsForDeMinimis: false, ${provenance} }
`;
  const proposed = withFurther({ proposal: { 'direct-product.yaml': rule, 'requirements/quantum.yaml': requirement } });
  const spec = (to: string, madeFrom: string): string => `product chiller {
  type equipment  origin KR  eccn EAR99  value 200 USD  incorporates none
  direct-product-of ${madeFrom}  plant direct-product-of none
  destination ${to}
}`;
  const answer = (text: string, options: TextOptions = {}) => {
    const result = checkText({ 'a.earshot': text }, { rulebook: proposed, ...options });
    const { outcome, bases } = result.determinations[0]!;
    return { outcome, bases: bases.filter((b) => b.answer === 'yes').map((b) => `${b.rule} ${b.name}`), codes: codesOf(result) };
  };
  const US_TECHNOLOGY = 'technology 3E001 for 3B001 origin US';

  it('makes a product subject, and other rules may name it', () => {
    const found = answer(spec('TR', US_TECHNOLOGY));
    expect(found).toMatchObject({ outcome: 'license-required', bases: ['734.9(z) quantum-computing'] });
    expect(found.codes).toEqual(expect.arrayContaining(['ES2101', 'ES3004']));
  });
  it.each([
    ['made from nothing of the sort', spec('TR', 'none'), {}],
    ['sent elsewhere', spec('NZ', US_TECHNOLOGY), {}],
    ['before its day', spec('TR', US_TECHNOLOGY), { fallbackDate: '2026-01-31' }],
  ])('leaves alone what is %s', (_, text, options) => {
    expect(answer(text, options).bases).toEqual([]);
  });
  it('is not known without the folder', () => {
    expect(codesOf(checkText({ 'a.earshot': spec('TR', US_TECHNOLOGY) }))).not.toContain('ES2101');
  });
});

describe('a list of parties', () => {
  const list = `list: watch-list
snapshot: '2026-01-05'
cite: Watch 1
source: board of 2026-01-05
verified: board of 2026-01-05
parties:
  - { name: Karadeniz Precision Instruments, countries: [TR], from: 2026-01-05 }
`;
  const requirement = `requirements:
  - { id: watch, rule: Watch 1, kind: end-user, reason: end-user, title: On the watch list, when: { partyListed: { list: watch-list } }, countsForDeMinimis: false, ${provenance} }
`;
  const own = withFurther({ watch: { 'lists/watch-list.yaml': list, 'requirements/watch.yaml': requirement } });
  const spec = (name: string): string => `party buyer "${name}" { country TR }
product meter { type equipment  origin US  eccn EAR99  value 200 USD  destination TR { end-user buyer } }`;
  const found = (name: string, options: TextOptions = {}) =>
    checkText({ 'a.earshot': spec(name) }, { rulebook: own, ...options });

  it('is looked up by name, and a rule reaches it', () => {
    const { determinations, diagnostics } = found('Karadeniz Precision Instruments');
    expect(determinations[0]).toMatchObject({ outcome: 'license-required' });
    expect(diagnostics.map((d) => d.code)).toContain('ES3003');
  });
  it('leaves others alone, and all before its day', () => {
    expect(codesOf(found('Ege Dairy Cooperative'))).not.toContain('ES3003');
    expect(codesOf(found('Karadeniz Precision Instruments', { fallbackDate: '2026-01-04' }))).not.toContain('ES3003');
  });
  it('that no one brings cannot be named', () => {
    expect(() => withFurther({ watch: { 'requirements/watch.yaml': requirement } })).toThrow(
      'watch: no list of parties is called watch-list',
    );
  });
});

it('a spec may state the lists of the regulation, and no other', () => {
  expect(WORD_LISTS.list.words.map((w) => w.name).sort()).toEqual(Object.keys(PARTY_LISTS).sort());
});
