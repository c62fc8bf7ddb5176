import { type Simulators, startSimulators } from '../../simulator';
import { type RunningConsole, startConsole } from '../../simulator/console';
import { openBrowser } from '../../tools/screenshots/chromium';
import { ConsolePage } from '../../tools/screenshots/consolePage';
import { type Receiver, startReceiver } from '../support/receiver';

/** What the README says that the console does, beside an n8n; what n8n makes of it is seen in the first hour. */
describe('the console', () => {
	const open: Array<() => Promise<void>> = [];
	let simulators: Simulators;
	let receiver: Receiver;
	let shown: RunningConsole;
	let board: ConsolePage;
	let account: string;

	beforeAll(async () => {
		simulators = await startSimulators();
		open.push(async () => await simulators.close());
		receiver = await startReceiver();
		open.push(async () => await receiver.close());
		const { pave, autoGrab } = simulators;
		shown = await startConsole({ pave, paveUrl: pave.url, autoGrab, autoGrabUrl: autoGrab.url });
		open.push(async () => await shown.close());
		const browser = await openBrowser();
		open.push(browser.close);
		await pave.replaceCallback({
			event: 'SESSION:COMPLETE',
			url: receiver.url,
			headers: { Authorization: 'Bearer the-secret' },
		});
		await autoGrab.addWebhook({
			endpoint: receiver.url,
			events: ['recapture_new', 'recapture_price_change'],
		});
		[{ username: account }] = await pave.accounts();
		board = new ConsolePage(await browser.context.newPage(), shown.url);
		await board.open();
	});
	afterAll(async () => {
		for (const close of open.reverse()) await close();
	});

	const titled = (title: string) => board.events.filter({ hasText: title });
	const tagged = (tag: string) =>
		board.events.filter({ has: board.page.locator('.tag', { hasText: tag }) });

	test('plays an inspection, spots a car and changes its price', async () => {
		await board.press('Play an inspection', 'PAVE');
		await titled('Session Complete').getByText('Answer 200').waitFor();
		await board.press("Spot a past customer's car", 'AutoGrab');
		await titled("Past Customer's Car Listed").getByText('Answer 200').waitFor();
		await board.press('Change its price', 'AutoGrab');
		await board.confirm();
		await titled('Listing Price Changed').getByText('Answer 200').waitFor();
	});

	test('delivers again, five times at once, edited and forged', async () => {
		const event = titled('Session Complete').last();
		const before = receiver.requests.length;
		await board.again(event, 'Deliver again');
		await tagged('delivered again').nth(0).waitFor();
		await board.again(event, 'Five times at once');
		await tagged('delivered again').nth(5).waitFor();
		await board.again(event, 'Edit and deliver');
		await board.page.locator('dialog[open] textarea').fill('{"event":"SESSION:COMPLETE"}');
		await board.confirm();
		await tagged('edited').waitFor();
		await board.again(event, 'Forge it');
		await tagged('forged').waitFor();
		const sent = receiver.requests.slice(before);
		expect(sent.map(({ headers }) => headers.authorization)).toEqual([
			...Array.from({ length: 7 }, () => 'Bearer the-secret'),
			'Bearer a-wrong-token',
		]);
		expect(sent[6].body).toEqual({ event: 'SESSION:COMPLETE' });
	});

	test.each([
		['Vendor down', 'PAVE: down'],
		['Vendor slow', 'PAVE: slow'],
		['Too many requests', 'PAVE: about to go wrong'],
		['Answer lost', 'PAVE: about to go wrong'],
		['Clock off by seven minutes', 'PAVE: clock off'],
	])('%s: the console says so, until everything is mended', async (button, said) => {
		const told = board.page.locator('#phase', { hasText: said });
		await board.press(button, 'Break things');
		await board.confirm('pave');
		await told.waitFor();
		await board.press('Mend everything', 'Break things');
		await told.waitFor({ state: 'detached' });
	});

	test('another system steals the callback, then PAVE forgets it', async () => {
		const places = board.page.locator('#slots .slot', { hasText: account });
		await board.press('Another system steals the callback', 'Break things');
		const offered = board.page.locator('dialog[open] select').last().locator('option');
		expect(await offered.allInnerTexts()).toContain('Session Complete');
		await board.confirm();
		await places.getByText('other-system.example').waitFor();
		await board.press('The vendor forgets the callback', 'Break things');
		await board.confirm();
		await places.getByText(/Nobody receives .*Session Complete/).waitFor();
	});
});
