/**
 * What may be written in another way without another answer, and what may be said besides, or said no more, without a better one.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Determination, Outcome } from '../../server/src/determine/result.ts';
import { checkText } from '../support/check.ts';
import { long, type Runs, runs, shareOf } from '../support/runs.ts';
import { sale, type Sale } from './sales.ts';
import { WORSE, WORSE_PLACES } from './worse.ts';
import { type Style, text, written } from './written.ts';

const answers = (s: Sale, style?: Style): readonly Determination[] =>
  checkText(written(s, style), { strict: s.strict }).determinations;

/** What is answered, by country, in no order: not where it stands, nor in what words. */
function said(all: readonly Determination[], styled: boolean): unknown {
  return all
    .map((d) => ({
      destination: d.destination,
      outcome: d.outcome,
      subject: d.subjectToEar,
      bases: d.bases.map((b) => `${b.rule} ${b.answer}`).sort(),
      requirements: d.requirements.map((r) => `${r.rule} ${r.reason} ${r.answer} ${r.reviewPolicy}`).sort(),
      exceptions: d.exceptions.map((e) => `${e.code} ${e.status} ${e.rule}`).sort(),
      percent: [
        d.deMinimis?.rule,
        d.deMinimis?.percent,
        d.deMinimis?.lowerPercent,
        d.deMinimis?.upperPercent,
        d.deMinimis?.exceeded,
      ],
      missing: styled ? [] : [...new Set(d.missing.map((m) => `${m.fact} of ${m.of}`))].sort(),
    }))
    .sort((a, b) => (a.destination < b.destination ? -1 : 1));
}

/**
 * Every case is two or more whole determinations, and all of them take a quarter of an hour: one in 800 at every change, a tenth in the
 * long run, and the whole with `EARSHOT_SALES=all`.
 */
const cases = (whole: number): Runs => ({
  ...runs(whole),
  numRuns: long && process.env.EARSHOT_SALES === 'all' ? whole : long ? shareOf(whole / 10) : Math.ceil(whole / 800),
});

describe('another way of writing, the same answer', () => {
  /** `styled`: what is missing may be asked of a part that is named otherwise. */
  const STYLES: Readonly<Record<string, Style & { readonly styled?: boolean }>> = {
    backwards: { backwards: true },
    'in another currency': { foreignMoney: true },
    'a clause for each country': { apart: true },
    'parts in an assembly that is no article of its own': { nested: true, styled: true },
    'each unit declared for itself': { units: true, styled: true },
    'parties and parts in a file that is imported': { imported: true },
    'an alternative beside it': { alternative: true },
  };
  it.each(Object.entries(STYLES))('%s', (_name, { styled = false, ...style }) => {
    fc.assert(
      fc.property(sale, (s) => {
        expect(said(answers(s, style), styled), text(s, style)).toEqual(said(answers(s), styled));
      }),
      cases(3_000),
    );
  });

  it('without the other places', () => {
    fc.assert(
      fc.property(sale, (s) => {
        const all = answers(s);
        for (const place of s.places)
          expect(said(answers({ ...s, places: [place] }), false), text(s)).toEqual(
            said(
              all.filter((d) => d.destination === place),
              false,
            ),
          );
      }),
      cases(2_000),
    );
  });
});

/** An entry that is not stated is bounded by the level; that it is no munitions item is a proviso (determination.md, step 3). */
const NOT_ASKED = /^no input whose ECCN is not stated is a 600 series or 9x515 item/;

const held = (o: Outcome): boolean => o === 'license-required' || o === 'undetermined';

/** Moving within the United States is no export (734.13). */
const isDomestic = (d: Determination): boolean => d.destination === 'US';

describe('never better', () => {
  it('by what is said besides, or no more', () => {
    fc.assert(
      fc.property(sale, fc.nat(WORSE.length - 1), (s, i) => {
        const worse = WORSE[i]!.of(s);
        fc.pre(worse !== undefined);
        const after = new Map(answers(worse!).map((d) => [d.id, d]));
        for (const before of answers(s)) {
          if (!held(before.outcome)) continue;
          const then = after.get(before.id)!;
          const stays = held(then.outcome) || then.provisos.some((p) => NOT_ASKED.test(p));
          expect(stays, `${before.id}: ${before.outcome}, and ${then.outcome} ${WORSE[i]!.name}\n${text(worse!)}`).toBe(true);
        }
      }),
      cases(20_000),
    );
  });

  it('by a license, exception or letter that does not name a person under a denial order (736.2(b)(4))', () => {
    fc.assert(
      fc.property(sale, fc.constantFrom('end-user', 'consignee', 'purchaser'), (s, role) => {
        fc.pre(!s.terms.some((t) => t.startsWith(`${role} `)));
        // For whoever may receive it, instead of the parties that it names.
        const papers = s.papers.map((p) => p.replace(/ for .* valid/, ' valid'));
        for (const d of answers({ ...s, papers, terms: [...s.terms, `${role} denied`] }))
          expect(held(d.outcome) || d.outcome === 'not-subject' || isDomestic(d), `${d.id}: ${d.outcome}\n${text(s)}`).toBe(true);
      }),
      cases(3_000),
    );
  });

  it('in a worse place', () => {
    fc.assert(
      fc.property(sale, fc.constantFrom(...WORSE_PLACES), (s, [better, worse]) => {
        // Without its papers, which name a place.
        const all = new Map(answers({ ...s, papers: [], places: [better, worse] }).map((d) => [d.destination, d.outcome]));
        if (held(all.get(better)!))
          expect(held(all.get(worse)!), `${better}: ${all.get(better)}, and ${all.get(worse)} in ${worse}\n${text(s)}`).toBe(
            true,
          );
      }),
      cases(3_000),
    );
  });
});
