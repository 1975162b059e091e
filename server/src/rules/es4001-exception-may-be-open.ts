import type { ExceptionResult } from '../determine/result.ts';
import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { fitting } from '../base/message.ts';
import { list } from './text.ts';

const info: CodeInfo = {
  code: 'ES4001',
  name: 'exception-may-be-open',
  severity: 'information',
  title: 'A license exception may be open',
  page: {
    what: 'A license is required, and one or more license exceptions of part 740 would overcome every requirement and are not barred: open as far as the spec goes, which is information; or open on conditions no spec can state, which is a hint. Exceptions that go by the transaction alone (TMP, RPL, GOV) are left to the proof.',
    why: 'An exception takes the place of a license only if every one of its conditions is met and none of the general restrictions bars it. Nothing is assumed: an exception counts only where the spec claims it.',
    cite: ['15 CFR 740.1', '15 CFR 740.2'],
    fix: 'Read the conditions. Where they are met, claim the exception in the destination: `claims LVS`.',
    suppress: 'Where no exception is to be used.',
    bad: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination TW
}
`,
    good: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination DE
}
`,
  },
};

const message = (a: {
  readonly countries: string;
  readonly open: readonly string[];
  readonly conditional: readonly string[];
  readonly condition: string | undefined;
}): string => {
  const some = (on: string): string => {
    if (a.conditional.length === 0) return '';
    return a.open.length === 0
      ? `${exceptions(a.conditional)} may be available ${on}`
      : `; ${list(a.conditional, 4)} may be ${on}`;
  };
  const open = a.open.length > 0 ? `${exceptions(a.open)} ${a.open.length > 1 ? 'are' : 'is'} available` : '';
  const say = (on: string): string => `${a.countries}: ${open}${some(on)}`;
  return fitting([...(a.condition === undefined ? [] : [() => say(`if ${a.condition}`)]), () => say('on conditions')]);
};

const exceptions = (codes: readonly string[]): string =>
  `License ${codes.length > 1 ? 'Exceptions' : 'Exception'} ${list(codes, 4)}`;

/** TMP, RPL and GOV go by the transaction and are always possible; one that the entry allows for some paragraphs only may not be for the item at all. */
const worthNaming = (e: ExceptionResult): boolean => e.status === 'open' || e.ofTheItem === true;

export const exceptionMayBeOpen: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const claimed = new Set(clause.destination.claims.map((c) => c.code));
      const hits = clause.determinations.flatMap((d) => {
        const of =
          d.outcome === 'license-required'
            ? d.exceptions.filter((e) => e.status !== 'barred' && !claimed.has(e.code) && worthNaming(e))
            : [];
        return of.length > 0 ? [{ d, of }] : [];
      });
      return groupBy(hits, ({ of }) => of.map((e) => `${e.code} ${e.status}`).join('|')).map((group) => {
        const { of } = group[0]!;
        const ds = group.map((g) => g.d);
        const open = of.filter((e) => e.status === 'open');
        const conditional = of.filter((e) => e.status === 'conditional');
        return finding(info, {
          at: clause.at,
          severity: open.length > 0 ? 'information' : 'hint',
          message: (atMost) =>
            message({
              countries: countriesOf(ds, atMost),
              open: open.map((e) => e.code),
              conditional: conditional.map((e) => e.code),
              condition: conditional.length === 1 ? conditional[0]!.condition : undefined,
            }),
          details: conditional.map((e) => e.condition && `${e.code} if ${e.condition}`),
          rules: of.flatMap((e) => (e.rule ? [e.rule] : [])),
          of: ds,
          data: { codes: of.map((e) => e.code).join(',') },
        });
      });
    });
  },
};
