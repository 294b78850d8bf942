// `node --import tools/end-with-owner.mjs <program>` ends another project's program together with the process that started it.
import { onTermination } from './on-termination.mjs';

onTermination(() => process.exit());
