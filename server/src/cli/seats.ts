/** Files shared out by what their checks cost. */

/** What stands in a file decides how long its check takes: its length, and above all how many countries it asks about. */
export const costOf = (text: string): number => START + text.length + EVERYWHERE * (text.match(/\bworldwide\b/g)?.length ?? 0);

const START = 400;
const EVERYWHERE = 4_000;

/** Costly files first, each to the part that has least: the same seats on every machine. */
export function seats(costs: ReadonlyMap<string, number>, of: number): Map<string, number> {
  const load = Array.from({ length: of }, () => 0);
  const byCost = [...costs].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Map(
    byCost.map(([name, cost]) => {
      const least = load.indexOf(Math.min(...load));
      load[least]! += cost;
      return [name, least + 1];
    }),
  );
}
