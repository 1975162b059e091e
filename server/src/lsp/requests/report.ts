/** The page of `earshot report`: of `protocol.ts`. */
import { type CancellationToken, ProgressType } from 'vscode-languageserver';
import { visible } from '../../base/visible.ts';
import { reportRequest, type ReportParams, type ReportResult } from '../../protocol.ts';
import { Refusal } from '../../report/assistant/refusal.ts';
import { makingPage, printPage } from '../../report/page/index.ts';
import { REDACTIONS } from '../../report/page/redact.ts';
import type { Folder } from '../folder.ts';
import { type Group, Groups, reportOf, Turns } from '../groups.ts';
import type { Server } from '../server.ts';
import { lastOf, normalize, withoutSlash } from '../uris.ts';

/** Milliseconds between two words on how far it is. */
const EVERY = 200;
const progress = new ProgressType<string>();

export function registerReport(server: Server): void {
  server.connection.onRequest(reportRequest, async (params: ReportParams, token): Promise<unknown> => {
    await server.ready;
    try {
      return await report(server, params, token);
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.message.split('\n').map(visible).join('\n') } satisfies ReportResult;
      throw error;
    }
  });
}

async function report(server: Server, params: ReportParams, token: CancellationToken): Promise<ReportResult> {
  const { folder, files, name } = meant(server, params.uri);
  const groups = new Groups(folder, server.today(), {});
  for (const file of files) groups.add(file);
  const { left } = groups;
  if (groups.all.length === 0) throw new Refusal([`There is no spec to report on in ${name}.`, ...left].join('\n'));
  if (folder.declared && !folder.isOnDisk)
    left.push(`${name} is not on the disk of this machine: of its specs those that are open were read, and no other.`);
  const asked = groups.one();
  // What is edited meanwhile is not in it.
  const group: Group = { ...asked, program: folder.apart(asked.program, asked.files) };
  const { program, options } = group;
  const turns = new Turns(server, token);
  const making = makingPage(
    {
      report: await reportOf([group], folder, turns),
      rulebook: program.rulebook,
      options,
      models: [...program.files.values()].map((f) => f.model),
    },
    { name, redact: REDACTIONS.filter((what) => params.redact.includes(what)) },
  );
  let told = performance.now();
  const input = await turns.through(making, (words) => {
    if (params.progress === undefined || performance.now() - told < EVERY) return;
    told = performance.now();
    void server.connection.sendProgress(progress, params.progress, words());
  });
  return { html: await printPage(input, () => turns.next()), notRead: left };
}

/** A folder that is open, with its specs, or one spec. */
function meant(server: Server, uri: string): { folder: Folder; files: readonly string[]; name: string } {
  const address = withoutSlash(normalize(uri));
  const name = lastOf(address);
  const open = server.session.folders.find((f) => f.uri === address);
  if (open) return { folder: open, files: open.specs(), name };
  const { folder, path } = server.session.locate(uri);
  return { folder, files: [path], name };
}
