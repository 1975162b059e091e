/** A name: the item, party or facility it stands for, with what the spec and the law say of it. */
import type { PropNode } from '../../../../grammar/src/index.ts';
import type { Alternative, Facility, Item, Measure, Money } from '../../model/model.ts';
import type { Declared } from '../../model/scope.ts';
import { changesOf, outcomeWords, termsOf } from '../../rules/alternatives.ts';
import { salesOf } from '../../rules/clauses.ts';
import { amount } from '../../base/figures.ts';
import { bold, escape, join, paragraphs } from '../markdown.ts';
import { lawOf, type View } from '../view.ts';
import { answersTable } from './answers.ts';
import { hoverParty } from './party.ts';
import { isUse } from '../../../../grammar/src/uses.ts';
import { hoverUse } from './use.ts';

/** @param prop the property in whose value the name stands, if it does */
export function hoverName(view: View, declared: Declared, prop: PropNode | undefined): string {
  const { sort, value } = declared;
  const head = `${sort} ${bold(value.name)}${value.label === undefined ? '' : ` · ${escape(value.label)}`}`;
  const doc = 'doc' in value && value.doc !== undefined ? paragraphs(value.doc) : undefined;
  // The answers first: an editor may put a number of findings above all of this.
  const answers = sort === 'product' ? answersOf(view, value) : undefined;
  return join(answers, head, body(view, declared), prop && isUse(prop.keyword) && hoverUse(view, prop), doc);
}

function body(view: View, { sort, value }: Declared): string | undefined {
  switch (sort) {
    case 'input':
    case 'product':
      return itemFacts(view, value);
    case 'alternative':
      return join(alternativeFacts(value), value.verb === 'replaces' && itemFacts(view, value.item), whatItChanges(view, value));
    case 'party':
      return hoverParty(view, value);
    case 'facility':
      return facilityFacts(view, value);
    default:
      return undefined;
  }
}

const answersOf = (view: View, { name, at }: Item): string | undefined =>
  answersTable(view.result.determinations.filter((d) => d.product === name && d.at.file === at.file));

/** `equipment · ECCN 3B991 · origin SG (Singapore) · 2,400,000 USD` */
function itemFacts(view: View, item: Item): string {
  const parts = [
    item.type && escape(item.type.value),
    item.eccn ? `ECCN ${escape(item.eccn.value.code)}` : 'ECCN not stated',
    item.origin ? `origin ${country(view, item.origin.value)}` : 'origin not stated',
    item.value ? escape(moneyOf(item.value.value)) : 'value not stated',
  ];
  return parts.filter((p) => p !== undefined).join(' · ');
}

function alternativeFacts(alternative: Alternative): string {
  const target = alternative.target ? ` ${escape(alternative.target.name)}` : '';
  return [`${alternative.verb}${target}`, alternative.leadTime && `lead time ${escape(alternative.leadTime.value)}`]
    .filter((p) => p)
    .join(' · ');
}

/** The cheapest set it belongs to, for each product and destination it betters. */
function whatItChanges(view: View, alternative: Alternative): string | undefined {
  const found = view.result.determinations.flatMap((d) => {
    const set = d.alternatives.find((a) =>
      a.changes.some((c) => c.alternative === alternative.name && c.input === alternative.target?.name),
    );
    return set ? [{ d, text: `With ${changesOf(set)} it ${outcomeWords[set.outcome]}: ${termsOf(set)}` }] : [];
  });
  const groups = [...Map.groupBy(found, (f) => f.text)];
  return (
    groups
      .slice(0, CHANGES)
      .map(
        ([text, same]) =>
          `- ${escape(
            salesOf(
              same.map((f) => f.d),
              12,
            ),
          )}: ${escape(text)}`,
      )
      .join('\n') || undefined
  );
}

const CHANGES = 6;

function facilityFacts(view: View, facility: Facility): string {
  const produces = facility.produces.map(
    (p) => `${p.product}${p.figures.length > 0 ? ` (${p.figures.map(figure).join(', ')})` : ''}`,
  );
  const users = view.result.determinations.filter((d) => d.advancedNode !== undefined && sentTo(view, d.product, facility));
  const advanced = new Set(users.map((d) => d.advancedNode));
  return join(
    [
      facility.operator && `operator ${escape(facility.operator.value.name)}`,
      facility.country && country(view, facility.country.value),
      produces.length > 0 && `produces ${escape(produces.join(', '))}`,
    ]
      .filter((p) => p)
      .join(' · '),
    advanced.size === 1 && `Advanced-node facility: ${[...advanced].join('')} (15 CFR 772.1)`,
  );
}

const figure = (m: Measure): string => `${m.parameter} ${m.choice ?? m.value?.toShort() ?? ''}`.trim();

function sentTo(view: View, product: string, facility: Facility): boolean {
  const item = view.program.files.get(view.file)?.model.products.find((p) => p.name === product);
  return item?.destinations.some((d) => d.facility?.value === facility) ?? false;
}

const moneyOf = (m: Money): string => amount(m.amount.toShort(6), m.currency);
const country = (view: View, code: string): string => `${escape(code)} (${escape(lawOf(view).countryName(code))})`;
