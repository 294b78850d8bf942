/** The members of a flow that a plain page reads. */
export interface Flow {
  readonly id: string;
  readonly ui: {
    readonly nodes: readonly {
      readonly attributes: { readonly name?: string; readonly value?: unknown };
      readonly messages: readonly Message[];
    }[];
    readonly messages?: readonly Message[];
  };
}

interface Message {
  readonly text: string;
}

/** Finds the token against CSRF, which Kratos compares with its cookie. */
export const findCsrfToken = ({ ui }: Flow): unknown =>
  ui.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value;

/** Joins the messages of the form and of its fields. */
export const joinMessages = ({ ui }: Flow): string =>
  [...(ui.messages ?? []), ...ui.nodes.flatMap(({ messages }) => messages)].map(({ text }) => text).join(' ');
