/** SARIF 2.1.0, for code scanning. Files are relative to `SRCROOT`, the folder the command ran in; columns count UTF-16 units. */
import { type Diagnostic, determinationsOf } from '../base/diagnostic.ts';
import { codes } from '../rules/index.ts';
import { explainCode } from '../rules/pages.ts';
import type { CodeInfo } from '../rules/rule.ts';
import { editionLine } from './rulebooks-used.ts';
import type { ReportInput } from './input.ts';
import { fingerprints, placed, type Placed } from './placed.ts';
import { visible } from '../base/visible.ts';

const LEVELS: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export function printSarif(input: ReportInput): string {
  const fingerprint = fingerprints(input);
  const used = [...new Set(input.diagnostics.map((d) => d.code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: input.tool.name,
            version: input.tool.version,
            rules: used.flatMap((code) => codes.get(code) ?? []).map(rule),
            properties: { rulebook: editionLine(input) },
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { description: { text: 'The folder the command ran in.' } } },
        results: input.diagnostics.map((d) => result(d, used.indexOf(d.code), fingerprint(d), input)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const BASE = 'SRCROOT';

function rule({ code, name, severity, title, page }: CodeInfo): object {
  return {
    id: code,
    name: name.replace(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: page.what },
    help: { text: `${page.what}\n\n${page.why}\n\n${page.fix}`, markdown: explainCode(code) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['export-control'], ...(page.cite.length > 0 && { cite: page.cite }) },
  };
}

function result(d: Diagnostic, ruleIndex: number, fingerprint: string, input: ReportInput): object {
  const ids = determinationsOf(d);
  return {
    ruleId: d.code,
    ruleIndex,
    level: LEVELS[d.severity],
    message: { text: visible(d.message) },
    locations: [
      {
        physicalLocation: physical(placed(d.at, input)),
        ...(ids.length > 0 && { logicalLocations: ids.map((id) => ({ fullyQualifiedName: id, kind: 'determination' })) }),
      },
    ],
    ...(d.related?.length && {
      relatedLocations: d.related.map((r, id) => ({
        id,
        physicalLocation: physical(placed(r.at, input)),
        message: { text: visible(r.message) },
      })),
    }),
    partialFingerprints: { 'earshot/v1': fingerprint },
    ...(d.suppressed && {
      suppressions: [
        {
          kind: 'inSource',
          justification: visible(d.suppressed.reason),
          location: { physicalLocation: physical(placed(d.suppressed.at, input)) },
        },
      ],
    }),
    ...(input.baseline && { baselineState: d.baselined ? 'unchanged' : 'new' }),
    ...fixesOf(d, input),
    ...(d.cite?.length && { properties: { cite: d.cite } }),
  };
}

/** Those that leave nothing to write and make no file: a program may apply them as they are. */
function fixesOf(d: Diagnostic, input: ReportInput): object {
  const whole = (input.fixes?.(d) ?? []).flatMap((fix) => {
    const files = fix.edits();
    return files.some((f) => f.made || f.edits.some((e) => e.holes?.length)) ? [] : [{ fix, files }];
  });
  if (whole.length === 0) return {};
  return {
    fixes: whole.map(({ fix, files }) => ({
      description: { text: visible(fix.title) },
      artifactChanges: files.map(({ file, edits }) => ({
        artifactLocation: { uri: uri(input.shown(file)), uriBaseId: BASE },
        replacements: edits.map(({ start, end, text }) => ({
          deletedRegion: physical(placed({ file, start, end }, input)).region,
          ...(text !== '' && { insertedContent: { text } }),
        })),
      })),
    })),
  };
}

function physical(p: Placed) {
  return {
    artifactLocation: { uri: uri(p.file), uriBaseId: BASE },
    region: { startLine: p.line, startColumn: p.column, endLine: p.endLine, endColumn: p.endColumn },
  };
}

/** A relative reference: each segment escaped, and none that looks like a scheme. */
function uri(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return /^[^/]*%3A/i.test(path) ? `./${path}` : path;
}
