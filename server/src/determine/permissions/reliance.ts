/**
 * What must be true before a de minimis level may be relied on, beyond the percentage: the authorization of U.S. encryption
 * content (734.4(b)(1)) and the one-time report for commingled technology (734 supp. 2 (b)). A spec may state both; what it does not
 * is a proviso, and under --strict open.
 */
import { addDays, type Day, daysBetween } from '../../../../grammar/src/text/date.ts';
import { within } from '../../base/paragraph.ts';
import type { Eccn, Fact } from '../../model/model.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import type { TEncryptionContent, TReportAndWait } from '../../rulebook/schema/index.ts';
import { inSet } from '../classification/selector.ts';
import type { Line } from '../jurisdiction/us-content.ts';
import type { Context } from '../context.ts';
import { placesInWords } from '../conditions/places-in-words.ts';
import type { Proof } from '../result.ts';
import { lacks, leaf } from '../proof.ts';
import { kindOf } from '../../model/kind.ts';

/** The rule of 734.4(b) that content of this entry is under. */
export const encryptionRule = (rules: RulebookAt, eccn: Eccn): TEncryptionContent | undefined =>
  rules.inForce('encryptionContent').find((e) => inSet(eccn, e.eccn) !== 'no');

type Served = TEncryptionContent['served'][number];

/** How the level is served by content that says the paragraph it is authorized under. */
export const served = (rule: TEncryptionContent, paragraph: string | undefined): Served | undefined =>
  paragraph === undefined ? undefined : rule.served.find((s) => within(paragraph, s.under));

export interface Relied {
  readonly rule: string;
  readonly step: Proof;
}

export function reliance(ctx: Context, lines: readonly Line[]): Relied[] {
  // Published encryption source code need not be counted (734.4(b)(1)(i)).
  const counted = lines.filter((l) => !l.because.includes('15 CFR 734.3(b)(3)'));
  return [
    ...ctx.rules.inForce('encryptionContent').flatMap((rule) => encryption(ctx, rule, counted)),
    ...(kindOf(ctx.item) === 'technology' && lines.some((l) => l.controlled.answer !== 'no')
      ? ctx.rules.inForce('reportsAndWaits').flatMap((rule) => reported(ctx, rule))
      : []),
  ];
}

function encryption(ctx: Context, rule: TEncryptionContent, counted: readonly Line[]): Relied[] {
  const out: Relied[] = [];
  const serves = (s: Served): boolean => s.notTo === undefined || !ctx.journey.to.in(ctx.rules, s.notTo);
  const authorized = `authorized for License Exception ENC under ${waysInWords(rule, rule.served.filter(serves))}`;
  const of = (some: readonly Line[], words: (names: string) => string, fact: string): void => {
    if (some.length > 0)
      out.push(asked(ctx, rule.rule, words(some.map((l) => l.item.name).join(', ')), fact, some[0]!.item.name));
  };
  const entry = (l: Line): Eccn | undefined => ctx.classify(l.item).effective;
  const encrypting = counted.filter((l) => {
    const own = entry(l);
    return own !== undefined && inSet(own, rule.eccn) !== 'no';
  });
  const unsaid = encrypting.filter((l) => {
    const stated = l.item.encryptionParagraph;
    const by = served(rule, stated?.value);
    if (stated && by && !serves(by)) out.push(notThere(ctx, l.item, stated, by));
    return by === undefined;
  });
  of(
    unsaid,
    (names) => `the U.S. encryption content (${names}) was ${authorized}`,
    `suppliers authorization under ${rule.under}`,
  );
  of(
    counted.filter((l) => entry(l) === undefined && mayEncrypt(l.item)),
    (names) => `the U.S. content without an ECCN (${names}) is no encryption item, or was ${authorized}`,
    'eccn',
  );
  return out;
}

/** `740.17(b)` where all of its ways serve, else those that do: `740.17(b)(1) or (b)(3)`. */
function waysInWords({ under, served: all }: TEncryptionContent, ways: readonly Served[]): string {
  if (ways.length === all.length) return under;
  return ways.map((s, i) => (i === 0 ? s.under : s.under.slice(s.under.indexOf('(')))).join(' or ');
}

/** 734.4(b)(1)(iii): authorized under that paragraph, it serves no level to these places. */
function notThere(ctx: Context, item: Line['item'], { value, at }: Fact<string>, { cite: rule, notTo }: Served): Relied {
  const where = placesInWords(ctx.rules, notTo!);
  const text = `the U.S. encryption content (${item.name}) is authorized under ${value}, which serves no level ${where}`;
  return { rule, step: leaf('yes', text, { rule, facts: [{ text: `encryption-paragraph ${value}`, at }] }) };
}

/** A material encrypts nothing; technology for encryption has no de minimis level at all (734.4(a)(2)). */
const mayEncrypt = (item: Line['item']): boolean => item.type?.value !== 'material' && kindOf(item) !== 'technology';

function reported(ctx: Context, { rule, days }: TReportAndWait): Relied[] {
  const filed = ctx.item.oneTimeReport;
  if (!filed) {
    const text = `the one-time report on the commingled technology was filed ${days} days before`;
    return [asked(ctx, rule, text, 'one-time-report', ctx.item.name)];
  }
  return daysBetween(filed.value, ctx.rules.date) < days ? [tooEarly(rule, filed, days)] : [];
}

/** Report and wait: until then the level may not be relied on, whatever the share. */
function tooEarly(rule: string, { value, at }: Fact<Day>, days: number): Relied {
  const text = `the one-time report was filed on ${value}, and the level may be relied on from ${addDays(value, days)}`;
  return { rule, step: leaf('yes', text, { rule, facts: [{ text: `one-time-report filed ${value}`, at }] }) };
}

function asked(ctx: Context, rule: string, text: string, fact: string, of: string): Relied {
  if (ctx.strict)
    return {
      rule,
      step: lacks(
        `the level may be relied on only if ${text}`,
        { fact, of, why: 'decides whether the de minimis level may be relied on', at: ctx.item.at },
        { rule },
      ),
    };
  return { rule, step: leaf('no', `relied on, provided that ${text}`, { rule, provisos: [text] }) };
}
