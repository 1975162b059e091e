import * as vscode from 'vscode';
import type { ActiveSpecs } from './active-spec.ts';
import type { LawDateStatus } from './status.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Is this a day of the calendar? 2023-02-29 is not. */
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day the user types; undefined when they think better of it. */
export async function askForDay(
  title: string,
  value: string,
  limits: { readonly from?: string; readonly before?: string; readonly after?: string; readonly prompt?: string } = {},
): Promise<string | undefined> {
  const { from, before, after, prompt } = limits;
  return vscode.window.showInputBox({
    title,
    value,
    ...(prompt !== undefined && { prompt }),
    validateInput: (text) => {
      if (!isDay(text)) return 'A day, such as 2025-01-15';
      if (from !== undefined && text < from) return `The rulebook begins on ${from}`;
      if (before !== undefined && text >= before) return `A day before ${before}`;
      if (after !== undefined && text <= after) return `A day after ${after}`;
      return undefined;
    },
  });
}

/** States the law date in the active spec: edits its `as-of`, or inserts one after the imports. */
export async function setLawDate(status: LawDateStatus, specs: ActiveSpecs, given: unknown): Promise<void> {
  const spec = specs.get();
  if (!spec) return;
  const law = await status.ask(spec.document);
  if (!law) return;
  const day =
    typeof given === 'string'
      ? given
      : await askForDay('The day whose law applies to this file', law.asOf, {
          prompt: `The rulebook speaks of ${law.rulebook.from} to ${law.rulebook.through}.`,
        });
  if (!day || !isDay(day)) return;
  const { start, end } = law.edit.range;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const text = law.edit.before + day + law.edit.after;
  // An editor knows whether its file is read-only; an edit of the workspace would be written into one.
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document === spec.document);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(spec.document.uri, range, text);
  const written = editor ? await editor.edit((e) => e.replace(range, text)) : await vscode.workspace.applyEdit(edit);
  if (!written) void vscode.window.showWarningMessage('The law date was not written: the file is read-only or has just changed.');
}
