/**
 * Figures derived from `specs`: total processing performance and performance density (3A090 technical note 2),
 * memory bandwidth density (technical note 1 to 3A090.c), minimum resolvable feature size (3B001.f.1 technical notes).
 */
import { Exact } from '../../base/exact.ts';
import type { Measure } from '../../model/model.ts';
import type { Figures } from '../result.ts';

/**
 * `known`: the value. `undefined`: the figure does not exist for this item (no non-planar die: no performance density),
 * so every comparison with it is `no`. `missing`: the parameters that would give it.
 */
export type Figure =
  | { readonly state: 'known'; readonly value: Exact; readonly from: readonly Measure[]; readonly derived: boolean }
  | { readonly state: 'undefined'; readonly why: string; readonly from: readonly Measure[] }
  | {
      readonly state: 'missing';
      readonly needs: readonly string[];
      /** So much it is in any case. */
      readonly atLeast?: Exact;
    };

/** 3B001.f.1 technical note 1: "where, for the purposes of 3B001.f.1.b, the K factor = 0.25". */
const K_FACTOR = Exact.from('0.25');

const derivations: Record<string, (specs: readonly Measure[], kFactor: Exact) => Figure> = {
  'total-processing-performance': totalProcessingPerformance,
  'performance-density': performanceDensity,
  'memory-bandwidth-density': memoryBandwidthDensity,
  'minimum-resolvable-feature': minimumResolvableFeature,
  'aggregated-transistor-count': aggregatedTransistorCount,
};

export const derivedFigureNames: readonly string[] = Object.keys(derivations);

/** Derived where it can be, else as stated. */
export function figure(specs: readonly Measure[], name: string, kFactor: Exact = K_FACTOR): Figure {
  const derive = derivations[name];
  const own = stated(specs, name);
  if (!derive) return own ? asStated(own, [name]) : { state: 'missing', needs: [name] };
  const derived = derive(specs, kFactor);
  if (derived.state !== 'missing') return derived;
  return own ? asStated(own, derived.needs) : derived;
}

const asStated = (own: Measure, needs: readonly string[]): Figure =>
  own.atLeast ? { state: 'missing', needs, atLeast: own.value! } : known(own.value!, [own], false);

/** Only the derivation, to compare with a stated figure. */
export function derivedFigure(specs: readonly Measure[], name: string): Figure | undefined {
  return derivations[name]?.(specs, K_FACTOR);
}

export function choice(specs: readonly Measure[], name: string): Measure | undefined {
  return specs.find((m) => m.parameter === name && m.choice !== undefined);
}

function stated(specs: readonly Measure[], name: string): Measure | undefined {
  return specs.find((m) => m.parameter === name && m.value !== undefined);
}

const known = (value: Exact, from: readonly Measure[], derived = true): Figure => ({
  state: 'known',
  value: value.reduce(),
  from,
  derived,
});

function totalProcessingPerformance(specs: readonly Measure[]): Figure {
  let best: Exact | undefined;
  const from: Measure[] = [];
  for (const m of specs) {
    if (m.parameter !== 'tops' || !m.value || !m.atValue) continue;
    from.push(m);
    const product = m.value.mul(m.atValue);
    if (!best || product.cmp(best) > 0) best = product;
  }
  return best ? known(best, from) : { state: 'missing', needs: ['tops'] };
}

function performanceDensity(specs: readonly Measure[]): Figure {
  const tpp = figure(specs, 'total-processing-performance');
  const dies = specs.filter((m) => m.parameter === 'die-area' && m.value);
  const transistor = choice(specs, 'transistor');
  const planar = (m: Measure): boolean => (m.qualifier ?? transistor?.choice) === 'planar';
  if (dies.length > 0 ? dies.every(planar) : transistor?.choice === 'planar') {
    return {
      state: 'undefined',
      why: 'no die is made with a non-planar transistor architecture',
      from: transistor ? [transistor, ...dies] : dies,
    };
  }
  if (dies.length === 0) return { state: 'missing', needs: ['die-area'] };
  if (dies.some((m) => m.qualifier === undefined) && !transistor) return { state: 'missing', needs: ['transistor'] };
  if (tpp.state !== 'known') return tpp;
  const counted = dies.filter((m) => !planar(m));
  const area = counted.reduce((sum, m) => sum.add(m.value!), Exact.ZERO);
  return area.isZero ? { state: 'missing', needs: ['die-area'] } : known(tpp.value.div(area), [...tpp.from, ...counted]);
}

function memoryBandwidthDensity(specs: readonly Measure[]): Figure {
  const bandwidth = stated(specs, 'memory-bandwidth');
  const area = stated(specs, 'package-area');
  const needs = [...(bandwidth ? [] : ['memory-bandwidth']), ...(area ? [] : ['package-area'])];
  if (!bandwidth || !area || area.value!.isZero) return { state: 'missing', needs };
  const density = bandwidth.value!.div(area.value!);
  return bandwidth.atLeast
    ? { state: 'missing', needs: ['memory-bandwidth'], atLeast: density }
    : known(density, [bandwidth, area]);
}

/**
 * It "is calculated by the following formula", with the K of the text. What the spec states of it, or of K, counts where it is smaller: it takes
 * nothing out that the formula has.
 */
function minimumResolvableFeature(specs: readonly Measure[], kFactor: Exact): Figure {
  const resolution = stated(specs, 'resolution');
  const wavelength = stated(specs, 'wavelength');
  const aperture = stated(specs, 'numerical-aperture');
  const needs = [...(wavelength ? [] : ['wavelength']), ...(aperture ? [] : ['numerical-aperture'])];
  if (!wavelength || !aperture || aperture.value!.isZero)
    return resolution ? known(resolution.value!, [resolution], false) : { state: 'missing', needs };
  const k = stated(specs, 'k-factor');
  const own = k !== undefined && k.value!.cmp(kFactor) < 0;
  const calculated = wavelength.value!.mul(own ? k.value! : kFactor).div(aperture.value!);
  if (resolution && resolution.value!.cmp(calculated) < 0) return known(resolution.value!, [resolution], false);
  return known(calculated, own ? [wavelength, k, aperture] : [wavelength, aperture]);
}

/** As counted, die by die; else the transistor density of the node times the area of the dies (3A090 technical note 1, 772.1). */
function aggregatedTransistorCount(specs: readonly Measure[]): Figure {
  const counts = specs.filter((m) => m.parameter === 'transistor-count' && m.value);
  if (counts.length > 0)
    return known(
      counts.reduce((sum, m) => sum.add(m.value!), Exact.ZERO),
      counts,
    );
  const density = stated(specs, 'transistor-density');
  const dies = specs.filter((m) => m.parameter === 'die-area' && m.value && m.qualifier !== 'planar');
  if (!density || dies.length === 0) return { state: 'missing', needs: ['transistor-count'] };
  const area = dies.reduce((sum, m) => sum.add(m.value!), Exact.ZERO);
  return known(density.value!.mul(area), [density, ...dies]);
}

/** For the report, four places. */
export function displayFigures(specs: readonly Measure[]): Figures | undefined {
  const out: Figures = {};
  const put = (key: keyof Figures, name: string): void => {
    const f = figure(specs, name);
    if (f.state === 'known') out[key] = f.value.toShort(4);
  };
  put('totalProcessingPerformance', 'total-processing-performance');
  put('performanceDensity', 'performance-density');
  put('memoryBandwidthDensity', 'memory-bandwidth-density');
  put('minimumResolvableFeature', 'minimum-resolvable-feature');
  put('adjustedPeakPerformance', 'adjusted-peak-performance');
  return Object.keys(out).length > 0 ? out : undefined;
}
