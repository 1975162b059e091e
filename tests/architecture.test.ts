/** The shape of the whole: what may import what, what never reaches the network, what every code owes its reader. */
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { codes, rules } from '../server/src/rules/index.ts';
import { languageCodes } from '../server/src/rules/language-codes.ts';
import { suppressionCodes } from '../server/src/rules/suppression-codes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');
const sources = globSync(['grammar/src/**/*.ts', 'server/src/**/*.ts', 'client/{src,webview}/**/*.ts'], { cwd: root }).sort();

interface Import {
  readonly from: string;
  /** A path from the project's root, or the name of a package or Node module. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: readonly Import[] = sources.flatMap((from) => {
  const found = read(from).matchAll(
    /^(?:import|export)\s+(type\s)?[^;'"]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map((m) => {
    const to = (m[2] ?? m[3] ?? m[4])!;
    return { from, to: to.startsWith('.') ? posix.join(dirname(from), to) : to, typeOnly: m[1] !== undefined };
  });
});

const layers = [
  'grammar',
  'base',
  'bom',
  'ecfr',
  'screening',
  'rulebook',
  'model',
  'determine',
  'rules',
  'workspace',
  'ide',
  'report',
  'project',
  'lsp',
  'cli',
] as const;
type Layer = (typeof layers)[number];

/** What each layer may take from: itself and what stands left of it; neighbors at the same height not at all. */
const mayImport = (from: Layer, to: Layer): boolean => {
  const height: Record<Layer, number> = {
    grammar: 0,
    base: 1,
    bom: 2,
    ecfr: 2,
    screening: 2,
    rulebook: 3,
    model: 4,
    determine: 5,
    rules: 6,
    workspace: 7,
    ide: 8,
    report: 8,
    project: 8,
    lsp: 9,
    cli: 9,
  };
  return from === to || height[to] < height[from];
};

function layerOf(path: string): Layer | undefined {
  if (path.startsWith('grammar/src/')) return 'grammar';
  return layers.find((l) => path.startsWith(`server/src/${l}/`));
}

const isNodeModule = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);

describe('imports', () => {
  it('run one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [a, b] = [layerOf(from), layerOf(to)];
      return a !== undefined && b !== undefined && !mayImport(a, b);
    });
    expect(wrong).toEqual([]);
  });

  it('go in no circle, types included', () => {
    const to = Map.groupBy(
      imports.filter((i) => sources.includes(i.to)),
      (i) => i.from,
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const next of to.get(file) ?? []) visit(next.to, [...path, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('of the client take nothing from the server but the protocol', () => {
    const wrong = imports.filter(
      ({ from, to }) => from.startsWith('client/') && /^(server|grammar)\//.test(to) && to !== 'server/src/protocol.ts',
    );
    expect(wrong).toEqual([]);
  });

  it('of hosts stay in project, cli and lsp', () => {
    const hosts = (layer: Layer | undefined): boolean => layer === 'project' || layer === 'cli' || layer === 'lsp';
    const wrong = imports.filter(({ from, to }) => layerOf(from) !== undefined && !hosts(layerOf(from)) && isNodeModule(to));
    expect(wrong).toEqual([]);
  });

  it('of the protocol stay in lsp', () => {
    const wrong = imports.filter(
      ({ from, to }) => to.startsWith('vscode') && layerOf(from) !== undefined && layerOf(from) !== 'lsp',
    );
    expect(wrong).toEqual([]);
  });

  it('lead to files that exist', () => {
    expect(imports.filter(({ to }) => /^(server|grammar|client)\//.test(to) && !existsSync(`${root}/${to}`))).toEqual([]);
  });
});

describe('host-free layers', () => {
  it('read neither the clock nor the environment nor chance', () => {
    const wrong = sources
      .filter((path) => layerOf(path) !== undefined && !['project', 'cli', 'lsp'].includes(layerOf(path)!))
      .filter((path) => /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bMath\.random\(|\bperformance\.now\(/.test(read(path)));
    expect(wrong).toEqual([]);
  });
});

describe('no network', () => {
  const network = ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dns/promises', 'dgram', 'inspector', 'undici'];
  const reaches = (name: string): boolean => network.includes(name.replace(/^node:/, ''));

  it('in any source', () => {
    expect(imports.filter(({ to }) => reaches(to))).toEqual([]);
    const calls = /(?<![.\w])fetch\(|\bXMLHttpRequest\b|\bnew (WebSocket|EventSource)\b|\bsendBeacon\(/;
    expect(sources.filter((path) => calls.test(read(path)))).toEqual([]);
  });

  const required = (bundle: string): string[] =>
    [...new Set([...read(bundle).matchAll(/\brequire\("([^"]+)"\)/g)].map((m) => m[1]!))].sort();

  const commandLine = globSync('dist/*.cjs', { cwd: root, ignore: ['dist/language-server.cjs', 'dist/extension.cjs'] });
  it.each(commandLine)('in %s', (bundle) => {
    expect(required(bundle).filter(reaches)).toEqual([]);
    expect(read(bundle)).not.toMatch(/(?<![.\w])fetch\(|\bnew WebSocket\b/);
    expect(required(bundle).filter((m) => !isNodeModule(m) && !m.startsWith('./'))).toEqual([]);
    expect(read(bundle)).not.toMatch(/[^\0-\x7f]/);
  });

  it('in the pages of the views', () => {
    for (const script of globSync('dist/views/*', { cwd: root }))
      expect(read(script)).not.toMatch(
        /(?<![.\w])fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|@import|url\(["']?(https?:|\/\/)/,
      );
  });

  // The protocol library can speak over pipes and sockets as well; the build takes that out of the bundles.
  it('in the language server and the extension; programs are started by the extension, and by what asks git', () => {
    const starting = globSync('dist/*.cjs', { cwd: root }).filter((path) =>
      /\brequire\("(node:)?child_process"\)/.test(read(path)),
    );
    expect(starting.sort()).toEqual(['dist/extension.cjs', 'dist/git.cjs']);
    for (const bundle of ['dist/language-server.cjs', 'dist/extension.cjs']) expect(required(bundle).filter(reaches)).toEqual([]);
    expect(required('dist/language-server.cjs')).not.toContain('child_process');
    const client = sources
      .filter((path) => path.startsWith('client/src/'))
      .map(read)
      .join('\n');
    expect(client).not.toMatch(/TransportKind\.(socket|pipe|ipc)/);
  });
});

describe('codes', () => {
  const all = [...languageCodes, ...rules, ...suppressionCodes].map((c) => c.code);

  it('are used once each', () => {
    expect(all.filter((code, i) => all.indexOf(code) !== i)).toEqual([]);
    const names = [...codes.values()].map((c) => c.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('have one page each, and no page is left over', () => {
    const pages = globSync('docs/ES*.md', { cwd: root })
      .map((p) => p.slice('docs/'.length, -'.md'.length))
      .sort();
    expect(pages).toEqual([...all].sort());
  });
});

describe('files', () => {
  it('hold one idea: none is longer than 400 lines', () => {
    expect(sources.filter((path) => read(path).split('\n').length > 400)).toEqual([]);
  });

  // What has a `then` is taken for a promise by `import()`, which waits for ever.
  it('export nothing called then', () => {
    expect(sources.filter((path) => /export (?:async )?(?:const|let|function) then\b|\bas then\b/.test(read(path)))).toEqual([]);
  });

  it('export nothing that no one takes', () => {
    const others = globSync(['tests/*/**/*.ts', 'scripts/**/*.{ts,mjs}', 'bench/**/*.{ts,mjs}'], {
      cwd: root,
      ignore: ['**/node_modules/**'],
    });
    const places = new Map<string, Set<string>>();
    for (const path of [...sources, ...others])
      for (const word of new Set(read(path).match(/\b[A-Za-z_]\w*\b/g)))
        places.set(word, (places.get(word) ?? new Set()).add(path));
    const unused = sources.flatMap((path) =>
      [...read(path).matchAll(/^export (?:async )?(?:const|class|function\*?) (\w+)/gm)]
        .filter((m) => places.get(m[1]!)!.size === 1)
        .map((m) => `${path}: ${m[1]}`),
    );
    // Called by the editor.
    expect(unused).toEqual(['client/src/extension.ts: deactivate']);
  });

  it('leave nothing for later', () => {
    const unfinished = /\b(TODO|FIXME|XXX|HACK)\b|\bas any\b|@ts-(ignore|expect-error|nocheck)|not implemented/;
    expect(sources.filter((path) => unfinished.test(read(path)))).toEqual([]);
  });

  it('that the extension shows by themselves link nowhere: packaging has no address for them, and leaves pictures out', () => {
    for (const path of ['README.md', 'CHANGELOG.md']) expect(read(path)).not.toMatch(/\]\((?!https?:|docs\/images\/)/);
  });

  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'server/rulebook/README.md'])('that %s names are there', (page) => {
    const tree = globSync(['**/*'], { cwd: root, dot: true, ignore: ['**/node_modules/**', 'dist/**', 'out/**', '.git/**'] });
    const named = [...read(page).matchAll(/`([\w./-]+\.(?:ts|mjs|yaml|md|txt)|[\w./-]+\/)`/g)].map((m) => m[1]!);
    const missing = named.filter(
      (name) => !/[A-Z]{4}/.test(name.replace(/README|CHANGELOG/, '')) && !tree.some((path) => `/${path}`.includes(`/${name}`)),
    );
    expect(missing).toEqual([]);
  });

  it('stand alone: nothing refers outside the project', () => {
    const tree = globSync(['**/*.{ts,mjs,md,json,yaml,yml,earshot}', '.ci/run', '.oxlintrc.json'], {
      cwd: root,
      dot: true,
      ignore: ['**/node_modules/**', 'dist/**', 'out/**', '.git/**', '**/package-lock.json', 'tests/architecture.test.ts'],
    });
    const elsewhere = /\.\.\/shared\/|\/work\/(main|shared)/;
    expect(tree.filter((path) => elsewhere.test(read(path)))).toEqual([]);
  });
});
