import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';

/**
 * n8n's de-duplication store with the database replaced by a map: one list per workflow and scope
 * (the node's *id*, so a rename keeps it), oldest entries dropped above `maxEntries`. Like n8n's it
 * reads, waits and writes, so that callers who do not serialise their calls see what they would
 * see in production. Only the mode `entries` exists here.
 */
export class MemoryDeduplicator implements IDataDeduplicator {
	private readonly lists = new Map<string, string[]>();

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const list = await this.read(scope, contextData, options);
		const output: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const key = String(item);
			if (list.includes(key)) {
				output.processed.push(item);
			} else {
				output.new.push(item);
				list.push(key);
			}
		}
		if (options.maxEntries) list.splice(0, list.length - options.maxEntries);
		await this.write(scope, contextData, list);
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		const removed = new Set(items.map(String));
		const list = await this.read(scope, contextData, options);
		await this.write(
			scope,
			contextData,
			list.filter((key) => !removed.has(key)),
		);
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
	): Promise<void> {
		this.lists.delete(this.key(scope, contextData));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<number> {
		return (await this.read(scope, contextData, options)).length;
	}

	private async read(
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<string[]> {
		if (options.mode !== 'entries') {
			throw new UnexpectedError(
				`De-duplication mode "${options.mode}" is not part of this harness`,
			);
		}
		await databaseRoundTrip();
		return [...(this.lists.get(this.key(scope, contextData)) ?? [])];
	}

	private async write(
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		list: string[],
	): Promise<void> {
		await databaseRoundTrip();
		this.lists.set(this.key(scope, contextData), list);
	}

	private key(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
		if (!workflow.id) throw new UnexpectedError('De-duplication needs a workflow id');
		return `${workflow.id} ${scope === 'node' ? `n:${String(node?.id)}` : ''}`;
	}
}

async function databaseRoundTrip(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
