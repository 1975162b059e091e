import { describe, expect, it } from 'vitest';
import { fixAllIn, organizeImportsIn } from '../../server/src/ide/code-actions/index.ts';
import { applied } from '../../grammar/src/text/edits.ts';
import { offered, taken } from './actions.ts';
import { fixture } from './fixture.ts';

const HEAD = `as-of 2026-03-02
party ymtc { country CN }
facility ymtc-fab { operator ymtc country CN }
input motion-stage { origin US eccn 3A999 value 10 USD }
`;
const product = (body: string, destination = 'destination CN'): string =>
  `${HEAD}product bonder { origin JP eccn 3B991 value 100 USD direct-product-of none plant direct-product-of none\n  ${body}\n  ${destination}\n}\n`;

describe('did you mean', () => {
  it.each([
    ['a name', product('incorporates motion-st┆ge'), 'motion-stge', 'motion-stage', ''],
    ['a party', product('incorporates none', 'destination CN { end-user ym┆ct }'), 'ymct', 'ymtc', ''],
    ['a facility', product('incorporates none', 'destination CN { facility ymtc-f┆b }'), 'ymtc-fb', 'ymtc-fab', ''],
    ['a keyword', product('┆incorprates motion-stage'), 'incorprates', 'incorporates', ''],
    ['a word', product('incorporates none  kind comm┆odty'), 'commodty', 'commodity', ''],
    ['a country', product('incorporates none', 'destination C┆HN'), 'CHN', 'CN', ' (China)'],
    ['a country by its name', product('incorporates none', 'destination Jap┆an'), 'Japan', 'JP', ' (Japan)'],
    ['a country group', product('incorporates none', 'destination D:┆9'), 'D:9', 'D:1', ''],
    ['an end use', product('incorporates none', 'destination CN { end-use milit┆ry }'), 'militry', 'military', ''],
    ['an exception code', product('incorporates none', 'destination CN { claims L┆VZ }'), 'LVZ', 'LVS', ''],
    ['a parameter', product('incorporates none specs { wave┆lenght 193 nm }'), 'wavelenght', 'wavelength', ''],
    ['a currency', product('incorporates none', 'destination CN { price 20 US┆d }'), 'USd', 'USD', ''],
    ['a unit', product('incorporates none specs { wavelength 193 nm┆m }'), 'nmm', 'nm', ''],
  ])('%s', (_, text, from, to, more) => {
    const title = `Change ${from} to ${to}${more}`;
    expect(taken(text, title)).toBe(text.replace('┆', '').replace(from, to));
  });

  it('is the preferred one, and only a word in another case is safe', () => {
    const [name] = offered(product('incorporates motion-st┆ge')).actions;
    expect(name).toMatchObject({ kind: 'quickfix', preferred: true, finding: { code: 'ES0101' } });
    expect(name!.safe).toBeUndefined();
    expect(offered(product('incorporates none', 'destination CN { price 20 US┆d }')).actions[0]!.safe).toBe(true);
  });

  it('is not offered elsewhere', () => {
    expect(offered(product('incorporates motion-stge').replace('as-of', 'as┆-of')).titles).toEqual([]);
  });
});

describe('what no property can say', () => {
  const text = `as-of 2026-03-02
product planner { kind software origin US eccn EAR99 value 900 USD outside 746.5(a)(1)(iii)
  destination B┆Y
}
`;
  it.each(['outside', 'within'])('is stated %s its paragraph', (keyword) => {
    const title = `State that 746.8(a)(8) ${keyword === 'within' ? 'describes' : 'does not describe'} planner: ${keyword} 746.8(a)(8)`;
    const after = taken(text.replace('┆', '').replace('product p', 'product ┆p'), title);
    expect(after).toBe(text.replace('┆', '').replace('(iii)', `(iii)\n  ${keyword} 746.8(a)(8)`));
  });
});

describe('suppressions', () => {
  const suppressed = (comment: string): string => product('incorporates none', `${comment}\n  destination CN`);

  it('that suppress nothing go, with their line', () => {
    const text = suppressed('// earshot┆-ignore ES1004: below cost');
    expect(taken(text, 'Remove the suppression')).toBe(suppressed('GONE').replace('  GONE\n', ''));
  });

  it('keep the codes that do', () => {
    const text = `// earshot┆-ignore ES1004, ES1001: asked for
input board { type electronic-assembly  origin US  value 300 USD }
${product('incorporates board', 'destination RU')}`;
    expect(taken(text, 'Remove ES1004 from the suppression')).toBe(text.replace('┆', '').replace('ES1004, ', ''));
  });

  it('without a reason ask for one', () => {
    const text = suppressed('// earshot┆-ignore ES1004');
    expect(taken(text, 'Give the reason of the suppression', ['below cost'])).toBe(
      suppressed('// earshot-ignore ES1004: below cost'),
    );
  });

  it('of a code that is misspelled', () => {
    const text = suppressed('// earshot┆-ignore ES1999: below cost');
    const [title] = offered(text).titles;
    expect(title).toMatch(/^Change ES1999 to ES\d{4}$/);
    expect(taken(text, title!)).toBe(text.replace('┆', '').replace('ES1999', title!.slice(-6)));
  });
});

describe('fix all', () => {
  it('takes every safe fix of the file and no other', () => {
    const text = product('incorporates motion-stge', 'destination CN { price 20 usd }\n  DESTINATION TW');
    const { edits, count } = fixAllIn(fixture(text).view);
    expect(count).toBe(2);
    expect(applied(text, edits)).toBe(text.replace('20 usd', '20 USD').replace('DESTINATION', 'destination'));
  });
});

describe('the form of', () => {
  const of = (property: string): string =>
    product(property, 'destination CN').replace('eccn 3B991 ', '').replace('value 100 USD ', '');

  it.each([
    ['5A992c┆', '5A992.c'],
    ['3A991a1┆', '3A991.a.1'],
    ['EAR┆ 99', 'EAR99'],
    ['ear-99┆', 'EAR99'],
    ['5A992(c)┆', '5A992.c'],
    ['5A992 c┆', '5A992.c'],
    ['3A991.┆', '3A991'],
    ['"EAR99"┆', 'EAR99'],
    ['3B001f1b2b┆', '3B001.f.1.b.2.b'],
  ])('an ECCN: %s', (from, to) => {
    const text = of(`eccn   ${from}\n  origin JP`);
    const offer = offered(text);
    expect(offer.titles).toEqual([`Change ${from.replace('┆', '')} to ${to}`]);
    expect(offer.actions[0]!.safe).toBe(true);
    expect(offer.take(offer.titles[0]!)['main.earshot']).toBe(text.replace(from, to));
  });

  it('an ECCN that is none is not certain', () => {
    const offer = offered(of('eccn ┆3A99c\n  origin JP'));
    expect(offer.titles).toEqual([]);
    expect(offered(of('eccn ┆3Z991c\n  origin JP')).titles).toEqual([]);
    expect(offered(of('eccn ┆3A888c\n  origin JP')).actions[0]!.safe).toBeUndefined();
  });

  it.each([
    ['24,50 USD', ['24.50 USD'], true],
    ['1,620 EUR', ['1_620 EUR', '1.62 EUR'], false],
    ['€620', ['620 EUR'], true],
    ['620 €', ['620 EUR'], true],
    ['$24.50', ['24.50 USD'], false],
    ['US$24.50', ['24.50 USD'], true],
    ['1.620,00 EUR', ['1_620.00 EUR'], true],
    ['1,620,000.50 USD', ['1_620_000.50 USD'], true],
    ['1 620 EUR', ['1_620 EUR'], true],
    ["1'620 CHF", ['1_620 CHF'], true],
    ['1.620.000 EUR', ['1_620_000 EUR'], true],
    ['USD 24', ['24 USD'], true],
    ['24USD', ['24 USD'], true],
    ['€1.620', ['1.62 EUR', '1_620 EUR'], false],
    ['€1.625', ['1.6250 EUR', '1_625 EUR'], false],
    ['¥500', ['500 JPY', '500 CNY'], false],
  ])('money: %s', (from, to, safe) => {
    const text = of(`value  ┆${from}\n  origin JP`);
    const offer = offered(text);
    expect(offer.titles).toEqual(to.map((t) => `Write ${from} as ${t}`));
    expect(offer.actions.map((a) => a.safe === true)).toEqual(to.map(() => safe));
    for (const [i, title] of offer.titles.entries())
      expect(offer.take(title)['main.earshot']).toBe(text.replace(`┆${from}`, to[i]!));
  });

  it('an amount without its currency, which only its author knows', () => {
    const text = of('value  24.50┆\n  origin JP');
    expect(taken(text, 'Add the currency', ['EUR'])).toBe(text.replace('┆', ' EUR'));
  });

  it('a day', () => {
    const text = of('origin JP').replace('as-of 2026-03-02', 'as-of ┆2026-3-2');
    expect(taken(text, 'Change 2026-3-2 to 2026-03-02')).toBe(of('origin JP'));
  });
});

describe('imports', () => {
  const parts = { 'parts/lens.earshot': 'input lens { origin US  eccn EAR99  value 1 USD }\nparty lenz { country FR }\n' };
  const meter = (name: string, head = ''): string =>
    `${head}as-of 2026-03-02\n\nproduct meter { origin JP  incorporates ${name}  destination FR }\n`;

  it('of the file that declares a name, as what may stand there', () => {
    expect(taken(meter('le┆ns'), 'Import lens from ./parts/lens.earshot', [], parts)).toBe(
      meter('lens', 'import "./parts/lens.earshot"\n\n'),
    );
    expect(offered(meter('len┆z'), parts).titles).toEqual([]);
  });

  it('stands after the others, and below the comments that head the file', () => {
    const other = { ...parts, 'a.earshot': 'party x { country FR }\n' };
    expect(taken(meter('le┆ns', 'import "./a.earshot" // x\n\n'), 'Import lens from ./parts/lens.earshot', [], other)).toBe(
      meter('lens', 'import "./a.earshot" // x\nimport "./parts/lens.earshot"\n\n'),
    );
    expect(
      taken(meter('le┆ns', '// Ours.\n\n// earshot-ignore ES1001: later\n'), 'Import lens from ./parts/lens.earshot', [], parts),
    ).toBe(meter('lens', '// Ours.\n\nimport "./parts/lens.earshot"\n\n// earshot-ignore ES1001: later\n'));
  });

  it('of which nothing is used goes, and is safe to go', () => {
    const text = meter('none', 'import ┆"./parts/lens.earshot"\n\n');
    const offer = offered(text, parts);
    expect(offer.titles).toEqual(['Remove the unused import of ./parts/lens.earshot', 'Suppress ES0104 here, with a reason']);
    expect(offer.actions[0]!.safe).toBe(true);
    expect(offer.take(offer.titles[0]!)['main.earshot']).toBe(`\n${meter('none')}`);
  });

  it('that leads nowhere, by the nearest file', () => {
    const text = meter('lens', 'import "./parts/len┆.earshot"\n');
    expect(taken(text, 'Import ./parts/lens.earshot instead of ./parts/len.earshot', [], parts)).toBe(
      meter('lens', 'import "./parts/lens.earshot"\n'),
    );
  });
});

describe('organize imports', () => {
  const others = {
    'a.earshot': 'input lens { origin US  eccn EAR99  value 1 USD }\n',
    'b.earshot': 'input frame { origin US  eccn EAR99  value 1 USD }\n',
    'c.earshot': 'input idle { origin US  eccn EAR99  value 1 USD }\n',
  };
  const organized = (head: string, body = 'incorporates lens  incorporates frame'): string => {
    const text = `${head}\nproduct meter { origin JP  ${body}  destination FR }\n`;
    return applied(text, organizeImportsIn(fixture(text, others).view)).split('\nproduct')[0]!;
  };

  it('by path, each once, without those of which nothing is used', () => {
    expect(organized('import "./c.earshot"\nimport "./b.earshot"\nimport "./a.earshot"\nimport "./b.earshot"\n')).toBe(
      'import "./a.earshot"\nimport "./b.earshot"\n',
    );
  });

  it('leaves the order where comments speak of single ones, and all where a name leads nowhere', () => {
    const commented = 'import "./b.earshot" // frames\nimport "./a.earshot"\n';
    expect(organized(commented)).toBe(commented);
    const lost = 'import "./a.earshot"\nimport "./c.earshot"\n';
    expect(organized(lost, 'incorporates lens  incorporates idel')).toBe(lost);
  });
});

describe('a fact that is not stated', () => {
  const board = `as-of 2026-03-02

input bo┆ard {
  type   electronic-assembly
  origin US
  value  300 USD
}

product radio {
  type   equipment
  origin KR
  eccn   3A001.a.2
  value  1_000 USD
  incorporates board
  destination CN
}
`;
  const plain = board.replace('┆', '');
  const atRadio = plain.replace('product radio', 'product ra┆dio');

  it('is written in the column of the others', () => {
    expect(offered(board).titles).toContain('Add eccn to board');
    expect(taken(board, 'Add eccn to board', ['3A991.p'])).toBe(plain.replace('300 USD\n', '300 USD\n  eccn   3A991.p\n'));
  });

  it('holds no answer until one is written', () => {
    const text = taken(board, 'Add eccn to board');
    expect(text).toContain('eccn   ECCN');
    expect(offered(text.replace('ECCN', '┆ECCN')).actions.length).toBe(0);
    expect(fixture(text).view.result.diagnostics.map((d) => d.code)).toContain('ES0002');
  });

  it('may be none: before the destinations, for each question asked', () => {
    const { titles } = offered(atRadio);
    expect(titles).toEqual(
      expect.arrayContaining([
        'State that no such technology made radio: direct-product-of none',
        'State that no such plant made radio: plant direct-product-of none',
        'Add direct-product-of to radio',
      ]),
    );
    expect(taken(atRadio, 'State that no such technology made radio: direct-product-of none')).toBe(
      plain.replace('incorporates board\n', 'incorporates board\n  direct-product-of none\n'),
    );
    expect(taken(atRadio, 'Add direct-product-of to radio', ['3E001', 'US'])).toContain(
      '  direct-product-of technology 3E001 origin US\n  destination CN',
    );
  });

  it('in a block on one line stays on it', () => {
    const text = plain.replace(/input board \{[^}]*\}/, 'input bo┆ard { origin US  value 300 USD }');
    expect(taken(text, 'Add eccn to board', ['EAR99'])).toContain('input board { origin US  value 300 USD  eccn EAR99 }\n');
  });

  it('of a destination goes into its block, which it gets', () => {
    const text = `as-of 2026-03-02
product chip { type integrated-circuit  origin US  eccn EAR99  value 1 USD
  destin┆ation CN
}
`;
    const { titles, take } = offered(text, {}, { strict: true });
    expect(titles).toContain('Add end-user to chip');
    expect(take('Add end-user to chip', ['x'])['main.earshot']).toContain('  destination CN {\n    end-user x\n  }\n');
  });

  it('a rate: after the others, with its day to write', () => {
    const text = plain.replace('value  300 USD', 'eccn   3A001.a.2\n  value  ┆300 EUR');
    expect(taken(text, 'Add a rate from EUR to USD', ['1.03', '2026-02-27'])).toBe(
      text.replace('┆', '').replace('2026-03-02\n', '2026-03-02\nrate EUR = 1.03 USD on 2026-02-27\n'),
    );
  });
});
