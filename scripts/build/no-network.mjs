// The protocol library can also speak over sockets and pipes, and start programs. The bundles carry what refuses instead,
// so that what the README says of the network is true of the bytes.
const refusal = (why, names) => `
const refuse = () => { throw new Error(${JSON.stringify(why)}); };
${names.map((name) => `exports.${name} = refuse;`).join('\n')}
`;
const standIns = {
  net: refusal('Earshot opens no socket and no pipe', ['createServer', 'createConnection', 'connect', 'Socket']),
  child_process: refusal('Earshot starts no program', ['spawn', 'spawnSync', 'fork', 'exec', 'execFile', 'execSync']),
};

/** Replaces the modules of Node that are named, wherever a bundle takes them from. */
export function without(...modules) {
  return {
    name: 'without',
    setup(build) {
      const filter = new RegExp(`^(node:)?(${modules.join('|')})$`);
      build.onResolve({ filter }, ({ path }) => ({ path: path.replace(/^node:/, ''), namespace: 'without' }));
      build.onLoad({ filter: /.*/, namespace: 'without' }, ({ path }) => ({ contents: standIns[path], loader: 'js' }));
    },
  };
}
