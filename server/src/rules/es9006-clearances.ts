/** What a party's `cleared` rules out: nothing (ES9006), or nothing that it could (ES9007). */
import { clip } from '../base/message.ts';
import { listTitle } from '../rulebook/party-lists.ts';
import { type Screening, screeningOf } from '../determine/parties/screening.ts';
import { finding, ofParties, type CodeInfo, type Rule, type RuleContext } from './rule.ts';

const why =
  'A cleared name takes a red flag away for good, so it must say what was looked into, by which facts and when. One that does nothing, or claims more than it can, hides what should be seen.';
const page = (cleared: string, label = 'Yangtze Memory Tecnologies Ltd', country = 'DE'): string => `as-of 2026-03-02

party buyer "${label}" {
  country ${country}
${cleared}}

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination ${country} { end-user buyer }
}
`;
const good = page(
  '  cleared "Yangtze Memory Technologies Co., Ltd." because "a plastics firm of another name at another address, owned by its founder" on 2026-02-10\n',
);

const unused: CodeInfo = {
  code: 'ES9006',
  name: 'unused-clearance',
  severity: 'warning',
  title: 'A cleared name rules nothing out',
  page: {
    what: 'No name of the party is near the listed name that is cleared, in the snapshots of the lists that this rulebook holds.',
    why,
    cite: ['15 CFR 732 supp. 3'],
    fix: 'Remove it, or give the listed name as the finding prints it.',
    suppress: 'Where the spec is also checked against other lists, in which the name stands.',
    bad: page('  cleared "Blue Kite Trading" because "another address" on 2026-02-10\n', 'Weather Instruments GmbH'),
    good,
  },
};

const idle: CodeInfo = {
  code: 'ES9007',
  name: 'clearance-without-effect',
  severity: 'warning',
  title: 'A cleared name is listed all the same',
  page: {
    what: 'The party has the same name as the listed one, and its country agrees or is not stated, so it counts as the listed one; or the name was listed after the day on which it was cleared.',
    why,
    cite: ['15 CFR 744.11(a)', '15 CFR 732 supp. 3'],
    fix: 'State the country of the party, where it is another one. Look into what has been listed since, and give the day on which that was done. The same name in the same country stays listed: ask BIS.',
    suppress: null,
    bad: page(
      '  cleared "Yangtze Memory Technologies Co., Ltd." because "a namesake" on 2026-02-10\n',
      'Yangtze Memory Technologies Ltd',
      'CN',
    ),
    good,
  },
};

type Idle = Screening['idle'][number];

function clearances(info: CodeInfo, wanted: (i: Idle) => boolean, message: (party: string, i: Idle) => string): Rule {
  return {
    ...info,
    ...ofParties,
    check: (ctx: RuleContext) =>
      ctx.model.parties
        .filter((p) => p.cleared.length > 0)
        .flatMap((p) =>
          screeningOf(ctx.rulebook, p)
            .idle.filter(wanted)
            .map((i) =>
              finding(info, {
                at: i.clearance.at,
                message: message(p.name, i),
                details: [
                  i.why === 'same-name' ? `No country other than that of ${i.found!.printed} is stated for ${p.name}` : undefined,
                ],
                related: [{ at: p.at, message: 'the party' }],
              }),
            ),
        ),
  };
}

export const unusedClearance = clearances(
  unused,
  (i) => i.why === 'nothing-found',
  (party, i) => `No name of ${clip(party)} is near “${clip(i.clearance.name, 40)}” on the lists`,
);

export const clearanceWithoutEffect = clearances(
  idle,
  (i) => i.why !== 'nothing-found',
  (party, i) => {
    const f = i.found!;
    const listed = `“${clip(f.printed, 40)}” on the ${listTitle(f.list.list)}`;
    return i.why === 'listed-since'
      ? `Listed since ${f.entry.from}, after it was cleared on ${i.clearance.on}: ${listed}`
      : `${clip(party, 20)} counts as listed: same name as ${listed}`;
  },
);
