/** The closed list of units, with exact factors to one base unit per dimension. */

const TABLE: Record<string, Record<string, string>> = {
  length: { nm: '1', um: '1000', mm: '1000000', cm: '10000000', m: '1000000000' },
  area: { nm2: '0.000000000001', um2: '0.000001', mm2: '1', cm2: '100' },
  volume: { ft3: '0.028316846592', m3: '1' },
  information: {
    bit: '1',
    Kbit: '1000',
    Mbit: '1000000',
    Gbit: '1000000000',
    byte: '8',
    KB: '8000',
    MB: '8000000',
    GB: '8000000000',
    TB: '8000000000000',
  },
  bandwidth: { 'MB/s': '0.001', 'GB/s': '1', 'TB/s': '1000', 'Mbit/s': '0.000125', 'Gbit/s': '0.125', 'Tbit/s': '125' },
  'bandwidth density': { 'MB/s/mm2': '0.001', 'GB/s/mm2': '1', 'TB/s/mm2': '1000' },
  'memory density': { 'Mbit/mm2': '0.001', 'Gbit/mm2': '1' },
  'weighted performance': { WT: '1' },
  'floating-point rate': { GFLOPS: '0.000001', TFLOPS: '0.001', PFLOPS: '1', EFLOPS: '1000' },
  frequency: { Hz: '1', kHz: '1000', MHz: '1000000', GHz: '1000000000', THz: '1000000000000' },
  power: { mW: '0.001', W: '1', kW: '1000', MW: '1000000' },
  mass: { g: '0.001', kg: '1' },
  time: { day: '1', days: '1', week: '7', weeks: '7' },
  months: { month: '1', months: '1' },
};

const UNITS = new Map<string, { dimension: string; factor: string }>();
for (const [dimension, units] of Object.entries(TABLE))
  for (const [unit, factor] of Object.entries(units)) UNITS.set(unit, { dimension, factor });

export const unitNames: readonly string[] = [...UNITS.keys()];
export const isUnit = (text: string): boolean => UNITS.has(text);
export const dimensionOf = (unit: string): string | undefined => UNITS.get(unit)?.dimension;
export const unitsOf = (dimension: string): string[] => unitNames.filter((u) => dimensionOf(u) === dimension);

/** The unit in base units of its dimension, as an exact decimal. */
export const factorOf = (unit: string): string | undefined => UNITS.get(unit)?.factor;
