import { readWorkflow } from '../../../tools/demo/workflows';
import type { Json, N8nClient } from '../../../tools/sandbox';
import { waitFor } from '../../../tools/sandbox';
import { chosen } from './choose';

/** One click on "Execute workflow" at a trigger, and what came out of the trigger. */
export interface PinnedRun {
	trigger: string;
	items: Json[];
	/** What the file has pinned to it. */
	sample: Json[];
}

/**
 * Imports an example, makes its choices and chooses the accounts of our vendors only, and executes it by hand from each
 * of its triggers. Nodes of others fail for want of an account, as for anybody who has just imported it.
 */
export async function runPinned(
	client: N8nClient,
	name: string,
	accounts: Readonly<Record<string, Json>>,
): Promise<PinnedRun[]> {
	const read = await readWorkflow(name);
	// Nobody answers there, and nothing leaves this machine.
	const text = JSON.stringify(read).replaceAll('https://crm.example.com', 'http://127.0.0.1:9');
	const file = JSON.parse(text) as typeof read;
	const made: Record<string, { id: string; name: string }> = {};
	for (const [type, values] of Object.entries(accounts)) {
		made[type] = await client.createCredential(type, `${type} ${name}`, values);
	}
	const nodes = file.nodes.map(({ credentials, ...node }) => {
		const ours = Object.keys(credentials ?? {}).filter((type) => type in made);
		return {
			...chosen(node),
			// It fails for good.
			retryOnFail: false,
			credentials: Object.fromEntries(ours.map((type) => [type, made[type]])),
		};
	});
	const isTrigger = (name: string) =>
		nodes.some((node) => node.name === name && node.type.endsWith('Trigger'));
	const runs: PinnedRun[] = [];
	for (const trigger of Object.keys(file.pinData ?? {}).filter(isTrigger)) {
		const { id } = await client.createWorkflow({ ...file, nodes });
		const execution = await client.startByHand(id, trigger);
		const state = await waitFor(`${name} from ${trigger}`, async () => {
			const found = await client.execution(execution);
			const began = found.nodes.length > 0 || found.error !== undefined;
			return began && !['new', 'running'].includes(found.status) && found;
		});
		// The end of a form waits for a browser.
		if (state.status === 'waiting') {
			await client.http.request('POST', `/executions/${execution}/stop`, {});
		}
		const pinned = (file.pinData?.[trigger] ?? []) as Array<{ json: Json }>;
		runs.push({ trigger, items: state.items(trigger), sample: pinned.map(({ json }) => json) });
	}
	return runs;
}
