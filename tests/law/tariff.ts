/** The tariff headings of part 746 against tables transcribed apart from the rulebook: an EAR99 item of each heading, sold where its list counts. */
import { determineFile } from '../../server/src/determine/index.ts';
import { EDITION, parsed, table } from './tables.ts';
import type { Unit } from './units.ts';

/** The requirement that a list imposes, and what it answers for a heading of it: a wholesale price is what no spec states. */
const LISTS: Readonly<Record<string, { readonly rule: string; readonly to: string; readonly answer: string }>> = {
  'supp-2-part-746': { rule: '746.8(a)(4)', to: 'RU', answer: 'yes' },
  'supp-4-part-746': { rule: '746.8(a)(5)', to: 'RU', answer: 'yes' },
  'supp-5-part-746': { rule: '746.8(a)(7)', to: 'BY', answer: 'yes' },
  'supp-5-part-746-above': { rule: '746.8(a)(7)', to: 'BY', answer: 'undetermined' },
  'supp-7-part-746': { rule: '746.7(a)(1)(ii)', to: 'IR', answer: 'yes' },
};

/** The headings of a list, as the table has them. */
export const headingsOf = (list: string): string[] =>
  table('tariff-headings.txt').flatMap(({ name, words }) => (name.split(' ')[0] === list ? words : []));

export function tariffUnits(): Unit[] {
  return table('tariff-headings.txt').map(({ name, words: headings }): Unit => {
    const list = name.split(' ')[0]!;
    const { rule, to, answer } = LISTS[list]!;
    const model = parsed(
      headings
        .map(
          (h) =>
            `product h-${h} { kind commodity type equipment origin US eccn EAR99 hts "${h}" value 1 USD destination ${to} }\n`,
        )
        .join(''),
    );
    return {
      id: `tariff-headings.txt ${name}`,
      about: list,
      only: (section, words) => section === 'hts' && words.includes(list) && headings.includes(words[0]!),
      run: (rulebook) => {
        for (const d of determineFile(model, rulebook, { fallbackDate: EDITION, explain: false, alternatives: false })) {
          const found = d.requirements.find((r) => r.rule === rule)?.answer ?? 'no';
          if (found !== answer) return `${d.id} under ${rule}: ${answer} expected, ${found} found`;
        }
        return undefined;
      },
    };
  });
}
