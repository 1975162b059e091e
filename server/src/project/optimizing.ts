/**
 * When V8 optimizes code that runs often, and how much memory it lets lie. It is made for programs that run for long: optimizing what
 * runs for a tenth of a second, or for a few milliseconds at each key, costs more than it brings.
 */

/** By optimizing compiler, after how many calls of a function; `osr`: while one call of it goes on. */
export type Calls = Readonly<Record<'maglev' | 'maglev-osr' | 'turbofan' | 'osr', number>>;

/** Only once the code that was compiled by the build is read: V8 takes that under the flags it was made with. */
export function optimizeAfter(calls: Calls): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const [flag, count] of Object.entries(calls)) setFlagsFromString(`--invocation-count-for-${flag}=${count}`);
}

/**
 * What nobody needs any more is collected when the heap has grown by so much, in percent, since it was collected last. Left to itself V8
 * lets a small heap grow to four times what lives in it.
 */
export function collectAfter(percent: number): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(`--heap-growing-percent=${percent}`);
}

/**
 * The space for new objects stays as large as it is. Left to itself V8 lets it grow eightfold while a file is first checked: the
 * processor's cache holds little of it then, and it is collected once in thirty edits, of which one pays for all.
 */
export function keepYoungSmall(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
}
