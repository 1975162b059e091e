/** Countries and places, with what was meant by one that is none. */
import { suggest } from '../../../grammar/src/text/suggest.ts';
import type { ValueNode } from '../../../grammar/src/index.ts';
import { codes } from './binder-codes.ts';
import type { Fact } from './model.ts';
import type { Scope } from './scope.ts';

const fact = (s: Scope, node: ValueNode, value: string): Fact<string> => ({ value, at: s.at(node) });

/** ISO 3166 code, upper case; with the nearest code or the code of the English name written. */
export function countryOf(s: Scope, node: ValueNode | undefined): Fact<string> | undefined {
  if (!node) return undefined;
  const code = node.text.toUpperCase();
  if (s.rulebook.countryNames.has(code)) return fact(s, node, code);
  const near = UNIONS.has(code) ? undefined : nearestCountry(s, node.text);
  unknown(s, node, near && { suggestion: near, said: `did you mean ${near} (${s.rulebook.countryNames.get(near)})?` });
  return undefined;
}

/** A country of origin: what belongs to the United States is the United States (772.1). */
export function originOf(s: Scope, node: ValueNode | undefined): Fact<string> | undefined {
  const country = countryOf(s, node);
  return country && s.rulebook.unitedStates.has(country.value) ? { ...country, value: 'US' } : country;
}

/** A country, `D:5`, or `worldwide`. */
export function placeOf(s: Scope, node: ValueNode): Fact<string> | undefined {
  if (node.kind === 'word') return fact(s, node, node.text);
  const { groupNames } = s.rulebook;
  if (node.kind !== 'group') {
    const word = node.text.toUpperCase();
    const meant = EVERYWHERE.has(word) ? 'worldwide' : /^[A-E]\d$/.test(word) ? `${word[0]}:${word[1]}` : undefined;
    if (meant === undefined || !groupNames.has(meant)) return countryOf(s, node);
    unknown(s, node, { suggestion: meant, said: `did you mean ${meant}?` });
    return undefined;
  }
  const group = node.text.toUpperCase();
  if (groupNames.has(group)) return fact(s, node, group);
  const near = suggest(
    group,
    [...groupNames].filter((g) => /^[A-E]/.test(g)),
  );
  s.report(
    codes.unknownCountryGroup,
    node,
    `Unknown country group ${node.text}${near ? `; did you mean ${near}?` : ''}`,
    near ? { data: { suggestion: near } } : {},
  );
  return undefined;
}

function unknown(s: Scope, node: ValueNode, meant: { suggestion: string; said: string } | '' | undefined): void {
  const union = UNIONS.get(node.text.toUpperCase());
  if (union !== undefined)
    s.report(codes.unknownCountry, node, `${node.text} is no country; name those of its members that are meant`, {
      data: { members: union },
    });
  else
    s.report(
      codes.unknownCountry,
      node,
      `Unknown country ${node.text}; ${meant ? meant.said : 'countries are ISO 3166 codes such as CN'}`,
      meant ? { data: { suggestion: meant.suggestion } } : {},
    );
}

/** No country and no group of the regulation; the rulebook has its members by this name. */
const UNIONS: ReadonlyMap<string, string> = new Map([['EU', 'european-union']]);

const EVERYWHERE: ReadonlySet<string> = new Set(['ALL', 'ANY', 'WORLD', 'GLOBAL', 'EVERYWHERE', 'ANYWHERE']);

/** Codes of other standards and everyday names; the nearest spelling of CHN would be Switzerland. */
const ALIASES: Readonly<Record<string, string>> = {
  UK: 'GB',
  EL: 'GR',
  KO: 'KR',
  PRC: 'CN',
  ROC: 'TW',
  DPRK: 'KP',
  UAE: 'AE',
  BURMA: 'MM',
  KOREA: 'KR',
  ARE: 'AE',
  AUS: 'AU',
  AUT: 'AT',
  BEL: 'BE',
  BLR: 'BY',
  BRA: 'BR',
  CAN: 'CA',
  CHE: 'CH',
  CHN: 'CN',
  CUB: 'CU',
  CZE: 'CZ',
  DEU: 'DE',
  DNK: 'DK',
  ESP: 'ES',
  FIN: 'FI',
  FRA: 'FR',
  GBR: 'GB',
  HKG: 'HK',
  IDN: 'ID',
  IND: 'IN',
  IRL: 'IE',
  IRN: 'IR',
  IRQ: 'IQ',
  ISR: 'IL',
  ITA: 'IT',
  JPN: 'JP',
  KOR: 'KR',
  LTU: 'LT',
  MAC: 'MO',
  MEX: 'MX',
  MYS: 'MY',
  NLD: 'NL',
  NOR: 'NO',
  NZL: 'NZ',
  PAK: 'PK',
  PHL: 'PH',
  POL: 'PL',
  PRK: 'KP',
  PRT: 'PT',
  RUS: 'RU',
  SAU: 'SA',
  SGP: 'SG',
  SWE: 'SE',
  SYR: 'SY',
  THA: 'TH',
  TUR: 'TR',
  TWN: 'TW',
  UKR: 'UA',
  USA: 'US',
  VEN: 'VE',
  VNM: 'VN',
  ZAF: 'ZA',
};

function nearestCountry(s: Scope, text: string): string | undefined {
  const alias = ALIASES[text.toUpperCase()];
  if (alias && Object.hasOwn(ALIASES, text.toUpperCase())) return alias;
  const lower = text.toLowerCase().replaceAll('-', ' ');
  for (const [code, name] of s.rulebook.countryNames) if (name.toLowerCase() === lower) return code;
  if (text.length <= 3) return suggest(text.toUpperCase(), s.rulebook.countryNames.keys());
  const byName = new Map([...s.rulebook.countryNames].map(([code, name]) => [name.toLowerCase(), code]));
  const near = suggest(lower, byName.keys());
  return near && byName.get(near);
}
