import { type RunningDemo, runDemo } from '../../tools/demo/run';

describe('the demo', () => {
	let demo: RunningDemo;
	const said: string[] = [];

	beforeAll(async () => {
		demo = await runDemo({ say: (line) => said.push(line) });
	});
	afterAll(async () => {
		await demo?.stop();
	});

	it('brings one finished inspection to the CRM', () => {
		expect(demo.inspections).toHaveLength(1);
		const [{ body }] = demo.inspections;
		expect(body).toMatchObject({
			inspection: expect.stringMatching(/^[A-Z]{3,4}-[A-Z0-9]{10}$/),
			vehicle: expect.stringMatching(/^\d{4} \w+/),
			odometer: expect.any(Number),
			customer: expect.stringMatching(/\w+ \w+/),
		});
	});

	it('brings the sighting and the price change to different places in the CRM', () => {
		expect(demo.leads).toHaveLength(1);
		expect(demo.leads[0].body).toMatchObject({ listing_url: expect.stringMatching(/^https?:/) });
		expect(demo.priceChanges).toHaveLength(1);
	});

	it('tells where to look and how to log in, and no secret of a vendor', () => {
		const text = said.join('\n');
		expect(text).toMatch(/n8n\s+http:\/\/127\.0\.0\.1:\d+/);
		expect(text).toContain('password');
		expect(text).not.toMatch(/Bearer|token=/);
	});
});
