/**
 * The lists of parties that the regulation knows, one row each. A rulebook may hold others (`lists/NAME.yaml`): their parties are looked
 * up by name, and a rule reaches them by `partyListed: { list: NAME }`; they are called by that name.
 */
interface KnownList {
  /** As it follows "on the". */
  readonly title: string;
  /** What a copy of it is cited as. */
  readonly cite: string;
  /** The section that says what being on it means. */
  readonly section: string;
  /** Its letters in the Consolidated Screening List, where `rulebook import --csl` takes it from there. */
  readonly csl?: string;
}

export const PARTY_LISTS = {
  'entity-list': { title: 'Entity List', cite: '744 supp. 4', section: '744.16', csl: 'EL' },
  unverified: { title: 'Unverified List', cite: '744 supp. 6', section: '744.15', csl: 'UVL' },
  'military-end-user': { title: 'Military End-User List', cite: '744 supp. 7', section: '744.21', csl: 'MEU' },
  denied: { title: 'Denied Persons List', cite: '764.3(a)(2)', section: '764.3', csl: 'DPL' },
  blocked: {
    title: 'list of Specially Designated Nationals (744.8(a)(1))',
    cite: '744.8(a)(1)',
    section: '744.8(a)(1)',
  },
} as const satisfies Readonly<Record<string, KnownList>>;

/** Those that a spec may name in `listed`. */
export type KnownListName = keyof typeof PARTY_LISTS;

export const KNOWN_LISTS: ReadonlyMap<string, KnownList> = new Map(Object.entries(PARTY_LISTS));

export const listTitle = (list: string): string => KNOWN_LISTS.get(list)?.title ?? `list ${list}`;
