/** Findings: pulled by the editor for a document or the whole workspace, pushed where it cannot pull. */
import { randomUUID } from 'node:crypto';
import {
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Folder } from '../folder.ts';
import { foundIn } from '../listed.ts';
import { keepBytes } from '../output.ts';
import type { Server } from '../server.ts';
import type { Located } from '../session.ts';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Undefined where it is not wanted any more, or a file has changed since. */
async function findingsOf(
  server: Server,
  { folder, path }: Located,
  wanted: () => boolean,
  wide = false,
): Promise<Diagnostic[] | undefined> {
  const size = folder.oversize(path);
  if (size !== undefined) return [tooLarge(server, folder, size)];
  let checked;
  try {
    checked = await server.checks.of({ folder, path, today: server.today(), wide, wanted });
  } catch (error) {
    return [failed(server, folder.uriOf(path), error)];
  }
  if (!checked) return undefined;
  const { program, result, mistakes } = checked;
  const { findings, sent } = foundIn(folder, path, checked, server.page);
  const told =
    folder.version(path) === null ? sent : server.typing.told({ uri: folder.uriOf(path), path, program, result, findings, sent });
  return keepBytes(mistakes.length > 0 ? [projectLeftOut(mistakes), ...told] : told);
}

/** The command line ends with exit code 2 here. An editor goes on without them, and says so on every spec: a policy left out in silence is no policy. */
function projectLeftOut(mistakes: readonly string[]): Diagnostic {
  const told = mistakes.slice(0, 5);
  if (mistakes.length > told.length) told.push(`and ${mistakes.length - told.length} more`);
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Error,
    source: 'earshot',
    message: `The project's configuration has mistakes; the answers here leave out what they touch:\n${told.join('\n')}`,
  };
}

/** A mistake of ours on one file is told on that file, and the others go on. Silence would look like clearance. */
function failed(server: Server, uri: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  server.report(`${uri}: ${reason}`, error);
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Error,
    source: 'earshot',
    message: 'Earshot failed on this file: nothing in it is checked. The log says more.',
  };
}

/** Not an opinion of the language: a limit of the editor, which leaves the file unread. Silence would look like clearance. */
function tooLarge(server: Server, folder: Folder, size: number): Diagnostic {
  const kilobytes = Math.ceil(size / 1024).toLocaleString('en-US');
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Error,
    code: 'ES0010',
    codeDescription: { href: server.page('ES0010') },
    source: 'earshot',
    message: `This file has ${kilobytes} KB and is not analyzed; the limit is ${folder.settings.maxFileSize.toLocaleString('en-US')} KB (earshot.maxFileSize)`,
  };
}

/** Names for what was found: the same as long as it is. */
class Ids {
  private readonly last = new Map<string, { readonly items: readonly Diagnostic[]; readonly id: string }>();
  /** An editor may come back with a name that an earlier server gave. */
  private readonly server = randomUUID();
  private count = 0;

  of(uri: string, items: readonly Diagnostic[]): string {
    const last = this.last.get(uri);
    const id = last && alike(last.items, items) ? last.id : `${this.server}-${this.count++}`;
    // Also where they are alike: what is the very same object as the last one need not be looked into.
    this.last.set(uri, { items, id });
    return id;
  }
}

function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => alike(x, b[i]));
  const keys = Object.keys(a) as (keyof typeof a)[];
  return keys.length === Object.keys(b).length && keys.every((key) => alike(a[key], b[key]));
}

/** @param refreshes the client can be told to ask again; where it cannot, what waits is waited for */
export function registerPull(server: Server, refreshes: boolean): void {
  const { connection, session, typing } = server;
  const ids = new Ids();

  async function wholeFindingsOf(uri: string, wanted: () => boolean): Promise<Diagnostic[] | undefined> {
    const located = session.locate(uri);
    const found = await findingsOf(server, located, wanted);
    const at = located.folder.uriOf(located.path);
    if (refreshes || !typing.waits(at)) return found;
    await typing.settled(at);
    return wanted() ? findingsOf(server, located, wanted) : undefined;
  }

  /** An editor may ask of a tab whose text it has closed: a spec of the workspace is there as it is on disk, and not without findings. */
  async function closedFindingsOf(uri: string, wanted: () => boolean): Promise<Diagnostic[] | undefined> {
    const { folder, path } = session.locate(uri);
    return folder.declared && folder.specs().includes(path) ? findingsOf(server, { folder, path }, wanted, true) : [];
  }

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    const asked = session.document(uri)?.version;
    await server.ready;
    await wait(server.patience);
    server.stillWanted(token);
    const isCurrent = (): boolean => session.document(uri)?.version === asked;
    const wanted = (): boolean => !token.isCancellationRequested && isCurrent();
    const items = !isCurrent()
      ? undefined
      : asked === undefined
        ? await closedFindingsOf(uri, wanted)
        : await wholeFindingsOf(uri, wanted);
    server.stillWanted(token);
    if (!items) {
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'the text has changed since', { retriggerRequest: true });
    }
    const resultId = ids.of(uri, items);
    if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  });

  let answered = '';
  /** What was told under that stamp, by name. */
  let told: ReadonlyMap<string, string> = new Map();
  connection.languages.diagnostics.onWorkspace(async (params, token) => {
    await server.ready;
    const today = server.today();
    const stamp = JSON.stringify([today, session.folders.map((f) => [f.uri, f.generation])]);
    const before = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    // Editors ask every other second; most of the time nothing has changed. But one forgets what it was told of a text that it closes.
    if (stamp === answered && [...told].every(([uri, id]) => before.get(uri) === id)) return { items: [] };
    const telling = new Map<string, string>();
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const folder of session.folders) {
      for (const path of folder.specs()) {
        await new Promise((resolve) => setImmediate(resolve));
        server.stillWanted(token);
        const uri = folder.uriOf(path);
        // An edit in between begins the file again, with all that is determined already.
        let found: Diagnostic[] | undefined;
        do {
          found = await findingsOf(server, { folder, path }, () => !token.isCancellationRequested, true);
          server.stillWanted(token);
        } while (!found);
        const resultId = ids.of(uri, found);
        telling.set(uri, resultId);
        const version = folder.version(path);
        items.push(
          before.get(uri) === resultId
            ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
            : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: found },
        );
        before.delete(uri);
      }
    }
    // What is no spec of the workspace any more has no findings any more.
    for (const uri of before.keys()) {
      if (!session.document(uri)) items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    }
    answered = stamp;
    told = telling;
    return { items };
  });
}

/** For editors that cannot pull: every open document of a folder, soon after something in it changed. */
export class Push {
  private stop = (): void => {};
  private readonly server: Server;

  constructor(server: Server) {
    this.server = server;
  }

  soon(ms = Math.max(50, this.server.patience)): void {
    this.stop();
    this.stop = this.server.after(ms, () => void this.now());
  }

  clear(uri: string): void {
    void this.server.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  private async now(): Promise<void> {
    const { server } = this;
    await server.ready;
    for (const { uri, version } of server.session.openDocuments) {
      const diagnostics = await findingsOf(server, server.session.locate(uri), () => true);
      // Whatever changed in between is followed by another round.
      if (!diagnostics) return;
      await server.connection.sendDiagnostics({ uri, version, diagnostics });
    }
  }
}
