/** Red flags: facts that do not fit together. One rule for each code; what the flag says is the determination's. */
import { groupBy } from './clauses.ts';
import { finding, type CodeInfo, type CodePage, type Rule } from './rule.ts';

const NOT_YET = 'This version determines no red flags yet, so it does not report this code.';

const shared = {
  cite: ['15 CFR 732 supp. 3'],
  fix: 'Inquire, and keep the answer on file. Where it cannot be explained, do not proceed without advice from BIS.',
  suppress: 'When the inquiry has been made and settled; give its record as the reason.',
};
const why = 'A red flag does not prohibit a sale. It takes away the right to rely on what the customer says: until it is resolved, going ahead risks being taken as knowledge.';

function flag(code: string, name: string, title: string, page: Pick<CodePage, 'what' | 'bad' | 'good'>): Rule {
  const info: CodeInfo = { code, name, severity: 'warning', title, notYet: NOT_YET, page: { ...page, why, ...shared } };
  return {
    ...info,
    check(ctx) {
      const hits = ctx.determinations.flatMap((d) => d.redFlags.filter((f) => f.code === code).map((f) => ({ d, f })));
      return groupBy(hits, ({ f }) => `${f.about}|${f.text}`).map((group) => {
        const { d, f } = group[0]!;
        return finding(info, {
          at: f.at ?? d.at,
          message: f.text,
          related: f.at ? [{ at: d.at, message: 'the destination it bears on' }] : [],
          rules: ['732 supp. 3'],
          of: group.map((g) => g.d),
        });
      });
    },
  };
}

const sale = (party: string, clause: string): string => `as-of 2026-03-02

${party}
product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  ${clause}
}
`;

export const nameCloseToListed = flag('ES6001', 'name-close-to-listed-party', 'A party has a name close to that of a listed one', {
  what: 'The name of a party, or another name it is known by, is close to a name on the Entity List, the military end-user list or the unverified list, and the spec does not state that it is listed.',
  bad: sale('party buyer "Yangtze Memory Technology Co Ltd" { country CN }\n', 'destination CN { end-user buyer }'),
  good: sale('party buyer "Weather Instruments GmbH" { country DE }\n', 'destination DE { end-user buyer }'),
});

export const parentInMacauOrD5 = flag('ES6002', 'parent-in-macau-or-d5', 'A party has a parent or owner in Macau or Country Group D:5', {
  what: 'A party located elsewhere has its headquarters, ultimate parent or an owner in Macau or a country of Country Group D:5.',
  bad: sale('party parent "A parent" { country CN }\nparty buyer "A subsidiary" { country SG  ultimate-parent parent }\n', 'destination SG { end-user buyer }'),
  good: sale('party buyer "A local firm" { country SG }\n', 'destination SG { end-user buyer }'),
});

export const advancedFacilityCivilUse = flag('ES6003', 'advanced-facility-civil-end-use', 'An advanced-node facility is given with a civil or legacy end use', {
  what: 'The facility produces advanced-node integrated circuits by its own figures, and the stated end use says otherwise.',
  bad: sale('facility fab-2 { country CN  produces nand { layers 232 } }\n', 'destination CN { facility fab-2  end-use legacy-node-production }'),
  good: sale('facility fab-1 { country CN  produces nand { layers 64 } }\n', 'destination CN { facility fab-1  end-use legacy-node-production }'),
});

export const transitWithoutReason = flag('ES6004', 'transit-without-reason', 'The route passes through a country without a reason', {
  what: 'The goods pass through a country from which they could be diverted, and nothing in the spec explains the route.',
  bad: sale('', 'destination DE { via KG }'),
  good: sale('', 'destination DE { via NL }'),
});

export const redFlags: readonly Rule[] = [nameCloseToListed, parentInMacauOrD5, advancedFacilityCivilUse, transitWithoutReason];
