import { ROW } from './index-data.ts';

/**
 * A column of `key:value` rows, a `ROW` before each, as a map. The first keys are looked for in the text itself, which costs nothing to open; when
 * more are asked for, a real map is made.
 */
export class Lookup {
  private readonly text: string;
  private map: Map<string, string> | undefined;
  private asked = 0;

  constructor(text: string) {
    this.text = text;
  }

  get(key: string): string | undefined {
    if (!this.map && ++this.asked > FEW)
      this.map = new Map(
        this.text
          .slice(1)
          .split(ROW)
          .map((line) => line.split(':') as [string, string]),
      );
    if (this.map) return this.map.get(key);
    const at = this.text.indexOf(`${ROW}${key}:`);
    if (at < 0) return undefined;
    const end = this.text.indexOf(ROW, at + 1);
    return this.text.slice(at + key.length + 2, end < 0 ? undefined : end);
  }
}

const FEW = 100;

/** Such a column, keys in order. */
export const lines = (of: ReadonlyMap<string, string>): string =>
  [...of]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${ROW}${key}:${value}`)
    .join('');
