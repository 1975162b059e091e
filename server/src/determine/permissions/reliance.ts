/**
 * What must be true before a de minimis level may be relied on, beyond the percentage: the authorization of U.S. encryption
 * content (734.4(b)(1)) and the one-time report for commingled technology (734 supp. 2 (b)). A spec may state both; what it does not
 * is a proviso, and under --strict open.
 */
import { addDays, type Day, daysBetween } from '../../../../grammar/src/text/date.ts';
import type { Fact } from '../../model/model.ts';
import type { Line } from '../jurisdiction/us-content.ts';
import type { Context } from '../context.ts';
import type { Proof } from '../result.ts';
import { lacks, leaf } from '../proof.ts';
import { kindOf } from '../../model/kind.ts';

/** 734.4(b)(1): 5A002, 5B002, 5D002, and cryptanalytic or forensic items of 5A004 or 5D002. */
const ENCRYPTION = new Set(['5A002', '5A004', '5B002', '5D002']);

/** @param eccn an entry or a paragraph of it, with what it is for or without */
export const isEncryption = (eccn: string): boolean => ENCRYPTION.has(eccn.slice(0, 5));

/** Supplement no. 2 to part 734, (b)(3): report and wait. */
const WAIT_DAYS = 30;
export const REPORT = '734 supp. 2 (b)';

export interface Relied {
  readonly rule: string;
  readonly step: Proof;
}

export function reliance(ctx: Context, lines: readonly Line[]): Relied[] {
  const out: Relied[] = [];
  // Published encryption source code need not be counted (734.4(b)(1)(i)).
  const counted = lines.filter((l) => !l.because.includes('15 CFR 734.3(b)(3)'));
  const entry = (l: Line): string | undefined => ctx.classify(l.item).effective?.code;
  const how =
    ctx.journey.to.within(ctx.rules, 'E:1') || ctx.journey.to.within(ctx.rules, 'E:2') ? '740.17(b)(1) or (b)(3)' : '740.17(b)';
  const authorized = `authorized for License Exception ENC under ${how}`;
  const of = (some: readonly Line[], words: (names: string) => string, fact: string): void => {
    if (some.length > 0)
      out.push(asked(ctx, '734.4(b)(1)', words(some.map((l) => l.item.name).join(', ')), fact, some[0]!.item.name));
  };
  const encryption = counted.filter((l) => isEncryption(entry(l) ?? ''));
  const terrorism = how !== '740.17(b)';
  for (const l of encryption) {
    const stated = l.item.encryptionParagraph;
    if (terrorism && stated && served(stated.value) === 'not-to-terrorism') out.push(notThere(l.item, stated));
  }
  of(
    encryption.filter((l) => served(l.item.encryptionParagraph?.value) === undefined),
    (names) => `the U.S. encryption content (${names}) was ${authorized}`,
    'suppliers authorization under 740.17(b)',
  );
  of(
    counted.filter((l) => entry(l) === undefined && mayEncrypt(l.item)),
    (names) => `the U.S. content without an ECCN (${names}) is no encryption item, or was ${authorized}`,
    'eccn',
  );
  if (kindOf(ctx.item) === 'technology' && lines.some((l) => l.controlled.answer !== 'no')) {
    const filed = ctx.item.oneTimeReport;
    if (!filed)
      out.push(
        asked(
          ctx,
          REPORT,
          'the one-time report on the commingled technology was filed thirty days before',
          'one-time-report',
          ctx.item.name,
        ),
      );
    else if (daysBetween(filed.value, ctx.rules.date) < WAIT_DAYS) out.push(tooEarly(filed));
  }
  return out;
}

/** 734.4(b)(1)(ii)-(iv): how the level is served by content that says the paragraph it is authorized under. */
export function served(paragraph: string | undefined): 'everywhere' | 'not-to-terrorism' | undefined {
  const [, of] = /^740\.17\(b\)\(([123])\)/.exec(paragraph ?? '') ?? [];
  return of === undefined ? undefined : of === '2' ? 'not-to-terrorism' : 'everywhere';
}

/** 734.4(b)(1)(iii): authorized under (b)(2), it serves no level to Country Groups E:1 and E:2. */
function notThere(item: Line['item'], { value, at }: Fact<string>): Relied {
  const rule = '734.4(b)(1)(iii)';
  const text = `the U.S. encryption content (${item.name}) is authorized under ${value}, which serves no level to Country Groups E:1 and E:2`;
  return { rule, step: leaf('yes', text, { rule, facts: [{ text: `encryption-paragraph ${value}`, at }] }) };
}

/** A material encrypts nothing; technology for encryption has no de minimis level at all (734.4(a)(2)). */
const mayEncrypt = (item: Line['item']): boolean => item.type?.value !== 'material' && kindOf(item) !== 'technology';

/** Report and wait: until then the level may not be relied on, whatever the share. */
function tooEarly({ value, at }: Fact<Day>): Relied {
  const text = `the one-time report was filed on ${value}, and the level may be relied on from ${addDays(value, WAIT_DAYS)}`;
  return { rule: REPORT, step: leaf('yes', text, { rule: REPORT, facts: [{ text: `one-time-report filed ${value}`, at }] }) };
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
