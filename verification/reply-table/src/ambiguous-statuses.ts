/** Where the status alone misleads: what it can be, by rows, and what tells them apart. */
export const ambiguousStatuses: readonly { readonly status: number; readonly rows: readonly string[]; readonly toldApartBy: string }[] = [
  {
    status: 200,
    rows: ['C1', 'C7', 'C11', 'C21', 'S1', 'W1', 'X5', 'X7'],
    toldApartBy: 'the body: is it JSON, is it a flow, which nodes has it, is it in the `state` `sent_email`',
  },
  {
    status: 400,
    rows: ['C13', 'C14', 'S6', 'S7', 'S8', 'S11', 'S18', 'S20', 'S21', 'S22', 'S29'],
    toldApartBy: 'is there a `ui`? then by the ids of its messages, and without any error it is a success; else by `error.id`',
  },
  { status: 401, rows: ['C16', 'S24', 'S25', 'W3', 'L2'], toldApartBy: '`error.id`; `error.details.identity_id`; which request it was' },
  { status: 403, rows: ['G3', 'S23', 'S26', 'W4', 'L4'], toldApartBy: '`error.id`; which request it was' },
  { status: 404, rows: ['G4', 'S27', 'S28'], toldApartBy: 'JSON or not (a wrong address, X6); `error.reason` there or not' },
  { status: 410, rows: ['G5', 'S30'], toldApartBy: 'no need: a new flow with your own parameters' },
  { status: 422, rows: ['S3', 'S4', 'S5'], toldApartBy: 'where `redirect_browser_to` leads' },
  { status: 500, rows: ['C17', 'C18'], toldApartBy: 'no need' },
  { status: 204, rows: ['L3', 'X8'], toldApartBy: 'which request it was' },
];
