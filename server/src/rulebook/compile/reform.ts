/**
 * A proposal over the law: facts are ended, replaced, narrowed or added from a day on, and what was before that day stays as it was. From its
 * day on the proposal holds; what the rulebook knows of later versions of the same fact falls away.
 */
import { covers, type Day } from '../../../../grammar/src/text/date.ts';
import type { CclVersions, CoreData, ListsData } from '../compiled.ts';
import { KINDS } from '../kinds.ts';
import { refsIn } from '../history.ts';
import type { TVerification } from '../schema/fact.ts';
import { OPERATIONS, Reform, type TChange, type TListedParty, type TOperation, type TPartyList } from '../schema/index.ts';
import type { Installed } from './installed.ts';
import type { RulebookError } from './index.ts';
import { PLACE_KINDS, placeKind, type PlacesData, reformPlaces } from './reform-places.ts';
import { REFORMABLE, type Reformable, type ReformKind, written } from './reformable.ts';
import { parseYaml } from './yaml.ts';

export interface Reformed {
  readonly installed: Installed;
  /** What each operation does, as a change of the history; its day is the operation's. */
  readonly changes: readonly TChange[];
  readonly title?: string;
  readonly errors: readonly RulebookError[];
}

type Fact = Record<string, unknown> & { readonly from?: string; readonly until?: string };
interface Found {
  readonly kind: ReformKind;
  readonly how: Reformable;
  readonly facts: readonly Fact[];
}

/** @param name the folder, as it is told */
export function applyReform(base: Installed, text: string, file: string, name: string): Reformed {
  const yaml = parseYaml(text);
  const errors: RulebookError[] = yaml.errors.map((e) => ({ file, ...e }));
  const nothing = { installed: base, changes: [], errors };
  if (errors.length > 0) return nothing;
  const parsed = Reform.safeParse(yaml.value);
  if (!parsed.success) {
    for (const { path, message } of complaints(yaml.value)) errors.push({ file, line: yaml.line(path), message });
    return nothing;
  }
  const whole = parsed.data;
  const operations = Array.isArray(whole) ? whole : whole.operations;
  const prefix = Array.isArray(whole) ? [] : ['operations'];
  const law = new Law(base, name);
  const changes = operations.flatMap((op, i): TChange[] => {
    const outcome = law.apply(op);
    if (typeof outcome !== 'string') return [{ ...outcome, id: `proposal-${i + 1}` }];
    errors.push({ file, line: yaml.line([...prefix, i]), message: outcome });
    return [];
  });
  const title = Array.isArray(whole) ? undefined : whole.title;
  if (errors.length > 0) return nothing;
  return { installed: law.installed(changes), changes, errors, ...(title !== undefined && { title }) };
}

const KINDS_TOLD = [...Object.keys(REFORMABLE), ...PLACE_KINDS].join(', ');

class Law {
  private readonly base: Installed;
  private readonly name: string;
  private readonly collections = new Map<string, readonly Fact[]>();

  constructor(base: Installed, name: string) {
    this.base = base;
    this.name = name;
  }

  /** What it comes to, or why it cannot be done. */
  apply(op: TOperation): Omit<TChange, 'id'> | string {
    if (placeKind(op)) return this.place(op);
    if ('add' in op) return this.add(op);
    const id = 'end' in op ? op.end : 'replace' in op ? op.replace : op.narrow;
    const found = this.find(id, op);
    if (typeof found === 'string') return found;
    if ('end' in op) {
      this.supersede(found, op.from, () => undefined);
      return this.change(op.title ?? `Ends ${found.kind} ${id}`, op.from, found.how, found.facts);
    }
    if ('replace' in op && found.facts.length > 1)
      return `${id} is ${found.facts.length} facts on ${op.from}; say which with under: ${[...new Set(found.facts.map(paragraphOf))].join(', ')}`;
    const made: Fact[] = [];
    for (const fact of found.facts) {
      const next = 'replace' in op ? { ...written(fact), ...op.with } : narrowed(fact, op.unless, op.title);
      if (typeof next === 'string') return next;
      const until = 'replace' in op ? (op.with['until'] as string | undefined) : undefined;
      const checked = this.checked(found.how, { ...next, from: op.from, until });
      if (typeof checked === 'string') return `${id}: ${checked}`;
      made.push(checked);
    }
    this.supersede(found, op.from, (fact) => made[found.facts.indexOf(fact)]);
    const verb = 'replace' in op ? 'Replaces' : 'Narrows';
    return this.change(op.title ?? `${verb} ${found.kind} ${id}`, op.from, found.how, [...found.facts, ...made]);
  }

  private place(op: TOperation): Omit<TChange, 'id'> | string {
    const { core } = this.base;
    const kept = <K extends keyof PlacesData>(key: K): PlacesData[K] => (this.collections.get(key) ?? core[key]) as PlacesData[K];
    const reformed = reformPlaces(core, { chart: kept('chart'), chartDated: kept('chartDated'), groups: kept('groups') }, op);
    if (typeof reformed === 'string') return reformed;
    const { places, title, from, touches } = reformed;
    for (const [key, made] of Object.entries(places)) this.collections.set(key, made as unknown as readonly Fact[]);
    const { name } = this;
    return {
      title: op.title ?? title,
      effective: from,
      cite: name,
      source: name,
      touches: [...touches],
      verified: proposed(name),
    };
  }

  private add(op: Extract<TOperation, { add: string }>): Omit<TChange, 'id'> | string {
    const how = REFORMABLE[op.add as ReformKind];
    if (!how) return `a proposal adds no ${op.add}; it adds ${KINDS_TOLD}`;
    const fact = op.fact as Fact;
    const { from } = fact;
    if (from === undefined) return `the ${op.add} that is added says no day from which it holds (from)`;
    const checked = this.checked(how, fact);
    if (typeof checked === 'string') return checked;
    const id = checked[how.id] as string;
    const kind = op.add as ReformKind;
    if (!several(kind) && this.of(how).some((f) => f[how.id] === id && covers(from as Day, f.from, f.until)))
      return `${kind} ${id} exists already on ${from}; replace it`;
    this.collections.set(how.collection, [...this.of(how), checked]);
    return this.change(op.title ?? `Adds ${kind} ${id}`, from, how, [checked]);
  }

  private find(id: string, op: { kind?: string | undefined; under?: string | undefined; from: string }): Found | string {
    if (op.kind !== undefined && !(op.kind in REFORMABLE)) return `a proposal changes no ${op.kind}; it changes ${KINDS_TOLD}`;
    const all = (Object.entries(REFORMABLE) as [ReformKind, Reformable][])
      .filter(([kind]) => op.kind === undefined || op.kind === kind)
      .map(([kind, how]): Found => ({ kind, how, facts: this.of(how).filter((f) => f[how.id] === id) }))
      .filter((f) => f.facts.length > 0);
    if (all.length === 0) return `no fact that a proposal may change is called ${id}; earshot rulebook list shows them`;
    if (all.length > 1) return `${id} is a ${all.map((f) => f.kind).join(' and a ')}; say which with kind`;
    const [one] = all as [Found];
    const facts = one.facts.filter(
      (f) => covers(op.from as Day, f.from, f.until) && (op.under === undefined || paragraphOf(f) === op.under),
    );
    if (facts.length === 0) return `${one.kind} ${id}${op.under ? ` under ${op.under}` : ''} is not in force on ${op.from}`;
    return { ...one, facts };
  }

  private of(how: Reformable): readonly Fact[] {
    let facts = this.collections.get(how.collection);
    if (!facts) {
      facts =
        how.collection === 'ccl'
          ? [...this.base.ccl.values()].flat().map((e) => e as unknown as Fact)
          : how.collection === 'lists'
            ? [...newest(this.base.lists).values()].flatMap((l) => l.parties.map((p) => ({ ...p, list: l.list }) as Fact))
            : (this.base.core[how.collection as keyof CoreData] as unknown as readonly Fact[]);
      this.collections.set(how.collection, facts);
    }
    return facts;
  }

  /** Each fact ends on the day, what takes its place stands beside it, and later versions of it are gone. */
  private supersede({ how, facts }: Found, from: string, next: (fact: Fact) => Fact | undefined): void {
    const same = (f: Fact): boolean =>
      facts.some((x) => x[how.id] === f[how.id] && (facts.length > 1 || paragraphOf(x) === paragraphOf(f)));
    this.collections.set(
      how.collection,
      this.of(how).flatMap((f): Fact[] => {
        if (facts.includes(f))
          return [...(f.from === from ? [] : [{ ...f, until: from }]), ...([next(f)].filter(Boolean) as Fact[])];
        return same(f) && f.from !== undefined && f.from > from ? [] : [f];
      }),
    );
  }

  /** As the rulebook compiles it, or what is wrong with it. */
  private checked(how: Reformable, record: Fact): Fact | string {
    const source = how.unsourced ? {} : { source: `proposal ${this.name}`, verified: proposed(this.name) };
    const fact = Object.fromEntries(Object.entries({ ...record, ...source }).filter(([, v]) => v !== undefined && v !== null));
    const result = KINDS[how.file].schema.safeParse(how.wrap(fact));
    if (!result.success) {
      const { path, message } = result.error.issues[0]!;
      const at = path.slice(how.path.length).map(String).join('.');
      return at === '' ? message : `${at}: ${message}`;
    }
    const list = record['list'];
    if (how.collection === 'lists') {
      const known = newest(this.base.lists).get(String(list));
      if (!known)
        return `no list of parties is called ${String(list)}; there is ${[...newest(this.base.lists).keys()].join(', ')}`;
      const items = record['items'] as string | undefined;
      if (typeof items === 'string' && known.items?.[items] === undefined)
        return `no \`items\` of ${known.list} is named ${items}`;
    }
    const value = how.path.reduce((v: unknown, key) => (v as Record<string | number, unknown>)[key], result.data) as Fact;
    const make = (KINDS[how.file].collections as Record<string, (v: unknown, carry: unknown) => Fact[]>)[how.collection];
    if (how.collection === 'lists') return { ...value, list };
    return make ? make(result.data, (_: object, made: object) => made)[0]! : value;
  }

  private change(title: string, effective: string, how: Reformable, facts: readonly Fact[]): Omit<TChange, 'id'> {
    const touches = [...new Set(facts.flatMap((f) => [...touchedBy(f, how), ...this.touchedByListing(f, how)]))];
    return { title, effective, cite: this.name, source: this.name, touches, verified: proposed(this.name) };
  }

  /** The list, and the rules that ask who is on it. */
  private touchedByListing(f: Fact, how: Reformable): string[] {
    if (how.collection !== 'lists') return [];
    const name = f['list'] as string;
    const asks = JSON.stringify({ list: name }).slice(1, -1);
    const { requirements, directProductRules } = this.base.core;
    const rules = [...requirements, ...directProductRules].filter((r) => JSON.stringify(r).includes(asks)).map((r) => r.rule);
    return [newest(this.base.lists).get(name)!.cite, ...rules];
  }

  installed(changes: readonly TChange[]): Installed {
    const core: Record<string, unknown> = { ...this.base.core };
    let { ccl, lists } = this.base;
    for (const [name, facts] of this.collections) {
      if (name === 'ccl') {
        const entries = Map.groupBy(facts, (f) => f['eccn'] as string) as unknown as Map<string, CclVersions>;
        ccl = new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
      } else if (name === 'lists') {
        const parties = Map.groupBy(facts, (f) => f['list'] as string);
        const changed = newest(lists);
        lists = lists.map((l) => (changed.get(l.list) === l ? { ...l, parties: (parties.get(l.list) ?? []).map(asListed) } : l));
      } else core[name] = facts;
    }
    core['days'] = [...new Set([...this.base.core.days, ...changes.map((c) => c.effective!)])].sort();
    return { core: core as CoreData, ccl, lists };
  }
}

/** Its paragraph; of a listed party its list. */
const proposed = (name: string): TVerification => ({ secondary: `proposal ${name}` });
const paragraphOf = (f: Fact): string => (f['rule'] ?? f['cite'] ?? f['list'] ?? '') as string;

function asListed(fact: Fact): TListedParty {
  const { list: _, ...party } = fact;
  return party as unknown as TListedParty;
}

/** Of each list the newest snapshot: what a proposal is over. */
function newest(lists: ListsData): ReadonlyMap<string, TPartyList> {
  const out = new Map<string, TPartyList>();
  for (const l of lists) if (l.snapshot >= (out.get(l.list)?.snapshot ?? '')) out.set(l.list, l);
  return out;
}

/** Several of one id may hold on a day, and divide items or destinations between them, or are under different paragraphs. */
function several(kind: ReformKind): boolean {
  const { file, collection } = REFORMABLE[kind]!;
  const rules = (KINDS[file] as { rules?: Record<string, { under?: string; several?: true }> }).rules?.[collection];
  return kind === 'listed-party' || rules?.several === true || rules?.under !== undefined;
}

/** The exclusion, where the fact has room for one; else the condition on which it rests. */
function narrowed(fact: Fact, unless: unknown, title: string | undefined): Fact | string {
  const record = written(fact);
  if (Array.isArray(record['unless']))
    return {
      ...record,
      unless: [...record['unless'], { cite: 'proposal', title: title ?? 'left out by the proposal', when: unless }],
    };
  for (const key of ['when', 'reach', 'scope']) {
    if (typeof record[key] === 'object' && record[key] !== null)
      return { ...record, [key]: { all: [record[key], { not: unless }] } };
  }
  return 'has no condition that could be narrowed; replace it';
}

/** Paragraphs, entries and groups, in the words of the history. */
function* touchedBy(f: Fact, how: Reformable): Generator<string> {
  if (how.collection === 'ccl' || how.collection === 'groups') yield f[how.id] as string;
  for (const key of ['rule', 'paragraph', 'cite']) {
    const text = f[key];
    if (typeof text === 'string') yield* new Set([text, ...refsIn(text)]);
  }
}

/** Of a file that is no reform: what is wrong, operation by operation, told of the form that its first word names. */
function complaints(value: unknown): { path: PropertyKey[]; message: string }[] {
  const isList = Array.isArray(value);
  const list = isList ? value : (value as { operations?: unknown } | null)?.operations;
  if (!Array.isArray(list) || list.length === 0)
    return [{ path: [], message: 'a list of operations was expected, or title and operations' }];
  const prefix = isList ? [] : ['operations'];
  const found = list.flatMap((op: unknown, i) => {
    const verb = Object.keys(OPERATIONS).find((v) => typeof op === 'object' && op !== null && v in op);
    if (!verb) return [{ path: [...prefix, i], message: 'an operation begins with end, replace, narrow or add' }];
    const result = OPERATIONS[verb as keyof typeof OPERATIONS].safeParse(op);
    if (result.success) return [];
    return result.error.issues.map(({ path, message }) => ({
      path: [...prefix, i, ...path],
      message: [...path.map(String), message].join(': '),
    }));
  });
  return found.length > 0 ? found : [{ path: [], message: 'a proposal holds title and operations, and nothing else' }];
}
