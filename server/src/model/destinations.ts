/** `destination` clauses. */
import type { PropNode, ValueNode } from '../../../grammar/src/index.ts';
import { day } from '../../../grammar/src/text/date.ts';
import type { Destination, Fact, Party } from './model.ts';
import { once } from './once.ts';
import type { Scope } from './scope.ts';
import { countryOf, dateOf, endUseOf, fact, moneyOf, placeOf, positive } from './values.ts';

const REPEATABLE = new Set(['consignee', 'end-use', 'via', 'claims']);

export function destinationOf(s: Scope, p: PropNode): Destination {
  const props = once(s, p.block ?? [], REPEATABLE);
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
    claims: (props.get('claims') ?? []).flatMap((c) => {
      const code = c.values.find((v) => v.kind === 'name');
      const notified = c.values.find((v) => v.role === 'notified');
      return code ? [{ code: code.text.toUpperCase(), ...(notified && { notified: day(notified.text) }), at: s.at(c) }] : [];
    }),
    hasBlock: p.block !== undefined,
    at: s.at({ start: p.keywordSpan.start, end: p.values.at(-1)?.end ?? p.keywordSpan.end }),
  };
}
