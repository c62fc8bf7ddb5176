import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { addEvent, addOperation, addVendor } from './tools/recipes';
import { ROOT } from './tools/run';
import { WorkingCopy } from './tools/workingCopy';

/** The files that a recipe of CONTRIBUTING.md lists, as patterns: what is in `<…>` is anything. */
function filesOf(recipe: string): string[] {
	const guide = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
	const [, chapter] = guide.split(`### ${recipe}\n`);
	const [text] = chapter.split(/^#{2,3} /m);
	return [...text.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file]) => file);
}

const fits = (path: string, listed: string) =>
	new RegExp(
		`^${listed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/<[^>]+>/g, '[\\w.]+')}(/|$)`,
	).test(path);

/** Every file touched by hand is listed, and every file listed was touched. */
function expectListed(copy: WorkingCopy, recipe: string, most: number): void {
	const listed = filesOf(recipe);
	const touched = [...copy.byHand];
	expect(touched.filter((path) => !listed.some((file) => fits(path, file)))).toEqual([]);
	expect(listed.filter((file) => !touched.some((path) => fits(path, file)))).toEqual([]);
	expect(listed.length).toBeGreaterThan(0);
	expect(listed.length).toBeLessThanOrEqual(most);
}

const GATES = ['test/gates/shape', 'test/gates/directions', 'test/gates/icons'];
const GENERATE = { UPDATE_DOCS: '1' };

describe("CONTRIBUTING's recipes, followed in a copy of the repository", () => {
	let copy: WorkingCopy;

	beforeEach(() => {
		copy = WorkingCopy.make();
	});

	afterEach(async () => {
		await copy.remove();
	});

	test('a new event takes at most four files by hand', async () => {
		addEvent(copy);
		expectListed(copy, 'A new event', 4);
		await copy.build();
		const generated = ['test/unit/docs/pave', 'test/unit/description/frozenNames'];
		await copy.test(generated, GENERATE);
		expect(copy.read('docs/pave-trigger.md')).toContain('`SESSION:MADE_UP`');
		await copy.test([...GATES, 'test/unit/description', 'test/unit/events']);
	});

	test('a new operation takes at most five files by hand', async () => {
		addOperation(copy);
		expectListed(copy, 'A new operation', 5);
		await copy.build();
		const generated = ['test/unit/docs/pave.test', 'test/unit/description/frozenNames'];
		await copy.test(generated, GENERATE);
		expect(copy.read('docs/pave.md')).toContain('### Session: Get Status');
		expect(copy.read('dist/nodes/Pave/__schema__/v1.0.0/session/getStatus.json')).toContain(
			'status',
		);
		await copy.test([...GATES, 'test/unit/description', 'test/unit/actions']);
	});

	test('a new vendor begins as a copy of PAVE and touches nothing that is shared', async () => {
		addVendor(copy);
		expectListed(copy, 'A new vendor', 5);
		await copy.build();
		expect(copy.read('dist/nodes/Quorfa/QuorfaTrigger.node.js')).toContain('quorfaTrigger');
		await copy.test(GATES);
	});
});
