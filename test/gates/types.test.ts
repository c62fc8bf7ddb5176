import { join } from 'node:path';

import { ROOT, runNode } from './tools/run';

test.each([
	['what is published', 'tsconfig.json'],
	['tests, simulators, tools and build as well', 'tsconfig.dev.json'],
])('the strict compiler accepts %s', async (_what, project) => {
	const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
	const { output } = await runNode([compiler, '--noEmit', '--pretty', 'false', '-p', project]);
	expect(output.trim().split('\n').filter(Boolean)).toEqual([]);
});
