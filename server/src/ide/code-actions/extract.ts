/** A declaration moved to a file of its own, which this one and whoever had it from here then import. */
import type { DeclNode } from '../../../../grammar/src/index.ts';
import type { Edit, FileEdits, Fix, SpecFile, Specs } from '../../rules/fix.ts';
import { importEdit, pathFrom } from '../../rules/fixes/imports.ts';
import { breakOf, lineEnd, lineStart, removal } from '../../rules/fixes/layout.ts';

/** What several specs may share. */
const SHARED: ReadonlySet<string> = new Set(['input', 'party', 'facility']);

/** Undefined where it names something of this very file: the new one would have to import it back. */
export function extracting(file: SpecFile, decl: DeclNode, specs: Specs): Fix | undefined {
  const name = decl.name?.text;
  const declared = name === undefined ? undefined : file.declared.get(name);
  if (!name || !declared || !SHARED.has(decl.declKind) || declared.value.flaw) return undefined;
  const named = new Set(
    file.references.filter((r) => decl.start <= r.at.start && r.at.end <= decl.end).map((r) => r.target.value.at.file),
  );
  if (named.has(file.file)) return undefined;
  const path = freePath(specs, file.file, name);
  const shown = pathFrom(file.file, path);
  return {
    title: `Move ${name} to ${shown} and import it`,
    edits: () => {
      const own = [importEdit(file, shown), cut(file, decl)];
      const users = [...specs.elsewhere.files().values()].filter((f) => f.file !== file.file && uses(f, file.file, name));
      const known = (f: SpecFile): SpecFile => specs.files.get(f.file) ?? f;
      return [
        { file: path, made: true, edits: [{ start: 0, end: 0, text: moved(file, decl, named, path) }] },
        { file: file.file, edits: own },
        ...users.map((f): FileEdits => ({ file: f.file, edits: [importEdit(known(f), pathFrom(f.file, path))] })),
      ];
    },
  };
}

/** By name and file: the files of the whole workspace are read apart from those at hand. */
const uses = (f: SpecFile, file: string, name: string): boolean =>
  f.references.some(({ target: { value } }) => value.name === name && value.at.file === file);

function moved(file: SpecFile, decl: DeclNode, named: ReadonlySet<string>, path: string): string {
  const br = breakOf(file.text);
  const imports = [...named].sort().map((f) => `import "${pathFrom(path, f)}"${br}`);
  const text = file.text.slice(startOf(file, decl), decl.end).trim();
  return `${imports.join('')}${imports.length > 0 ? br : ''}${text}${br}`;
}

/** With its documentation and the comments right above it, and the blank line below. */
function cut(file: SpecFile, decl: DeclNode): Edit {
  const { text } = file;
  const gone = removal(text, { start: startOf(file, decl), end: decl.end });
  const next = lineEnd(text, gone.end);
  const blank = text.slice(gone.end, next).trim() === '' && next < text.length && gone.end === lineStart(text, gone.end);
  return blank ? { ...gone, end: next + (text[next] === '\r' && text[next + 1] === '\n' ? 2 : 1) } : gone;
}

function startOf({ text, parse }: SpecFile, decl: DeclNode): number {
  let at = decl.start;
  for (const comment of parse.tree.comments.filter((c) => c.end <= decl.start).toReversed()) {
    const between = text.slice(comment.end, at);
    if (!/^[ \t]*\r?\n[ \t]*$/.test(between) || text.slice(lineStart(text, comment.start), comment.start).trim() !== '') break;
    at = comment.start;
  }
  return at;
}

function freePath(specs: Specs, file: string, name: string): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const known = new Set([...specs.files.keys(), ...specs.elsewhere.paths()]);
  let path = `${folder}${name}.earshot`;
  for (let n = 2; known.has(path); n++) path = `${folder}${name}-${n}.earshot`;
  return path;
}
