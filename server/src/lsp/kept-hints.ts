/** Inlay hints of a product that cannot be read while one writes in it: as they were, where they now stand. */
import type { InlayHint } from 'vscode-languageserver';
import type { Snapshot } from './server.ts';
import { shiftedHint } from './shift.ts';
import type { Typing } from './typing.ts';

export class KeptHints {
  /** By document, as all of it could last be read. */
  private readonly last = new Map<string, { readonly mark: number; readonly hints: readonly InlayHint[] }>();
  private readonly typing: Typing;

  constructor(typing: Typing) {
    this.typing = typing;
  }

  shown({ folder, path, program, result, source }: Snapshot, now: InlayHint[]): InlayHint[] {
    const uri = folder.uriOf(path);
    const lost = this.typing.lost({ uri, path, program, result });
    if (lost.size === 0) {
      this.last.set(uri, { mark: this.typing.mark(uri), hints: now });
      return now;
    }
    const before = this.last.get(uri);
    const changes = before && this.typing.since(uri, before.mark);
    if (!before || !changes) return now;
    const lines = [...source.declared.values()].flatMap(({ value: { name, whole } }) =>
      lost.has(name) ? [[source.lines.position(whole.start).line, source.lines.position(whole.end).line] as const] : [],
    );
    const ofLost = ({ position }: InlayHint): boolean => lines.some(([from, to]) => from <= position.line && position.line <= to);
    return [...now.filter((h) => !ofLost(h)), ...before.hints.map((h) => shiftedHint(h, changes, uri)).filter(ofLost)];
  }
}
