import { createRequire } from 'node:module';
import path from 'node:path';

import type {
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

import { readWorkflow } from '../../tools/demo/workflows';
import { type Workflow, type WorkflowNode, ensureN8n, runN8nCommand } from '../../tools/sandbox';
import { FOLDER } from '../../tools/workflows/files';
import { missing } from '../support/lostParameters';
import { examples } from './support/examples';
import { type Stage, openStage } from './support/stage';

/** By node: what older n8n does not have. The note of the workflow says what to do there. */
const SAID_IN_THE_NOTE = /^pave-(chaser|register): .+ dataTableId: mode name$/;

let stage: Stage;
let editor: typeof NodeHelpers;
let types: INodeTypeDescription[];

beforeAll(async () => {
	stage = await openStage();
	const { packageFolder } = await ensureN8n();
	// What the editor of this n8n reads a workflow with.
	const from = createRequire(path.join(packageFolder, 'package.json'));
	editor = (from('n8n-workflow') as { NodeHelpers: typeof NodeHelpers }).NodeHelpers;
	types = (await stage.client().nodeTypes()) as unknown as INodeTypeDescription[];
});
afterAll(async () => {
	await stage?.close();
});

test('n8n’s command line imports every example as it is in its file', async () => {
	await runN8nCommand(stage.n8n, ['import:workflow', '--separate', `--input=${FOLDER}`]);

	const list = await stage.client().http.request<Workflow[]>('GET', '/workflows');
	for (const name of examples) {
		const file = await readWorkflow(name);
		const { id } = list.find((workflow) => workflow.name === file.name) ?? { id: 'missing' };
		const imported = await stage.client().getWorkflow(id);
		expect(imported.nodes).toEqual(file.nodes);
		expect(imported.connections).toEqual(file.connections);
	}
});

test.each(examples)('the editor drops no parameter of workflows/%s.json', async (name) => {
	const { nodes } = await readWorkflow(name);
	const lost = nodes.flatMap((node) =>
		lostOf(node).map((parameter) => `${name}: ${node.name}: ${parameter}`),
	);
	expect(lost.filter((parameter) => !SAID_IN_THE_NOTE.test(parameter))).toEqual([]);
});

test('a parameter that the editor would drop, and a choice that it does not offer, are noticed', async () => {
	const { nodes } = await readWorkflow('pave-chaser');
	const table = nodes.find(({ name }) => name === 'Keep It in the Table')!;
	const trigger = nodes.find(({ name }) => name === 'PAVE Trigger')!;
	const foreign = { __rl: true, mode: 'number', value: '1' };
	expect(
		lostOf({ ...table, parameters: { ...table.parameters, dataTableId: foreign, invented: 1 } }),
	).toEqual(['dataTableId: mode number', 'invented']);
	expect(
		lostOf({ ...trigger, parameters: { ...trigger.parameters, existingCallback: 'push' } }),
	).toEqual(['existingCallback: push']);
});

/** The parameters of a node that would be lost or of no use, each by its name. */
function lostOf(node: WorkflowNode): string[] {
	const type = types.find(
		({ name, version }) => name === node.type && [version].flat().includes(node.typeVersion),
	);
	if (type === undefined) return [`${node.type} ${node.typeVersion}`];
	const given = node.parameters as INodeParameters;
	const asNode = { ...node, id: node.id ?? '', parameters: given };
	const kept = editor.getNodeParameters(type.properties, given, true, false, asNode, type) ?? {};
	return [...unknownChoices(type.properties, given), ...missing(given, kept)];
}

/** What is chosen and not offered: a value of a dropdown, or a resource locator's way of choosing. */
function unknownChoices(properties: INodeProperties[], given: INodeParameters): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const same = properties.filter((property) => property.name === name);
		const modes = same.flatMap((property) => property.modes?.map((mode) => mode.name) ?? []);
		const chosenMode = (value as { mode?: string } | null)?.mode ?? '';
		if (modes.length > 0 && !modes.includes(chosenMode)) return [`${name}: mode ${chosenMode}`];
		const [first] = same;
		if (first?.type === 'collection') {
			return unknownChoices(first.options as INodeProperties[], value as INodeParameters);
		}
		if (first?.type !== 'options' && first?.type !== 'multiOptions') return [];
		const offered = same.flatMap(({ options = [] }) =>
			(options as INodePropertyOptions[]).map((option) => option.value),
		);
		return [value]
			.flat()
			.filter((chosen) => offered.length > 0 && !String(chosen).startsWith('='))
			.filter((chosen) => !offered.includes(chosen as string))
			.map((chosen) => `${name}: ${String(chosen)}`);
	});
}
