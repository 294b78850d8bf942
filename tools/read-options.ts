import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The options of a command of this repository. An unknown argument ends the command with an error that names it. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(options: Options) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error((error as Error).message);
    return process.exit(1);
  }
}
