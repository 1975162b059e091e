/** Parties, facilities, authorizations and notices. */
import { shown } from '../base/message.ts';
import { codes } from './binder-codes.ts';
import { Exact } from '../base/exact.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { DeclNode, PropNode, ValueNode } from '../../../grammar/src/index.ts';
import type { Mutable } from './items.ts';
import type { Authorization, Coverage, Facility, Listing, Notice, Party, PartyRole } from './model.ts';
import { once } from './once.ts';
import { inCircles } from './owner-graph.ts';
import type { Scope } from './scope.ts';
import { countryOf, placeOf } from './places.ts';
import { dateOf, fact, measuresOf, moneyOf } from './values.ts';

const base = (s: Scope, d: DeclNode) => ({
  name: d.name?.text ?? '',
  label: d.label?.text,
  doc: d.doc,
  at: s.at(d.name ?? d.keyword),
  whole: s.at(d),
});

/** Of a party of which nothing is said. */
export const nothingSaid = () => ({ ownedBy: [], alsoKnownAs: [], listed: [], roles: [], cleared: [], citizenships: [] });

export const partyShell = (s: Scope, d: DeclNode): Mutable<Party> => ({ ...base(s, d), ...nothingSaid() });
export const facilityShell = (s: Scope, d: DeclNode): Mutable<Facility> => ({ ...base(s, d), produces: [] });
export const authorizationShell = (s: Scope, d: DeclNode): Mutable<Authorization> => ({ ...base(s, d), covers: [] });
export const noticeShell = (s: Scope, d: DeclNode): Mutable<Notice> => ({ ...base(s, d), requires: [] });

const firstOf = (props: ReadonlyMap<string, PropNode[]>, keyword: string): ValueNode | undefined =>
  props.get(keyword)?.[0]?.values[0];

export function fillParty(s: Scope, d: DeclNode, p: Mutable<Party>): void {
  const props = once(s, d.props, d.declKind);
  p.country = countryOf(s, firstOf(props, 'country'));
  p.headquarters = countryOf(s, firstOf(props, 'headquarters'));
  const parent = s.resolve(firstOf(props, 'ultimate-parent'), 'party');
  if (parent) p.ultimateParent = fact(s, firstOf(props, 'ultimate-parent')!, parent);
  let total = Exact.ZERO;
  p.ownedBy = (props.get('owned-by') ?? []).flatMap((o) => {
    const owner = s.resolve(o.values[0], 'party');
    const share = o.values[1];
    if (!owner || !share) return [];
    const percent = Exact.from(share.text);
    if (percent.sign <= 0 || percent.cmp(Exact.HUNDRED) > 0) {
      s.report(codes.impossibleValue, share, `A share is above 0 and at most 100 %; ${share.text} % is not`);
      return [];
    }
    total = total.add(percent);
    return [{ owner, percent, at: s.at(o) }];
  });
  if (total.cmp(Exact.HUNDRED) > 0)
    s.report(
      codes.impossibleValue,
      d.name ?? d.keyword,
      `The owners of ${p.name} add up to ${total.toShort(4)} %, more than 100 %`,
    );
  p.alsoKnownAs = (props.get('also-known-as') ?? []).flatMap((o) => o.values.map((v) => fact(s, v, v.text)));
  p.listed = (props.get('listed') ?? []).flatMap((o) => listingOf(s, o) ?? []);
  p.citizenships = (props.get('citizenship') ?? []).flatMap((o) => {
    const country = countryOf(s, o.values[0]);
    const since = dateOf(s, o.values[1]);
    return country ? [{ country: country.value, ...(since && { since: since.value }), at: s.at(o) }] : [];
  });
  p.cleared = (props.get('cleared') ?? []).flatMap((o) => {
    const [name, because, day] = o.values;
    const on = dateOf(s, day);
    return name && because && on ? [{ name: name.text, because: because.text, on: on.value, at: s.at(o) }] : [];
  });
  p.roles = (props.get('role') ?? []).flatMap((o) => o.values.map((v) => fact(s, v, v.text as PartyRole)));
}

export function fillFacility(s: Scope, d: DeclNode, f: Mutable<Facility>): void {
  const props = once(s, d.props, d.declKind);
  const operator = s.resolve(firstOf(props, 'operator'), 'party');
  if (operator) f.operator = fact(s, firstOf(props, 'operator')!, operator);
  f.country = countryOf(s, firstOf(props, 'country'));
  f.produces = (props.get('produces') ?? []).flatMap((p) =>
    p.values[0]
      ? [
          {
            product: p.values[0].text as Facility['produces'][number]['product'],
            figures: measuresOf(s, p.block ?? [], 'produces'),
            at: s.at(p),
          },
        ]
      : [],
  );
}

function listingOf(s: Scope, p: PropNode): Listing | undefined {
  const said = (role: string): ValueNode | undefined => p.values.find((v) => v.role === role);
  const [list, footnote] = [p.values[0], said('footnote')];
  const [from, to] = [dateOf(s, said('from'))?.value, dateOf(s, said('to'))?.value];
  if (!list) return undefined;
  inOrder(s, from, to, p);
  if (footnote && list.text !== 'entity-list')
    s.report(
      codes.impossibleValue,
      footnote,
      `Only the Entity List has footnotes; footnote ${footnote.text} says nothing of ${list.text}`,
    );
  return {
    list: list.text as Listing['list'],
    ...(footnote && { footnote: Number(footnote.text) }),
    ...(from && { from }),
    ...(to && { to }),
    at: s.at(p),
  };
}

function coverageOf(s: Scope, p: PropNode): Coverage {
  return {
    items: p.values
      .filter((v) => v.role === undefined)
      .flatMap((v) => {
        const item = s.resolve(v, 'product', 'input');
        return item ? [fact(s, v, item)] : [];
      }),
    countries: p.values.filter((v) => v.role === 'to').flatMap((v) => placeOf(s, v) ?? []),
    parties: p.values
      .filter((v) => v.role === 'for')
      .flatMap((v) => {
        const party = s.resolve(v, 'party');
        return party ? [fact(s, v, party)] : [];
      }),
    at: s.at(p),
  };
}

function inOrder(s: Scope, from: string | undefined, to: string | undefined, at: Span): boolean {
  if (from === undefined || to === undefined || from <= to) return true;
  s.report(codes.reversedDates, at, `${to} lies before ${from}`);
  return false;
}

export function fillAuthorization(s: Scope, d: DeclNode, a: Mutable<Authorization>): void {
  const props = once(s, d.props, d.declKind);
  const type = firstOf(props, 'type');
  if (type) a.type = fact(s, type, type.text as NonNullable<Authorization['type']>['value']);
  const number = firstOf(props, 'number');
  if (number) a.number = fact(s, number, number.text);
  // A license names its destination: without one it covers nothing.
  a.covers = (props.get('covers') ?? []).map((p) => coverageOf(s, p)).filter((c) => c.countries.length > 0);
  const valid = props.get('valid')?.[0];
  const from = dateOf(s, valid?.values[0]);
  const to = dateOf(s, valid?.values[1]);
  if (valid && from && to && inOrder(s, from.value, to.value, valid))
    a.valid = { from: from.value, to: to.value, at: s.at(valid) };
  a.valueLimit = moneyOf(s, firstOf(props, 'value-limit'));
  const exception = firstOf(props, 'exception');
  if (exception) a.exception = fact(s, exception, exception.text.toUpperCase());
}

export function fillNotice(s: Scope, d: DeclNode, n: Mutable<Notice>): void {
  const props = once(s, d.props, d.declKind);
  const binds = s.resolve(firstOf(props, 'binds'), 'party');
  if (binds) n.binds = fact(s, firstOf(props, 'binds')!, binds);
  n.requires = (props.get('requires') ?? []).map((p) => coverageOf(s, p));
  n.from = dateOf(s, firstOf(props, 'from'));
  n.to = dateOf(s, props.get('from')?.[0]?.values.find((v) => v.role === 'to') ?? firstOf(props, 'to'));
  inOrder(s, n.from?.value, n.to?.value, d.name ?? d.keyword);
}

/** Parents and owners that lead back to the party itself. */
export function ownershipCycles(s: Scope, parties: readonly Party[]): void {
  const circular = inCircles(parties);
  for (const p of parties) {
    if (!circular.has(p)) continue;
    s.diagnostics.push({
      code: codes.ownershipCycle,
      name: 'ownership-cycle',
      severity: 'error',
      at: p.at,
      message: shown(`${p.name} owns itself, directly or through others`),
    });
  }
}
