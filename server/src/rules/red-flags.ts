/**
 * Red flags: facts that do not fit together (codes as in the rulebook's red-flags.yaml). One rule for each code; what a
 * flag says is the determination's.
 */
import { clip, fitting } from '../base/message.ts';
import { groupBy } from './clauses.ts';
import type { Fixer } from './fix.ts';
import { clearingName } from './fixes/clear-name.ts';
import { finding, type CodeInfo, type CodePage, type Rule } from './rule.ts';

const shared = {
  cite: ['15 CFR 732 supp. 3'],
  fix: 'Inquire, and keep the answer on file. Where it cannot be explained, do not proceed without advice from BIS.',
  suppress: 'When the inquiry has been made and settled; give its record as the reason.',
};
const why =
  'A red flag does not prohibit a sale. It takes away the right to rely on what the customer says: until it is resolved, going ahead risks being taken as knowledge.';

function flag(
  code: string,
  name: string,
  title: string,
  { fixes, ...page }: Pick<CodePage, 'what' | 'bad' | 'good'> & Partial<CodePage> & { readonly fixes?: Fixer },
): Rule {
  const info: CodeInfo = { code, name, severity: 'warning', title, page: { why, ...shared, ...page } };
  return {
    ...info,
    ...(fixes && { fixes }),
    across: (d) => d.redFlags.some((f) => f.code === code),
    check(ctx) {
      const hits = ctx.determinations.flatMap((d) => d.redFlags.filter((f) => f.code === code).map((f) => ({ d, f })));
      return groupBy(hits, ({ f }) => `${f.about}|${f.text}`).map((group) => {
        const { d, f } = group[0]!;
        return finding(info, {
          at: f.at ?? d.at,
          message: fitting([() => `${clip(f.about)}: ${f.seen}`, () => `${clip(f.about, 18)}: ${title}`]),
          details: [f.seen, `Find out: ${f.inquire}`],
          related: f.at ? [{ at: d.at, message: 'the destination it bears on' }] : [],
          rules: ['732 supp. 3'],
          of: group.map((g) => g.d),
          ...(fixes && { data: { about: f.about } }),
        });
      });
    },
  };
}

interface Sale {
  readonly before?: string;
  readonly eccn?: string;
  readonly origin?: string;
  readonly body?: string;
  readonly clause: string;
}

const sale = ({ before = '', eccn = 'EAR99', origin = 'US', body = '', clause }: Sale): string => `as-of 2026-03-02

${before}product meter {
  type   equipment
  origin ${origin}
  eccn   ${eccn}
  value  200 USD
${body}  ${clause}
}
`;

const local = 'party buyer "A local firm" { country SG }\n';
const subsidiary = 'party parent "A parent" { country CN }\nparty buyer "A subsidiary" { country SG  ultimate-parent parent }\n';
const advanced = 'facility fab { country CN  produces nand { layers 232 } }\n';
const operated = (fab: string): string => `party maker "A chip maker" { country CN }\n${fab.replace('{ ', '{ operator maker  ')}`;
const legacy = 'facility fab { country CN  produces nand { layers 64 } }\n';
const foreign = '  incorporates board\n  direct-product-of none\n  plant direct-product-of none\n';
const board = (plant: string): string => `input board { type integrated-circuit  origin TW  eccn 3A991  value 5 USD${plant} }\n`;
const footnote5 = 'party buyer "A listed fab" { country CN  listed entity-list footnote 5 }\n';
const footnote1 = 'party buyer "A listed firm" { country CN  listed entity-list footnote 1 }\n';
const listed = 'party buyer "A listed firm" { country CN  listed entity-list }\n';
const media = (plant: string): string =>
  `input media { type component  origin SG  eccn EAR99  value 5 USD  contains none\n  direct-product-of none  plant direct-product-of ${plant} }\n`;
const begun = (eccn: string, value: string): string =>
  `input begun { type equipment  origin US  eccn ${eccn}  value ${value} USD  contains none }\n`;
const whole = (part: string): string => `  incorporates ${part}\n  direct-product-of none\n  plant direct-product-of none\n`;
const owned = (share: string): string =>
  `party owner "A listed owner" { country CN  listed entity-list }\nparty buyer "A firm" { country CN  ${share} }\n`;

export const redFlags: readonly Rule[] = [
  flag(
    'ES6001',
    'parent-or-owner-of-concern',
    'A party has its headquarters, a parent or an owner in Macau or Country Group D:5',
    {
      what: 'A party located elsewhere has its headquarters, ultimate parent or an owner in Macau or a country of Country Group D:5; before November 2023, in China or Macau.',
      bad: sale({ before: subsidiary, clause: 'destination SG { end-user buyer }' }),
      good: sale({ before: local, clause: 'destination SG { end-user buyer }' }),
    },
  ),
  flag('ES6002', 'name-close-to-listed-party', 'A party has a name close to that of a listed one', {
    fixes: clearingName,
    what: 'The name of a party, of an owner or of a supplier, or another name it is known by, is close to a name on one of the party lists, and the spec does not state that it is listed. The same name is no red flag but a listing (ES3003). How names are compared is in screening.md.',
    fix: 'Find out by address, ownership and business whether it is the listed party. Where it is not, say so in the party: `cleared "the listed name" because "what was found" on 2026-02-10`. Where it is, state `listed`.',
    bad: sale({
      before: 'party buyer "Yangtze Memory Tecnologies Group" { country CN }\n',
      clause: 'destination CN { end-user buyer }',
    }),
    good: sale({
      before: 'party buyer "Weather Instruments GmbH" { country DE }\n',
      clause: 'destination DE { end-user buyer }',
    }),
  }),
  flag('ES6003', 'advanced-facility-civil-end-use', 'An advanced-node facility is given with a civil or legacy end use', {
    what: 'The facility produces advanced-node integrated circuits by its own figures, and the stated end use says otherwise.',
    bad: sale({ before: advanced, clause: 'destination CN { facility fab  end-use legacy-node-production }' }),
    good: sale({ before: legacy, clause: 'destination CN { facility fab  end-use legacy-node-production }' }),
  }),
  flag('ES6004', 'transit-of-concern', 'The route passes through a country of concern', {
    what: 'The goods pass through a country that General Prohibition Eight names, or an embargoed country, Macau or Country Group D:5, on their way elsewhere.',
    bad: sale({ clause: 'destination DE { via KG }' }),
    good: sale({ clause: 'destination DE { via NL }' }),
  }),
  flag('ES6005', 'item-beyond-end-use', 'The item is more capable than the stated use needs', {
    what: 'Equipment for advanced-node integrated circuits goes to a facility that does not make them, or is said to be for older nodes or back-end steps; chip-making equipment goes to a design house; or a datacenter chip to Macau or Country Group D:5 for a civil end use.',
    bad: sale({ before: legacy, eccn: '3B001.c.2', clause: 'destination CN { facility fab  end-use legacy-node-production }' }),
    good: sale({ before: legacy, eccn: '3B991', clause: 'destination CN { facility fab  end-use legacy-node-production }' }),
  }),
  flag('ES6006', 'circuit-of-unknown-make', 'Equipment contains an integrated circuit whose make is not shown', {
    what: 'Foreign-made semiconductor equipment contains an integrated circuit, and nothing in the spec shows that the circuit was made outside the reach of a foreign direct product rule.',
    bad: sale({
      before: footnote5 + board(''),
      origin: 'JP',
      eccn: '3B992',
      body: foreign,
      clause: 'destination CN { end-user buyer }',
    }),
    good: sale({
      before: footnote5 + board('  plant direct-product-of none'),
      origin: 'JP',
      eccn: '3B992',
      body: foreign,
      clause: 'destination CN { end-user buyer }',
    }),
  }),
  flag('ES6007', 'us-person-support', 'U.S. persons need a license to take part', {
    what: 'The item is not subject to the EAR, but U.S. persons need a license to ship it, help to ship it or service it: for this facility, as this equipment, or for weapons of mass destruction or military intelligence. Or the exporter is owned from the United States and the sale is to Cuba or Iran, where the sanctions of the Treasury Department go by the owner.',
    bad: sale({
      before: operated(advanced),
      origin: 'MY',
      body: '  incorporates none\n  direct-product-of none\n  plant direct-product-of none\n',
      clause: 'destination CN { facility fab  end-use advanced-node-production }',
    }),
    good: sale({
      before: operated(legacy),
      origin: 'MY',
      body: '  incorporates none\n  direct-product-of none\n  plant direct-product-of none\n',
      clause: 'destination CN { facility fab  end-use legacy-node-production }',
    }),
  }),
  flag('ES6008', 'sale-before-known-rule', 'The sale comes just before a rule that would require a license', {
    what: 'The sale states its day, needs no license on it, and comes within sixty days before a published rule takes effect under which it would.',
    bad: sale({ eccn: '3B991', clause: 'destination CN { on 2020-06-15  end-use military }' }),
    good: sale({ eccn: '3B991', clause: 'destination CN { on 2020-06-15  end-use civil }' }),
  }),
  flag(
    'ES6009',
    'sensitive-series-to-d5-parent',
    'A 600 series or 9x515 item is for a party with headquarters in Country Group D:5',
    {
      what: 'An item of the 600 series or a 9x515 entry goes to a party outside Country Group D:5 whose headquarters or ultimate parent are there.',
      bad: sale({ before: subsidiary, eccn: '9A610.x', clause: 'destination SG { end-user buyer }' }),
      good: sale({ before: local, eccn: '9A610.x', clause: 'destination SG { end-user buyer }' }),
    },
  ),
  flag('ES6010', 'distributor-as-end-user', 'The end user is a distributor', {
    what: 'The party given as end user is a distributor or forwarder, so who will use the item is not known.',
    bad: sale({
      before: 'party buyer "A distributor" { country SG  role distributor }\n',
      clause: 'destination SG { end-user buyer }',
    }),
    good: sale({ before: local, clause: 'destination SG { end-user buyer }' }),
  }),
  flag('ES6011', 'unverified-party', 'A party is on the Unverified List', {
    what: 'A party to the transaction is stated to be, or found, on the Unverified List.',
    bad: sale({
      before: 'party buyer "A firm" { country SG  listed unverified }\n',
      clause: 'destination SG { end-user buyer }',
    }),
    good: sale({ before: local, clause: 'destination SG { end-user buyer }' }),
  }),
  flag('ES6012', 'listed-owner-of-unknown-share', 'A party has a listed owner whose share is not known', {
    what: 'A party has an owner on one of the party lists, and the spec does not give the share it holds, on a day on which the ownership rule is in force.',
    bad: sale({ before: owned('ultimate-parent owner'), clause: 'destination CN { end-user buyer  on 2025-10-15 }' }),
    good: sale({ before: owned('owned-by owner 20%'), clause: 'destination CN { end-user buyer  on 2025-10-15 }' }),
  }),
  flag('ES6013', 'part-with-own-route', 'A part has a production route of its own', {
    what: 'The product states that no technology, software or plant of a foreign direct product rule was used, and a part in it states one that a rule of 734.9(e) names, while a party of that rule takes part.',
    cite: ['15 CFR 734.9(e)'],
    bad: sale({
      before: footnote1 + media('technology 3E991 origin US'),
      origin: 'TH',
      eccn: '4A994.l',
      body: whole('media'),
      clause: 'destination CN { end-user buyer }',
    }),
    good: sale({
      before: footnote1 + media('none'),
      origin: 'TH',
      eccn: '4A994.l',
      body: whole('media'),
      clause: 'destination CN { end-user buyer }',
    }),
  }),
  flag('ES6014', 'origin-may-be-us', 'Origin may still be U.S.', {
    what: 'More than half of the value of a foreign-made product is U.S. content of the product’s own entry, and a license would be required if the product were of U.S. origin.',
    cite: ['15 CFR 734.3(a)(2)'],
    bad: sale({
      before: listed + begun('3B991', '150'),
      origin: 'KR',
      eccn: '3B991',
      body: whole('begun'),
      clause: 'destination CN { end-user buyer }',
    }),
    good: sale({
      before: listed + begun('3B991', '40'),
      origin: 'KR',
      eccn: '3B991',
      body: whole('begun'),
      clause: 'destination CN { end-user buyer }',
    }),
  }),
  flag('ES6015', 'listed-owner', 'A party has a listed owner', {
    what: 'An owner of a party, at any depth and of any share, is on a party list. The finding says whether the affiliates rule makes the party count as listed on the day: it was in force from 2025-09-29 to 2025-11-09, is stayed until the end of 2026-11-09, and in force again from then on.',
    bad: sale({ before: owned('owned-by owner 20%'), clause: 'destination CN { end-user buyer }' }),
    good: sale({ before: 'party buyer "A firm" { country CN }\n', clause: 'destination CN { end-user buyer }' }),
  }),
];
