import { sameEndpoint, webhookIdOf } from '../../../nodes/shared/trigger/addresses';

const ID = '5d1c2a3b-0000-4000-8000-00000000000a';
const PLAIN = `https://n8n.example.com/webhook/${ID}/webhook`;

test.each([
	`https://N8N.example.com:443/webhook/${ID}/%77ebhook/`,
	`https://n8n.example.com/%77%65bhook/${ID.replaceAll('-', '%2D')}/webhook?x=1#y`,
	`https://n8n.example.com/a/../webhook/${ID}/webhook//`,
])('%s leads to the same trigger, as n8n reads it', (url) => {
	expect(webhookIdOf(url)).toBe(ID);
	expect(sameEndpoint(url, PLAIN)).toBe(true);
});

test.each([`https://n8n.example.com/webhook/${ID}%2Fwebhook`, `${PLAIN}%20`, 'no address'])(
	'%s does not',
	(url) => {
		expect(webhookIdOf(url)).toBeUndefined();
		expect(sameEndpoint(url, PLAIN)).toBe(false);
	},
);
