/** The requests of `protocol.ts`. */
import { proofSubjects } from '../../ide/proof-subjects.ts';
import { lawDate } from '../../ide/law-date.ts';
import {
  checkWorkspaceRequest,
  lawDateRequest,
  proofRequest,
  type LawDate,
  type LawDateParams,
  type ProofParams,
  type ProofResult,
  type WorkspaceSummary,
} from '../../protocol.ts';
import { printProof } from '../../report/proof-tree.ts';
import { check } from '../../workspace/check.ts';
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

  connection.onRequest(proofRequest, (params: ProofParams, token) =>
    server.answer(
      { textDocument: { uri: params.uri } },
      token,
      ({ view, program, path, resolved, offset }): ProofResult | null => {
        const ids = new Set(proofSubjects(view, offset(params.position)));
        if (ids.size === 0) return { proofs: [] };
        const result = check(program, [path], { ...resolved.options, explain: true });
        const { version, from, through, further } = program.rulebook;
        const input = {
          tool: { name: 'earshot' as const, version: server.version },
          rulebook: { version, from, through, further },
          ...result,
          source: (file: string) => program.files.get(file),
          shown: (file: string) => file,
        };
        const proofs = result.determinations
          .filter((d) => ids.has(d.id))
          .map((d) => ({ id: d.id, text: printProof(d, input, { color: false }) }));
        return { proofs };
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
