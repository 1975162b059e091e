import * as vscode from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { AssistantTools } from './assistant.ts';
import { ActiveSpecs } from './active-spec.ts';
import { registerCommands } from './commands.ts';
import { uncrowded } from './crowded.ts';
import { DocsProvider, docsScheme } from './docs.ts';
import { RestartPolicy } from './restart.ts';
import { registerReport } from './report.ts';
import { specs } from './specs.ts';
import { LawDateStatus } from './status.ts';
import { registerViews } from './views/commands.ts';
import { Panels } from './views/panels.ts';
import { Stopped } from './stopped.ts';

let client: LanguageClient | undefined;

/** What tests and other extensions may ask of a running Earshot. */
export interface Api {
  readonly extensionPath: string;
  readonly ready: Promise<void>;
}

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const log = vscode.window.createOutputChannel('Earshot', { log: true });
  const module = context.asAbsolutePath('dist/server.cjs');
  // What waits for a client that does not read is bounded on standard streams; on the channel of a child process it is not.
  const server: ServerOptions = {
    run: { module, transport: TransportKind.stdio },
    debug: { module, transport: TransportKind.stdio, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const initializationOptions: InitializationOptions = { docs: `${docsScheme}:/{code}.md`, commands: true };
  const policy = new RestartPolicy(log, () => stopped.enter());
  const options: LanguageClientOptions = {
    documentSelector: [...specs],
    outputChannel: log,
    initializationOptions,
    errorHandler: policy,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: (error) => {
      log.error(String(error));
      return false;
    },
    middleware: uncrowded,
    synchronize: { configurationSection: 'earshot' },
    // The answers speak of the whole text, so a pull per keystroke and one on save are both wanted.
    diagnosticPullOptions: { onChange: true, onSave: true },
  };
  client = new LanguageClient('earshot', 'Earshot', server, options);
  const status = new LawDateStatus(client);
  const stopped = new Stopped(client);
  const docs = new DocsProvider(context.extensionUri);
  const panels = new Panels(client, context.extensionUri);
  const active = new ActiveSpecs();

  context.subscriptions.push(
    log,
    status,
    panels,
    stopped,
    new AssistantTools(client),
    active,
    vscode.workspace.registerTextDocumentContentProvider(docsScheme, docs),
    ...registerCommands({ client, log, status, specs: active, docs, policy, home: context.extensionUri }),
    ...registerViews({ client, panels, status, specs: active }),
    ...registerReport({ client, specs: active, home: context.extensionUri }),
  );
  const ready = client.start();
  ready.then(
    () => log.info(`Earshot started from ${context.extensionPath}`),
    (error: unknown) =>
      policy.report(`Earshot could not start its language server: ${error instanceof Error ? error.message : String(error)}`),
  );
  return { extensionPath: context.extensionPath, ready };
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
