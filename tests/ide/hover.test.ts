import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/ide/hover/index.ts';
import { etcher, fixture, into } from './fixture.ts';

function at(text: string, others: Record<string, string> = {}): string {
  const { view, offset } = fixture(text, others);
  return hover(view, offset)?.markdown ?? '';
}
const onEtcher = (needle: string, nth = 1): string => at(etcher(into(needle, nth)));

describe('a product', () => {
  it('shows the answer for each destination with percentage, level, outcome and citation', () => {
    const text = onEtcher('etcher');
    expect(text).toContain('**etcher** · Cluster etcher');
    expect(text).toMatch(
      /\| CN and TW   \| \*\*license required\*\*   \| 25\.13 % \\> 25 %   \| 15 CFR 742\.4\(a\)\(2\).*15 CFR 734\.4\(d\)\(1\)/,
    );
    expect(text).toContain('2,000,000 USD');
  });

  it('says under which provisos an answer holds', () => {
    const text = at(`as-of 2025-01-15
product t┆able { type other  origin DE  eccn EAR99  value 100 USD  incorporates none  direct-product-of none  plant direct-product-of none  destination TW }`);
    expect(text).toMatch(/\\\[1\\\] Provided no /);
  });

  it('says what is missing where the answer is undetermined', () => {
    const text = at(`as-of 2025-01-15
input motor { origin US  eccn 3B001.f.2 }
product t┆able { type equipment  origin DE  eccn 3B001.f.2  value 100 USD  incorporates motor  direct-product-of none  plant direct-product-of none  destination CN }`);
    expect(text).toMatch(/undetermined.*needs .*value of motor/);
  });

  it('escapes what a spec may hold', () => {
    const text = at(
      'product p┆ "<img src=x> [a](https://e.example) **b** `c` | d" { origin US  eccn EAR99  value 1 USD  destination CA }',
    );
    expect(text.replaceAll('  ', '')).not.toMatch(/[^\\]<img|[^\\]\[a|[^\\]\*\*b|https:\/\/|[^\\]`c| [^\\]\| d/);
  });
});

describe('a use', () => {
  it('shows value, share, whether it is controlled and why, for each destination', () => {
    const text = onEtcher('handling-module', 2);
    expect(text).toContain('| CN and TW   | 502,600 USD   | 25.13 %   | controlled   | 15 CFR 742.4(a)(2) |');
    expect(text).toContain('Bought in Arizona');
  });

  it('does so on its keyword too, with what the keyword means', () => {
    const text = onEtcher('incorporates');
    expect(text).toContain('| controlled   |');
    expect(text).toContain('incorporates 2 motion-stage');
  });

  it('says that an input of other origin does not count', () => {
    const text = at(`as-of 2025-01-15
input motor { origin JP  eccn EAR99  value 10 USD }
product table { type equipment  origin DE  eccn EAR99  value 100 USD  incorporates mo┆tor  destination CN }`);
    expect(text).toContain('Not counted as U.S. content');
  });
});

describe('an alternative', () => {
  const spec = (cursor: (text: string) => string): string =>
    cursor(`${etcher()}
alternative jp-module replaces handling-module { origin JP  eccn EAR99  value 510_000 USD  lead-time 20 weeks }
`);

  it('shows what it changes, for which answers', () => {
    expect(at(spec(into('jp-module')))).toMatch(
      /- etcher to CN and TW: With jp-module in place of handling-module it is not subject to the EAR: U\.S\. content 0 %, 7,400\.00 USD more, 20 weeks/,
    );
  });

  it('is named on the destination whose answer it betters, and on no other', () => {
    const two = (text: string): string => text.replace('destination TW', 'destination JP');
    expect(at(spec((t) => into('CN')(two(t))))).toContain(
      'With jp-module in place of handling-module it is not subject to the EAR',
    );
    expect(at(spec((t) => into('JP')(two(t))))).not.toContain('jp-module');
  });
});

describe('an ECCN', () => {
  it('shows title, reasons and exceptions of the entry on the date', () => {
    const text = onEtcher('3B001.f.2');
    expect(text).toMatch(/\*\*3B001\.f\.2\*\* · .+ · law of 2025-01-15/);
    expect(text).toContain('**NS** (chart column NS2)');
    expect(text).toMatch(/List-based exceptions: LVS up to 500 USD/);
  });

  it('leaves out the rows that speak of other paragraphs', () => {
    expect(at('input a { eccn 3B001┆.k }')).not.toContain('chart column NS2');
    expect(at('input a { eccn 3B001┆.h }')).toContain('chart column NS2');
  });

  it('says that an entry does not exist on the date', () => {
    expect(at('as-of 2018-01-01\ninput a { eccn 3A0┆90.a }')).toContain('does not exist on 2018-01-01');
  });

  it('knows EAR99, in any case', () => {
    expect(at('input a { eccn ear┆99 }')).toContain('15 CFR 734.3(c)');
  });
});

describe('a place', () => {
  it('shows groups and chart row of a country, and the answer where it is a destination', () => {
    const text = onEtcher('CN');
    expect(text).toContain('**China** (CN) · law of 2025-01-15');
    expect(text).toMatch(/Country Groups .*D:1.*D:5/);
    expect(text).toMatch(/Country Chart: .*NS2/);
    expect(text).toContain('**license required**');
    expect(text).toContain('The level would be met at a price of 2,010,400 USD');
  });

  it('shows the country whose row governs', () => {
    expect(at('as-of 2025-01-15\nparty p { country H┆K }')).toContain('Treated as China (CN)');
    expect(at('as-of 2020-01-15\nparty p { country H┆K }')).not.toContain('Treated as');
  });

  it('lists the members of a group on the date', () => {
    const text = at('as-of 2025-01-15\nproduct p { origin US  eccn EAR99  value 1 USD  destination E┆:1 }');
    expect(text).toMatch(/Country Group \*\*E:1\*\*.*destinations on 2025-01-15/);
    expect(text).toContain('Iran');
  });
});

describe('the rest', () => {
  it('a parameter: its unit and who uses it', () => {
    const text = at('input a { specs { wave┆length 193 nm } }');
    expect(text).toContain('**wavelength**');
    expect(text).toContain('in nm');
    expect(text).toContain('Used by');
  });

  it('a party: what the screening found', () => {
    const by = (props: string) => at(`as-of 2026-03-02\nparty bu┆yer ${props}`);
    expect(by('"YANGTZE MEMORY TECHNOLOGIES LTD" { country CN }')).toContain(
      '**Listed** on 2026-03-02: buyer: “YANGTZE MEMORY TECHNOLOGIES LTD” is the same name as “Yangtze Memory Technologies Co., Ltd.” on the Entity List, listed since 2022-12-16',
    );
    expect(by('"Yangtze Memory Tecnologies Group" { country CN }')).toContain(
      'Near “Yangtze Memory Technologies Co., Ltd.” on the Entity List (0.',
    );
    expect(
      by(
        '"Yangtze Memory Tecnologies Group" { country CN  cleared "Yangtze Memory Technologies Co., Ltd." because "another firm" on 2026-02-01 }',
      ),
    ).toContain('Cleared on 2026-02-01: near');
    expect(by('"Weather Instruments GmbH" { country DE }')).toContain('Screened: not on the Entity List of 2026-07-31');
    expect(by('{ country DE }')).toContain('Not screened: no name is given.');
    expect(by('"长江" { country CN }')).toContain('Not screened: its name is in letters');
  });
  it('a party: what its owners make of it', () => {
    const text = at(
      'as-of 2025-10-15\nparty top { country CN  listed entity-list }\nparty bu┆yer "A firm" { country SG  owned-by top 50% }',
    );
    expect(text).toContain('**Listed** on 2025-10-15: buyer counts as on the Entity List through top');
    expect(text).toContain('listed owners hold 50 %');
  });
  it('a party: what is stated of it', () => {
    const text = at(`party parent { country CN }
party ymtc "Yangtze" { country CN  headquarters CN  ultimate-parent parent  listed entity-list footnote 1 }
product p { destination CN { end-user ymt┆c } }`);
    expect(text).toContain('party **ymtc** · Yangtze');
    expect(text).toContain('Entity List (15 CFR 744.16), footnote 1');
    expect(text).toContain('ultimate parent parent');
  });

  it('a facility: what it produces', () => {
    const text = at('party y { country CN }\nfacility fa┆b { operator y  country CN  produces nand { layers 232 } }');
    expect(text).toContain('operator y · CN (China) · produces nand (layers 232)');
  });

  it('a keyword: its line of documentation and an example', () => {
    expect(at('prod┆uct p { }')).toContain('product bonder { … }');
    expect(at('input a { val┆ue 3 USD }')).toContain('value 180_000 USD');
    expect(at('as┆-of 2025-01-15')).toContain('as-of 2025-01-15');
  });

  it('a word of a closed list, an end use, a license exception', () => {
    expect(at('input a { type equip┆ment }')).toContain('Production, test or inspection equipment');
    expect(at('product p { destination CN { end-use ci┆vil } }')).toContain('**civil**');
    expect(at('product p { destination CN { claims G┆BS } }')).toContain('15 CFR 740.4');
  });

  it('nothing on nothing', () => {
    expect(at('┆')).toBe('');
    expect(at('input a {  ┆  }')).toBe('');
    expect(at('// comm┆ent')).toBe('');
  });
});
