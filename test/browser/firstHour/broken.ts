import { waitFor } from '../../../tools/sandbox';
import { type FirstHour, VISITOR } from './hour';

/** The visitor's workflow is attacked, robbed, forgotten, and each time as good as before. */
export function breaksAndRepairs(hour: FirstHour): void {
	/** Where the node that repairs is open. */
	let repairUrl = '';
	const tagged = (tag: string) =>
		hour.board.events.filter({ has: hour.board.page.locator('.tag', { hasText: tag }) });

	test('delivered again, also five times at once, an event starts nothing; edited, it is another one', async () => {
		const { board } = hour;
		await hour.inspectionArrives();
		const event = hour.arrived.first();
		await board.again(event, 'Deliver again');
		await tagged('delivered again').first().getByText('It was delivered a moment ago').waitFor();
		await board.again(event, 'Five times at once');
		await tagged('delivered again').nth(5).waitFor();
		expect(await tagged('delivered again').filter({ hasText: 'CRM received it' }).count()).toBe(0);
		await board.again(event, 'Edit and deliver');
		const json = board.page.locator('dialog[open] textarea');
		await json.fill((await json.inputValue()).replace('COMPLETE"', 'COMPLETE", "edited": true'));
		await board.confirm();
		await tagged('edited').getByText('CRM received it').waitFor();
	});

	test('a forged event is refused, and nothing runs', async () => {
		const { board, pictures } = hour;
		await board.again(hour.arrived.last(), 'Forge it');
		await tagged('forged').getByText('Answer 401').waitFor();
		await tagged('forged').getByText('No execution').waitFor();
		await hour.stepDone('forged');
		await pictures.shoot(board.page, 'console-forged');
	});

	test('another system steals the callback: the console shows who has it, and inspections stay away', async () => {
		const { board } = hour;
		await board.play('Another system steals the callback', VISITOR, 'Break things');
		const places = board.page.locator('#slots .slot', { hasText: VISITOR });
		await places.getByText('other-system.example').waitFor();
	});

	test('PAVE > Callback > Repair names who has the event, and leaves it there', async () => {
		const { editor, page, pictures } = hour;
		await editor.openNode('PAVE Trigger');
		const productionUrl = await editor.productionUrl();
		await editor.newWorkflow();
		await editor.searchNode('PAVE');
		await editor.entry('PAVE').click();
		await editor.group('Actions').click();
		await editor.entry("Repair where PAVE sends a trigger's events").click();
		await waitFor(
			'the visitor to choose their credential',
			async () => await editor.chooseCredential('PAVE account'),
		);
		await editor.field('webhookUrl').fill(productionUrl);
		await editor.openList('events');
		await editor.choose('Note Added');
		await page.keyboard.press('Escape');
		await editor.execute();
		await editor.output.getByText('foreign').first().waitFor();
		await editor.output.getByText('other-system.example').first().waitFor();
		await pictures.shoot(page, 'repair-foreign');
		repairUrl = page.url();
	});

	test('publishing again is refused: the message names who has the event, and what to choose', async () => {
		const { editor, page, pictures } = hour;
		await page.goto(hour.workflowUrl);
		await editor.openNode('PAVE Trigger');
		await editor.openList('events');
		await editor.choose('Status Changed');
		await page.keyboard.press('Escape');
		await editor.closeNode();
		await editor.tryToPublish();
		// n8n tries again several times before it says why.
		const refused = page.getByText(/other-system\.example already gets .*Session Complete/);
		await refused.first().waitFor({ timeout: 120_000 });
		await page.getByText('choose Take Over and Forward').first().waitFor();
		await pictures.shoot(page, 'publish-refused');
	});

	test('choosing Take Over mends it: inspections arrive again, and the tour is done', async () => {
		const { demo, editor } = hour;
		await editor.openNode('PAVE Trigger');
		await editor.openList('existingCallback');
		await editor.choose('Take Over');
		await editor.closeNode();
		await editor.tryToPublish();
		await hour.stepDone('repair');
		await hour.inspectionArrives();
		const { checklist } = await demo.console.state();
		expect(checklist.filter(({ done }) => done === null)).toEqual([]);
	});

	test('PAVE forgets the callback: nobody is told of the next inspection', async () => {
		const { board } = hour;
		await board.play('The vendor forgets the callback', VISITOR, 'Break things');
		const places = board.page.locator('#slots .slot', { hasText: VISITOR });
		await places.getByText(/Nobody receives .*Session Complete/).waitFor();
	});

	test('PAVE > Callback > Repair brings it back, and inspections arrive again', async () => {
		const { editor, page, pictures } = hour;
		await page.goto(repairUrl);
		await editor.execute();
		await editor.output.getByText('repaired').first().waitFor();
		await pictures.shoot(page, 'repair');
		await hour.inspectionArrives();
	});

	test.each([
		['Vendor down', 'PAVE: down'],
		['Vendor slow', 'PAVE: slow'],
		['Too many requests', 'PAVE: about to go wrong'],
		['Answer lost', 'PAVE: about to go wrong'],
		['Clock off by seven minutes', 'PAVE: clock off'],
	])('%s: the console says so, until everything is mended', async (button, said) => {
		const { board } = hour;
		const told = board.page.locator('#phase', { hasText: said });
		await board.press(button, 'Break things');
		await board.confirm('pave');
		await told.waitFor();
		await board.press('Mend everything', 'Break things');
		await told.waitFor({ state: 'detached' });
	});
}
