/** The page of `earshot report`, in the editor: of a folder that is open or of a spec, to be read, and saved. */
import * as vscode from 'vscode';
import { ProgressType, type LanguageClient } from 'vscode-languageclient/node';
import { reportRequest, type ReportParams, type ReportResult } from '../../server/src/protocol.ts';
import type { ActiveSpecs } from './active-spec.ts';
import { isServed } from './running.ts';

/** What another extension, or a keybinding, may give; what it leaves out is asked for. */
type Given = Partial<Pick<ReportParams, 'uri' | 'redact'>>;

interface Parts {
  readonly client: LanguageClient;
  readonly specs: ActiveSpecs;
  /** The folder of the extension. */
  readonly home: vscode.Uri;
}

interface Subject extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

const WITHHELD = [
  { label: 'Amounts of money', detail: 'Shares in percent stay.', what: 'values' },
  {
    label: 'Names of parties, suppliers, facilities and files',
    detail: 'Each has a number instead, and the arguments are left out.',
    what: 'parties',
  },
];

export function registerReport({ client, specs, home }: Parts): vscode.Disposable[] {
  const pages = new Pages(home);
  const open = async (given: Given): Promise<void> => {
    if (!isServed(client)) return;
    const uri = given.uri === undefined ? await chooseSubject(specs) : vscode.Uri.parse(given.uri);
    if (!uri) return;
    const redact = given.redact ?? (await chooseWithheld());
    if (!redact) return;
    const name = uri.path.split('/').at(-1)!;
    const made = await make(client, { uri: client.code2ProtocolConverter.asUri(uri), redact }, name);
    if (!made) return;
    if ('refused' in made) return void vscode.window.showErrorMessage(`Earshot made no report: ${made.refused}`);
    pages.show({ html: made.html, name, beside: uri });
    if (made.notRead.length > 0)
      void vscode.window.showWarningMessage(`The report is not of all there is: ${made.notRead.join('\n')}`);
  };
  return [
    pages,
    vscode.commands.registerCommand('earshot.openReport', (given: unknown) => open(isGiven(given) ? given : {})),
    vscode.commands.registerCommand('earshot.saveReport', (given: unknown) =>
      pages.save(isGiven(given) && given.uri !== undefined ? vscode.Uri.parse(given.uri) : undefined),
    ),
  ];
}

/** Menus give the address of a file, which is none of ours. */
const isGiven = (given: unknown): given is Given => typeof given === 'object' && given !== null && !(given instanceof vscode.Uri);

/** The one there is; of several the one that is chosen. Where there is none, how to have one is said. */
async function chooseSubject(specs: ActiveSpecs): Promise<vscode.Uri | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(
    ({ name, uri }): Subject => ({
      label: name,
      description: 'every spec of the folder',
      iconPath: new vscode.ThemeIcon('folder'),
      uri,
    }),
  );
  const spec = specs.look()?.document;
  const alone: Subject[] = spec
    ? [
        {
          label: spec.uri.path.split('/').at(-1)!,
          description: 'this spec alone',
          iconPath: new vscode.ThemeIcon('file'),
          uri: spec.uri,
        },
      ]
    : [];
  const all = [...folders, ...alone];
  if (all.length === 0) return specs.get()?.document.uri;
  if (all.length === 1) return all[0]!.uri;
  const chosen = await vscode.window.showQuickPick(all, { title: 'Earshot: Open Report', placeHolder: 'A report of what?' });
  return chosen?.uri;
}

async function chooseWithheld(): Promise<readonly string[] | undefined> {
  const chosen = await vscode.window.showQuickPick(WITHHELD, {
    title: 'Earshot: Open Report',
    placeHolder: 'What is withheld? Press Enter for a report with all of it.',
    canPickMany: true,
  });
  return chosen?.map((c) => c.what);
}

/** Nothing where it was cancelled. */
function make(client: LanguageClient, params: ReportParams, name: string): Thenable<ReportResult | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title: `Earshot: report of ${name}`, cancellable: true };
  return vscode.window.withProgress(options, async (shown, token) => {
    const progress = `earshot-report-${Date.now()}`;
    const told = client.onProgress(new ProgressType<string>(), progress, (message) => shown.report({ message }));
    try {
      return await client.sendRequest<ReportResult>(reportRequest, { ...params, progress }, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      return { refused: error instanceof Error ? error.message : String(error) };
    } finally {
      told.dispose();
    }
  });
}

/** A page that is shown. */
interface Page {
  readonly html: string;
  readonly name: string;
  /** Where it is saved, if nobody says where: in this folder, or beside this spec. */
  readonly beside: vscode.Uri;
}

/** The page has its own policy: no script, nothing from anywhere, one style sheet by its digest. The editor allows it no more. */
class Pages implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private page: Page | undefined;
  private readonly home: vscode.Uri;

  constructor(home: vscode.Uri) {
    this.home = home;
  }

  show(page: Page): void {
    if (!this.panel) {
      this.panel = vscode.window.createWebviewPanel('earshot.report', 'Earshot', vscode.ViewColumn.Active, {
        enableScripts: false,
        enableFindWidget: true,
        localResourceRoots: [],
      });
      const icon = (theme: 'light' | 'dark'): vscode.Uri => vscode.Uri.joinPath(this.home, 'images', `file-${theme}.svg`);
      this.panel.iconPath = { light: icon('light'), dark: icon('dark') };
      this.panel.onDidDispose(() => {
        this.panel = undefined;
        this.page = undefined;
      });
    }
    this.page = page;
    this.panel.title = `Report of ${page.name}`;
    this.panel.webview.html = page.html;
    this.panel.reveal();
  }

  async save(to: vscode.Uri | undefined): Promise<void> {
    const { page } = this;
    if (!page)
      return void vscode.window.showInformationMessage('Open a report first.', 'Open Report').then((choice) => {
        if (choice) void vscode.commands.executeCommand('earshot.openReport');
      });
    const folder = folderOf(page.beside);
    const proposed = folder && { defaultUri: vscode.Uri.joinPath(folder, 'earshot-report.html') };
    const file = to ?? (await vscode.window.showSaveDialog({ ...proposed, filters: { HTML: ['html'] } }));
    if (!file) return;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(page.html));
    vscode.window.setStatusBarMessage(`Earshot: saved ${file.path.split('/').at(-1)!}`, 3000);
  }

  dispose(): void {
    this.panel?.dispose();
  }
}

/** Of what a report is of: the folder itself, that of the spec, or of a text that was never saved the first that is open. */
function folderOf(uri: vscode.Uri): vscode.Uri | undefined {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((f) => f.uri);
  if (uri.scheme === 'untitled') return folders[0];
  return folders.some((f) => f.toString() === uri.toString()) ? uri : vscode.Uri.joinPath(uri, '..');
}
