// Finds a Chromium for the browser tests. As a program, it also installs one if needed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { cacheFolder, getPackage, toId } from './get-package.mjs';
import { isMain } from './is-main.mjs';
import { takeArguments } from './take-arguments.mjs';

/** Chromium with its libraries and fonts, for Linux on x64. */
const SPARTICUZ = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity: 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};
const cache = join(cacheFolder, `${toId(SPARTICUZ)}-unpacked`);
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const full = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Returns the `launchOptions` of Playwright for the first browser of these: CHROMIUM_PATH, Playwright's own, a headless shell of the system or of this
 * file, a full browser. In a full browser the tests take two and a half times as long.
 * @returns {import('playwright').LaunchOptions}
 */
export function launchOptions() {
  const given = process.env['CHROMIUM_PATH'];
  if (given === undefined && playwrightHasItsOwn()) return { args };
  const executablePath = [given, '/usr/bin/chromium-headless-shell', join(cache, 'chromium'), ...full].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (executablePath === undefined) return { args };
  return { args, executablePath, ...(executablePath.startsWith(cache) && { env: ownLibraries() }) };
}

/**
 * Returns a full Chromium. Unlike a headless shell it has a password manager.
 * @returns {string | null}
 */
export function fullChromium() {
  const given = process.env['CHROMIUM_PATH'];
  const candidates = [...(given && !/headless[-_]shell/.test(given) ? [given] : []), chromium.executablePath(), ...full];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

function playwrightHasItsOwn() {
  const path = chromium.executablePath();
  const shell = path
    .replace(/chromium-(\d+)/, 'chromium_headless_shell-$1')
    .replace(/chrome-linux64\/chrome$/, 'chrome-headless-shell-linux64/chrome-headless-shell');
  return existsSync(path) || existsSync(shell);
}

// Without a fontconfig file the browser crashes during a test on a machine without fonts.
function ownLibraries() {
  const libraries = [join(cache, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { ...definedEnvironment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: cache };
}

/** @returns {Record<string, string>} */
function definedEnvironment() {
  return Object.fromEntries(Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** Finds or installs a browser, the fastest way first, and starts it to check it. */
async function ensureBrowser() {
  if (existsSync(join(cache, 'chromium'))) writeFontsConf(); // an earlier version of this file may have written another one
  const steps = [isQuick, fromNpm, () => true, fromPlaywright, fromDebian];
  for (const step of steps) if (step() && (await starts())) return true;
  return false;
}

/** Whether the found browser is the requested one or a headless shell. */
const isQuick = () => process.env['CHROMIUM_PATH'] !== undefined || !full.includes(launchOptions().executablePath ?? '');

async function starts() {
  try {
    const browser = await chromium.launch(launchOptions());
    console.log(`browser: Chromium ${browser.version()}`);
    await browser.close();
    return true;
  } catch (error) {
    console.log(`no browser yet: ${String(error).split('\n')[0]}`);
    return false;
  }
}

// The package contains the browser, its libraries and fonts, so it needs no administrator.
function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  console.log(`> downloading ${SPARTICUZ.name}@${SPARTICUZ.version} from npm`);
  try {
    unpackChromium(join(getPackage(SPARTICUZ), 'bin'));
    return true;
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return false;
  }
}

/** @param {string} packed the folder with the compressed parts */
function unpackChromium(packed) {
  const unpack = (/** @type {string} */ name) => brotliDecompressSync(readFileSync(join(packed, `${name}.br`)));
  mkdirSync(cache, { recursive: true });
  for (const name of ['al2023.tar', 'swiftshader.tar', 'fonts.tar']) {
    writeFileSync(join(cache, name), unpack(name));
    if (!run('tar', ['xf', name], cache)) throw new Error(`${name} could not be unpacked.`);
  }
  writeFontsConf();
  writeFileSync(join(cache, 'chromium.part'), unpack('chromium'), { mode: 0o755 });
  renameSync(join(cache, 'chromium.part'), join(cache, 'chromium')); // renamed last, so that a partial file is never used as the browser
}

const writeFontsConf = () => writeFileSync(join(cache, 'fonts.conf'), fontsConf);

// The package has Open Sans. Without the last rule, a bold text in a font that is not installed gets any bold font of the machine.
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias binding="same"><family>serif</family><prefer><family>DejaVu Serif</family><family>Liberation Serif</family></prefer></alias>
  <match><edit name="family" mode="append_last" binding="same"><string>Open Sans</string></edit></match>
</fontconfig>
`;

function fromPlaywright() {
  return run('playwright', ['install', '--only-shell', 'chromium']);
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  return (
    run('apt-get', ['update', '-qq']) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation'])
  );
}

/** @param {string} command @param {readonly string[]} argv @param {string} [cwd] */
function run(command, argv, cwd) {
  console.log(`> ${command} ${argv.join(' ')}`);
  return (
    spawnSync(command, argv, { stdio: 'inherit', ...(cwd !== undefined && { cwd }), shell: process.platform === 'win32' }).status === 0
  );
}

if (isMain(import.meta.url)) {
  takeArguments(0);
  if (!(await ensureBrowser())) {
    console.error('No Chromium could be found or installed. Set CHROMIUM_PATH to a Chromium or Chrome.');
    process.exitCode = 1;
  }
}
