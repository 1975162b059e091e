import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { checkWorkspaceRequest, type WirePosition, type WorkspaceSummary } from '../../server/src/protocol.ts';
import type { DocsProvider } from './docs.ts';
import type { ProofProvider } from './proof.ts';
import type { RestartPolicy } from './restart.ts';
import type { LawDateStatus } from './status.ts';

interface Parts {
  readonly client: LanguageClient;
  readonly log: vscode.LogOutputChannel;
  readonly status: LawDateStatus;
  readonly docs: DocsProvider;
  readonly proofs: ProofProvider;
  readonly policy: RestartPolicy;
}

export function registerCommands(parts: Parts): vscode.Disposable[] {
  const command = (name: string, run: (...args: unknown[]) => unknown) => vscode.commands.registerCommand(`earshot.${name}`, run);
  return [
    command('checkWorkspace', () => checkWorkspace(parts)),
    command('restartServer', () => restart(parts)),
    command('showLog', () => parts.log.show()),
    command('explain', (code) => explain(parts, code)),
    command('showProof', (id, at) => showProof(parts, id, at)),
    command('showPlaces', showPlaces),
    command('setLawDate', (day) => setLawDate(parts, day)),
  ];
}

function activeSpec(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === 'earshot') return editor;
  void vscode.window.showInformationMessage('Open an Earshot spec first.');
  return undefined;
}

async function checkWorkspace({ client }: Parts): Promise<WorkspaceSummary | undefined> {
  const summary = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Earshot: checking the workspace' },
    () => client.sendRequest<WorkspaceSummary>(checkWorkspaceRequest),
  );
  const { files, determinations, errors, warnings, undetermined } = summary;
  const text = `Earshot: ${files} files, ${determinations} determinations; ${errors} errors, ${warnings} warnings, ${undetermined} undetermined.`;
  void vscode.window.showInformationMessage(text, 'Show Problems').then((choice) => {
    if (choice) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
  return summary;
}

async function restart({ client, policy, log }: Parts): Promise<void> {
  policy.reset();
  log.info('restarting the language server');
  if (client.isRunning()) await client.restart();
  else await client.start();
}

/** Opens the page of a code: the one given, else one of those at the cursor, else any. */
async function explain({ docs }: Parts, given: unknown): Promise<void> {
  const code = typeof given === 'string' && /^ES\d{4}$/.test(given) ? given : await chooseCode(docs);
  if (code) await vscode.commands.executeCommand('markdown.showPreview', docs.uri(code));
}

async function chooseCode(docs: DocsProvider): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor
    ? vscode.languages
        .getDiagnostics(editor.document.uri)
        .filter((d) => d.source === 'earshot' && d.range.contains(editor.selection.active))
        .map((d) => String(typeof d.code === 'object' ? d.code.value : d.code))
    : [];
  if (here.length === 1) return here[0];
  return vscode.window.showQuickPick(here.length > 1 ? [...new Set(here)] : docs.codes(), {
    placeHolder: 'The page of which code?',
  });
}

/** @param at a place that a code lens speaks of, as the language server has it; else where the cursor is */
async function showProof({ proofs, client }: Parts, given: unknown, at: unknown): Promise<void> {
  const place = await placeOf(client, at);
  if (!place) return;
  const { document, position } = place;
  const found = await proofs.at(document, position);
  if (found.length === 0) {
    void vscode.window.showInformationMessage('Place the cursor on a product or on one of its destinations to see its proof.');
    return;
  }
  const ids = found.map((p) => p.id);
  const wanted = ids.find((id) => id === given);
  const id =
    wanted ??
    (ids.length === 1 ? ids[0] : await vscode.window.showQuickPick(ids, { placeHolder: 'The proof of which determination?' }));
  if (!id) return;
  const shown = await vscode.workspace.openTextDocument(proofs.uri(document, position, id));
  await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

async function placeOf({ protocol2CodeConverter }: LanguageClient, at: unknown): Promise<Place | undefined> {
  const given = at as { uri: string; position: WirePosition } | undefined;
  if (typeof given?.uri === 'string') {
    const document = await vscode.workspace.openTextDocument(protocol2CodeConverter.asUri(given.uri));
    return { document, position: new vscode.Position(given.position.line, given.position.character) };
  }
  const editor = activeSpec();
  return editor && { document: editor.document, position: editor.selection.active };
}

/** Places that a code lens speaks of: one is gone to, several are shown beside the text. */
async function showPlaces(uri: unknown, position: unknown, places: unknown): Promise<void> {
  const at = (p: WirePosition): vscode.Position => new vscode.Position(p.line, p.character);
  const locations = (places as { uri: string; range: { start: WirePosition; end: WirePosition } }[]).map(
    (p) => new vscode.Location(vscode.Uri.parse(p.uri), new vscode.Range(at(p.range.start), at(p.range.end))),
  );
  const from = vscode.Uri.parse(uri as string);
  await vscode.commands.executeCommand(
    'editor.action.goToLocations',
    from,
    at(position as WirePosition),
    locations,
    'gotoAndPeek',
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Is this a day of the calendar? 2023-02-29 is not. */
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** States the law date in the active spec: edits its `as-of`, or inserts one after the imports. */
async function setLawDate({ status }: Parts, given: unknown): Promise<void> {
  const editor = activeSpec();
  if (!editor) return;
  const law = await status.ask(editor.document);
  if (!law) return;
  const day =
    typeof given === 'string'
      ? given
      : await vscode.window.showInputBox({
          title: 'The day whose law applies to this file',
          value: law.asOf,
          prompt: `The rulebook speaks of ${law.rulebook.from} to ${law.rulebook.through}.`,
          validateInput: (text) => (isDay(text) ? undefined : 'A day, such as 2025-01-15'),
        });
  if (!day || !isDay(day)) return;
  const { start, end } = law.edit.range;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  await editor.edit((edit) => edit.replace(range, law.edit.before + day + law.edit.after));
}
