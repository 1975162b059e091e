/** The `contains` leaf: U.S. content of a kind, at any depth ("the zero-level rules look through everything"). */
import { and, tri, type Tri } from '../../base/tri.ts';
import { billUnstated, everything } from '../sale/bill-of-materials.ts';
import type { Proof } from '../result.ts';
import { anyOf, lacks, leaf, provisosOf } from '../proof.ts';
import { inSet } from '../classification/selector.ts';
import { typeOf } from '../classification/type-of-item.ts';
import { askContents, contentsUnstated, isDiscrete, typeInRules } from '../sale/contents.ts';
import { inSeries, seriesOf } from './item.ts';
import { partMeets } from './meets.ts';
import { type Evaluate, listOf } from './shape.ts';
import type { Item, Use } from '../../model/model.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import type { Context } from '../context.ts';
import { kindOf } from '../../model/kind.ts';

type Wanted = Parameters<typeof contains>[0]['contains'];

export const contains: Evaluate<'contains'> = (l, ctx) => {
  const wanted = l.contains;
  const what = describe(wanted);
  if (billUnstated(ctx.item)) {
    return lacks(`what ${ctx.item.name} incorporates is not stated`, {
      fact: 'incorporates',
      of: ctx.item.name,
      why: `decides whether it contains ${what}`,
      at: ctx.item.at,
    });
  }
  const parts: Proof[] = [];
  const provisos = new Set<string>();
  const { not, open, nothingIn } = seenWithout(wanted, ctx);
  let unlisted = 0;
  const unknown: Item[] = [];
  for (const use of everything(ctx.item, wanted.relation, (assembly) => nothingIn.has(assembly))) {
    if (wanted.inside && asked(wanted.inside, use.item, ctx)) unknown.push(use.item);
    if (not.has(use.item)) continue;
    if (parts.length >= LISTED && open.has(use.item)) {
      unlisted++;
      continue;
    }
    const part = judge(wanted, use, ctx);
    if (part.answer === 'undetermined') open.add(use.item);
    if (part.answer !== 'no') parts.push(part);
    else if (provisosOf(part).size === 0) not.add(use.item);
    else provisosOf(part, provisos);
  }
  if (unlisted > 0) parts.push(leaf('undetermined', `and ${unlisted} more of which as much is not known`));
  if (unknown.length > 0) parts.push(askContents(ctx, unknown, what));
  if (
    parts.length === 0 &&
    provisos.size === 0 &&
    ctx.item.uses.every((u) => !wanted.relation || wanted.relation.includes(u.relation))
  )
    nothingIn.add(ctx.item);
  return parts.length === 0
    ? leaf('no', `contains no ${what}`, provisos.size > 0 ? { provisos: [...provisos] } : {})
    : anyOf(`contains ${what}`, parts);
};

/** Does the rule ask what is inside this part? */
function asked(inside: NonNullable<Wanted['inside']>, item: Item, ctx: Context): boolean {
  if (!contentsUnstated(ctx, item)) return false;
  if (inside === 'any') return true;
  const type = typeInRules(ctx, item);
  // One of no stated type may be a board.
  if (inside === 'boards') return type === undefined || type === 'computer' || type === 'electronic-assembly';
  // In the form received its own entry answers (supp. 2 to part 734 (a)(1)), but for these; of U.S. origin it answers as a whole.
  if (item.origin?.value === 'US') return false;
  const head = ctx.classify(item).effective?.code.split('.')[0];
  if (!isDiscrete(item) || type === 'military-commodity') return true;
  // Of one whose entry is not stated that is a proviso, as it is of what the part itself is.
  return head === undefined ? ctx.strict : seriesOf(head) !== undefined;
}

/** Parts that are listed where the facts of very many are missing. */
const LISTED = 64;

interface Seen {
  /** Are none of the kind themselves. */
  readonly not: WeakSet<Item>;
  /** May be. */
  readonly open: WeakSet<Item>;
  /** Hold nothing of the kind. */
  readonly nothingIn: WeakSet<Item>;
}
const seen = new WeakMap<RulebookAt, WeakMap<Wanted, readonly Seen[]>>();

/** What was looked at on the day before: an assembly is asked about by everything that is built from it. */
function seenWithout(wanted: Wanted, ctx: Context): Seen {
  let perDay = seen.get(ctx.rules);
  if (!perDay) seen.set(ctx.rules, (perDay = new WeakMap()));
  let both = perDay.get(wanted);
  if (!both)
    perDay.set(wanted, (both = [0, 1].map(() => ({ not: new WeakSet(), open: new WeakSet(), nothingIn: new WeakSet() }))));
  return both[ctx.strict ? 1 : 0]!;
}

/** One piece. Conditions that fail decide before missing facts are asked for. */
function judge(w: Wanted, use: Use, ctx: Context): Proof {
  const item = use.item;
  const own = ctx.classify(item).effective;
  const type = typeOf(ctx.rules, item, own);
  let provisos: readonly string[] | undefined;
  const answers: [Tri, string, string][] = [];
  const ask = (answer: Tri, fact: string, why: string): void => void answers.push([answer, fact, why]);
  if (w.origin === 'us')
    ask(item.origin ? tri(item.origin.value === 'US') : 'undetermined', 'origin', 'decides whether it is of U.S. origin');
  if (w.kind) ask(tri(w.kind.includes(kindOf(item))), 'kind', '');
  if (w.type)
    ask(type ? tri(w.type.includes(type.value)) : 'undetermined', 'type', `decides whether it is ${w.type.join(' or ')}`);
  const head = own?.code.split('.')[0];
  if (w.onCcl !== undefined)
    ask(
      head ? tri((head !== 'EAR99') === w.onCcl) : 'undetermined',
      'eccn',
      'decides whether it is on the Commerce Control List',
    );
  if (w.category)
    ask(
      head ? tri(head !== 'EAR99' && w.category.includes(Number(head[0]))) : 'undetermined',
      'eccn',
      `decides whether it is in category ${w.category.join(', ')}`,
    );
  if (w.eccn) ask(own ? inSet(own, w.eccn) : 'undetermined', 'eccn', `decides whether it is in ${listOf(w.eccn)}`);
  if (w.except?.length)
    ask(own ? flip(inSet(own, w.except)) : 'undetermined', 'eccn', `decides whether it is excepted (${w.except.join(', ')})`);
  if (w.series && !own && !ctx.strict) {
    // The bounds of the ordinary level speak for an input without ECCN (determination.md, step 3); that it is no munitions item is said.
    provisos = ['no input whose ECCN is not stated is a 600 series or 9x515 item, or holds one'];
    ask('no', 'eccn', '');
  } else if (w.series)
    ask(
      own ? inSeries(own.code, w.series, w.paragraphs) : 'undetermined',
      'eccn',
      `decides whether it is a ${w.series} series item`,
    );
  if (w.meets) ask(partMeets(ctx, item, w.meets), 'eccn', `decides whether it meets ${w.meets.join(', ')}`);
  const answer = and(...answers.map(([a]) => a));
  const missing =
    answer === 'undetermined'
      ? answers.filter(([a]) => a === 'undetermined').map(([, fact, why]) => ({ fact, of: item.name, why, at: item.at }))
      : undefined;
  return leaf(answer, () => `${item.name}: ${own?.code ?? 'ECCN not known'}, origin ${item.origin?.value ?? 'not known'}`, {
    facts: () => [{ text: item.name, at: use.at }],
    ...(missing && { missing }),
    ...(provisos && { provisos }),
  });
}

const flip = (t: Tri): Tri => (t === 'yes' ? 'no' : t === 'no' ? 'yes' : t);

function describe(w: Wanted): string {
  const parts = [
    w.origin === 'us' ? 'U.S.-origin' : '',
    w.series ? `${w.series} series${w.paragraphs ? ` .${w.paragraphs}` : ''}` : '',
    w.type?.join(' or ').replaceAll('-', ' ') ?? 'item',
  ];
  if (w.eccn) parts.push(`in ${listOf(w.eccn)}`);
  if (w.category) parts.push(`of category ${w.category.join(', ')}`);
  return parts.filter(Boolean).join(' ');
}
