/** The alternatives that were determined, each as a fix that says what it was determined to do. */
import { determinationsOf } from '../../base/diagnostic.ts';
import type { AlternativeResult, Determination } from '../../determine/result.ts';
import type { Alternative, Item } from '../../model/model.ts';
import { improves } from '../alternatives.ts';
import { answerWords } from '../answer-words.ts';
import { groupBy } from '../clauses.ts';
import type { Fix, Fixer, Specs } from '../fix.ts';
import { amount } from '../../base/figures.ts';
import { list, short } from '../text.ts';
import { alsoIn, isSayable, replacing } from './replacement.ts';

interface Offer {
  readonly d: Determination;
  readonly a: AlternativeResult;
}

/** Of the determinations a finding is made of. */
export const applyingAlternatives: Fixer = (finding, specs): Fix[] => {
  const ids = new Set(determinationsOf(finding));
  const own = specs.determinations.filter(
    (d) => ids.has(d.id) && (d.at.file === finding.at.file || finding.data?.set !== undefined),
  );
  return alternativesOf(own, specs, (a) => finding.data?.set === undefined || nameOf(a) === finding.data.set);
};

export const nameOf = (a: AlternativeResult): string => a.changes.map((c) => c.alternative).join(' ');

/** A menu is to be read at a glance: the first are the cheapest. */
const SETS = 6;

/** Sets that better one of these answers, cheapest first. */
export function alternativesOf(
  determinations: readonly Determination[],
  specs: Specs,
  wanted: (a: AlternativeResult) => boolean = () => true,
): Fix[] {
  const offers = determinations.flatMap((d) =>
    d.alternatives.filter((a) => improves(a, d) && wanted(a)).map((a): Offer => ({ d, a })),
  );
  return groupBy(offers, ({ d, a }) => `${d.at.file} ${d.product} ${nameOf(a)}`)
    .slice(0, SETS)
    .flatMap((group) => {
      const { d, a } = group[0]!;
      const product = specs.files.get(d.at.file)?.model.products.find((p) => p.name === d.product);
      const set = product && setOf(specs, d, a);
      if (!set || !isSayable(set) || turnsOnOthers(specs, group)) return [];
      return [{ title: titleOf(specs, product, set, group), edits: () => replacing(specs, product, set) }];
    });
}

function setOf(specs: Specs, d: Determination, a: AlternativeResult): Alternative[] | undefined {
  const model = specs.files.get(d.at.file)?.model;
  const declared = [...(model?.alternatives ?? []), ...(model?.importedAlternatives ?? [])];
  const set = a.changes.flatMap((c) => declared.find((x) => x.name === c.alternative && x.target?.name === c.input) ?? []);
  return set.length === a.changes.length ? set : undefined;
}

/** What a license has left, and what may still go under License Exception LVS, is another amount once other sales need less of it. */
function turnsOnOthers(specs: Specs, offers: readonly Offer[]): boolean {
  return offers.some(({ d, a }) => {
    if (a.outcome !== 'authorized' && a.outcome !== 'license-exception') return false;
    const model = specs.files.get(d.at.file)!.model;
    const claims = model.products.flatMap((p) => p.destinations).some((x) => x.claims.some((c) => c.code === 'LVS'));
    return claims || model.authorizations.some((x) => x.valueLimit !== undefined);
  });
}

const MOST = 100;

/** As much as is read at a glance: what is done and what comes of it first. */
function titleOf(specs: Specs, product: Item, set: readonly Alternative[], offers: readonly Offer[]): string {
  const { a } = offers[0]!;
  const done = set.map((x) =>
    x.verb === 'eliminates' ? `Remove ${x.target!.name} (${x.name})` : `Replace ${x.target!.name} with ${x.name}`,
  );
  const what = done.map((x, i) => (i === 0 ? x : x.replace(/^R/, 'r')));
  const alike = groupBy(offers, (o) => effectOf(o));
  const several =
    alike.length > 1 ||
    offers.length < specs.determinations.filter((d) => d.product === product.name && d.at.file === product.at.file).length;
  const effects = alike.map(
    (group) => (several ? `${list([...new Set(group.map((o) => o.d.destination))], 3)} ` : '') + effectOf(group[0]!),
  );
  const where = specs.files.get(product.at.file)!.model.products.length > 1 ? ` in ${product.name}` : '';
  const others = alsoIn(specs, product, set);
  const more = [
    costOf(a),
    a.leadTime,
    ...(a.conditions ?? []),
    others.length > 0
      ? `also changes ${list(
          others.map((p) => p.name),
          2,
        )}`
      : undefined,
  ];
  let title = `${list(what)}${where}: ${effects[0]}`;
  for (const part of [...effects.slice(1).map((e) => `; ${e}`), ...more.map((m) => (m === undefined ? '' : `, ${m}`))])
    if (title.length + part.length <= MOST) title += part;
  return title;
}

/** `27.31 % → 21.08 %, no license required` */
function effectOf({ d, a }: Offer): string {
  const [before, after] = [d.deMinimis?.percent, a.percent].map((p) => (p === undefined ? undefined : `${short(p)} %`));
  const share =
    after === undefined ? '' : before === undefined || before === after ? `U.S. content ${after}, ` : `${before} → ${after}, `;
  return share + answerWords[a.outcome];
}

/** `+30,000 USD` */
function costOf({ costDelta: cost }: AlternativeResult): string | undefined {
  if (!cost) return undefined;
  const text = amount(cost.value, cost.currency).replace(/\.00(?= )/, '');
  return /^-?0(\.0*)? /.test(text) ? 'at the same cost' : text.startsWith('-') ? text : `+${text}`;
}
