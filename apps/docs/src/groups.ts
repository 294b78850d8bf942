/** The groups of the sidebar, in their order. The front matter of a page names one of them. */
export const groups = [
  'Start',
  'Tutorials',
  'Recipes',
  'Production',
  'Reference',
  'Packages',
  'API',
  'Background',
  'Decisions',
  'Project',
] as const;

/** A group of the sidebar. */
export type Group = (typeof groups)[number];

/** Whether a text is the name of a group. */
export const isGroup = (text: unknown): text is Group => groups.includes(text as Group);
