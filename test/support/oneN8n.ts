/** What ends the n8n of the first tier. */
export const oneN8n: { end?: () => Promise<void> } = {};
