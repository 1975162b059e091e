/** Code actions by their titles, and what the files are once one is taken. */
import { codeActions, type Action } from '../../server/src/ide/code-actions/index.ts';
import { applied } from '../../grammar/src/text/edits.ts';
import type { Edit, FileEdits } from '../../server/src/rules/fix.ts';
import { within } from '../../server/src/workspace/fixes.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { fixture } from './fixture.ts';

export type Files = Readonly<Record<string, string>>;

export interface Offered {
  readonly actions: readonly Action[];
  readonly titles: readonly string[];
  /** The files with the one action of this title taken. `typed`: what is written in its holes, in order. */
  take(title: string, typed?: readonly string[]): Files;
}

/** At the cursor `┆` in `main.earshot`. */
export function offered(text: string, others: Files = {}, settings: { strict?: boolean } = {}): Offered {
  const { view, offset } = fixture(text, others, settings);
  const everything = createProgram(
    [...new Set([...view.program.files.keys(), ...Object.keys(others)])],
    { readFile: (f) => view.program.files.get(f)?.text ?? others[f] },
    rulebook,
  );
  const actions = codeActions(view, { start: offset, end: offset }, within(everything));
  return {
    actions,
    titles: actions.map((a) => a.title),
    take(title, typed = []) {
      const action = actions.filter((a) => a.title === title);
      if (action.length !== 1)
        throw new Error(`${action.length} actions "${title}" among ${JSON.stringify(actions.map((a) => a.title))}`);
      const files = Object.fromEntries([...view.program.files].map(([name, f]) => [name, f.text]));
      return made({ ...others, ...files }, action[0]!.edits(), typed);
    },
  };
}

/** The files with the edits made, and `typed` in their holes, in order. */
export function made(files: Files, edits: readonly FileEdits[], typed: readonly string[]): Files {
  const out: Record<string, string> = { ...files };
  const write = written(typed);
  for (const { file, edits: own } of edits) out[file] = applied(out[file] ?? '', own.map(write));
  return out;
}

/** The main file once the action is taken. */
export const taken = (text: string, title: string, typed?: readonly string[], others?: Files): string =>
  offered(text, others).take(title, typed)['main.earshot']!;

const written = (typed: readonly string[]) => {
  let next = 0;
  return (edit: Edit): Edit => {
    let text = '';
    let from = 0;
    for (const { start, end } of edit.holes ?? []) {
      text += edit.text.slice(from, start) + (typed[next++] ?? edit.text.slice(start, end));
      from = end;
    }
    return { ...edit, text: text + edit.text.slice(from) };
  };
};
