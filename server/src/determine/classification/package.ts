/**
 * The figures of a packaged circuit whose dies are given. What the package does not state is that of its dies together: processing is
 * "aggregated over all processing units on the integrated circuit", the area is that of all logic dies (3A090 technical note 2), and
 * transistors are counted over them (772.1). A memory stack's bandwidth is its own; the area of the package never follows from its dies.
 */
import { Exact } from '../../base/exact.ts';
import type { Item, Measure, Use } from '../../model/model.ts';
import { partsFirst } from '../sale/bill-of-materials.ts';
import { choice, figure } from './figures.ts';

const PERFORMANCE = 'total-processing-performance';
/** Parameters that only a processor states, and those that only a memory does. */
const OF_PROCESSORS: readonly string[] = ['tops', PERFORMANCE];
const OF_MEMORY: readonly string[] = [
  'memory-bandwidth',
  'memory-bandwidth-density',
  'layers',
  'half-pitch',
  'cell-area',
  'memory-density',
];

const known = new WeakMap<Item, readonly Measure[]>();

/** What an item states, and for a circuit built of circuits what they amount to. */
export function figuresOf(item: Item): readonly Measure[] {
  if (item.uses.length === 0) return item.specs;
  // A package may hold packages, as deep as the file is long.
  if (!known.has(item)) for (const part of partsFirst(item, (i) => known.has(i))) known.set(part, together(part));
  return known.get(item)!;
}

/** Total processing performance of its dies together, where they come to more than the package states of itself. */
export function understated(item: Item): { readonly stated: Measure; readonly dies: Measure } | undefined {
  const stated = item.specs.find((m) => OF_PROCESSORS.includes(m.parameter));
  const dies = stated && figuresOf(item).find((m) => m.parameter === PERFORMANCE && !item.specs.includes(m));
  return dies && { stated, dies };
}

interface Die {
  readonly use: Use;
  readonly figures: readonly Measure[];
  readonly kind: 'processor' | 'memory' | 'not-said';
}

const isCircuit = (item: Item): boolean => item.type?.value === 'integrated-circuit';

function together(item: Item): readonly Measure[] {
  const dies = isCircuit(item) ? item.uses.filter((u) => u.relation !== 'bundles' && isCircuit(u.item)).map(die) : [];
  if (dies.length === 0) return item.specs;
  const states = (...names: string[]): boolean => item.specs.some((m) => names.includes(m.parameter));
  const processing = performance(dies);
  const own = figure(item.specs, PERFORMANCE);
  const more = processing !== undefined && (own.state !== 'known' || own.value.cmp(processing.value!) < 0);
  return [
    ...(more ? item.specs.filter((m) => !OF_PROCESSORS.includes(m.parameter)) : item.specs),
    ...(more ? [processing] : []),
    ...(states('die-area') ? [] : areas(dies, choice(item.specs, 'transistor') !== undefined)),
    ...(states('transistor-count', 'transistor-density', 'aggregated-transistor-count') ? [] : transistors(dies)),
    ...(states('transistor') ? [] : architecture(dies)),
    ...(states('node') ? [] : node(dies)),
    ...(states('memory-bandwidth') ? [] : bandwidth(dies)),
  ];
}

function die(use: Use): Die {
  const figures = known.get(use.item) ?? use.item.specs;
  const states = (names: readonly string[]): boolean => figures.some((m) => names.includes(m.parameter));
  return { use, figures, kind: states(OF_PROCESSORS) ? 'processor' : states(OF_MEMORY) ? 'memory' : 'not-said' };
}

/** The sum over the dies that state it; at least that much where others do not say what they do. */
function performance(dies: readonly Die[]): Measure | undefined {
  return sum(PERFORMANCE, dies, (d) => {
    const own = d.kind === 'processor' ? figure(d.figures, PERFORMANCE) : undefined;
    return own?.state === 'known' ? own.value : undefined;
  });
}

/** Of the stacks alone: what a processor states is how fast it reads them. */
function bandwidth(dies: readonly Die[]): Measure[] {
  if (dies.some((d) => d.kind === 'memory' && !d.figures.some((m) => m.parameter === 'memory-bandwidth'))) return [];
  const all = sum('memory-bandwidth', dies, (d) =>
    d.kind === 'memory' ? d.figures.find((m) => m.parameter === 'memory-bandwidth')?.value : undefined,
  );
  return all ? [all] : [];
}

function sum(parameter: string, dies: readonly Die[], of: (d: Die) => Exact | undefined): Measure | undefined {
  let total: Exact | undefined;
  for (const d of dies) {
    const one = of(d);
    if (one) total = (total ?? Exact.ZERO).add(one.mul(d.use.quantity));
  }
  const atLeast = dies.some((d) => d.kind === 'not-said' || (d.kind === 'processor' && parameter === PERFORMANCE && !of(d)));
  return total && { parameter, value: total, at: dies[0]!.use.at, ...(atLeast && { atLeast }) };
}

/** One area for each logic die, or none at all: without one of them the density is not known. */
function areas(dies: readonly Die[], decided: boolean): Measure[] {
  const out: Measure[] = [];
  for (const { use, figures, kind } of dies) {
    if (kind === 'memory') continue;
    const own = figures.filter((m) => m.parameter === 'die-area' && m.value);
    const made = choice(figures, 'transistor')?.choice;
    if (own.length === 0 || (!decided && own.some((m) => (m.qualifier ?? made) === undefined))) return [];
    for (const m of own) {
      const qualifier = m.qualifier ?? made;
      out.push({ ...m, value: m.value!.mul(use.quantity), at: use.at, ...(qualifier !== undefined && { qualifier }) });
    }
  }
  return out;
}

function transistors(dies: readonly Die[]): Measure[] {
  const out: Measure[] = [];
  for (const { use, figures, kind } of dies) {
    if (kind === 'memory') continue;
    const count = figure(figures, 'aggregated-transistor-count');
    if (count.state !== 'known') return [];
    out.push({ parameter: 'transistor-count', value: count.value.mul(use.quantity), at: use.at });
  }
  return out;
}

/** Made by a non-planar process where one of its logic dies is; planar where each of them is. */
function architecture(dies: readonly Die[]): Measure[] {
  const logic = dies.filter((d) => d.kind !== 'memory');
  const made = logic.map((d) => ({ at: d.use.at, of: choice(d.figures, 'transistor') }));
  const said = made.find((m) => m.of?.choice === 'non-planar') ?? (made.every((m) => m.of) ? made[0] : undefined);
  return said?.of ? [{ ...said.of, at: said.at }] : [];
}

/** The finest of its logic dies. */
function node(dies: readonly Die[]): Measure[] {
  let finest: Measure | undefined;
  for (const { use, figures, kind } of dies) {
    const own = kind === 'memory' ? undefined : figures.find((m) => m.parameter === 'node' && m.value);
    if (own && (!finest || own.value!.cmp(finest.value!) < 0)) finest = { ...own, at: use.at };
  }
  return finest ? [finest] : [];
}
