/** Inputs, products and alternatives. Shells are declared first, so names may be used before they are declared. */
import { shown } from '../base/message.ts';
import { codes } from './binder-codes.ts';
import { Exact } from '../base/exact.ts';
import { dimensionOf } from '../../../grammar/src/text/units.ts';
import { convert } from '../base/unit-amounts.ts';
import type { DeclNode, PropNode, ValueNode } from '../../../grammar/src/index.ts';
import { isUse } from '../../../grammar/src/uses.ts';
import { destinationOf } from './destinations.ts';
import {
  silent,
  type Alternative,
  type Item,
  type ItemKind,
  type ItemType,
  type Production,
  type SoftwareForm,
  type Stated,
  type Use,
  type UseRelation,
} from './model.ts';
import { once } from './once.ts';
import type { Scope } from './scope.ts';
import { originOf } from './places.ts';
import { dateOf, eccnOf, fact, measuresOf, moneyOf, positive, productionOf, standingsOf } from './values.ts';
import { kindOf, kindStated } from './kind.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Lists of an item of which nothing is said yet. */
export const nothingSaid = (): Pick<
  Mutable<Item>,
  'notControlledFor' | 'standings' | 'specs' | 'uses' | 'directProductOf' | 'plantDirectProductOf' | 'destinations'
> => ({
  notControlledFor: [],
  standings: [],
  specs: [],
  uses: [],
  directProductOf: { items: [] },
  plantDirectProductOf: { items: [] },
  destinations: [],
});

export function itemShell(s: Scope, d: DeclNode, role: Item['role']): Mutable<Item> {
  return {
    role,
    name: d.name?.text ?? '',
    label: d.label?.text,
    doc: d.doc,
    kind: undefined,
    ...nothingSaid(),
    at: s.at(d.name ?? d.keyword),
    whole: s.at(d),
  };
}

/** Without the blanks that some write in it. What is no heading of goods is none: it stands on no list, and clears nothing. */
function tariffHeading(s: Scope, node: ValueNode | undefined): Item['hts'] {
  if (node?.kind !== 'string') return undefined;
  const text = node.text.replace(/\s/g, '');
  const digits = text.replaceAll('.', '');
  const wrong =
    !/^\d[\d.]*$/.test(text) || digits.length < 4 || digits.length > 10
      ? 'is no tariff heading; write 4 to 10 digits, such as 8504.40.95'
      : CHAPTERS_OF_GOODS.test(digits)
        ? undefined
        : `is no heading of goods: there is none in chapter ${digits.slice(0, 2)}`;
  if (wrong === undefined) return fact(s, node, text);
  s.report(codes.impossibleValue, node, `${shown(node.text)} ${wrong}`);
  return undefined;
}

/** A paragraph of 740.17(b): what stands elsewhere says nothing of the item, and counts as not stated. */
function encryptionParagraph(s: Scope, node: ValueNode | undefined): Item['encryptionParagraph'] {
  if (!node || /^740\.17\(b\)(\([1-4]\)|$)/.test(node.text)) return node && fact(s, node, node.text);
  s.report(codes.impossibleValue, node, `${shown(node.text)} is no paragraph of 740.17(b), as 740.17(b)(1)`);
  return undefined;
}

/** 01 to 97 of the Harmonized System; 77 is kept free, 98 and 99 are for other provisions. */
const CHAPTERS_OF_GOODS = /^(?:0[1-9]|[1-68]\d|7[0-689]|9[0-7])/;

export function fillItem(s: Scope, d: DeclNode, item: Mutable<Item>): void {
  const props = once(s, d.props, d.declKind);
  const first = (keyword: string): ValueNode | undefined => props.get(keyword)?.[0]?.values[0];
  const kind = first('kind');
  if (kind) item.kind = fact(s, kind, kind.text as ItemKind);
  const type = first('type');
  if (type) item.type = fact(s, type, type.text as ItemType);
  item.origin = originOf(s, first('origin'));
  item.eccn = eccnOf(s, props.get('eccn')?.[0]?.values ?? []);
  item.notControlledFor = (props.get('not-controlled-for') ?? []).flatMap((p) => p.values.map((v) => fact(s, v, v.text)));
  // Software may be given away; a design that does without something may cost nothing.
  item.value = moneyOf(s, first('value'), d.relation?.verb === 'eliminates' || kindOf(item) === 'software');
  const supplier = first('supplier');
  if (supplier?.kind === 'string') item.supplier = fact(s, supplier, supplier.text);
  else if (supplier) {
    const party = s.resolve(supplier, 'party');
    if (party) item.supplier = fact(s, supplier, party);
  }
  const text = (keyword: string): Item['hts'] => {
    const v = first(keyword);
    return v && fact(s, v, v.text);
  };
  item.partNumber = text('part-number');
  item.hts = tariffHeading(s, first('hts'));
  item.specs = measuresOf(s, props.get('specs')?.[0]?.block ?? [], 'specs');
  const developer = s.resolve(first('developed-by'), 'party');
  if (developer) item.developedBy = fact(s, first('developed-by')!, developer);
  item.inProductionSince = dateOf(s, first('in-production-since'));
  item.oneTimeReport = dateOf(s, first('one-time-report'));
  const discrete = first('discrete');
  if (discrete) item.discrete = fact(s, discrete, discrete.text === 'yes');
  item.published = publishedOf(s, props.get('published')?.[0]);
  item.encryptionParagraph = encryptionParagraph(s, first('encryption-paragraph'));
  const form = first('form');
  if (form) item.form = fact(s, form, form.text as SoftwareForm);
  item.standings = standingsOf(s, props);
  fillUses(s, d, item);
  item.directProductOf = made(s, props.get('direct-product-of') ?? []);
  item.plantDirectProductOf = made(s, props.get('plant direct-product-of') ?? []);
  item.destinations = (props.get('destination') ?? []).map((p) => destinationOf(s, p));
  const unread = [...props.keys()].filter((keyword) => isUnread(keyword, item));
  if (unread.length > 0) item.unread = unread;
}

function publishedOf(s: Scope, p: PropNode | undefined): Item['published'] {
  const said = p?.values.find((v) => v.kind === 'word');
  const notified = dateOf(
    s,
    p?.values.find((v) => v.role === 'notified'),
  );
  return said && { ...fact(s, said, said.text === 'yes'), ...(notified && { notified: notified.value }) };
}

/** Of what is asked for where it is not stated. */
function isUnread(keyword: string, item: Item): boolean {
  switch (keyword) {
    case 'type':
    case 'origin':
    case 'eccn':
    case 'value':
    case 'hts':
      return item[keyword] === undefined;
    case 'incorporates':
      return item.incorporatesNone === undefined && !item.uses.some((u) => u.relation === keyword);
    case 'contains':
      return item.containsNone === undefined && !item.uses.some((u) => u.relation === keyword);
    case 'direct-product-of':
      return silent(item.directProductOf);
    case 'plant direct-product-of':
      return silent(item.plantDirectProductOf);
    default:
      return false;
  }
}

function fillUses(s: Scope, d: DeclNode, item: Mutable<Item>): void {
  const uses: Use[] = [];
  for (const p of d.props) {
    if (!isUse(p.keyword)) continue;
    const none = p.values.find((v) => v.kind === 'word');
    if (none) {
      if (p.keyword === 'contains') item.containsNone = s.at(none);
      else item.incorporatesNone = s.at(none);
      continue;
    }
    const target = s.resolve(
      p.values.find((v) => v.kind === 'name'),
      'input',
      'product',
    );
    if (!target) continue;
    const count = p.values.find((v) => v.kind === 'number');
    const quantity = count ? positive(s, count, 'a quantity')?.value : Exact.ONE;
    if (!quantity) continue;
    const unitValue = moneyOf(
      s,
      p.values.find((v) => v.role === 'at'),
      p.keyword === 'bundles' || p.keyword === 'commingles',
    );
    uses.push({ relation: p.keyword as UseRelation, quantity, item: target, ...(unitValue && { unitValue }), at: s.at(p) });
  }
  item.uses = uses;
}

function made(s: Scope, props: readonly PropNode[]): Stated<Production> {
  const none = props.flatMap((p) => p.values).find((v) => v.kind === 'word' && v.text === 'none');
  return { items: props.flatMap((p) => productionOf(s, p) ?? []), ...(none && { none: s.at(none) }) };
}

export function alternativeShell(s: Scope, d: DeclNode): Mutable<Alternative> {
  return {
    name: d.name?.text ?? '',
    label: d.label?.text,
    doc: d.doc,
    verb: d.relation?.verb ?? 'replaces',
    item: itemShell(s, d, 'alternative'),
    at: s.at(d.name ?? d.keyword),
    whole: s.at(d),
  };
}

export function fillAlternative(s: Scope, d: DeclNode, a: Mutable<Alternative>): void {
  a.target = s.resolve(d.relation?.target, 'input', 'product');
  fillItem(s, d, a.item as Mutable<Item>);
  const item = a.item as Mutable<Item>;
  item.kind ??= a.target && (a.target.kind ?? kindStated(a.target));
  item.type ??= a.target?.type;
  const first = (keyword: string): ValueNode | undefined => d.props.find((p) => p.keyword === keyword)?.values[0];
  const lead = first('lead-time');
  const days = lead && leadDays(s, lead);
  if (lead && days) {
    a.leadTime = fact(s, lead, `${lead.text.replaceAll('_', '')} ${lead.unit}`);
    a.leadDays = days;
  }
  a.relativePerformance = positive(s, first('relative-performance'), 'a relative performance');
  a.availableFrom = dateOf(s, first('available-from'));
}

/** A month is a twelfth of 365.25 days: lead times are only compared. */
function leadDays(s: Scope, node: ValueNode): Exact | undefined {
  const n = Exact.from(node.text);
  if (n.sign <= 0) s.report(codes.impossibleValue, node, `A lead time must be above zero; ${node.text} is not`);
  else if (node.unit === undefined) s.report(codes.wrongUnit, node, `A lead time needs a unit, such as ${node.text} weeks`);
  else {
    const days = dimensionOf(node.unit) === 'months' ? n.mul(MONTH) : convert(n, node.unit, 'days');
    if (days) return days;
    s.report(codes.wrongUnit, node.unitSpan ?? node, `${node.unit} does not measure a lead time; it takes days, weeks or months`);
  }
  return undefined;
}
const MONTH = Exact.from('30.4375');

/** Cuts what closes a circle, and says the chain. */
export function cutCycles(s: Scope, items: readonly Item[]): void {
  const state = new Map<Item, 'open' | 'done'>();
  const stack: Item[] = [];
  // Iterative, because a bill of materials may be as deep as the file is long.
  for (const root of items) {
    if (state.has(root)) continue;
    const work: { item: Item; next: number }[] = [{ item: root, next: 0 }];
    state.set(root, 'open');
    stack.push(root);
    while (work.length > 0) {
      const top = work[work.length - 1]!;
      const use = top.item.uses[top.next++];
      if (!use) {
        state.set(top.item, 'done');
        stack.pop();
        work.pop();
        continue;
      }
      const seen = state.get(use.item);
      if (seen === 'open') {
        const chain = [...stack.slice(stack.indexOf(use.item)), use.item];
        s.diagnostics.push({
          code: codes.billOfMaterialsCycle,
          name: 'bill-of-materials-cycle',
          severity: 'error',
          at: use.at,
          message: shown(`${use.item.name} contains itself: ${shortened(chain.map((i) => i.name)).join(' → ')}`),
          related: chain.slice(0, -1).map((i) => ({ at: i.at, message: `${i.name} is declared here` })),
        });
        (top.item as Mutable<Item>).uses = top.item.uses.filter((u) => u !== use);
        top.next--;
      } else if (seen === undefined) {
        state.set(use.item, 'open');
        stack.push(use.item);
        work.push({ item: use.item, next: 0 });
      }
    }
  }
}

/** Names of a circle that are said; of a longer one the middle is counted. */
const SAID = 16;

const shortened = (names: readonly string[]): string[] =>
  names.length <= SAID ? [...names] : [...names.slice(0, SAID / 2), `${names.length - SAID} more`, ...names.slice(-SAID / 2)];
