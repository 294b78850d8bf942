/** The looks in which the layout of every state is checked: a small phone in both directions, one with its keyboard, and a laptop. */
export const layoutLooks = [
  { size: [320, 640], lang: 'en', scheme: 'light' },
  { size: [320, 640], lang: 'ar', scheme: 'dark' },
  { size: [375, 249], lang: 'de', scheme: 'light' },
  { size: [1280, 800], lang: 'en', scheme: 'dark' },
] as const;
