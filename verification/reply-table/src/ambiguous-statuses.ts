/** Where the status alone misleads: what it can be, by rows, and what tells them apart. */
export const ambiguousStatuses: readonly { readonly status: number; readonly rows: readonly string[]; readonly distinguishedBy: string }[] =
  [
    {
      status: 200,
      rows: ['C1', 'C7', 'C11', 'C21', 'S1', 'W1', 'N6', 'N14', 'N16', 'X5', 'X7'],
      distinguishedBy:
        'the body: whether it is JSON, whether it is a flow, its nodes, whether the `state` of a login is `sent_email`, and whether settings have message 1050001',
    },
    {
      status: 400,
      rows: ['C13', 'C14', 'S6', 'S7', 'S8', 'S11', 'S18', 'S20', 'S21', 'S22', 'S29', 'N21', 'N33'],
      distinguishedBy: 'with a `ui`, the ids of its messages (no error means success); without one, `error.id`',
    },
    {
      status: 401,
      rows: ['C16', 'S24', 'S25', 'W3', 'L2', 'N27'],
      distinguishedBy: '`error.id`, `error.details.identity_id`, and the request',
    },
    { status: 403, rows: ['G3', 'S23', 'S26', 'W4', 'L4', 'N25', 'N26', 'N28', 'N29'], distinguishedBy: '`error.id`, and the request' },
    {
      status: 404,
      rows: ['G4', 'S27', 'S28', 'N31'],
      distinguishedBy: 'whether it is JSON (a wrong address is not, X6), the request, and whether `error.reason` is present',
    },
    {
      status: 410,
      rows: ['G5', 'S30', 'N12', 'N30'],
      distinguishedBy: 'no difference for a client: open a new flow with your own parameters',
    },
    { status: 422, rows: ['S3', 'S4', 'S5', 'N32'], distinguishedBy: 'the address in `redirect_browser_to`' },
    { status: 500, rows: ['C17', 'C18'], distinguishedBy: 'no difference for a client' },
    { status: 204, rows: ['L3', 'X8'], distinguishedBy: 'the request' },
  ];
