import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { checkWorkspaceRequest, type WirePosition, type WorkspaceSummary } from '../../server/src/protocol.ts';
import type { ActiveSpecs } from './active-spec.ts';
import type { DocsProvider } from './docs.ts';
import { setLawDate } from './law-date.ts';
import type { RestartPolicy } from './restart.ts';
import { isServed } from './running.ts';
import type { LawDateStatus } from './status.ts';

interface Parts {
  readonly client: LanguageClient;
  readonly log: vscode.LogOutputChannel;
  readonly status: LawDateStatus;
  readonly specs: ActiveSpecs;
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
    command('setLawDate', (day) => isServed(parts.client) && setLawDate(parts.status, parts.specs, day)),
  ];
}

async function checkWorkspace({ client }: Parts): Promise<WorkspaceSummary | undefined> {
  if (!isServed(client)) return undefined;
  const summary = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Earshot: checking the workspace' },
    () => client.sendRequest<WorkspaceSummary>(checkWorkspaceRequest),
  );
  if (summary.files === 0) {
    void vscode.window.showInformationMessage('Earshot found no specs: open a folder with .earshot files, or one of them.');
    return summary;
  }
  void vscode.window.showInformationMessage(`Earshot checked ${told(summary)}.`, 'Show Problems').then((choice) => {
    if (choice) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
  return summary;
}

/** `4 specs: 12 determinations, 1 undetermined; 3 errors, 1 warning` */
function told({ files, determinations, undetermined, errors, warnings }: WorkspaceSummary): string {
  const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  const answers = `${counted(determinations, 'determination')}, ${undetermined} undetermined`;
  return `${counted(files, 'spec')}: ${answers}; ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
}

const DESTINATION = 'destination CN';

/** A sample as a text of the user's own, to be changed at will. */
async function openSample({ home }: Parts): Promise<void> {
  const sample = vscode.Uri.joinPath(home, 'samples', 'etcher.earshot');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample));
  const document = await vscode.workspace.openTextDocument({ language: 'earshot', content });
  // The walkthrough, or another page, stays in view.
  const { tabs, activeTab } = vscode.window.tabGroups.activeTabGroup;
  const isText = tabs.length === 0 || activeTab?.input instanceof vscode.TabInputText;
  const viewColumn = isText ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
  // Where the other commands have something to speak of.
  const cursor = document.positionAt(content.indexOf(DESTINATION) + DESTINATION.length);
  await vscode.window.showTextDocument(document, { viewColumn, selection: new vscode.Range(cursor, cursor) });
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
  const codes = [...new Set(here)];
  if (codes.length === 1) return codes[0];
  const chosen = await vscode.window.showQuickPick(docs.titled(codes.length > 1 ? codes : await docs.codes()), {
    placeHolder: 'The page of which finding?',
    matchOnDescription: true,
  });
  return chosen?.label;
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
