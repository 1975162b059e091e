import { DocumentHighlightKind, type LocationLink } from 'vscode-languageserver';
import { definition } from '../../ide/definition.ts';
import { documentLinks } from '../../ide/links.ts';
import { highlights, references } from '../../ide/references.ts';
import { location, range, rangeOf } from '../convert.ts';
import type { Server } from '../server.ts';

/** Definition, references, highlight, and the links of imports and citations. */
export function registerNavigation(server: Server, client: { readonly definitionLinks: boolean }): void {
  const { connection } = server;
  connection.onDefinition((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, places, offset }) => {
        const found = definition(view, offset(params.position));
        if (!found) return null;
        if (!client.definitionLinks) return location(places, found.name);
        const link: LocationLink = {
          originSelectionRange: rangeOf(places, found.origin),
          targetUri: places.uri(found.name.file),
          targetRange: rangeOf(places, found.whole),
          targetSelectionRange: rangeOf(places, found.name),
        };
        return [link];
      },
      null,
    ),
  );
  connection.onReferences((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, places, offset }) =>
        references(view, offset(params.position), params.context.includeDeclaration).map((at) => location(places, at)),
      null,
      true,
    ),
  );
  connection.onDocumentHighlight((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, offset }) =>
        highlights(view, offset(params.position)).map(({ at, declares }) => ({
          range: range(source.lines, at),
          kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      null,
    ),
  );
  connection.onDocumentLinks((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, places }) =>
        documentLinks(view).map(({ at, to, cite }) => ({
          range: range(source.lines, at),
          target: 'file' in to ? places.uri(to.file) : to.url,
          ...(cite !== undefined && { tooltip: `${cite} in the eCFR` }),
        })),
      null,
    ),
  );
}
