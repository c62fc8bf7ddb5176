import { readdirSync } from 'node:fs';
import path from 'node:path';

import { projectRoot } from '../../tools/sandbox/paths';
import { type Studio, openStudio } from './openStudio';

interface Box {
	what: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

const folder = path.join(projectRoot, 'workflows');

const overlap = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The example workflows as somebody sees them who imports them by the menu of a new workflow. */
describe('the example workflows on the canvas', () => {
	let studio: Studio;

	beforeAll(async () => {
		studio = await openStudio();
	});
	afterAll(async () => await studio?.close());

	const boxes = async (): Promise<Box[]> =>
		await studio.page.locator('.vue-flow__node').evaluateAll((elements) =>
			elements.map((element) => {
				const { left, top, right, bottom } = element.getBoundingClientRect();
				return { what: element.textContent ?? '', left, top, right, bottom };
			}),
		);

	test.each(readdirSync(folder).filter((name) => name.endsWith('.json')))(
		'%s is drawn, and nothing covers anything',
		async (file) => {
			await studio.editor.newWorkflow();
			await studio.editor.importFile(path.join(folder, file));
			await studio.page.getByTestId('zoom-to-fit').click();
			await studio.pictures.shoot(studio.page, `workflows/${path.basename(file, '.json')}`);
			const shown = await boxes();
			expect(shown.length).toBeGreaterThan(1);
			const covered = shown.flatMap((a, n) =>
				shown.slice(n + 1).flatMap((b) => (overlap(a, b) ? [[a.what, b.what]] : [])),
			);
			expect(covered).toEqual([]);
		},
	);
});
