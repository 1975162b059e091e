import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { checkWorkspaceRequest, type WirePosition, type WorkspaceSummary } from '../../server/src/protocol.ts';
import type { DocsProvider } from './docs.ts';
import { setLawDate } from './law-date.ts';
import type { RestartPolicy } from './restart.ts';
import type { LawDateStatus } from './status.ts';

interface Parts {
  readonly client: LanguageClient;
  readonly log: vscode.LogOutputChannel;
  readonly status: LawDateStatus;
  readonly docs: DocsProvider;
  readonly policy: RestartPolicy;
  /** The folder of the extension. */
  readonly home: vscode.Uri;
}

export function registerCommands(parts: Parts): vscode.Disposable[] {
  const command = (name: string, run: (...args: unknown[]) => unknown) => vscode.commands.registerCommand(`earshot.${name}`, run);
  return [
    command('openSample', () => openSample(parts)),
    command('checkWorkspace', () => checkWorkspace(parts)),
    command('restartServer', () => restart(parts)),
    command('showLog', () => parts.log.show()),
    command('explain', (code) => explain(parts, code)),
    command('showPlaces', showPlaces),
    command('setLawDate', (day) => setLawDate(parts.status, day)),
  ];
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

/** A sample as a text of the user's own, to be changed at will. */
async function openSample({ home }: Parts): Promise<void> {
  const sample = vscode.Uri.joinPath(home, 'samples', 'etcher.earshot');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'earshot', content }));
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
