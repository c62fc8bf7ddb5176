import type { FirstHour } from './hour';

/** What is there before anything is done: the console, the examples, the CRM. */
export function looksAround(hour: FirstHour): void {
	test('the terminal says what is simulated, and where to look', () => {
		const { demo, said } = hour;
		const text = said.join('\n');
		expect(text).toContain('PAVE and AutoGrab are simulated on this machine');
		for (const address of [demo.console.url, demo.n8nUrl, demo.crm.url])
			expect(text).toContain(address);
	});

	test('the console tells what is simulated, and shows the first events from vendor to CRM', async () => {
		const { board, pictures } = hour;
		await board.open();
		await board.page.getByText('PAVE and AutoGrab are simulated here').waitFor();
		const first = board.events.filter({ hasText: 'Session Complete' }).first();
		await first.getByText('CRM received it').waitFor();
		await first.getByText(/^Execution \d+$/).waitFor();
		await first.locator('.head').click();
		await first.getByText('The CRM received at /inspections').waitFor();
		await pictures.shoot(board.page, 'console');
		await board.page.setViewportSize({ width: 390, height: 844 });
		expect(await board.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await board.page.setViewportSize({ width: 1400, height: 900 });
		await first.locator('.head').click();
	});

	test("a past customer's car is spotted, and its price changed: the CRM is told of both", async () => {
		const { board } = hour;
		const received = (title: string) =>
			board.events.filter({ hasText: title }).filter({ hasText: 'CRM received it' });
		const leads = await received("Past Customer's Car Listed").count();
		await board.press("Spot a past customer's car", 'AutoGrab');
		await received("Past Customer's Car Listed").nth(leads).waitFor();
		const prices = await received('Listing Price Changed').count();
		await board.press('Change its price', 'AutoGrab');
		await board.confirm();
		await received('Listing Price Changed').nth(prices).waitFor();
	});

	test('the CRM shows the photos of an inspection as pictures', async () => {
		const { demo, page, pictures } = hour;
		await page.goto(demo.crm.url);
		await page.waitForFunction(() => {
			const photos = Array.from(document.querySelectorAll<HTMLImageElement>('article img'));
			return photos.length > 10 && photos.every(({ naturalWidth }) => naturalWidth > 0);
		});
		// It would load itself again in the middle of a picture.
		await page.evaluate(() => window.stop());
		const inspection = page.locator('article', { hasText: '/inspections' }).first();
		await pictures.shoot(page, 'crm', inspection);
	});
}
