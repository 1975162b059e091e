// Preloaded into the command line: the process is killed as it is about to touch the disk for the nth time, as a machine that goes down
// would. EARSHOT_KILL_AT=n; how often it came to that stands in EARSHOT_KILL_LOG where it is never reached.
const fs = require('node:fs');
const at = Number(process.env.EARSHOT_KILL_AT);
let count = 0;
for (const name of ['openSync', 'writeSync', 'writeFileSync', 'renameSync', 'mkdirSync', 'copyFileSync', 'fsyncSync', 'rmSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    const reads = name === 'openSync' && (args[1] === undefined || args[1] === 'r');
    const terminal = name === 'writeSync' && args[0] <= 2;
    if (!reads && !terminal && ++count === at) process.kill(process.pid, 'SIGKILL');
    return real.apply(fs, args);
  };
}
process.on('exit', () => {
  if (process.env.EARSHOT_KILL_LOG) fs.appendFileSync(process.env.EARSHOT_KILL_LOG, `${count}\n`);
});
require('node:module').syncBuiltinESMExports();
