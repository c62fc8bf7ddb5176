import { pathTo } from '../../../nodes/shared/http';
import { inContext, thrownBy } from './support';

const path = async (template: string, ...values: string[]) =>
	await inContext('').run(async (context) => pathTo(context, template, ...values));

test.each([
	['/v1/sessions/{}/photos', ['DMO-1'], '/v1/sessions/DMO-1/photos'],
	['/v1/callbacks/{}', ['SESSION:COMPLETE'], '/v1/callbacks/SESSION%3ACOMPLETE'],
	['/v2/external-enquiry/{}/{}', ['{}', 'b c'], '/v2/external-enquiry/%7B%7D/b%20c'],
	['/v2/x/{}', ['a..b'], '/v2/x/a..b'],
	['/v2/x/{}', ['$&'], '/v2/x/%24%26'],
	['/v1/callbacks', [], '/v1/callbacks'],
])('%s with %j', async (template, values, expected) => {
	expect(await path(template, ...values)).toBe(expected);
});

test.each([
	...['', ' ', '.', '..', ' .. ', '...', '../callbacks', 'a/b', 'a\\b', '%2e%2e', '..;'],
	...['\u2025', '\uff0e\uff0e', 'a\uff0fb', 'a;b', 'a?b', 'a#b', 'a\nb', 'a\u0000', '\ud800'],
])('%j is not one plain segment', async (value) => {
	const { message, description } = await thrownBy(path('/v1/sessions/{}', value));
	expect(message).toBe(`"${value}" is not a key or an ID`);
	expect(description).toMatch(/Nothing was sent\.$/);
});
