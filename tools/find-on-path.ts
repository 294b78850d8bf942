import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Returns the path of a program in the first folder of `PATH` that has it, or `null`. */
export function findOnPath(name: string, { PATH = '' } = process.env): string | null {
  const paths = PATH.split(delimiter).map((folder) => join(folder, name));
  return paths.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
