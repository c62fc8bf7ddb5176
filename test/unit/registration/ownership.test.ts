import {
	dependsOnAnswer,
	ownerOf,
	type Identity,
} from '../../../nodes/shared/registration/ownership';

const self: Identity = {
	url: 'https://n8n.example.com/webhook/id-1/webhook',
	webhookId: 'id-1',
	token: 'ours',
};
const TEST_URL = 'https://n8n.example.com/webhook-test/id-1/webhook';
const MOVED = 'https://old.example.com/webhook/id-1/webhook';
const MOVED_TEST = 'https://old.example.com/webhook-test/id-1/webhook';
const PREFIXED = 'https://n8n.example.com/second/webhook/id-1/webhook';

describe('whose a registration is', () => {
	// The last two columns: while somebody listens there, and when nobody does any more.
	test.each([
		['our URL', self.url, 'ours', 'same', 'same'],
		['our URL with a query', `${self.url}?token=ours`, 'ours', 'same', 'same'],
		['our URL with a slash at the end', `${self.url}/`, 'ours', 'same', 'same'],
		['our URL with the token of a former secret', self.url, 'former', 'same', 'same'],
		['the other form', TEST_URL, 'ours', 'other', 'other'],
		['the other form, without a token', TEST_URL, undefined, 'other', 'other'],
		['the other form, with a former secret', TEST_URL, 'former', 'foreign', 'other'],
		['an n8n behind a prefix of the same host', PREFIXED, 'theirs', 'foreign', 'other'],
		['our former host', MOVED, 'ours', 'foreign', 'same'],
		['a test at our former host', MOVED_TEST, 'ours', 'foreign', 'other'],
		['another host with another token', MOVED, 'theirs', 'foreign', 'foreign'],
		['another webhook', self.url.replace('id-1', 'id-2'), 'ours', 'foreign', 'foreign'],
		['another system', 'https://crm.example.com/hook', undefined, 'foreign', 'foreign'],
		['no URL at all', 'crm', 'ours', 'foreign', 'foreign'],
	])('%s', (_name, url, token, listening, deserted) => {
		expect(ownerOf({ url, token }, self, false)).toBe(listening);
		expect(ownerOf({ url, token }, self, true)).toBe(deserted);
		// Whoever decides must know when it has to ask.
		expect(dependsOnAnswer({ url, token }, self)).toBe(listening !== deserted);
	});
});
