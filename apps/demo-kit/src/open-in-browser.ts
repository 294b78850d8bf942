import { spawn } from 'node:child_process';

/** Opens an address in the default browser, as a click on it would. A machine without a browser is left alone. */
export function openInBrowser(url: string): void {
  const [command, ...args] = toCommand(url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // no such command: the address is in the terminal
  child.unref();
}

function toCommand(url: string): readonly [string, ...string[]] {
  if (process.platform === 'darwin') return ['open', url];
  return process.platform === 'win32' ? ['cmd', '/c', 'start', '""', url] : ['xdg-open', url];
}
