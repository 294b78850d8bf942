/** The icons of methods, by Kratos's names of their groups: a phone, and a sheet with lines. */
export const methodIcons: Readonly<Record<string, string>> = {
  totp: 'M8.5 2.5h7a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2ZM11 18.5h2',
  lookup_secret: 'M6.5 2.5h11a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2ZM8.5 7.5h7M8.5 12h7M8.5 16.5h4',
};
/** A key. */
export const otherMethod = 'M12.5 11.5 21 3m-3.5 3.5 3 3M13 16a5 5 0 1 1-10 0 5 5 0 0 1 10 0Z';
/** Two sheets, one over the other. */
export const copyIcon =
  'M10 8.5h9A1.5 1.5 0 0 1 20.5 10v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 8.5 19v-9A1.5 1.5 0 0 1 10 8.5ZM5.5 15.5H5A1.5 1.5 0 0 1 3.5 14V5A1.5 1.5 0 0 1 5 3.5h9A1.5 1.5 0 0 1 15.5 5v.5';
/** An arrow into a tray. */
export const downloadIcon = 'M12 3.5v12m-5-5 5 5 5-5M4 20.5h16';
/** A printer. */
export const printIcon =
  'M7 8.5v-5h10v5M7 17H4.5A1.5 1.5 0 0 1 3 15.5V10a1.5 1.5 0 0 1 1.5-1.5h15A1.5 1.5 0 0 1 21 10v5.5a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v6.5H7Z';
