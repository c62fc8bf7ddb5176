import { readWorkflow } from '../../../tools/demo/workflows';
import type { Json, N8nClient } from '../../../tools/sandbox';

const DATA_TABLE = 'n8n-nodes-base.dataTable';

/**
 * What the note in a workflow asks for on older n8n, which finds no table by its name: choose it in each of
 * the Data Table nodes.
 *
 * @returns by node, the parameter to change; nothing where n8n finds the table by itself
 */
export async function chooseTable(
	client: N8nClient,
	workflow: string,
	tableId: string,
): Promise<Record<string, Json>> {
	const type = (await client.nodeTypes()).find(({ name }) => name === DATA_TABLE);
	const properties = (type?.properties ?? []) as Array<{ modes?: Array<{ name: string }> }>;
	if (properties.some(({ modes }) => modes?.some(({ name }) => name === 'name'))) return {};
	const { nodes } = await readWorkflow(workflow);
	const chosen = { dataTableId: { __rl: true, mode: 'list', value: tableId } };
	return Object.fromEntries(
		nodes.filter((node) => node.type === DATA_TABLE).map(({ name }) => [name, chosen]),
	);
}
