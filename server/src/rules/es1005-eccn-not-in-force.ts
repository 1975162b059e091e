import type { Day } from '../../../grammar/src/text/date.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Eccn, Fact, Item } from '../model/model.ts';
import { prints } from '../determine/classification/paragraphs.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { itemsOf } from './clauses.ts';
import { finding, onAll, type CodeInfo, type Rule, type RuleContext } from './rule.ts';
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
  `${a.eccn} is not an entry of the Commerce Control List on ${a.on}${a.nearest ? `; did you mean ${a.nearest}?` : ''}`;
const noParagraph = (a: { readonly eccn: string; readonly entry: string; readonly edition: Day }): string =>
  `The edition of ${a.edition} prints no paragraph ${a.eccn.slice(a.entry.length)} in ${a.entry}`;

function checkCode(ctx: RuleContext, eccn: string, at: SourceRange, on: Day): Diagnostic | undefined {
  if (eccn === 'EAR99') return undefined;
  const rules = ctx.rulebook.at(on);
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
      ...(nearest ? { data: { suggestion: nearest } } : {}),
    });
  }
  if (prints(entry, eccn)) return undefined;
  return finding(info, {
    at,
    severity: 'warning',
    message: noParagraph({ eccn, entry: head, edition: ctx.rulebook.through }),
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
  across: onAll,
  check(ctx) {
    const dates = new Map<Item, Set<Day>>();
    const ask = (item: Item, on: Day): void => {
      const own = dates.get(item);
      if (own) own.add(on);
      else dates.set(item, new Set([on]));
    };
    for (const { product, determinations } of ctx.products) {
      const days = new Set(determinations.map((d) => d.asOf));
      for (const item of itemsOf(product)) for (const on of days) ask(item, on);
    }
    const fallback = ctx.model.asOf?.value ?? ctx.options.fallbackDate;
    for (const item of [...ctx.model.inputs, ...ctx.model.products, ...ctx.model.alternatives.map((a) => a.item)]) {
      if (!dates.has(item)) ask(item, fallback);
    }
    // One finding a place: the first date it is wrong on.
    const found = new Map<string, Diagnostic>();
    for (const [item, days] of dates) {
      for (const { eccn, at } of codesOf(item)) {
        for (const code of [eccn.code, ...(eccn.for ? [eccn.for] : [])]) {
          for (const on of [...days].sort()) {
            const key = `${at.file}:${at.start}:${code}`;
            if (found.has(key)) break;
            const diagnostic = checkCode(ctx, code, at, on);
            if (diagnostic) found.set(key, diagnostic);
          }
        }
      }
    }
    return [...found.values()];
  },
};
