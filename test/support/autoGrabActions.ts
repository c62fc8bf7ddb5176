import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import * as z from 'zod/v4';

import { AutoGrab } from '../../nodes/AutoGrab/AutoGrab.node';
import { outputSchemas } from '../../nodes/AutoGrab/resources/outputSchemas';
import type { Zod } from '../../nodes/shared/events';
import { startAutoGrabSimulator, type AutoGrabSimulator } from '../../simulator/autograb';
import { createN8nHarness, type ExecuteOptions, type N8nHarness } from './n8nContext';

/** What a failing node shows. */
export interface Shown {
	message: string;
	description: string;
	httpCode: string | null;
}

/** The AutoGrab node in an n8n of its own, with a simulated AutoGrab. */
export class AutoGrabActions {
	readonly node = new AutoGrab();

	n8n: N8nHarness;

	private constructor(readonly vendor: AutoGrabSimulator) {
		this.n8n = createN8nHarness({ credentials: { autoGrabApi: { ...vendor.credential } } });
	}

	static async start(): Promise<AutoGrabActions> {
		return new AutoGrabActions(await startAutoGrabSimulator());
	}

	/** Everything as new; changes apply to the credential. */
	async reset(credential: IDataObject = {}): Promise<void> {
		await this.vendor.reset();
		this.n8n = createN8nHarness({
			credentials: { autoGrabApi: { ...this.vendor.credential, ...credential } },
		});
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
		if (parameters.simplify !== false) fitsSchema(resource, operation, outputs[0]);
		return outputs[0];
	}

	/** As {@link run}, for one item in, one item out. */
	async one(...args: Parameters<AutoGrabActions['run']>): Promise<IDataObject> {
		const items = await this.run(...args);
		expect(items).toHaveLength(1);
		return items[0].json;
	}

	/** What the node shows when it fails. */
	async failure(...args: Parameters<AutoGrabActions['run']>): Promise<Shown> {
		const error: unknown = await this.run(...args).then(
			() => undefined,
			(reason: unknown) => reason,
		);
		expect(error).toBeDefined();
		const { message, description, httpCode = null } = error as Shown;
		return { message, description, httpCode };
	}

	async close(): Promise<void> {
		await this.vendor.close();
	}
}

function fitsSchema(resource: string, operation: string, items: INodeExecutionData[]): void {
	const schemas: Record<string, Record<string, (zod: Zod) => z.ZodType>> = outputSchemas;
	for (const { json } of items.filter((item) => item.json.error === undefined)) {
		expect(schemas[resource][operation](z).safeParse(json).error).toBeUndefined();
	}
}
