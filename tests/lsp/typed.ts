/** A spec, and what is shown while somebody types one. */
import { expect } from 'vitest';
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
