import { clip } from '../base/message.ts';
import type { Day } from '../../../grammar/src/text/date.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Eccn, Fact, Item } from '../model/model.ts';
import { absent } from '../determine/classification/paragraphs.ts';
import type { Rulebook, RulebookAt } from '../rulebook/rulebook.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { itemsOf, itemsOfAll, ofItem } from './clauses.ts';
import { didYouMean } from './fixes/did-you-mean.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { sieve } from './sieve.ts';
import type { Diagnostic } from '../base/diagnostic.ts';

const info: CodeInfo = {
  code: 'ES1005',
  name: 'eccn-not-in-force',
  severity: 'error',
  title: 'The ECCN does not exist on the date',
  page: {
    what: 'A declared ECCN has no entry in the Commerce Control List on the date of the determination: an error. Or the entry exists and the edition in the rulebook prints no such paragraph: a warning.',
    why: 'An entry is judged by the text in force on the date of export. An ECCN that is not in the list has no reasons for control, and no answer can be built on it.',
    cite: ['15 CFR 774 supp. 1'],
    fix: 'Correct the ECCN, or the date.',
    suppress: null,
    bad: `as-of 2026-03-02

product tool {
  type   equipment
  origin US
  eccn   3B888
  destination FR
}
`,
    good: `as-of 2026-03-02

product tool {
  type   equipment
  origin US
  eccn   3B991
  destination FR
}
`,
  },
};

const noEntry = (a: { readonly eccn: string; readonly on: Day; readonly nearest: string | undefined }): string =>
  `${a.eccn} is not in the Commerce Control List on ${a.on}${a.nearest ? `; did you mean ${a.nearest}?` : ''}`;
const noParagraph = (a: {
  readonly eccn: string;
  readonly entry: string;
  readonly edition: Day;
  readonly last: string;
}): string => {
  const own = a.eccn.slice(a.entry.length);
  const above = own.slice(0, own.lastIndexOf('.'));
  // Below the first letter the list is said to end, so that a slip is seen for what it is.
  const end = above === '' ? '' : `; ${a.entry}${clip(above)} ends at ${a.last}`;
  return `${a.entry} has no paragraph ${clip(own.slice(1))} in the edition of ${a.edition}${end}`;
};

function checkCode(rulebook: Rulebook, eccn: string, at: SourceRange, on: Day): Diagnostic | undefined {
  if (eccn === 'EAR99') return undefined;
  const rules = rulebook.at(on);
  const head = eccn.split('.')[0]!;
  // A category and product group (`3E001 for 3B`) is not an entry.
  if (head.length < 5) return undefined;
  const entry = rules.entry(head);
  if (!entry) {
    // An entry of the same category and product group before any other.
    const nearest =
      suggest(
        head,
        rules.entryCodes.filter((c) => c.startsWith(head.slice(0, 2))),
      ) ?? suggest(head, rules.entryCodes);
    return finding(info, {
      at,
      message: noEntry({ eccn: head, on, nearest }),
      rules: ['774 supp. 1'],
      ...(nearest ? { data: { suggestion: nearest, written: head } } : {}),
    });
  }
  const missing = absent(entry, eccn);
  if (!missing) return undefined;
  return finding(info, {
    at,
    severity: 'warning',
    message: noParagraph({ eccn: missing.code, entry: head, edition: rulebook.through, last: missing.last }),
    rules: ['774 supp. 1'],
  });
}

function codesOf(item: Item): { readonly eccn: Eccn; readonly at: SourceRange }[] {
  const own = (f: Fact<Eccn>): { eccn: Eccn; at: SourceRange } => ({ eccn: f.value, at: f.at });
  return [
    ...(item.eccn ? [own(item.eccn)] : []),
    ...[...item.directProductOf.items, ...item.plantDirectProductOf.items].map((p) => ({ eccn: p.eccn, at: p.at })),
  ];
}

export const eccnNotInForce: Rule = {
  ...info,
  fixes: didYouMean,
  ofModel: true,
  across: (_, { product, rulebook, asOf }) => itemsOf(product).some((item) => wrongOn(rulebook, item, asOf).size > 0),
  check(ctx) {
    const asked = new Map<Item, Set<Day>>();
    for (const { product, determinations } of ctx.products)
      for (const item of itemsOf(product)) {
        const days = asked.get(item) ?? new Set();
        for (const d of determinations) days.add(d.asOf);
        asked.set(item, days);
      }
    // What nothing that is sold is made of is asked about on the file's own day.
    const fallback = ctx.model.asOf?.value ?? ctx.options.fallbackDate;
    const rules = ctx.rulebook.at(fallback);
    const { inputs, products, alternatives } = ctx.model;
    const substitutes = alternatives.map((a) => a.item);
    const doubted = [...wrongInputs(inputs, rules), ...wrongOthers([...products, ...substitutes], rules)].filter(
      (item) => !asked.has(item),
    );
    const none = new Set(ctx.undetermined);
    const sold = doubted.length > 0 ? itemsOfAll(ctx.model.products.filter((p) => !none.has(p))) : new Set();
    for (const item of doubted) if (!sold.has(item)) asked.set(item, new Set([fallback]));
    return [...asked].flatMap(([item, days]) => {
      // One finding a place: the first date it is wrong on.
      const found = new Map<string, Diagnostic>();
      for (const on of [...days].sort())
        for (const [key, d] of wrongOn(ctx.rulebook, item, on)) if (!found.has(key)) found.set(key, d);
      return [...found.values()];
    });
  },
};

interface Checked {
  /** The day that was asked about last: almost always the only one. */
  last?: { readonly rules: RulebookAt; readonly wrong: ReadonlyMap<string, Diagnostic> };
  readonly all: Map<RulebookAt, ReadonlyMap<string, Diagnostic>>;
}
const checked = ofItem((): Checked => ({ all: new Map() }));

const wrongInputs = sieve((item, rules: RulebookAt) => wrongBy(rules.rulebook, rules, item, rules.date).size > 0);
const wrongOthers = sieve((item, rules: RulebookAt) => wrongBy(rules.rulebook, rules, item, rules.date).size > 0);

/** By the code and the place of its property among those that name one. */
function wrongOn(rulebook: Rulebook, item: Item, on: Day): ReadonlyMap<string, Diagnostic> {
  return wrongBy(rulebook, rulebook.at(on), item, on);
}

function wrongBy(rulebook: Rulebook, rules: RulebookAt, item: Item, on: Day): ReadonlyMap<string, Diagnostic> {
  const own = checked(item);
  if (own.last?.rules === rules) return own.last.wrong;
  const wrong = own.all.get(rules) ?? codesWrong(rulebook, item, on);
  own.all.set(rules, wrong);
  own.last = { rules, wrong };
  return wrong;
}

function codesWrong(rulebook: Rulebook, item: Item, on: Day): ReadonlyMap<string, Diagnostic> {
  const found = new Map<string, Diagnostic>();
  codesOf(item).forEach(({ eccn, at }, i) => {
    for (const code of [eccn.code, ...(eccn.for ? [eccn.for] : [])]) {
      const diagnostic = checkCode(rulebook, code, at, on);
      if (diagnostic) found.set(`${i} ${code}`, diagnostic);
    }
  });
  return found.size > 0 ? found : NONE;
}

const NONE: ReadonlyMap<string, Diagnostic> = new Map();
