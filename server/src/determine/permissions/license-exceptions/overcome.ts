/** Which requirements an exception overcomes: "each affirmative license requirement must be overcome" (738.4(a)(2)(ii)(A)). */
import { within } from '../../../base/paragraph.ts';
import type { TAdmitted, TLicenseException } from '../../../rulebook/schema/index.ts';
import type { Context } from '../../context.ts';
import { missingOf } from '../../proof.ts';
import type { Missing } from '../../result.ts';
import type { Judged } from '../../requirements/judged.ts';

export interface Left {
  readonly requirement: string;
  readonly rule: string;
  readonly because: string;
}

export interface Overcome {
  readonly overcomes: string[];
  /** Requirements that stand and that it does not overcome. */
  readonly hard: Left[];
  readonly conditions: string[];
  /** What is not stated of the sales for which a requirement admits it. */
  readonly needs: Missing[];
  /** Paragraphs of the way of which one must be meant, where a requirement admits only these. */
  readonly says: string[];
}

/** `under`: the paragraphs that the claim names. */
export function overcome(ctx: Context, x: TLicenseException, standing: readonly Judged[], under: readonly string[]): Overcome {
  const out: Overcome = { overcomes: [], hard: [], conditions: [], needs: [], says: [] };
  const other = otherReason(x, standing);
  const placed = standing.some((r) => r.result.kind === 'ccl' && r.result.answer === 'yes');
  for (const r of standing) {
    const left = leaves(x, r) ?? anotherReason(x, r, other) ?? admits(ctx, x, r, out, under);
    if (left) leave(out, r, left);
    else {
      // Nothing is carried while its entry is not known: 740.2 goes by it, and its note shuts out what another agency controls.
      if (!placed && (r.result.id === 'unclassified' || r.result.id === 'pointer')) missingOf(r.proof, out.needs);
      out.overcomes.push(r.result.id);
    }
  }
  return out;
}

/** A requirement that may or may not be there leaves the exception possible; one that certainly is does not. */
function leave(out: Overcome, r: Judged, left: { rule: string; because: string }): void {
  if (r.result.answer === 'yes') out.hard.push({ requirement: r.result.id, ...left });
  else out.conditions.push(`no license is required under ${r.result.rule}, which it does not overcome (${left.rule})`);
}

/** "For national security reasons only": a further reason that part 742 requires a license for shuts it out altogether. */
function otherReason(x: TLicenseException, standing: readonly Judged[]): string | undefined {
  return standing.find((r) => isAnother(x, r) && r.result.answer === 'yes')?.result.reason;
}

const isAnother = (x: TLicenseException, r: Judged): boolean =>
  x.overcomes !== undefined && r.result.kind === 'ccl' && !x.overcomes.includes(r.result.reason);

function anotherReason(
  x: TLicenseException,
  r: Judged,
  certain: string | undefined,
): { rule: string; because: string } | undefined {
  if (r.result.kind !== 'ccl') return undefined;
  if (certain !== undefined) return { rule: x.rule, because: `a license is required for ${certain} reasons too` };
  return isAnother(x, r) ? { rule: x.rule, because: `${r.result.reason} is another reason` } : undefined;
}

function leaves(x: TLicenseException, r: Judged): { rule: string; because: string } | undefined {
  const l = x.leaves;
  if (!l || !(l.kinds as readonly string[]).includes(r.result.kind) || l.except.some((e) => within(r.result.rule, e)))
    return undefined;
  return { rule: l.cite, because: `it does not overcome ${r.result.rule}` };
}

/** What the requirement itself admits; under a part of the exception only, that is a condition. */
function admits(
  ctx: Context,
  x: TLicenseException,
  r: Judged,
  out: Overcome,
  under: readonly string[],
): { rule: string; because: string } | undefined {
  if (r.exceptions === 'part-740') return undefined;
  const rule = r.exceptionsCite ?? r.result.rule;
  const hit = r.exceptions === 'none' ? undefined : admitted(r.exceptions, x);
  if (!hit)
    return {
      rule,
      because: `${r.result.title}: ${r.exceptions === 'none' ? 'no license exception overcomes it' : 'not among the exceptions that overcome it'}`,
    };
  const where = hit.where && ctx.evaluate(hit.where.when, ctx);
  if (where?.answer === 'no') return { rule: hit.where!.cite, because: hit.where!.title };
  if (where) missingOf(where, out.needs);
  const said = saidUnder(hit, under);
  if (said === 'no') return { rule, because: `${r.result.title}: admitted only under ${hit.under!.join(', ')}` };
  if (said === undefined && hit.under) out.says.push(...hit.under);
  for (const text of narrowed(said === 'yes' ? { ...hit, under: undefined } : hit, rule))
    if (!out.conditions.includes(text)) out.conditions.push(text);
  return undefined;
}

/** Nothing in it: the whole way is admitted. */
export interface Admission {
  readonly under?: readonly string[] | undefined;
  /** For whom or what, in words. */
  readonly note?: string;
  readonly where?: Exclude<TAdmitted, string>['where'];
}

export const narrowed = (a: Admission, rule: string): string[] => [
  ...(a.under ? [`only under ${a.under.join(', ')} (${rule})`] : []),
  ...(a.note ? [`${a.note} (${rule})`] : []),
];

/** Does the claim name a paragraph that is admitted? Undefined where it names none, or a wider one, or where all of the way is admitted. */
export function saidUnder(a: Admission, under: readonly string[]): 'yes' | 'no' | undefined {
  if (!a.under || under.length === 0) return undefined;
  if (under.every((u) => a.under!.some((w) => within(u, w)))) return 'yes';
  return under.some((u) => a.under!.some((w) => within(w, u) || within(u, w))) ? undefined : 'no';
}

/** Is the way among those admitted? `under` where only parts of it are. */
export function admitted(list: readonly TAdmitted[], x: Pick<TLicenseException, 'code' | 'rule'>): Admission | undefined {
  for (const a of list) {
    if (typeof a === 'string') {
      if (a === x.code) return {};
      continue;
    }
    if (a.code !== x.code) continue;
    const terms = { ...(a.note !== undefined && { note: a.note }), ...(a.where && { where: a.where }) };
    if (a.under.some((u) => within(x.rule, u))) return terms;
    const narrower = a.under.filter((u) => within(u, x.rule));
    if (narrower.length > 0) return { under: narrower, ...terms };
  }
  return undefined;
}
