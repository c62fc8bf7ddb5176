import { ownerOf, type Claim } from '../../../nodes/shared/registration/ownership';
import type { Identity } from '../../../nodes/shared/trigger/vendor';

const PRODUCTION = 'https://n8n.example.com/webhook/id-1/webhook';
const TEST = 'https://n8n.example.com/webhook-test/id-1/webhook';
const tokens = { production: 'P', test: 'T' };
const identity = (url: string): Identity => ({ url, webhookId: 'id-1', workflowId: 'w1', tokens });

// The last two columns: as publishing sees it, and as a test does.
test.each<[string, Claim, string, string]>([
	['production', { url: PRODUCTION, token: 'P' }, 'ours', 'published'],
	['production with a query', { url: `${PRODUCTION}?token=P`, token: 'P' }, 'ours', 'published'],
	[
		'production under a former path',
		{ url: 'https://n8n.example.com/hooks/id-1/webhook', token: 'P' },
		'ours',
		'published',
	],
	[
		'production at another address',
		{ url: 'https://old.example.com/webhook/id-1/webhook', token: 'P' },
		'moved',
		'published',
	],
	['a test', { url: TEST, token: 'T' }, 'leftover', 'ours'],
	[
		'a test at another address',
		{ url: 'https://old.example.com/webhook-test/id-1/webhook', token: 'T' },
		'leftover',
		'ours',
	],
	['of this workflow', { url: PRODUCTION, token: 'P', workflowId: 'w1' }, 'ours', 'published'],
	[
		'of a copy of the workflow',
		{ url: PRODUCTION, token: 'P', workflowId: 'w2' },
		'sibling',
		'sibling',
	],
	[
		'another trigger of this n8n',
		{ url: PRODUCTION.replace('id-1', 'id-2'), token: 'x' },
		'sibling',
		'foreign',
	],
	[
		'an n8n behind another prefix',
		{ url: 'https://n8n.example.com/two/webhook/id-1/webhook', token: 'x' },
		'foreign',
		'foreign',
	],
	['another system', { url: 'https://crm.example.com/hook' }, 'foreign', 'foreign'],
	['no URL at all', { url: 'crm', token: 'x' }, 'foreign', 'foreign'],
])('%s', (_name, claim, published, tested) => {
	expect(ownerOf(claim, identity(PRODUCTION), false)).toBe(published);
	expect(ownerOf(claim, identity(TEST), true)).toBe(tested);
});

test('exactly our address is ours, although the secret has changed since', () => {
	expect(ownerOf({ url: `${PRODUCTION}/`, token: 'former' }, identity(PRODUCTION), false)).toBe(
		'ours',
	);
	expect(ownerOf({ url: TEST, token: 'former' }, identity(TEST), true)).toBe('ours');
});
