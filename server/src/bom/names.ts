/** Part numbers to names of the language, each once. */

export class Names {
  private readonly taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  /** `IP4283CZ10-TT,118` → `ip4283cz10-tt-118`; `10UM-02103BK` → `part-10um-02103bk`. A second one alike gets `-2`. */
  take(text: string, prefix: string): string {
    const own = nameOf(text, prefix);
    for (let n = 1; ; n++) {
      const name = n === 1 ? own : `${own}-${n}`;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }
}

const LONGEST = 60;

export function nameOf(text: string, prefix: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  if (plain === '') return prefix;
  // What begins with a figure could be read as a number.
  return /^[a-z]/.test(plain) ? plain : `${prefix}-${plain}`;
}
