/**
 * Implements `Rulebook` over the compiled sections. Each section is read and decoded when first asked for;
 * `at(date)` is pure and memoized. Nothing here validates: the build has done that.
 */
import { covers, type Day } from '../../../../grammar/src/text/date.ts';
import { isUnread } from '../attestation.ts';
import { Ccl } from './ccl.ts';
import { coreOf, recordsOn } from './core.ts';
import type { CoreData, DatedKey, ListsData, Section } from '../compiled.ts';
import { type Further, listsOn, mergeCore, mergeLists } from './further.ts';
import { PartyNames } from './parties.ts';
import { Places } from './places.ts';
import type { CclEntry, Parameter, Question, Rulebook, RulebookAt } from '../rulebook.ts';
import type { TChartColumn, TCountry, TSpecialScope } from '../schema/index.ts';

/** `read` yields the text of a compiled section; `further` is what the user's own rulebooks add. */
export function loadRulebook(read: (section: Section) => string, further: readonly Further[] = []): Rulebook {
  return new LoadedRulebook(read, further);
}

class LoadedRulebook implements Rulebook {
  readonly core: CoreData;
  private readonly read: (section: Section) => string;
  readonly byCode: ReadonlyMap<string, TCountry>;
  private readonly dates = new Map<Day, RulebookAt>();
  private readonly cache: {
    ccl?: Ccl;
    lists?: ListsData;
    parties?: PartyNames;
    parameters?: Map<string, Parameter>;
    aliases?: Map<string, string>;
    endUses?: Map<string, string>;
    paragraphs?: Map<string, string>;
    questions?: Map<string, Question>;
    countryNames?: Map<string, string>;
    unitedStates?: ReadonlySet<string>;
    groupNames?: Set<string>;
  } = {};

  readonly further: readonly Further[];

  constructor(read: (section: Section) => string, further: readonly Further[]) {
    this.read = read;
    this.further = further;
    this.core = mergeCore(coreOf(read('core')), further);
    this.byCode = new Map(this.core.countries.map((c) => [c.code, c]));
  }

  get version() {
    return this.core.version;
  }
  get from() {
    return this.core.from as Day;
  }
  get through() {
    return this.core.through as Day;
  }
  get approvedEntities() {
    return this.core.approvedEntities;
  }
  get validatedEndUsers() {
    return this.core.validatedEndUsers;
  }
  get chartSource() {
    return this.core.chartSource;
  }
  get chartRead() {
    return this.core.chartRead;
  }
  get anyListUnread() {
    return this.core.anyListUnread === true || this.further.some((f) => f.lists.some(isUnread));
  }
  get changes() {
    return this.core.changes;
  }
  get days() {
    return this.core.days as readonly Day[];
  }
  htsList(name: string) {
    return this.core.hts[name]?.headings;
  }
  htsListSince(name: string) {
    return this.core.hts[name]?.from;
  }
  get ccl(): Ccl {
    return (this.cache.ccl ??= new Ccl(this.read('ccl')));
  }
  get partyLists() {
    return (this.cache.lists ??= mergeLists(JSON.parse(this.read('lists')) as ListsData, this.further));
  }
  get parties() {
    return (this.cache.parties ??= new PartyNames(
      this.read,
      this.further.flatMap((f) => f.lists),
    ));
  }
  get parameters() {
    return (this.cache.parameters ??= new Map(this.core.parameters.map((p) => [p.name, p as Parameter])));
  }
  get endUses() {
    return (this.cache.endUses ??= new Map(this.core.endUses.map((e) => [e.name, e.title])));
  }
  get paragraphs() {
    return (this.cache.paragraphs ??= new Map(this.core.paragraphs.map((p) => [p.cite, p.says])));
  }
  get questions() {
    return (this.cache.questions ??= new Map(this.core.questions.map((q) => [q.paragraph, q])));
  }
  get unitedStates() {
    return (this.cache.unitedStates ??= new Set(this.core.countries.flatMap((c) => (c.domestic ? [c.code] : []))));
  }
  get countryNames() {
    return (this.cache.countryNames ??= new Map(this.core.countries.map((c) => [c.code, c.name])));
  }
  get countryAliases() {
    return (this.cache.aliases ??= new Map(
      this.core.countries.flatMap((c) =>
        [c.name, ...(c.ear ? [c.ear] : []), ...(c.aliases ?? [])].map((alias) => [alias.toLowerCase(), c.code] as const),
      ),
    ));
  }
  get groupNames() {
    if (this.cache.groupNames) return this.cache.groupNames;
    const names = (this.cache.groupNames = new Set(['worldwide']));
    for (const { group } of this.core.groups) {
      names.add(group);
      if (/^[A-E]:\d$/.test(group)) names.add(group[0]!);
    }
    return names;
  }

  at(date: Day): RulebookAt {
    let at = this.dates.get(date);
    if (!at) this.dates.set(date, (at = new LoadedAt(this, date)));
    return at;
  }
}

class LoadedAt implements RulebookAt {
  private readonly cache = new Map<string, unknown>();
  private readonly places: Places;
  private readonly entries = new Map<string, CclEntry | undefined>();

  readonly rulebook: LoadedRulebook;
  readonly date: Day;

  constructor(rulebook: LoadedRulebook, date: Day) {
    this.rulebook = rulebook;
    this.date = date;
    this.places = new Places(rulebook.core, rulebook.byCode, date);
  }

  get carriedSince(): Day | undefined {
    return this.date > this.rulebook.through ? this.rulebook.through : undefined;
  }
  get countries() {
    return this.places.countries;
  }
  hasCountry(code: string) {
    return this.places.has(code);
  }
  countryName(code: string) {
    return this.rulebook.byCode.get(code)?.name ?? code;
  }
  governing(code: string) {
    return this.places.governing(code);
  }
  inPlace(code: string, place: string) {
    return this.places.inPlace(code, place);
  }
  members(place: string) {
    return this.places.members(place);
  }
  groups(code: string) {
    return this.places.groups(code);
  }
  chart(code: string): ReadonlySet<string> {
    return this.places.chart(code) ?? NO_MARKS;
  }
  hasChartRow(code: string) {
    return this.places.chart(code) !== undefined;
  }
  goesBy(code: string) {
    const to = this.places.governing(code);
    return to !== code && this.rulebook.byCode.get(code)?.unlisted ? to : undefined;
  }
  isDomestic(code: string) {
    return this.rulebook.byCode.get(code)?.domestic === true;
  }

  entry(eccn: string): CclEntry | undefined {
    if (!this.entries.has(eccn)) this.entries.set(eccn, this.rulebook.ccl.entry(eccn, this.date));
    return this.entries.get(eccn);
  }
  get entryCodes() {
    return this.once('entryCodes', () => this.rulebook.ccl.codes(this.date));
  }

  get classifications() {
    return this.inForce('classifications');
  }
  get definitions() {
    return this.inForce('definitions');
  }
  get zeroLevels() {
    return this.inForce('zeroLevels');
  }
  get levels() {
    return this.inForce('levels');
  }
  get directProductRules() {
    return this.inForce('directProductRules');
  }
  get ownershipRules() {
    return this.inForce('ownershipRules');
  }
  get requirements() {
    return this.inForce('requirements');
  }
  get scopes() {
    return this.inForce('scopes');
  }
  get exceptions() {
    return this.inForce('exceptions');
  }
  get exceptionRestrictions() {
    return this.inForce('restrictions');
  }
  get redFlags() {
    return this.inForce('redFlags');
  }
  get alliedListings() {
    return this.inForce('alliedListings');
  }
  get partyLists() {
    return this.once('partyLists', () => listsOn(this.rulebook.partyLists, this.date));
  }

  specialScope(id: string): readonly TSpecialScope[] {
    const byId = this.once('scopesById', () => Map.groupBy(this.scopes, (s) => s.id));
    return byId.get(id) ?? [];
  }
  chartColumn(column: string): TChartColumn | undefined {
    return this.inForce('chartColumns').find((c) => c.column === column);
  }
  alliedCountry(country: string) {
    return this.rulebook.core.alliedCountries.find((c) => c.country === country && covers(this.date, c.from, c.until));
  }

  inForce<K extends DatedKey>(key: K): CoreData[K] {
    return this.once(key, () => recordsOn(this.rulebook.core, key, this.date));
  }
  private once<T>(key: string, make: () => T): T {
    if (!this.cache.has(key)) this.cache.set(key, make());
    return this.cache.get(key) as T;
  }
}

const NO_MARKS: ReadonlySet<string> = new Set();
