import type { ICredentialTestRequest } from 'n8n-workflow';

import { AutoGrabApi } from '../../../credentials/AutoGrabApi.credentials';
import { PaveApi } from '../../../credentials/PaveApi.credentials';
import { readDocument } from './support/document';

/** The first sentence: guides quote that much. */
const start = (message: string) => message.split(/[.!,:](?:\s|$)|, but/)[0];

const messagesOf = ({ rules = [] }: ICredentialTestRequest) =>
	rules.map(({ properties }) => start(properties.message));

test.each([
	['PAVE API', new PaveApi().test],
	['AutoGrab API', new AutoGrabApi().test],
])('docs/credentials.md explains every message of the test of %s', (_name, request) => {
	const guide = readDocument('docs/credentials.md');
	for (const message of messagesOf(request)) expect(guide).toContain(message);
});

test.each([
	['works only on your own network', 'nodes/shared/registration/preflight.ts'],
	[
		'This n8n would receive vehicle and customer data unencrypted',
		'nodes/shared/registration/preflight.ts',
	],
	['already gets', 'nodes/Pave/trigger/conflicts.ts'],
	['Another workflow of this n8n', 'nodes/Pave/trigger/conflicts.ts'],
	["PAVE did not accept n8n's delivery address for", 'nodes/Pave/trigger/callbacks.ts'],
	['PAVE did not accept these credentials', 'credentials/PaveApi.credentials.ts'],
])('docs/troubleshooting.md quotes "%s" as the node says it', (words, source) => {
	expect(readDocument('docs/troubleshooting.md').toLowerCase()).toContain(words.toLowerCase());
	expect(readDocument(source)).toContain(words);
});
