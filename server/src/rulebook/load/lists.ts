/** Entries of the party lists, decoded one by one from the compiled text (compile/sections.ts). */
import type { ListHead } from '../compiled.ts';
import type { TListedParty } from '../schema/index.ts';

export class ListEntries {
  private readonly lines: readonly string[];
  /** Line of each list's own words; its entries follow. */
  private readonly starts: readonly number[];
  private readonly heads = new Map<number, ListHead>();
  private readonly entries = new Map<string, TListedParty>();

  constructor(text: string) {
    this.lines = text.split('\n');
    this.starts = this.lines.flatMap((line, i) => (line.endsWith('"parties":[') ? [i] : []));
  }

  /** The same objects each time. Throws where there is no such entry. */
  at(list: number, entry: number): { readonly head: ListHead; readonly entry: TListedParty } {
    const start = this.starts[list]!;
    let head = this.heads.get(list);
    if (!head) this.heads.set(list, (head = JSON.parse(`${this.lines[start]}]}`) as ListHead));
    const key = `${list} ${entry}`;
    let found = this.entries.get(key);
    if (!found) this.entries.set(key, (found = JSON.parse(this.lines[start + 1 + entry]!.replace(/,$/, '')) as TListedParty));
    return { head, entry: found };
  }
}
