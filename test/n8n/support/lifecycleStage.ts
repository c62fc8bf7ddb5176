import { type Publication, pause } from '../../../tools/sandbox';
import { type Stage, type TriggerWorkflow, openStage } from './stage';
import type { Account, Registration, RunningVendor, Vendor } from './vendor';

export const published: Publication = { status: 'published', errors: [] };
export const unpublished: Publication = { status: 'not_published', errors: [] };

/** Time for n8n to have started an execution, had it wanted to. */
export const settle = async () => await pause(700);

/** A real n8n and a vendor, with an account of its own for each test; made and removed by jest's hooks. */
export class LifecycleStage {
	stage!: Stage;

	running!: RunningVendor;

	account!: Account;

	/** @param open which n8n; it is closed at the end */
	constructor(
		readonly vendor: Vendor,
		open: () => Promise<Stage> = openStage,
	) {
		beforeAll(async () => {
			this.running = await vendor.start();
			this.stage = await open();
		});
		afterAll(async () => {
			await this.stage?.close();
			await this.running?.close();
		});
		beforeEach(async () => {
			this.account = await this.running.openAccount();
		});
	}

	readonly trigger = async (
		parameters: object = {},
		extra: object = {},
	): Promise<TriggerWorkflow> => {
		const { vendor, account } = this;
		return await this.stage.triggerWorkflow({
			vendor,
			account,
			parameters: { ...parameters },
			...extra,
		});
	};

	readonly publish = async ({ id }: TriggerWorkflow) => await this.stage.client().publish(id);

	readonly unpublish = async ({ id }: TriggerWorkflow) => await this.stage.client().unpublish(id);

	readonly executions = async ({ id }: TriggerWorkflow) => await this.stage.client().executions(id);

	readonly registeredEvents = async () =>
		(await this.account.registrations()).flatMap(({ events }) => events).sort();

	readonly theRegistration = async (): Promise<Registration> =>
		(await this.account.registrations())[0];
}
