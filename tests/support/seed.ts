/** Properties try the same cases each time, so that a change is judged by what it changed; `EARSHOT_SEED=N` takes others (runs.ts). */
import * as fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.EARSHOT_SEED ?? 734) });
