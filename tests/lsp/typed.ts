/** A spec, and what is shown while somebody types one. */
import { expect } from 'vitest';
import { etcher, into } from '../ide/fixture.ts';
import { Screen } from './in-process.ts';

export const SPEC = `as-of 2025-01-15

party chip-maker "Kite Semiconductor" {
  country TW
}

facility fab-1 "Kite fab 1" {
  operator chip-maker
  country  TW
  produces logic { node 28 nm transistor planar }
}

input power-supply "Power supply" {
  type   component
  origin US
  eccn   EAR99
  value  2_000 USD
}

product cleaner "Wafer cleaner" {
  type   equipment
  origin JP
  eccn   3B991
  value  400_000 USD

  incorporates 2 power-supply
  direct-product-of none
  plant direct-product-of none

  destination TW {
    end-user chip-maker
  }
}
`;

/** Keys after which an error was shown, of all keys. */
export async function typed(text: string, ms: number, how: { pulls: boolean; refreshes?: boolean }): Promise<number> {
  const screen = await Screen.open('', how);
  let wrong = 0;
  for (const key of text) {
    await screen.write(screen.text.length, screen.text.length, key, ms);
    if (screen.errors.length > 0) wrong++;
  }
  await screen.look(1000);
  expect(screen.text).toBe(text);
  expect(screen.errors).toEqual([]);
  return wrong / text.length;
}

/** The same numbers each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let x = seed; ; ) yield (x = (x * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}
const shown = (screen: Screen) =>
  screen.shown.map((d) => `${d.range.start.line}:${d.range.start.character} ${d.code} ${String(d.message)}`).toSorted();

/** Whatever is written, in the end all of it is shown that a fresh check finds. */
export async function endsAsFresh(seed: number): Promise<void> {
  const screen = await Screen.open(etcher(), { pulls: seed % 2 === 0 });
  const random = numbers(seed);
  const upTo = (n: number) => Math.floor(random.next().value * n);
  for (let i = 0; i < 40; i++) {
    const from = upTo(screen.text.length);
    const to = Math.min(screen.text.length, from + upTo(3));
    await screen.write(from, to, ['', 'a', ' ', '\n', '}', '"', 'US', '9'][upTo(8)]!, [50, 150, 600][upTo(3)]!);
  }
  const readable = etcher(into('Cluster')).replace('┆', '');
  for (const text of [screen.text, readable]) {
    await screen.write(0, screen.text.length, text, 1000);
    const fresh = await Screen.open(text, { pulls: true });
    const ofLanguage = (line: string) => / ES0/.test(line);
    if (text === readable) expect(shown(screen)).toEqual(shown(fresh));
    else expect(shown(screen).filter(ofLanguage)).toEqual(shown(fresh).filter(ofLanguage));
  }
}
