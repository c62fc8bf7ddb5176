import { compareBlocks, readDocument } from './support/document';

test('the README names exactly the versions of n8n that the package passed on', () => {
	const { passed } = JSON.parse(readDocument('docs/n8n-versions.json')) as { passed: string[] };
	const named = `${passed.slice(0, -1).join(', ')} and ${passed[passed.length - 1]}`;
	const { actual, expected } = compareBlocks('README.md', {
		'n8n-versions': `For n8n 1.123 and newer; run on n8n ${named}.`,
	});
	expect(actual).toBe(expected);
});
