import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Takes the protocol's library apart once. It is CommonJS, and of such a library esbuild makes a copy for each file that imports from it: some
 * hundred members, for each of the server's requests, at each start.
 */
export function protocolOnce(root) {
  return {
    name: 'protocol-once',
    setup(build) {
      build.onResolve({ filter: /^vscode-languageserver(\/node)?$/ }, ({ path, kind }) =>
        kind === 'import-statement' ? { path, namespace: 'once' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'once' }, ({ path }) => ({
        contents: `export const { ${Object.keys(require(path)).filter((name) => name !== 'default')} } = require('${path}');`,
        resolveDir: root,
      }));
    },
  };
}
