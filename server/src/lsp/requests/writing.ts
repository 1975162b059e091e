import type { SelectionRange, SignatureHelpOptions } from 'vscode-languageserver';
import { linkedEditing } from '../../ide/linked-editing.ts';
import { selections } from '../../ide/selection.ts';
import { signatureHelp } from '../../ide/signature.ts';
import { range } from '../convert.ts';
import type { Server } from '../server.ts';

export const SIGNATURES: SignatureHelpOptions = { triggerCharacters: [' '], retriggerCharacters: [','] };

/** What helps while a text is written: selections that grow, the parts of a property, names that are written at once. */
export function registerWriting(server: Server): void {
  const { connection } = server;
  connection.onSelectionRanges((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, offset }) =>
        params.positions.map((position) => {
          let around: SelectionRange | undefined;
          for (const span of selections(view, offset(position)).toReversed())
            around = { range: range(source.lines, span), ...(around && { parent: around }) };
          return around!;
        }),
      null,
    ),
  );
  connection.onSignatureHelp((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, offset }) => {
        const found = signatureHelp(view, offset(params.position));
        if (!found) return null;
        return {
          signatures: found.signatures.map(({ label, parts }) => ({
            label,
            documentation: found.doc,
            parameters: parts.map(({ start, end }) => ({ label: [start, end] as [number, number] })),
          })),
          activeSignature: found.active,
          activeParameter: found.part,
        };
      },
      null,
    ),
  );
  connection.languages.onLinkedEditingRange((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, offset }) => {
        const spans = linkedEditing(view, offset(params.position));
        return spans ? { ranges: spans.map((s) => range(source.lines, s)), wordPattern: NAME } : null;
      },
      null,
      true,
    ),
  );
}

/** A hyphen at the end is one on its way to the next letter. */
const NAME = '[A-Za-z][A-Za-z0-9_-]*';
