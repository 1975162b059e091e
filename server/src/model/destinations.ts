/** `destination` clauses. */
import type { PropNode, ValueNode } from '../../../grammar/src/index.ts';
import { day } from '../../../grammar/src/text/date.ts';
import type { Claim, Destination, Expectation, Fact, Party, Review } from './model.ts';
import { once } from './once.ts';
import type { Scope } from './scope.ts';
import { countryOf, placeOf } from './places.ts';
import { dateOf, endUseOf, fact, moneyOf, positive, standingsOf } from './values.ts';

export function destinationOf(s: Scope, p: PropNode): Destination {
  const props = once(s, p.block ?? [], 'destination');
  const all = (keyword: string): ValueNode[] => (props.get(keyword) ?? []).flatMap((x) => x.values);
  const parties = (keyword: string): Fact<Party>[] =>
    all(keyword).flatMap((v) => {
      const party = s.resolve(v, 'party');
      return party ? [fact(s, v, party)] : [];
    });
  const facilityNode = all('facility')[0];
  const facility = s.resolve(facilityNode, 'facility');
  return {
    targets: p.values.flatMap((v) => placeOf(s, v) ?? []),
    endUser: parties('end-user'),
    consignee: parties('consignee'),
    purchaser: parties('purchaser'),
    ...(facility && { facility: fact(s, facilityNode!, facility) }),
    quantity: positive(s, all('quantity')[0], 'a quantity'),
    endUses: all('end-use').map((v) => endUseOf(s, v)),
    exporter: parties('exporter')[0],
    exportedFrom: countryOf(s, all('exported-from')[0]),
    price: moneyOf(s, all('price')[0]),
    on: dateOf(s, all('on')[0]),
    via: all('via').flatMap((v) => countryOf(s, v) ?? []),
    claims: (props.get('claims') ?? []).flatMap((c) => claimOf(s, c) ?? []),
    standings: standingsOf(s, props),
    volume: positive(s, all('volume')[0], 'a volume'),
    expect: expectationOf(s, props.get('expect')?.[0]),
    reviewed: reviewOf(s, props.get('reviewed')?.[0]),
    hasBlock: p.block !== undefined,
    at: s.at({ start: p.keywordSpan.start, end: p.values.at(-1)?.end ?? p.keywordSpan.end }),
  };
}

function claimOf(s: Scope, p: PropNode): Claim | undefined {
  const code = p.values.find((v) => v.kind === 'name');
  const under = p.values.find((v) => v.role === 'under');
  const notified = p.values.find((v) => v.role === 'notified');
  return (
    code && {
      code: code.text.toUpperCase(),
      ...(under && { under: under.text }),
      ...(notified && { notified: day(notified.text) }),
      at: s.at(p),
    }
  );
}

function expectationOf(s: Scope, p: PropNode | undefined): Expectation | undefined {
  const outcome = p?.values.find((v) => v.kind === 'word');
  return (
    p &&
    outcome && {
      outcome: outcome.text as Expectation['outcome'],
      by: p.values.filter((v) => v.role === 'by').map((v) => fact(s, v, v.text)),
      at: s.at(p),
    }
  );
}

function reviewOf(s: Scope, p: PropNode | undefined): Review | undefined {
  const by = p?.values.find((v) => v.role === 'by');
  const on = p?.values.find((v) => v.role === 'on');
  const because = p?.values.find((v) => v.role === 'because');
  return p && by && on ? { by: by.text, on: day(on.text), ...(because && { because: because.text }), at: s.at(p) } : undefined;
}
