import { breaksAndRepairs } from './firstHour/broken';
import { looksAround } from './firstHour/console';
import { FirstHour } from './firstHour/hour';
import { makesAWorkflow } from './firstHour/ownWorkflow';

/**
 * The first hour of somebody who has never seen n8n, as the README has it: from the console to a workflow of their own
 * that was published, attacked, robbed and mended. Each step stands on the ones before; the pictures of the guides are
 * taken on the way.
 */
describe('the first hour', () => {
	const hour = new FirstHour();

	beforeAll(async () => await hour.begin());
	afterAll(async () => await hour.end());

	looksAround(hour);
	makesAWorkflow(hour);
	breaksAndRepairs(hour);

	test('ended and started again, the demo has what was made in n8n', async () => {
		await hour.demo.stop();
		await hour.startDemo();
		await hour.board.open();
		await hour.inspectionArrives();
		await hour.page.goto(hour.workflowUrl);
		await hour.page.getByTestId('canvas-node').first().waitFor();
	});
});
