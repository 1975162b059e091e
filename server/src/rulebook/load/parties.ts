/** The names of the listed parties, those of the user's own snapshots among them, behind one question. */
import { buildIndex } from '../../screening/build.ts';
import { readIndex } from '../../screening/index-text.ts';
import { type Hit, Screen } from '../../screening/screen.ts';
import type { ListHead, ListsData, Section } from '../compiled.ts';
import { ListEntries } from './lists.ts';
import type { TListedParty } from '../schema/index.ts';

export interface PartyHit {
  readonly hit: Hit;
  readonly list: ListHead;
  readonly entry: TListedParty;
}

interface Part {
  readonly screen: Screen;
  readonly at: (list: number, entry: number) => { readonly head: ListHead; readonly entry: TListedParty };
}

export class PartyNames {
  private readonly read: (section: Section) => string;
  private readonly own: ListsData;
  private opened: readonly Part[] | undefined;

  /** `own`: the user's snapshots. One of the same list and day as a built-in one takes its place. */
  constructor(read: (section: Section) => string, own: ListsData) {
    this.read = read;
    this.own = own;
  }

  /** Hits of every snapshot, whatever its day; one for each entry. */
  look(
    text: string,
    countries: readonly string[],
    agree?: (a: string, b: string) => boolean,
    only?: 'same',
  ): { readonly hits: readonly PartyHit[]; readonly unread: boolean } {
    const found = this.parts.map((part) => ({ part, ...part.screen.look(text, countries, agree, only) }));
    return {
      hits: found.flatMap(({ part, hits }, i) =>
        hits
          .filter((h) => i > 0 || !this.replaced(h.list))
          .map((hit) => {
            const { head, entry } = part.at(hit.list, hit.entry);
            return { hit, list: head, entry };
          }),
      ),
      unread: found.every((f) => f.unread),
    };
  }

  get snapshots(): readonly { readonly list: string; readonly snapshot: string; readonly partial?: true }[] {
    return this.parts.flatMap((part, i) => part.screen.data.lists.filter((_, l) => i > 0 || !this.replaced(l)));
  }

  /** Of several snapshots of a list, the day of the newest by the day asked; before the first, of the first. */
  snapshotOn(list: string, day: string): string | undefined {
    const days = this.snapshots
      .filter((s) => s.list === list)
      .map((s) => s.snapshot)
      .sort();
    return days.findLast((d) => d <= day) ?? days[0];
  }

  /** The day of that snapshot where it is a copy of the whole list. */
  copyOn(list: string, day: string): string | undefined {
    const on = this.snapshotOn(list, day);
    return this.snapshots.some((s) => s.list === list && s.snapshot === on && s.partial !== true) ? on : undefined;
  }

  private replaced(list: number): boolean {
    const built = this.parts[0]!.screen.data.lists[list]!;
    return this.own.some((o) => o.list === built.list && o.snapshot === built.snapshot);
  }

  private get parts(): readonly Part[] {
    if (this.opened) return this.opened;
    let entries: ListEntries | undefined;
    const built: Part = {
      screen: new Screen(readIndex(this.read('screening'))),
      at: (list, entry) => (entries ??= new ListEntries(this.read('lists'))).at(list, entry),
    };
    if (this.own.length === 0) return (this.opened = [built]);
    const own: Part = {
      screen: new Screen(buildIndex(this.own)),
      at: (list, entry) => ({ head: this.own[list]!, entry: this.own[list]!.parties[entry]! }),
    };
    return (this.opened = [built, own]);
  }
}
