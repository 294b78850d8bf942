/** Addresses that no browser should be sent to, whoever names them: from rules, and by hand. */

const schemes = [
  ...['javascript', 'JavaScript', 'JAVASCRIPT', 'jAvAsCrIpT', 'vbscript', 'livescript', 'data', 'DATA', 'blob', 'file', 'filesystem'],
  ...['about', 'ftp', 'ws', 'wss', 'mailto', 'tel', 'sms', 'view-source', 'chrome', 'resource', 'jar', 'intent', 'android-app', 'ms-word'],
  ...['feed', 'urn', 'x', 'httpx', 'https+unix', 'shttp'],
];
const payloads = [
  'alert(1)',
  '//auth.example.com/%0aalert(1)',
  'text/html,<script>alert(1)</script>',
  '',
  '//evil.example/https://app.example.com',
];
const schemed = schemes.flatMap((scheme) => payloads.map((payload) => `${scheme}:${payload}`));

/** What browsers or hosts may strip, or people not see. */
const unseen = [
  ...['\0', '\u0001', '\b', '\t', '\n', '\v', '\f', '\r', '\u001f', ' ', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u1680', '\u180e'],
  ...['\u2003', '\u200b', '\u200d', '\u200e', '\u2028', '\u2029', '\u202e', '\u2060', '\u2066', '\u3000', '\ufeff', '\ud83d'],
];
const script = 'javascript:alert(1)';
const good = 'https://app.example.com/home';
const withUnseen = unseen.flatMap((each) => [
  `${each}${script}`,
  `${script.slice(0, 4)}${each}${script.slice(4)}`,
  `${each}${good}`,
  `https:${each}//app.example.com`,
  `https://${each}app.example.com`,
  `https://app${each}.example.com/home`,
  `https://app.example.com${each}/home`,
  `https://app.example.com/ho${each}me`,
  `${each}//evil.example`,
]);

const users = ['ann', 'ann:secret', ':secret', 'app.example.com', 'app.example.com:443', 'app.example.com%2f', '%00', ''];
const withUser = users.flatMap((user) => [
  `https://${user}@evil.example`,
  `http://${user}@evil.example/https://app.example.com`,
  `//${user}@evil.example`,
]);

const slashes = [
  '/',
  '\\',
  '/\\',
  '\\/',
  '\\\\',
  '///',
  '////',
  '\\\\\\',
  '/\\/',
  './',
  '../',
  '/./',
  '/.//',
  '/%2f',
  '/\t/',
  '?',
  '#',
  ';//',
  ':',
];
const relative = slashes.flatMap((each) => [`${each}evil.example`, `${each}evil.example/https://app.example.com`]);
const slashless = ['', '/', '\\', '\\\\', '/\\', '\\/', '///'].flatMap((each) => [`https:${each}evil.example`, `HTTP:${each}evil.example`]);

const byHand = [
  ...['', 'evil', 'evil.example', 'www.evil.example/x', 'app.example.com@evil.example', 'undefined', 'null', '[object Object]', 'login'],
  ...[
    'https',
    'https:',
    'https:/',
    'https://',
    'https:///',
    'http://:80',
    'https://?',
    'https://#',
    'https:// ',
    'https://.',
    'https://..',
  ].filter((each) => !/\/\/\.+$/.test(each)),
  ...['https://app.example.com:99999', 'https://app.example.com:x', 'https://[', 'https://[::1', 'https://[::1]]', 'https://[g::1]'],
  ...[
    'https://app.example.com\\@evil.example',
    'https://evil.example\\.app.example.com',
    'https://app.example.com\\home',
    'https:\\\\app.example.com',
  ],
  ...[
    'https://%',
    'https://%00',
    'https://a%00b',
    'https://a%20b',
    'https://%zz',
    'https://a b',
    'https://a<b',
    'https://a>b',
    'https://a^b',
    'https://a|b',
  ],
  ...['https://1.2.3.4.5', 'https://0x1.0x2.0x3.0x4.0x5', 'https://999.1.1.1', 'https://1.2.3.256'],
  ...[
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    'javascript%3Aalert(1)',
    '%6aavascript:alert(1)',
    '\\u006aavascript:alert(1)',
  ],
  ...[
    '<javascript:alert(1)>',
    '"https://app.example.com"',
    "'https://app.example.com'",
    '(https://app.example.com)',
    'url(https://app.example.com)',
  ],
  ...[
    'https://app.example.com/?q=\n',
    'https://app.example.com/#\t',
    'https://app.example.com/?\0',
    'ｈttps://app.example.com',
    'https：//app.example.com',
  ],
  ...['https:／／app.example.com', 'ht\u0131ps://app.example.com', '\u017fcript:alert(1)', 'http\u017f://app.example.com'],
];

/** More than 300, each once. */
export const hostileAddresses: readonly string[] = [
  ...new Set([...schemed, ...withUnseen, ...withUser, ...relative, ...slashless, ...byHand]),
];

/** Fine in themselves, and at other origins than a host may expect. */
export const addressesElsewhere: readonly string[] = [
  ...['https://evil.example', 'https://evil.example/home', 'http://app.example.com/home', 'https://app.example.com:8443/home'],
  ...[
    'https://app.example.com.evil.example/home',
    'https://evil.example/https://app.example.com',
    'https://evil.example?https://app.example.com',
  ],
  ...[
    'https://evil.example#app.example.com',
    'https://sub.app.example.com',
    'https://example.com',
    'https://appaexample.com',
    'HTTPS://EVIL.EXAMPLE',
  ],
  ...[
    'https://xn--pp-yla.example.com',
    'https://арр.example.com',
    'https://app.example.com.',
    'http://127.0.0.1',
    'http://[::1]/',
    'http://2130706433',
  ],
];

/** What a host wants to get. */
export const goodAddresses: readonly string[] = [
  ...[
    good,
    'https://app.example.com',
    'https://app.example.com/a//b?c=d#e',
    'HTTPS://App.Example.com/Home',
    'https://app.example.com:443/x',
  ],
  ...[
    'https://app.example.com/?return_to=https://evil.example',
    'https://app.example.com/?q=a b\\c@d',
    'https://auth.example.com/verification?flow=v',
  ],
];
