import type { INodeParameters } from 'n8n-workflow';

import { actions, usePaveActions } from '../support/paveActions';

usePaveActions();

test.each(['__proto__', '{"a":{"__proto__":1}}'])(
	'Additional JSON with %s is refused',
	async (part) => {
		const additionalJson = part.startsWith('{') ? part : `{"${part}": {"a": 1}}`;
		const shown = await actions.failure('session', 'create', { additionalJson });
		expect(shown.message).toBe('Additional JSON: "__proto__" cannot be the name of a field');
		expect(await actions.vendor.requests()).toHaveLength(0);
	},
);

test.each(['false ', 'FALSE', 'no', 0])('Simplify given as %j is off', async (simplify) => {
	const [{ json }] = await actions.run('event', 'getSample', {
		event: 'SESSION:COMPLETE',
		simplify,
	} as INodeParameters);
	expect(json).not.toHaveProperty('title');
});
