import { type PaveAccountUnderTest, type RunningPave, pave } from './pave';
import { type Stage, type TriggerWorkflow, openStage } from './stage';

export const COMPLETE = 'SESSION:COMPLETE';
export const FOREIGN = 'https://dms.example.com/pave';

/** A real n8n and PAVE, with an account of its own for each test; made and removed by jest's hooks. */
export class OneSlot {
	stage!: Stage;

	running!: RunningPave;

	account!: PaveAccountUnderTest;

	constructor() {
		beforeAll(async () => {
			this.running = await pave.start();
			this.stage = await openStage();
		});
		afterAll(async () => {
			await this.stage?.close();
			await this.running?.close();
		});
		beforeEach(async () => {
			this.account = await this.running.openAccount();
		});
		afterEach(async () => {
			await this.running.clearFaults();
		});
	}

	readonly trigger = async (parameters: object = {}): Promise<TriggerWorkflow> =>
		await this.stage.triggerWorkflow({
			vendor: pave,
			account: this.account,
			parameters: { ...parameters },
		});

	readonly publish = async ({ id }: TriggerWorkflow) => await this.stage.client().publish(id);

	readonly unpublish = async ({ id }: TriggerWorkflow) => await this.stage.client().unpublish(id);

	readonly slot = async (event = COMPLETE) =>
		(await this.account.callbacks()).find((callback) => callback.event === event);

	/** What PAVE has for the event, without what it adds itself. */
	readonly content = async (event = COMPLETE) => {
		const found = await this.slot(event);
		if (!found) return undefined;
		const { url, method, headers, payload } = found;
		return { url, method, headers, payload };
	};
}
