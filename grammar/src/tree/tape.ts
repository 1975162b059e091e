/**
 * How a tree is kept: numbers in a row, written as the text is read. Nodes are views made when they are asked for, so a
 * file that is only held costs little more than its text. Every record begins with what it is, its start and its end.
 *
 *     value      sort, start, end, word or end of the amount, unit      sort 0: no value
 *     property   number of its first word, start, end, end of the keyword, number of values, end of the block or 0; values; properties of the block
 *     statement  sort, start, end, then
 *       import, as-of   value
 *       rate            from, to, on
 *       declaration     number of its keyword, name, label; verb, start, end and target of the relation; end of the properties; properties
 */
import type { ValueKind } from './ast.ts';
import { type Role, ROLES } from '../shapes.ts';

export const VALUE = 5;
export const PROPERTY = 6;

const KINDS: readonly ValueKind[] = [
  'name',
  'word',
  'string',
  'number',
  'percent',
  'date',
  'money',
  'quantity',
  'country',
  'group',
  'eccn',
  'paragraph',
];
const SHIFT = 4;

/** The sort of a value is its kind, and with `roleBits` added the word that introduces it. */
export const sortOf = (kind: ValueKind): number => KINDS.indexOf(kind) + 1;
export const roleBits = (role: Role): number => (ROLES.indexOf(role) + 1) << SHIFT;
export const kindOf = (sort: number): ValueKind => KINDS[(sort & ((1 << SHIFT) - 1)) - 1]!;
export const roleOf = (sort: number): string | undefined => ROLES[(sort >> SHIFT) - 1];

export const IMPORT = 1;
export const AS_OF = 2;
export const RATE = 3;
export const DECLARATION = 4;

/** Offsets inside the record of a declaration. */
export const DECL = {
  keyword: 3,
  name: 4,
  label: 9,
  verb: 14,
  relationStart: 15,
  relationEnd: 16,
  target: 17,
  propsEnd: 22,
  props: 23,
} as const;

/** One that was used before, for the next text to begin with: fresh memory is slow to touch. */
let spare: Int32Array | undefined;
const SPARE = 1 << 20;

export class Tape {
  ints: Int32Array;
  length = 0;

  constructor(expected: number) {
    this.ints = spare && spare.length >= expected ? spare : new Int32Array(Math.max(64, expected));
    spare = undefined;
  }

  /** Room for a record at the end; gives where it begins. */
  room(size: number): number {
    const at = this.length;
    this.length = at + size;
    if (this.length > this.ints.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.ints);
      this.ints = wider;
    }
    return at;
  }

  /** No more will be written. */
  close(): void {
    const used = this.ints;
    this.ints = used.slice(0, this.length);
    if (used.length <= SPARE) spare = used;
  }
}
