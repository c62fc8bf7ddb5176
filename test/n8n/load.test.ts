import { mixed } from '../performance/n8n/mixed';
import { openSource, type Source } from '../performance/n8n/source';
import { twice } from '../performance/n8n/twice';
import { type RunningPave, pave } from './support/pave';
import { type Stage, openStage } from './support/stage';

/** Short versions of what `npm run bench -- load` does at length. */
describe('many deliveries to a real n8n', () => {
	let stage: Stage;
	let vendor: RunningPave;
	let source: Source;

	beforeAll(async () => {
		vendor = await pave.start();
		stage = await openStage();
	});
	afterAll(async () => {
		await stage?.close();
		await vendor?.close();
	});
	beforeEach(async () => {
		source = await openSource(stage.client(), stage.n8n.url, vendor);
	});
	afterEach(async () => await source?.close());

	test('500 wanted, unticked, repeated and forged ones: each wanted one runs once, nothing else', async () => {
		const { acknowledged, executions, ...rest } = await mixed(stage.client(), source, 500);
		expect(rest).toEqual({
			deliveries: 500,
			misanswered: 0,
			lost: [],
			doubled: [],
			uninvited: [],
		});
		expect(acknowledged).toBeGreaterThanOrEqual(200);
		expect(executions).toBe(acknowledged);
	});

	test('each of 100 sent twice at the same time, and once more later, runs once', async () => {
		const { refused, ...rest } = await twice(stage.client(), source, 100);
		// The second of two, while the first is still open.
		expect(Object.keys(refused).filter((status) => status !== '503')).toEqual([]);
		expect(rest).toEqual({
			acknowledged: 100,
			lost: [],
			doubled: [],
			uninvited: [],
			again: 0,
		});
	});
});
