/**
 * What a determination rests on besides its product and all that the product reaches, which are other objects as soon as anything
 * in them is otherwise: the law and the day, rates, and those alternatives, authorizations and notices that may bear on it.
 */
import type { Alternative, Authorization, Coverage, Facility, Item, Notice, Party, SpecModel } from '../model/model.ts';
import { withEveryoneAbove } from '../model/owner-graph.ts';
import { textOf } from '../model/unit.ts';
import { inPlace } from './alternatives/variant.ts';

/**
 * What of a file may bear on a product that names none of it. Nothing else of the file is at hand while a product is determined, so
 * what is added here must be compared below.
 */
export type Rest = Pick<
  SpecModel,
  'file' | 'flaw' | 'rates' | 'facilities' | 'alternatives' | 'importedAlternatives' | 'authorizations' | 'notices'
>;

/** Values that are compared one by one. */
export type Ground = readonly unknown[];

export const sameGround = (a: Ground, b: Ground): boolean => a === b || (a.length === b.length && a.every((x, i) => x === b[i]));

export class Grounds {
  /** Of every product of the file: where it is the same, nothing else needs to be looked at. */
  readonly all: Ground;
  private readonly common: Ground;
  private readonly tried: number;
  private readonly lvs: readonly Item[];
  private readonly alternatives: readonly Alternative[];
  private readonly byTarget = new Map<Item, Alternative[]>();
  private readonly authorizations = new Map<Item, Authorization[]>();
  private readonly notices: readonly Notice[];
  private readonly facilities: ReadonlyMap<Party | undefined, readonly Facility[]>;

  /** `asked`: rulebook, options, day. `tried`: how many sets of alternatives are tried for one sale. `lvs`: products that claim it. */
  constructor(model: Rest, asked: Ground, tried: number, lvs: readonly Item[]) {
    this.tried = tried;
    this.lvs = lvs;
    this.alternatives = [...model.alternatives, ...model.importedAlternatives];
    for (const a of this.alternatives) if (a.target) put(this.byTarget, a.target, a);
    for (const a of model.authorizations) for (const item of new Set(coveredItems(a.covers))) put(this.authorizations, item, a);
    this.notices = model.notices;
    this.facilities = Map.groupBy(model.facilities, (f) => f.operator?.value);
    const rates = model.rates.map((r) => `${r.from} ${r.rate.num}/${r.rate.den} ${r.to}`).join();
    // An exception that any authorization rests on is answered for in every determination.
    const relied = model.authorizations.map((a) => (a.type?.value === 'exception' ? (a.exception?.value ?? '') : '')).join();
    const broken = model.notices.flatMap((n) => (n.flaw ? [n.name, n.flaw.message, n.flaw] : []));
    this.common = [...asked, model.file, model.flaw, rates, relied, ...broken];
    this.all = [
      ...this.common,
      ...(this.alternatives.length > 0 ? [tried, ...this.alternatives] : []),
      ...model.authorizations.flatMap((a) => [...ofAuthorization(a), ...coveredItems(a.covers)]),
      ...model.notices.flatMap((n) => [...ofNotice(n), ...coveredItems(n.requires)]),
      ...model.facilities,
      ...lvs,
    ];
  }

  of(product: Item): Ground {
    const alternatives = this.byTarget.size > 0 ? this.bearingOn(product) : [];
    return [
      ...this.common,
      ...(alternatives.length > 0 ? [this.tried, ...alternatives] : []),
      ...(this.authorizations.get(product) ?? []).flatMap(ofAuthorization),
      ...this.notices
        .filter((n) => n.requires.some((r) => r.items.length === 0 || r.items.some((i) => i.value === product)))
        .flatMap(ofNotice),
      ...(this.facilities.size > 0 ? this.operatedBy(product) : []),
      ...(this.lvs.includes(product) ? this.lvs : []),
    ];
  }

  /** By anyone a sale of it names, and whoever stands above them. */
  private operatedBy({ destinations }: Item): Facility[] {
    const stated = destinations.flatMap((d) => [
      ...d.endUser,
      ...d.consignee,
      ...d.purchaser,
      ...(d.exporter ? [d.exporter] : []),
    ]);
    const operators = destinations.flatMap((d) => d.facility?.value.operator?.value ?? []);
    return withEveryoneAbove([...stated.map((f) => f.value), ...operators]).flatMap((p) => this.facilities.get(p) ?? []);
  }

  /** To anything that is in it, or would be with another one in place. */
  private bearingOn(product: Item): Alternative[] {
    const seen = new Set<Item>([product]);
    const found = new Set<Alternative>();
    for (const item of seen) {
      for (const { item: part } of item.uses) seen.add(part);
      for (const a of this.byTarget.get(item) ?? []) {
        found.add(a);
        const substitute = inPlace(a);
        if (substitute) seen.add(substitute);
      }
    }
    return this.alternatives.filter((a) => found.has(a));
  }
}

/** One name may lead to another product than before, where two have it. */
export const coveredItems = (covers: readonly Coverage[]): Item[] => covers.flatMap((c) => c.items.map((i) => i.value));

/** Its own text and the parties it names; what else it covers does not matter to one product. */
const ofAuthorization = (a: Authorization): Ground => [
  textOf(a) ?? a,
  ...a.covers.flatMap((c) => [c.items.length, ...c.parties.map((p) => p.value)]),
  a.flaw?.message,
];

const ofNotice = (n: Notice): Ground => [
  textOf(n) ?? n,
  n.binds?.value,
  ...n.requires.flatMap((c) => [c.items.length, ...c.parties.map((p) => p.value)]),
];

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}
