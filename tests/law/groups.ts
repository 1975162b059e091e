/** Country groups against tables read apart from the rulebook: a product sold to a group is sold to each of its members, day by day. */
import { day, type Day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import type { Determination } from '../../server/src/determine/result.ts';
import type { SpecModel } from '../../server/src/model/model.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { dayBefore, EDITION, parsed, table } from './tables.ts';
import type { Unit } from './units.ts';

export function groupUnits(): Unit[] {
  return [...memberUnits(), ...changeUnits()];
}

/** Territories whose law is that of another country's row (738.3(b)); they go where it goes. */
const FOLLOW = ['LI', 'HK', 'UA-09', 'UA-14', 'UA-43'];

type Sell = (rulebook: Rulebook, on: Day) => ReadonlySet<string>;
const determined = (model: SpecModel, rulebook: Rulebook, on: Day): Determination[] =>
  determineFile(model, rulebook, { fallbackDate: on, explain: false, alternatives: false });

/** Countries that are answered for where a product goes to a group; for Country Group B, which no spec can name, those to which LVS is open. */
function seller(group: string): Sell {
  if (group === 'B') return openFor('LVS');
  const model = parsed(`product p { type other origin US eccn EAR99 value 1 USD destination ${group} }\n`);
  return (rulebook, on) =>
    new Set(
      determined(model, rulebook, on)
        .map((d) => d.destination)
        .filter((c) => group === 'worldwide' || !FOLLOW.includes(c)),
    );
}

/** A 600 series part needs a license nearly everywhere, and LVS carries it outside D:5; what NS column 2 controls, also there. */
function openFor(code: string): Sell {
  const model = parsed(
    ['9A610.x', '1A001', '1C351.a.1', '0A502.c', '2B350']
      .map((eccn, i) => `product p-${i} { type other origin US eccn ${eccn} value 1 USD destination worldwide }\n`)
      .join(''),
  );
  return (rulebook, on) =>
    new Set(
      determined(model, rulebook, on)
        .filter((d) => d.exceptions.some((e) => e.code === code && e.status !== 'barred'))
        .map((d) => d.destination)
        .filter((c) => !FOLLOW.includes(c)),
    );
}

const about = (group: string) => (section: string, words: readonly string[]) =>
  group === 'worldwide' ? section === 'countries' : section === 'groups' && words.includes(group);

/** Of Country Group B, but nothing that LVS carries needs a license there. */
const NOT_SEEN = ['AU', 'CA', 'GB', 'US'];

function memberUnits(): Unit[] {
  return table('country-groups.txt')
    .filter((l) => /^([A-E]:\d|B)$/.test(l.name))
    .map(({ name: group, words: members }): Unit => {
      const sell = seller(group);
      return {
        id: `country-groups.txt ${group}`,
        about: group,
        only: about(group),
        run: (rulebook) => {
          const sold = sell(rulebook, EDITION);
          for (const m of members)
            if (!sold.has(m) && !(group === 'B' ? NOT_SEEN : ['US']).includes(m)) return `${m} is not in ${group}`;
          for (const c of sold) if (!members.includes(c)) return `${c} is in ${group}`;
          return undefined;
        },
      };
    });
}

/** `2018-08-03 | A:1+IN A:6-IN`: what joined and left on the day; `worldwide`: what became a destination of its own. */
function changeUnits(): Unit[] {
  return table('country-group-changes.txt').flatMap(({ name: on, words }) =>
    words.map((word): Unit => {
      const [, group, joined, country] = /^([A-E](?::\d)?|worldwide)([+-])([A-Z]{2}(?:-\d\d)?)$/.exec(word)!;
      const sell = seller(group!);
      return {
        id: `country-group-changes.txt ${on} ${word}`,
        about: `${group} ${country}`,
        only: about(group!),
        run: (rulebook) => {
          const was = sell(rulebook, dayBefore(on)).has(country!);
          const is = sell(rulebook, day(on)).has(country!);
          return was === (joined === '-') && is === (joined === '+')
            ? undefined
            : `${country} in ${group}: ${was}, from ${on} ${is}`;
        },
      };
    }),
  );
}
