/** Which files were checked before, with the same text and the same imports. */
import type { Hash } from '../../project/hash.ts';
import type { Recorded } from '../../report/recorded.ts';
import { resolveImport, type Host } from '../../workspace/program.ts';
import type { AnswersKept, Texts } from './answers-kept.ts';
import { linesIn, type TextRead } from './checker.ts';

interface Seen extends TextRead {
  /** Names of the files it imports; undefined where nobody has read it yet. */
  readonly imports: readonly string[] | undefined;
}

export class Lookup {
  private readonly host: Host;
  private readonly kept: AnswersKept;
  private readonly hash: Hash;
  private readonly seen = new Map<string, Seen | null>();

  constructor(host: Host, kept: AnswersKept, hash: Hash) {
    this.host = host;
    this.kept = kept;
    this.hash = hash;
  }

  of(file: string): Recorded | undefined {
    const closure = this.closure(file);
    return closure && this.kept.of(file, closure);
  }

  /** All that `of` has read so far. */
  get read(): (readonly [string, TextRead])[] {
    return [...this.seen].flatMap(([name, text]) => (text ? [[name, { hash: text.hash, lines: text.lines }] as const] : []));
  }

  private closure(file: string): Texts | undefined {
    const found = new Map<string, string | null>();
    const open = [file];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (found.has(name)) continue;
      const text = this.look(name);
      found.set(name, text?.hash ?? null);
      if (!text) continue;
      if (!text.imports) return undefined;
      open.push(...text.imports);
    }
    return found;
  }

  private look(name: string): Seen | null {
    let own = this.seen.get(name);
    if (own === undefined) {
      const text = this.host.readFile(name);
      this.seen.set(name, (own = text === undefined ? null : this.seenIn(name, String(text))));
    }
    return own;
  }

  private seenIn(name: string, text: string): Seen {
    const hash = this.hash(text);
    // A text without the word imports nothing.
    const paths = text.includes('import') ? this.kept.importsIn(hash) : [];
    const imports = paths
      ?.map((path) => resolveImport(name, path, this.host.rootOf?.(name)))
      .filter((to) => typeof to === 'string');
    return { hash, lines: linesIn(text), imports };
  }
}
