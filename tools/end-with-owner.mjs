// `node --import tools/end-with-owner.mjs <program>`: ends a program that is not ours with the process that started it.
import { whenAskedToEnd } from './when-asked-to-end.mjs';

whenAskedToEnd(() => process.exit());
