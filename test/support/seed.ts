/** Property tests begin with one seed, so that a failure is the change's: `FAST_CHECK_SEED=<number>` looks elsewhere. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_261_125) });
