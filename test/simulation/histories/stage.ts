import type { INode, INodeParameters } from 'n8n-workflow';
import type { AutoGrabSettings } from '../../../simulator/autograb/types';
import type { PaveSettings } from '../../../simulator/pave/types';
import { displacedViolations, registrationViolations, violationsNow } from '../invariants';
import { type Violation } from '../violation';
import { autoGrabVendor } from '../model/autoGrab';
import { triggerNode } from '../model/n8n';
import { paveVendor } from '../model/pave';
import type { SubjectPool } from '../model/subject';
import { World } from '../model/world';

/** What the vendors leave open, one reading of it. */
export interface Reading {
	name: string;
	pave: Partial<PaveSettings>;
	autoGrab: Partial<AutoGrabSettings>;
}

/** Every reading of the references that a registration meets; all combined would be too many. */
export const READINGS: Reading[] = [
	{ name: 'objects, overwrite, keep', pave: {}, autoGrab: {} },
	{
		name: 'text, refuse, clear',
		pave: { objectsAs: 'string', secondPost: 'refuse', putOmitted: 'clear', emptyListAs: 'null' },
		autoGrab: { createEvents: 'ignore', patchEndpoint: 'stale', emptyListAs: 'null' },
	},
	{
		name: 'empty arrays, oldest first',
		pave: { emptyObjectsAs: 'array', secondPost: 'refuse' },
		autoGrab: { listOrder: 'oldest-first', blankedName: 'missing', errorBody: 'success-false' },
	},
];

export const EVENTS = {
	pave: ['SESSION:COMPLETE', 'SESSION:STAGE_CHANGE', 'SESSION:STATUS_CHANGE'],
	autoGrab: ['recapture_new', 'recapture_price_change', 'valuation_change'],
};

export interface StageOptions {
	seed: number;
	pool: SubjectPool;
	vendor: 'pave' | 'autoGrab';
	reading?: Reading;
	classic?: boolean;
	queue?: boolean;
	split?: boolean;
	a?: INodeParameters;
}

/** The stage of one history: node A in workflow `w1`, node B in workflow `w2`, two triggers with one API key. */
export class Stage {
	readonly world: World;

	readonly events: string[];

	readonly isPave: boolean;

	constructor({ vendor, reading = READINGS[0], a, ...options }: StageOptions) {
		this.isPave = vendor === 'pave';
		this.events = EVENTS[vendor];
		this.world = new World({
			...options,
			vendor: (kernel) =>
				this.isPave ? paveVendor(kernel, reading.pave) : autoGrabVendor(kernel, reading.autoGrab),
		});
		const [one, two, three] = this.events;
		this.world.addWorkflow('w1', [triggerNode(vendor, 'A', { events: [one, two], ...a })]);
		this.world.addWorkflow('w2', [triggerNode(vendor, 'B', { events: [three] })]);
	}

	node(workflowId = 'w1'): INode {
		return this.world.n8n.workflow(workflowId).draft[0];
	}

	/** What a user copies out of a published trigger; the draft may have changed since. */
	publishedNode(workflowId = 'w1'): INode {
		return this.world.n8n.workflow(workflowId).published?.[0] ?? this.node(workflowId);
	}

	/** The user changes the draft. */
	edit(workflowId: string, change: (node: INode) => void): void {
		const workflow = this.world.n8n.workflow(workflowId);
		const node = structuredClone(workflow.draft[0]);
		change(node);
		workflow.draft = [node];
	}

	/** The draft gets another event, and loses one. */
	editEvents(): void {
		const [one, , three] = this.events;
		this.edit('w1', (node) => (node.parameters.events = [one, three]));
	}

	/** Every event once: whoever is published must process it. */
	async probe(): Promise<void> {
		const { world } = this;
		for (const event of this.events) await world.kernel.run(world.deliver(event));
		await world.settle();
	}

	/** What does not hold when nothing is going on any more. */
	settled(): Violation[] {
		return [...violationsNow(this.world), ...registrationViolations(this.world)];
	}

	/**
	 * A user brings everything in order, as the messages and guides say: unpublishes, gives back what is left, publishes
	 * again. The old secret is found again, where there was one. @returns what did not hold on the way, and in the end
	 */
	async bringInOrder(): Promise<Violation[]> {
		const { world } = this;
		const found: Violation[] = [];
		if (!world.n8n.main) world.boot();
		await world.settle();
		found.push(...this.settled());
		for (const id of world.n8n.workflows.keys()) {
			await world.stop(id);
			await world.unpublish(id);
		}
		await world.settle();
		found.push(...this.settled(), ...(this.isPave ? await this.giveBack() : []));
		return [...found, ...(await this.startAfresh())];
	}

	private async giveBack(): Promise<Violation[]> {
		const { world } = this;
		const [newest] = Object.values(world.vendor.credentials);
		const { apiSecret } = newest;
		for (const secret of [apiSecret, ...world.rotated]) {
			world.vendor.rotate('A', secret);
			for (const { place, bytes, account } of world.vendor.held()) {
				if (world.theirs.get(place)?.bytes === bytes) continue;
				// With the credential of the account that holds it, which may be one that the trigger has left.
				const credentials = { paveApi: { id: account, name: account } };
				await world.run(world.begin.giveBack({ ...this.node(), credentials }, place));
			}
		}
		world.vendor.rotate('A', apiSecret);
		return displacedViolations(world);
	}

	private async startAfresh(): Promise<Violation[]> {
		const { world } = this;
		const [one, two, three] = this.events;
		// What is too long to be taken over, or cannot be given back, is in nobody's way any more: Delete empties the slot.
		for (const [place, { bytes }] of world.theirs)
			if (bytes.length > 4_000 || world.mayBeLost) world.lose(place);
		world.vendor.headerFate = 'kept';
		world.n8n.reachesItself = true;
		for (const [id, events] of Object.entries({ w1: [one, two], w2: [three] })) {
			this.edit(id, ({ parameters }) => {
				Object.assign(parameters, { events, existingCallback: 'replace' });
			});
			await world.publish(id);
		}
		await this.probe();
		const failed = world.n8n.told.slice(-2).flatMap(({ failures }) => failures);
		return [
			...failed.map(
				({ error }): Violation => ({ kind: 'false', what: `in the end: ${String(error)}` }),
			),
			...this.settled(),
		];
	}
}
