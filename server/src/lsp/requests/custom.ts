/** The law date, and a check of everything: requests of `protocol.ts`. */
import { lawDate } from '../../ide/law-date.ts';
import {
  checkWorkspaceRequest,
  lawDateRequest,
  type LawDate,
  type LawDateParams,
  type WorkspaceSummary,
} from '../../protocol.ts';
import { range } from '../convert.ts';
import type { Checked } from '../folder.ts';
import type { Server } from '../server.ts';

export function registerCustom(server: Server): void {
  const { connection, session } = server;

  connection.onRequest(lawDateRequest, (params: LawDateParams, token) =>
    server.answerByReading(
      { textDocument: { uri: params.uri } },
      token,
      ({ view, source, resolved }): LawDate | null => {
        const found = lawDate(view);
        const { version, from, through } = view.program.rulebook;
        return {
          asOf: found.asOf,
          source: found.stated ? 'file' : resolved.configured ? 'configuration' : 'today',
          rulebook: { version, from, through },
          edit: { range: range(source.lines, found.edit.at), before: found.edit.before, after: found.edit.after },
        };
      },
      null,
    ),
  );

  connection.onRequest(checkWorkspaceRequest, async (token): Promise<WorkspaceSummary> => {
    await server.ready;
    const total = { files: 0, determinations: 0, errors: 0, warnings: 0, undetermined: 0 };
    for (const folder of session.allFolders) {
      folder.diskChanged();
      for (const file of folder.specs()) {
        const wanted = (): boolean => !token.isCancellationRequested;
        let checked: Checked | undefined;
        do {
          checked = await server.checks.of({ folder, path: file, today: server.today(), wide: true, wanted });
          server.stillWanted(token);
        } while (!checked);
        const { summary } = checked.result;
        for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += summary[key];
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    connection.languages.diagnostics.refresh();
    return total;
  });
}
