/** Names as the matcher reads them, and what it finds among the listed ones. */
import { describe, expect, it, test } from 'vitest';
import { buildIndex } from '../../server/src/screening/build.ts';
import { joined, normalize, sortedKey } from '../../server/src/screening/name.ts';
import { Screen } from '../../server/src/screening/screen.ts';
import { edits, sound } from '../../server/src/screening/sounds.ts';
import { listedNames, statedNames } from '../../server/src/screening/variants.ts';

const words = (text: string): string => normalize(text).words.join(' ');

describe('a name is read without', () => {
  test.each([
    ['case and punctuation', 'BLUE-KITE, Instruments.', 'blue kite instrument'],
    ['apostrophes', "Xi'an Blue Kite", 'xian blue kite'],
    ['a legal form', 'Blue Kite Co., Ltd.', 'blue kite'],
    ['a legal form in German', 'Blaudrachen GmbH & Co. KG', 'blaudrachen'],
    ['a legal form in French', 'Cerf-volant Bleu S.A.R.L.', 'cerf volant bleu'],
    ['a legal form in Italian, its letters apart', 'Aquilone Blu S. r. l.', 'aquilone blu'],
    ['a legal form in Polish', 'Niebieski Latawiec Sp. z o.o.', 'niebieski latawiec'],
    ['a legal form in Russian, in front', 'OOO Siniy Zmey', 'siniy zmey'],
    ['a long one in Russian', 'Obshchestvo s Ogranichennoy Otvetstvennostyu Siniy Zmey', 'siniy zmey'],
    ['one in Turkish', 'Mavi Uçurtma Sanayi ve Ticaret Limited Şirketi', 'mavi ucurtma'],
    ['one in Japanese', 'Kabushiki Kaisha Aoi Tako', 'aoi tako'],
    ['one in Malay', 'Layang Biru Sdn. Bhd.', 'layang biru'],
    ['diacritics', 'Řehoř Þór Łąka ß', 'rehor thor laka ss'],
    ['Cyrillic letters', 'Щукин Завод', 'shchukin plant'],
    ['Greek letters', 'Κίτρινος Χαρταετός', 'kitrinos chartaetos'],
    ['another spelling of a trade word', 'Blue Tech Intl. Mfg', 'blue technology international manufacturing'],
    ['ordinals in words', 'The Second Institute of 38th Street', '2 institute 38 street'],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it('keeps a name that is nothing but a legal form', () => {
    expect(words('Co., Ltd.')).not.toBe('');
  });
  it('says what it cannot read', () => {
    expect(normalize('长江存储科技')).toMatchObject({ words: [], unread: true });
    expect(normalize('长江 YMTC')).toMatchObject({ words: ['ymtc'], unread: true });
  });
  it('compares in any order and however parted', () => {
    expect(sortedKey(normalize('Kite Blue').words)).toBe(sortedKey(normalize('Blue Kite').words));
    expect(joined(normalize('Blue Kite').words)).toBe(joined(normalize('BlueKite').words));
  });
});

describe('the names one text gives', () => {
  it('on a list: an acronym, an a.k.a., two in one', () => {
    const listed = (text: string) => listedNames(text).map((v) => `${v.name}${v.partial ? ' …' : ''}`);
    expect(listed('Blue Kite Works (BKW)')).toEqual(['Blue Kite Works (BKW)', 'Blue Kite Works', 'BKW']);
    expect(listed('Blue Kite; Red Kite')).toEqual(['Blue Kite', 'Red Kite']);
    expect(listed('Blue Kite Ltd., a.k.a. Red Kite Ltd.')).toEqual(['Blue Kite Ltd.', 'Red Kite Ltd.']);
    expect(listed('Blue (Blau) Kite Works')).toEqual(['Blue (Blau) Kite Works', 'Blue Kite Works …']);
  });
  test.each([
    ['a full name', 'Rosbau (Russian Building State Corporation)', ['Rosbau', 'Russian Building State Corporation']],
    ['a word of trade', 'United Kite Works (United)', ['United Kite Works', 'United …']],
    ['a place', 'Blue Kite (Pakistan) Ltd.', ['Blue Kite Ltd. …']],
    ['a place nobody has heard of, before a form', 'Blue Kite (Xyzhou) Co., Ltd.', ['Blue Kite Co., Ltd. …']],
    ['a legal form', 'Blue Kite (Pvt.) Limited', ['Blue Kite Limited']],
    ['a relation', 'Blue Kite Limited (a subsidiary of Red Kite Corporation)', ['Blue Kite Limited']],
    [
      'whose institute it is',
      'Kite Building Corporation (KBC) 12th Works',
      ['Kite Building Corporation 12th Works', 'KBC 12th Works', 'KBC …', '12th Works …'],
    ],
    [
      'an ordinal',
      'Kite Group 38th Research Institute (KTG 38)',
      [
        'Kite Group 38th Research Institute',
        'KTG 38',
        'KTG 38th Research Institute',
        '38th Research Institute …',
        '38th Institute …',
      ],
    ],
    ['somebody else', 'Reactors not under World Kite Agency (WKA) watch', ['Reactors not under World Kite Agency watch']],
    ['two', 'Kite Academy (KTA) Joint Stock Company (JSC)', ['Kite Academy Joint Stock Company', 'KTA']],
  ])('in a bracket: %s', (_, printed, others) => {
    expect(listedNames(printed).map((v) => `${v.name}${v.partial ? ' …' : ''}`)).toEqual([printed, ...others]);
  });
  it('in a spec: with and without an address', () => {
    expect(statedNames('Blue Kite Co., Ltd., No. 7 Harbor Road, Wuhan')).toContain('Blue Kite Co., Ltd.');
    expect(statedNames('Blue Kite Co., Ltd.')).toEqual(['Blue Kite Co., Ltd.']);
  });
});

describe('words', () => {
  it('are so many slips apart', () => {
    expect(edits('kite', 'kite', 2)).toBe(0);
    expect(edits('kite', 'kiet', 2)).toBe(1);
    expect(edits('kite', 'kit', 2)).toBe(1);
    expect(edits('kite', 'mitre', 1)).toBe(2);
  });
  test.each([
    ['muhammad', 'mohammed'],
    ['yuri', 'iurii'],
    ['khimprom', 'himprom'],
    ['aleksei', 'alexey'],
    ['saeed', 'said'],
    ['ivanov', 'ivanoff'],
  ])('%s and %s sound alike', (a, b) => {
    expect(sound(a)).toBe(sound(b));
  });
});

const screen = new Screen(
  buildIndex([
    {
      list: 'entity-list',
      snapshot: '2026-07-31',
      parties: [
        { name: 'Zhaoyun Memory Technologies Co., Ltd.', aliases: ['ZYMT'], countries: ['CN'] },
        { name: 'Blue Kite Avionics LLC', countries: ['AE'] },
        { name: 'Technology International Corporation', countries: ['PK'] },
        { name: 'Cherry', countries: ['CN'] },
        { name: 'Mohammad Karimov', countries: ['RU'] },
        { name: 'MEC', countries: ['CN'] },
        { name: 'Huazhou Cloud Shanghai', countries: ['CN'] },
        { name: 'Huazhou Cloud Singapore', countries: ['SG'] },
        { name: 'Kunyu Electronics Group Corporation 38th Research Institute (KETC 38)', countries: ['CN'] },
        { name: 'Hao (HK) Trading Co., Ltd.', countries: ['HK'] },
        { name: 'Rosbau (Russian Building State Corporation)', countries: ['RU'] },
        { name: 'Kunyu Electronics Group Corporation 48th Research Institute', countries: ['CN'] },
      ],
    },
  ]),
);
const found = (name: string, country?: string) =>
  screen.look(name, country ? [country] : []).hits.map((h) => `${h.entry}${h.exact ? ' same' : ' near'}`);

describe('the matcher', () => {
  test.each([
    ['the same in capitals', 'ZHAOYUN MEMORY TECHNOLOGIES', 'CN', ['0 same']],
    ['the same in another country', 'Zhaoyun Memory Technologies Ltd', 'SG', ['0 same']],
    ['an alias', 'ZYMT', 'US', ['0 same']],
    ['words in another order', 'Memory Technology Zhaoyun', undefined, ['0 same']],
    ['one word in two', 'Zhao Yun Memory Technologies', undefined, ['0 same']],
    ['with an address', 'Blue Kite Avionics L.L.C., P.O. Box 12, Dubai', 'AE', ['1 same']],
    ['a slip', 'Zhaoyin Memory Technologies', undefined, ['0 near']],
    ['a slip in a trade word', 'Blue Kite Avionics Tradng', 'AE', ['1 near']],
    ['another spelling', 'Muhammed Karimoff', undefined, ['4 near']],
    ['an affiliate by its name', 'Zhaoyun Memory Technologies (Wuhan) Research', 'CN', ['0 near']],
    ['a branch in another place', 'Blue Kite Avionics Singapore', 'SG', ['1 near']],
    ['a name without its place', 'Huazhou Cloud', 'SG', ['6 near', '7 near']],
    ['the same place and trade with another name', 'Lanzhou Cloud Shanghai', 'CN', []],
    ['trade words in one name are not another', 'International Electronics Technology', undefined, []],
    ['one trade word', 'Technology Ltd', undefined, []],
    ['a name that shares a city and a trade', 'Wuhan Memory Technologies', 'CN', []],
    ['a common word with another form elsewhere is near', 'Cherry GmbH', 'DE', ['3 near']],
    ['and the same where it is alone', 'Cherry', 'DE', ['3 same']],
    ['without its bracket', 'Kunyu Electronics Group Corporation 38th Research Institute', 'CN', ['8 same']],
    ['its bracket alone', 'KETC 38', 'CN', ['8 same']],
    ['its bracket and its ordinal', 'KETC 38th Research Institute', 'CN', ['8 same']],
    ['by the initials that its house has elsewhere', 'KETC 48th Research Institute', 'CN', ['11 same']],
    ['by those and its number', 'KETC 48', 'CN', ['11 same']],
    ['its ordinal alone', '38th Research Institute', 'CN', ['8 near']],
    ['its ordinal, shortened', 'The 38th Institute', 'CN', ['8 near']],
    ['another ordinal', '39th Research Institute', 'CN', []],
    ['the ordinal of another house', 'Danish 38th Research Institute', 'DK', []],
    ['without its place in a bracket', 'Hao Trading', 'HK', ['9 near']],
    ['the place alone', 'HK', 'HK', []],
    ['the name before a bracket', 'Rosbau', 'RU', ['10 same']],
    ['the name in a bracket', 'Russian Building State Corporation', 'RU', ['10 same']],
    ['initials with other words beside them', 'MEC Furniture', 'DE', []],
  ] as const)('%s', (_, name, country, expected) => {
    expect(found(name, country)).toEqual(expected);
  });

  it('gives a score and a reason', () => {
    const [hit] = screen.look('Zhaoyin Memory Technologies', ['CN']).hits;
    expect(hit).toMatchObject({ exact: false, country: true });
    expect(hit!.score).toBeGreaterThan(860);
    expect(hit!.why).toContain('zhaoyin is close to zhaoyun');
  });
  it('reads any text', () => {
    for (const text of ['', ' ', '.', '((', '长江存储', '\u0000', 'a'.repeat(5000), 'x '.repeat(3000)])
      expect(() => screen.look(text)).not.toThrow();
    expect(screen.look('长江存储').unread).toBe(true);
  });
});
