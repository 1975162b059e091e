/** Properties that say no seed have the one of `runs` too. */
import * as fc from 'fast-check';
import { SEED } from './runs.ts';

fc.configureGlobal({ seed: SEED });
