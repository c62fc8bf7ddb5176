import type { INodeTypeDescription } from 'n8n-workflow';

import { AutoGrab } from '../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../nodes/AutoGrab/AutoGrabTrigger.node';
import { Pave } from '../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { type Panel, panelsOf } from './allPanels';
import { type Studio, openStudio } from './openStudio';

const nodes = [new PaveTrigger(), new Pave(), new AutoGrabTrigger(), new AutoGrab()].map(
	({ description }): INodeTypeDescription => description,
);

/** So many nodes stand in a row of the canvas. */
const ROW = 8;

/** Every panel of every node, each with all its fields opened, and photographed in both themes. */
describe('the panels', () => {
	let studio: Studio;

	beforeAll(async () => {
		// As high as the longest panel, so that all of it is on one picture.
		studio = await openStudio({ width: 1400, height: 2600 });
	});
	afterAll(async () => await studio?.close());

	describe.each(nodes.map((description) => [description.displayName, description] as const))(
		'%s',
		(displayName, description) => {
			const panels = panelsOf(description);

			beforeAll(async () => {
				const types = await studio.stage.client().nodeTypes();
				const type = types.find(({ name }) => name.endsWith(`.${description.name}`))?.name ?? '';
				const { id } = await studio.stage.client().createWorkflow({
					name: displayName,
					nodes: panels.map(({ name, parameters }, index) => ({
						name: name === '' ? displayName : name,
						type,
						typeVersion: 1,
						position: [(index % ROW) * 300, Math.floor(index / ROW) * 300],
						parameters,
					})),
					connections: {},
				});
				await studio.editor.openWorkflow(id);
				await studio.page.getByTestId('zoom-to-fit').click();
			});

			test.each(panels.map((panel): [string, Panel] => [panel.name, panel]))(
				'%s: every field is there',
				async (name, { labels }) => {
					await studio.editor.openNode(name === '' ? displayName : name);
					const fields = studio.page.getByTestId('node-parameters');
					await fields.waitFor();
					await studio.pictures.shoot(
						studio.page,
						`panels/${displayName} ${name}`.trim().replaceAll(' ', '-'),
						fields,
					);
					const shown = await fields.innerText();
					expect(labels.filter((label) => !shown.includes(label))).toEqual([]);
					await studio.editor.closeNode();
				},
			);
		},
	);

	test.each(['PAVE API', 'AutoGrab API'])('the account of %s', async (name) => {
		await studio.editor.newCredential(name);
		const dialog = studio.page.getByTestId('editCredential-modal');
		await dialog.waitFor();
		await studio.pictures.shoot(studio.page, `panels/${name.replaceAll(' ', '-')}`, dialog);
	});
});
