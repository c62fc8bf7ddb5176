import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import * as z from 'zod/v4';

import type { Zod } from '../../nodes/shared/events';
import { createN8nHarness, type ExecuteOptions, type N8nHarness } from './n8nContext';

/** What a failing node shows. */
export interface Shown {
	message: string;
	description: string;
	httpCode: string | null;
}

/** What every simulated vendor offers. */
interface Simulator {
	readonly credential: object;
	reset(): Promise<unknown>;
	close(): Promise<unknown>;
}

/** A vendor's action node, and what it needs to run. */
interface Subject<Node> {
	node: Node;
	/** Type name of the credential. */
	credential: string;
	/** What the editor shows of each operation's output before the first run. */
	outputSchemas: Record<string, Record<string, (zod: Zod) => z.ZodType>>;
}

/** An action node in an n8n of its own, with its vendor simulated. */
export class VendorActions<
	Vendor extends Simulator = Simulator,
	Node extends INodeType = INodeType,
> {
	n8n: N8nHarness;

	readonly node: Node;

	constructor(
		private readonly subject: Subject<Node>,
		readonly vendor: Vendor,
	) {
		this.node = subject.node;
		this.n8n = this.newN8n();
	}

	/** Everything as new; changes apply to the credential. */
	async reset(credential: IDataObject = {}): Promise<void> {
		await this.vendor.reset();
		this.use(credential);
	}

	/** Another n8n, whose credential differs in these fields; the vendor stays as it is. */
	use(credential: IDataObject): void {
		this.n8n = this.newN8n(credential);
	}

	/** Runs an operation and checks what comes out against the schema that the editor shows. */
	async run(
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		items: IDataObject[] = [{}],
		options: ExecuteOptions = {},
	): Promise<INodeExecutionData[]> {
		const { outputs } = await this.n8n.execute(
			this.node,
			{ resource, operation, ...parameters },
			items.map((json) => ({ json })),
			options,
		);
		const schema = this.subject.outputSchemas[resource][operation](z);
		if (parameters.simplify !== false) fitsSchema(schema, outputs[0]);
		return outputs[0];
	}

	/** Runs a workflow of the node alone, as n8n does with the node's Retry On Fail set to this many tries. */
	async tries(
		maxTries: number,
		resource: string,
		operation: string,
		parameters: INodeParameters,
		items: IDataObject[] = [{}],
		options: ExecuteOptions = {},
	): Promise<{ items: INodeExecutionData[]; error?: Shown }> {
		const { items: output, error } = await this.n8n.runWorkflow(
			this.node,
			{ resource, operation, ...parameters },
			items.map((json) => ({ json })),
			{ retryOnFail: { maxTries }, ...options },
		);
		return { items: output, ...(error && { error: shownOf(error) }) };
	}

	/** As {@link run}, for one item in, one item out. */
	async one(...args: Parameters<VendorActions['run']>): Promise<IDataObject> {
		const items = await this.run(...args);
		expect(items).toHaveLength(1);
		return items[0].json;
	}

	/** What the node shows when it fails. */
	async failure(...args: Parameters<VendorActions['run']>): Promise<Shown> {
		const error: unknown = await this.run(...args).then(
			() => undefined,
			(reason: unknown) => reason,
		);
		expect(error).toBeDefined();
		return shownOf(error);
	}

	async close(): Promise<void> {
		await this.n8n.close();
		await this.vendor.close();
	}

	private newN8n(changes: IDataObject = {}): N8nHarness {
		const credential = { ...this.vendor.credential, ...changes } as ICredentialDataDecryptedObject;
		return createN8nHarness({ credentials: { [this.subject.credential]: credential } });
	}
}

function shownOf(error: unknown): Shown {
	const { message, description, httpCode = null } = error as Shown;
	return { message, description, httpCode };
}

function fitsSchema(schema: z.ZodType, items: INodeExecutionData[]): void {
	for (const { json } of items.filter((item) => item.json.error === undefined)) {
		expect(schema.safeParse(json).error).toBeUndefined();
	}
}
