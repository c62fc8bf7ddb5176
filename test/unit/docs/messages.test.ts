import { readDocument } from './support/document';

test.each([
	['works only on your own network', 'nodes/shared/registration/preflight.ts'],
	[
		'This n8n would receive vehicle and customer data unencrypted',
		'nodes/shared/registration/preflight.ts',
	],
	['already gets', 'nodes/Pave/trigger/conflicts.ts'],
	['Another workflow of this n8n', 'nodes/Pave/trigger/conflicts.ts'],
	["PAVE did not accept n8n's delivery address for", 'nodes/Pave/trigger/callbacks.ts'],
	['PAVE does not recognize this account (401)', 'credentials/PaveApi.credentials.ts'],
])('docs/troubleshooting.md quotes "%s" as the node says it', (words, source) => {
	expect(readDocument('docs/troubleshooting.md').toLowerCase()).toContain(words.toLowerCase());
	expect(readDocument(source)).toContain(words);
});
