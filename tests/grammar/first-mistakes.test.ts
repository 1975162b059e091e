/** What people write who know how others write it: one message, which says how it is written here, and no second one that comes of it. */
import { describe, expect, it } from 'vitest';
import { applied } from '../../grammar/src/text/edits.ts';
import { parse, reparse } from '../../grammar/src/index.ts';
import { offered } from '../ide/actions.ts';
import { checkText } from '../support/check.ts';

const HEAD = 'as-of 2026-03-02\nparty buyer { country FR }\ninput mcu { origin US  eccn EAR99  value 1 USD }\n';
const item = (body: string): string =>
  `${HEAD}product meter {\n  type equipment\n  origin US\n  eccn EAR99\n  ${body}\n  destination FR { end-user buyer }\n}\n`;

/** Each with the place it stands at. Questions about what is not stated are left out. */
const told = (text: string): string[] =>
  checkText({ 'a.earshot': text })
    .diagnostics.filter((d) => d.severity === 'error' || d.severity === 'warning')
    .map((d) => `${d.code} ${text.slice(d.at.start, d.at.end)}: ${d.message}`);

/** The whole text with the one fix that is offered at it. */
function mended(text: string): { readonly text: string; readonly safe: boolean } {
  const [d] = checkText({ 'a.earshot': text }).diagnostics.filter((x) => x.severity === 'error');
  const { actions } = offered(`${text.slice(0, d!.at.start)}┆${text.slice(d!.at.start)}`);
  const fixes = actions.filter((a) => a.finding?.code === d!.code && a.finding.at.start === d!.at.start);
  expect(fixes.map((f) => f.title)).toHaveLength(1);
  const [fix] = fixes;
  return { text: applied(text, fix!.edits()[0]!.edits), safe: fix!.safe === true };
}

describe('money', () => {
  it.each([
    ['24,50 USD', '24.50 USD'],
    ['€620', '620 EUR'],
    ['620 €', '620 EUR'],
    ['1.620,00 EUR', '1_620.00 EUR'],
    ['1.620.000 EUR', '1_620_000 EUR'],
    ['1 620 000 EUR', '1_620_000 EUR'],
    ["1'620 CHF", '1_620 CHF'],
    ['USD 24', '24 USD'],
    ['24USD', '24 USD'],
  ])('%s', (written, meant) => {
    const text = item(`value ${written}`);
    expect(told(text)).toEqual([`ES0007 ${written}: ${written} is not money as a spec has it; write ${meant}`]);
    const { text: after, safe } = mended(text);
    expect(after).toBe(item(`value ${meant}`));
    expect(safe).toBe(true);
    expect(told(after)).toEqual([]);
  });

  it.each([
    ['1,620 EUR', '1,620 EUR may be 1_620 EUR or 1.62 EUR; write which'],
    ['$24.50', '$24.50 may be of several currencies; write 24.50 USD, for example'],
    ['¥500', '¥500 may be of several currencies; write 500 JPY, for example'],
  ])('%s is not certain', (written, message) => {
    expect(told(item(`value ${written}`))).toEqual([`ES0007 ${written}: ${message}`]);
  });

  it.each([
    ['value 1.620 EUR', '1.620 EUR', ['1.62 EUR', '1_620 EUR']],
    ['value 3.125 USD', '3.125 USD', ['3.1250 USD', '3_125 USD']],
    ['value 250.000 JPY', '250.000 JPY', ['250 JPY', '250_000 JPY']],
    ['value 9 USD  incorporates 2 mcu at 1.125 USD', '1.125 USD', ['1.1250 USD', '1_125 USD']],
    ['value 9 USD  incorporates 1.200 mcu', '1.200', ['1.2', '1_200']],
    ['value 9 USD  specs { total-processing-performance 4.992 }', '4.992', ['4.9920', '4_992']],
    ['value 9 USD  specs { memory-bandwidth 3.350 GB/s }', '3.350 GB/s', ['3.35 GB/s', '3_350 GB/s']],
  ])('%s is a thousand times as much to others', (body, written, readings) => {
    const text = item(`${body}\n  incorporates none`.replace(/(incorporates .*)\n.*/, '$1'));
    expect(told(text)).toEqual([`ES0120 ${written}: ${written} may be ${readings.join(' or ')}; write which`]);
    const at = text.indexOf(written);
    const offer = offered(`${text.slice(0, at)}┆${text.slice(at)}`);
    const [number, ...unit] = written.split(' ');
    for (const reading of readings) {
      const after = offer.take(`Write ${number} as ${reading.split(' ')[0]}`)['main.earshot']!;
      expect(after).toBe(text.replace(written, [reading.split(' ')[0], ...unit].join(' ')));
      expect(told(after)).toEqual([]);
    }
  });

  it.each([
    'value 0.125 USD',
    'value 12.50 EUR',
    'value 1.1250 EUR',
    'value 1_620.125 EUR',
    'value 1620.125 EUR',
    'value 1.620 KWD',
    'value 9 USD  incorporates 0.125 mcu',
    'value 9 USD  specs { wavelength 192.999 nm  numerical-aperture 1.350 }',
    'value 9 USD  specs { memory-bandwidth 3.350 TB/s }',
    'value 1.125 USD  incorporates mcu at 0.125 USD',
  ])('%s has one reading', (body) => {
    expect(told(item(body)).filter((t) => t.includes('ES0120'))).toEqual([]);
  });

  it('a rate has as many decimals as it has', () => {
    expect(told(`rate EUR = 1.035 USD\n${item('value 9 EUR')}`)).toEqual([]);
  });

  it('also beside other properties, in a price and in a rate', () => {
    expect(told(item('value 24,50 USD part-number "A"'))).toHaveLength(1);
    expect(told(item('value 9 USD  incorporates 2 mcu at €5  part-number "A"'))).toEqual([
      'ES0007 €5: €5 is not money as a spec has it; write 5 EUR',
    ]);
    expect(told(`rate EUR = 1,0845 USD on 2026-03-01\n${item('value 9 EUR')}`)[0]).toBe(
      'ES0007 1,0845 USD: 1,0845 USD is not money as a spec has it; write 1.0845 USD',
    );
  });

  it.each([
    ['RMB', 'CNY'],
    ['euro', 'EUR'],
    ['Yen', 'JPY'],
  ])('in %s', (written, meant) =>
    expect(told(item(`value 9 ${written}`))).toEqual([`ES0013 ${written}: Unknown currency ${written}; did you mean ${meant}?`]),
  );
});

describe('ECCNs', () => {
  it.each([
    ['5A992c', '5A992.c'],
    ['3A991a1', '3A991.a.1'],
    ['EAR 99', 'EAR99'],
    ['EAR-99', 'EAR99'],
    ['"EAR99"', 'EAR99'],
  ])('%s', (written, meant) => {
    const text = item(`value 9 USD`).replace('eccn EAR99\n  value', `eccn ${written}\n  value`);
    expect(told(text)).toEqual([`ES0017 ${written}: ${written} is not an ECCN; write ${meant}`]);
    expect(mended(text)).toEqual({ text: text.replace(`eccn ${written}\n  value`, `eccn ${meant}\n  value`), safe: true });
  });
});

describe('places', () => {
  const to = (place: string): string => item('value 9 USD').replace('destination FR', `destination ${place}`);
  it.each([
    ['all', 'worldwide'],
    ['D5', 'D:5'],
    ['e1', 'E:1'],
  ])('%s', (written, meant) => {
    expect(told(to(written))).toEqual([`ES0108 ${written}: Unknown country ${written}; did you mean ${meant}?`]);
    expect(mended(to(written)).text).toBe(to(meant));
  });

  it('the European Union is its members, where several may stand', () => {
    expect(told(to('EU'))).toEqual(['ES0108 EU: EU is no country; name those of its members that are meant']);
    const { text, safe } = mended(to('EU'));
    expect(text).toContain('destination AT, BE, BG, ');
    expect(safe).toBe(false);
    expect(told(text)).toEqual([]);
    const party = item('value 9 USD').replace('country FR', 'country EU');
    expect(told(party)).toEqual(['ES0108 EU: EU is no country; name those of its members that are meant']);
    expect(offered(party.replace('country EU', 'country ┆EU')).titles.filter((t) => t.includes('EU'))).toEqual([]);
  });

  it('a group is no country of origin', () => {
    expect(told(item('value 9 USD').replace('origin US\n', 'origin D5\n'))[0]).toMatch(/^ES0108 D5: Unknown country D5(?!.*D:5)/);
  });

  it('without a comma between them are each read', () => {
    const text = to('FR DE');
    expect(told(text)).toEqual(['ES0001 FR DE: A comma is missing: write FR, DE']);
    expect(mended(text)).toEqual({ text: to('FR, DE'), safe: true });
    expect(checkText({ 'a.earshot': to('FR DE, IT') }).determinations.map((d) => d.destination)).toEqual(['FR', 'DE', 'IT']);
    expect(told(to('FR, DE IT JP'))).toHaveLength(2);
    expect(told('party a { country FR }\nparty b { country\nFR }\n')).toEqual([]);
  });
});

describe('words and texts', () => {
  it('a number stands before the name itself', () => {
    const text = item('value 9 USD\n  incorporates 2 pcs mcu');
    expect(told(text)).toEqual(['ES0001 pcs mcu: Leave out pcs: a number stands before the name itself']);
    expect(mended(text)).toEqual({ text: text.replace('2 pcs mcu', '2 mcu'), safe: true });
  });

  it('a name may be such a word', () => {
    for (const use of ['2 pcs', '2 pcs at 1 USD', '2 pcs part-number "A"'])
      expect(told(item(`value 9 USD  incorporates ${use}`).replace('input mcu', 'input pcs'))).toEqual([]);
  });

  it('curly quotes', () => {
    const text = item('value 9 USD').replace('party buyer', 'party buyer “Smart & Sons”');
    expect(told(text)).toEqual(['ES0009 “Smart & Sons”: Curly quotes quote nothing; write "Smart & Sons"']);
    const { text: after, safe } = mended(text);
    expect(after).toBe(text.replace('“Smart & Sons”', '"Smart & Sons"'));
    expect(safe).toBe(true);
    expect(told(item('value 9 USD\n  part-number „A-17“'))).toHaveLength(1);
    expect(told(item('value 9 USD\n  part-number "A-17”\n'))[0]).toMatch(/^ES0004 .*This text ends with ”, not with "/);
  });

  it('what is a text though it looks like a number', () => {
    const text = item('value 9 USD\n  hts 8504.40.95');
    expect(told(text)).toEqual(['ES0002 8504.40.95: Put 8504.40.95 in quotes: "8504.40.95"']);
    expect(mended(text)).toEqual({ text: text.replace('8504.40.95', '"8504.40.95"'), safe: true });
    expect(told(item('value 9 USD\n  part-number 3A001'))).toEqual(['ES0002 3A001: Put 3A001 in quotes: "3A001"']);
  });

  it('a long one is clipped', () => {
    const long = 'x'.repeat(400);
    for (const text of [
      item(`value 9 ${long}`),
      item(`value 9 USD\n  part-number “${long}”`),
      item(`eccn 5A992${long}`),
      item(`value 9 USD\n  ${long} 1`),
      item(`value 9 USD\n  incorporates 2 pcs ${long}`),
      item('value 9 USD').replace('destination FR', `destination ${long}`),
    ])
      for (const d of checkText({ 'a.earshot': text }).diagnostics) expect(d.message.length).toBeLessThanOrEqual(100);
  });
});

describe('paragraphs of 740.17(b)', () => {
  const router = (paragraph: string): string =>
    `product p { origin US eccn 5A002.a value 9 USD encryption-paragraph ${paragraph} destination FR }`;
  it.each(['40.17(b)(2)', '740.17(a)(1)', '740.17(b)(9)', '740.7(b)(2)'])('%s is none', (paragraph) =>
    expect(checkText({ 'a.earshot': router(paragraph) }).diagnostics.map((d) => `${d.code} ${d.message}`)).toContain(
      `ES0113 ${paragraph} is no paragraph of 740.17(b), as 740.17(b)(1)`,
    ),
  );

  it.each(['740.17(b)', '740.17(b)(1)', '740.17(b)(2)(i)(A)', '740.17(b)(3)(iii)(B)'])('%s', (paragraph) =>
    expect(checkText({ 'a.earshot': router(paragraph) }).diagnostics.map((d) => d.code)).not.toContain('ES0113'),
  );
});

describe('tariff headings', () => {
  it.each([
    ['rubbish', 'is no tariff heading; write 4 to 10 digits, such as 8504.40.95'],
    ['85', 'is no tariff heading; write 4 to 10 digits, such as 8504.40.95'],
    ['9999.99.99', 'is no heading of goods: there is none in chapter 99'],
    ['7701.10', 'is no heading of goods: there is none in chapter 77'],
    ['0001.10', 'is no heading of goods: there is none in chapter 00'],
  ])('%s', (heading, message) =>
    expect(told(item(`value 9 USD\n  hts "${heading}"`))).toEqual([`ES0113 "${heading}": ${heading} ${message}`]),
  );

  it.each(['8504', '8504.40', '8504.40.95', '8504.40.95.10', '850440', '8504 40 95', '0101.21', '9705.10'])('%s', (heading) =>
    expect(told(item(`value 9 USD\n  hts "${heading}"`))).toEqual([]),
  );
});

describe('reading again after an edit', () => {
  const vocabulary = { isParameter: () => false };
  const outline = (p: ReturnType<typeof parse>): unknown =>
    JSON.stringify([p.errors.map((e) => [e.code, e.message, e.start, e.end]), p.tree.items.map((i) => [i.kind, i.start, i.end])]);
  it.each([
    ['value 24,50 USD', 'value 24,50 USX'],
    ['value 1 620 000', 'value 1 620 000 EUR'],
    ['value €620', 'value €62a'],
    ['eccn 5A992 c 1', 'eccn 5A992 c 1x'],
    ['part-number “A', 'part-number “A”'],
    ['part-number “A”', 'part-number “A'],
    ['incorporates 2 pcs', 'incorporates 2 pcs mcu'],
    ['incorporates 2 pcs mcu', 'incorporates 2 pcs'],
  ])('%s, then %s: what was looked at on the line is read again', (before, after) => {
    const [from, to] = [item(before), item(after)];
    expect(outline(reparse(parse(from, vocabulary), to, vocabulary))).toBe(outline(parse(to, vocabulary)));
  });
});

describe('what an error took away', () => {
  const made = (body: string): string => `${HEAD}product meter { type equipment  origin JP  ${body}  destination CN }\n`;
  const NONE = 'direct-product-of none  plant direct-product-of none';
  it.each([
    ['a value', `eccn 3A001.a.2  value 24,50 EUR  incorporates none  ${NONE}`],
    ['an ECCN by its misspelled keyword', `eccm 3A001.a.2  value 24 USD  incorporates none  ${NONE}`],
    ['an input that is not declared', `eccn 3A001.a.2  value 24 USD  incorporates mcx  ${NONE}`],
    [
      'technology without its ECCN',
      'eccn 3A001.a.2  value 24 USD  incorporates none  plant direct-product-of none  direct-product-of technology 3E1',
    ],
  ])('is not asked for: %s', (_, body) => expect(told(made(body)).map((t) => t.slice(0, 6))).not.toContain('ES1001'));

  it('and the answer is open all the same', () => {
    const { determinations } = checkText({ 'a.earshot': made(`eccm EAR99  value 24 USD  incorporates none  ${NONE}`) });
    expect(determinations.map((d) => d.outcome)).toEqual(['undetermined']);
  });

  it('is asked for where nothing is written', () =>
    expect(told(made(`value 24,50 USD  incorporates none  ${NONE}`)).map((t) => t.slice(0, 6))).toContain('ES1001'));
});
