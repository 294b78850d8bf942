// `node --import tools/end-with-owner.mjs <program>` ends another project's program together with the process that started it.
import { whenAskedToEnd } from './when-asked-to-end.mjs';

whenAskedToEnd(() => process.exit());
