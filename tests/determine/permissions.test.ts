/** Claims and authorizations, where a spec table cannot show it: findings, errors in a declaration, `--strict`. */
import { expect, test } from 'vitest';
import { detailsOf } from '../../server/src/base/diagnostic.ts';
import { checkText } from '../support/check.ts';

const CHIP = 'product chip { type integrated-circuit origin US eccn 3A001.a.2 value 200 USD';
const check = (text: string, strict = false) => {
  const { determinations, diagnostics } = checkText({ 'a.earshot': `as-of 2026-08-01\n${text}\n` }, { strict });
  return {
    outcome: determinations.map((d) => d.outcome),
    authorizations: determinations[0]!.authorizations,
    codes: diagnostics.map((d) => d.code),
    messages: diagnostics.filter((d) => d.code.startsWith('ES400')).map((d) => d.message),
    details: diagnostics.filter((d) => d.code.startsWith('ES400')).flatMap(detailsOf),
  };
};

test('an authorization with an error covers nothing', () => {
  const r = check(
    `authorization d1 { type license covers chip to CN valid 2024-01-01 to 2028-12-31 value-limit 500 USD value-limit 900 USD }\n${CHIP} destination CN }`,
  );
  expect(r.outcome).not.toEqual(['authorized']);
  expect(r.authorizations).toMatchObject([{ status: 'does-not-cover', why: expect.stringContaining('it has an error') }]);
});

test('ES4003 counts ninety days to the last one, and names the day it ended', () => {
  const until = (last: string): string[] =>
    check(`authorization d1 { type license covers chip to CN valid 2024-01-01 to ${last} }\n${CHIP} destination CN }`).messages;
  expect(until('2026-10-31')).toEqual([]);
  expect(until('2026-10-30')).toEqual(['d1 expires on 2026-10-30, in 90 days; until then it authorizes chip to CN']);
  expect(until('2026-08-01')).toEqual([expect.stringContaining('d1 expires on 2026-08-01')]);
  expect(until('2026-07-31')).toContainEqual('d1 expired on 2026-07-31; it does not authorize chip to CN on 2026-08-01');
});

test('ES4004 says which limit is exceeded, and for one cause says it once', () => {
  const { messages, details } = check(
    `authorization d1 { type license covers chip to CN valid 2024-01-01 to 2028-12-31 value-limit 300 USD }\n${CHIP} destination CN { on 2026-08-01 } destination CN { on 2026-08-02 } }`,
  );
  expect(messages).toEqual(['d1 does not cover chip to CN']);
  expect(details).toEqual(['With earlier sales under it, it comes to 400.00 USD, above its limit of 300.00 USD']);
  const everywhere = check(
    `authorization d1 { type license covers chip to VN valid 2024-01-01 to 2028-12-31 }\n${CHIP} destination CN, RU, MO, LA }`,
  );
  expect(everywhere.messages.filter((m) => m.startsWith('d1'))).toEqual([
    'd1 does not cover chip to CN, RU, MO and LA: it is not for the destination',
  ]);
});

test('under --strict the conditions of a claim are not taken for granted', () => {
  const lvs = 'product wafer { type wafer origin US eccn 3C001 value 300 USD destination TW { claims LVS } }';
  expect(check(lvs).outcome).toEqual(['license-exception']);
  expect(check(lvs, true).outcome).toEqual(['undetermined']);
  const gbs = `${CHIP} destination TW { claims GBS } }`;
  expect(check(gbs).outcome).toEqual(['license-exception']);
});

test('each claim is answered for, an unknown code too', () => {
  const { messages } = check(
    `party listed { country CN listed entity-list }\n${CHIP} destination CN { end-user listed claims RPL claims NOPE } }`,
  );
  expect(messages.some((m) => m.includes('744.11'))).toBe(true);
  expect(messages.some((m) => m.startsWith('NOPE is no license exception on '))).toBe(true);
});

test('ES4002 says when the notice makes the exception usable', () => {
  const { details } = check(
    'product card { type integrated-circuit origin US eccn 3A090.a value 900 USD specs { datacenter no } destination CN { claims NAC notified 2026-07-20 } }',
  );
  expect(details).toContainEqual(expect.stringContaining('it may be used from 2026-08-14 on'));
});

test('a firearm of a large sale, or reexported with a defense article, asks for what 740.2(a)(21) and (23) ask', () => {
  const asks = (text: string, asOf: string): Record<string, boolean[]> =>
    Object.fromEntries(
      checkText({ 'a.earshot': `as-of ${asOf}\n${text}\n` }).determinations.map((d) => {
        const rpl = d.exceptions.find((e) => e.code === 'RPL')?.condition ?? '';
        return [d.id, [rpl.includes('740.2(a)(21)'), rpl.includes('740.2(a)(23)')]];
      }),
    );
  const rifle = 'product rifle { type other origin US eccn 0A506.a value 900 USD destination BR, MX, DE }';
  expect(asks(rifle, '2024-05-30')).toEqual({ 'rifle@BR': [false, true], 'rifle@MX': [false, true], 'rifle@DE': [false, false] });
  const again =
    'product shotgun { type other origin US eccn 0A502.b value 900 USD destination BR { exported-from DE } destination BR }';
  expect(asks(again, '2020-03-09')).toEqual({ 'shotgun@BR': [true, false], 'shotgun@BR#2': [false, false] });
});
