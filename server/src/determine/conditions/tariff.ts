/** Leaves about tariff headings: what the lists of part 746 go by. */
import { tri, type Tri } from '../../base/tri.ts';
import type { Fact } from '../../model/model.ts';
import { lacks, leaf, openLaw } from '../proof.ts';
import type { Proof } from '../result.ts';
import { supplementInWords } from './places-in-words.ts';
import type { Evaluate } from './shape.ts';

export const hts: Evaluate<'hts'> = (l, ctx) => {
  const own = ctx.item.hts;
  if (!own)
    return lacks('the tariff heading is not stated', {
      fact: 'hts',
      of: ctx.item.name,
      why: 'the rule goes by tariff heading',
      at: ctx.item.at,
    });
  const hit = isListed(own.value, l.hts);
  return hit === 'undetermined'
    ? goesDeeper(own, ctx.item.name, 'the list')
    : leaf(hit, `tariff heading ${own.value} is ${hit === 'yes' ? '' : 'not '}listed`, {
        facts: [{ text: own.value, at: own.at }],
      });
};

/** Undetermined: the list has only some of what a shorter heading holds. */
function isListed(heading: string, headings: readonly string[]): Tri {
  const digits = heading.replaceAll('.', '');
  let deeper = false;
  for (const h of headings) {
    const listed = h.replaceAll('.', '');
    if (digits.startsWith(listed)) return 'yes';
    if (listed.startsWith(digits)) deeper = true;
  }
  return deeper ? 'undetermined' : 'no';
}

const goesDeeper = ({ value, at }: Fact<string>, of: string, list: string): Proof =>
  leaf('undetermined', `tariff heading ${value} is on ${list} in part`, {
    facts: [{ text: value, at }],
    missing: [{ fact: 'hts', of, why: `${list} goes to more digits than ${value}`, at }],
  });

export const htsList: Evaluate<'htsList'> = (l, ctx) => {
  const own = ctx.item.hts;
  const name = supplementInWords(l.htsList);
  const headings = ctx.rules.rulebook.htsList(l.htsList);
  if (!own)
    return lacks('the tariff heading is not stated', {
      fact: 'hts',
      of: ctx.item.name,
      why: `${name} goes by tariff heading`,
      at: ctx.item.at,
    });
  if (!headings)
    return lacks(`the rulebook does not hold ${name}`, {
      fact: 'hts',
      of: ctx.item.name,
      why: `check heading ${own.value} against ${name}`,
      at: own.at,
    });
  const found = isListed(own.value, headings);
  if (found === 'undetermined') return goesDeeper(own, ctx.item.name, name);
  const hit = found === 'yes';
  const since = ctx.rules.rulebook.htsListSince(l.htsList);
  if (hit && since !== undefined && ctx.rules.date < since) {
    return leaf(
      'undetermined',
      `tariff heading ${own.value} is on ${name} as it stands since ${since}; the list of an earlier day is not in the rulebook`,
      {
        facts: [{ text: own.value, at: own.at }],
        missing: [openLaw(`whether ${own.value} was on ${name} before ${since} is not in the rulebook`)],
      },
    );
  }
  return leaf(tri(hit), `tariff heading ${own.value} is ${hit ? '' : 'not '}on ${name}`, {
    facts: [{ text: own.value, at: own.at }],
  });
};
