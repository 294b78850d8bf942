import { pathToFileURL } from 'node:url';

/** Whether a file was started as a program, not imported. @param {string} url its `import.meta.url` */
export function isMain(url) {
  return process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
}
