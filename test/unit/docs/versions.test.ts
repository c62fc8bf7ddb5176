import { readDocument } from './support/document';

test('the README names exactly the versions of n8n that the package passed on', () => {
	const { passed } = JSON.parse(readDocument('docs/n8n-versions.json')) as { passed: string[] };
	const [, named] = /^Run on n8n ([\d., and]+)\. /m.exec(readDocument('README.md')) ?? [];
	expect(named?.split(/, | and /)).toEqual(passed);
});
