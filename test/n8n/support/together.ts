import type { Execution } from '../../../tools/sandbox';
import type { AutoGrabAccountUnderTest, RunningAutoGrab } from './autograb';
import type { PaveAccountUnderTest, RunningPave } from './pave';

type Row = Record<string, unknown>;

/** What a proof needs of an example that was imported into n8n. */
interface Imported {
	paveAccount: PaveAccountUnderTest;
	autoGrabAccount: AutoGrabAccountUnderTest;
	publish(): Promise<void>;
	execute(trigger: string): Promise<Execution>;
	told(count?: number): Promise<Row[]>;
}

interface Stage {
	importExample(name: string, given?: { parameters?: Record<string, Row> }): Promise<Imported>;
	vendors(): { pave: RunningPave; autoGrab: RunningAutoGrab };
}

const VIN = 'JM0KF4WLA00123456';
const amount = expect.any(Number) as number;

/** The examples that put several facts together, each with the proof that it does. */
export function togetherProofs({ importExample, vendors }: Stage) {
	const inspect = async ({ paveAccount: { apiKey } }: Imported, vin: string) =>
		(await vendors().pave.simulator.playInspection({ apiKey, create: { vehicle: { vin } } }))
			.sessionKey;

	return {
		'appraise-trade-ins': async (name: string) => {
			const grades = [0, 1, 2, 3, 4].map((worst_grade) => ({
				worst_grade,
				condition: 4,
				repair_per_damage: 300,
			}));
			const figures = { by_worst_grade: grades, margin_percent: 8, fixed_costs: 750 };
			const example = await importExample(name, {
				parameters: { 'Damage Table': { jsonOutput: JSON.stringify(figures) } },
			});
			await example.publish();
			const inspection = await inspect(example, VIN);
			const [offer] = await example.told();
			expect(offer).toMatchObject({
				inspection,
				vin: VIN,
				vehicle: '2020 Mazda CX-5 Maxx Sport Auto FWD',
				trade_price: amount,
				repair_estimate: amount,
				margin: Math.round(Number(offer.trade_price) * 0.08),
			});
			const ceiling = Number(offer.trade_price) * 0.92 - Number(offer.repair_estimate) - 750;
			expect(offer.buying_limit).toBe(Math.max(0, Math.round(ceiling)));
			expect(Number(offer.repair_estimate)).toBeGreaterThan(0);

			const unknown = await inspect(example, 'JM0KF4WLA00999999');
			const [, unvalued] = await example.told(2);
			expect(unvalued).toMatchObject({
				inspection: unknown,
				note: expect.stringContaining('nothing was valued') as string,
			});

			// Without figures of one's own there is no limit.
			const untouched = await importExample(name);
			await untouched.publish();
			await inspect(untouched, VIN);
			const [limit] = await untouched.told();
			expect(limit).toMatchObject({ trade_price: amount });
			expect(limit.buying_limit).toBe('');
			expect(limit.note).toContain('Damage Table');
		},

		'buy-back-call-list': async (name: string) => {
			const example = await importExample(name);
			await example.publish();
			await example.autoGrabAccount.send('recapture_new', {
				customer: {
					rego: 'XYZ12Q',
					state: 'NSW',
					vin: null,
					client_name: null,
					external_id: 'CRM-7',
				},
			});
			const [call] = await example.told();
			expect(call).toMatchObject({
				customer: 'CRM-7',
				customer_number: 'CRM-7',
				plate: 'XYZ12Q',
				retail_price: 25600,
				market_median: 14500,
				times_listed: 1,
				score: 25600 - Number(call.listing_price) + 250,
				note: '',
			});
			await vendors().autoGrab.setDown({ down: true });
			await example.autoGrabAccount.send('recapture_new', { customer: { rego: 'QRS45T' } });
			const [, poor] = await example.told(2);
			await vendors().autoGrab.setDown({ down: false });
			expect(poor).toMatchObject({
				plate: 'QRS45T',
				note: expect.stringContaining('AutoGrab') as string,
			});
		},

		'valuation-watch': async (name: string) => {
			const car = { vin: VIN, kms: 61_800 };
			const cars = [
				{ ...car, stock_number: 'S1042', last_value: 27_500 },
				{ ...car, stock_number: 'S1043', last_value: 25_600 },
			];
			const { execute, told } = await importExample(name, {
				parameters: {
					'EXAMPLE CARS – replace me': {
						jsonOutput: JSON.stringify({ threshold_percent: 3, cars }),
					},
				},
			});
			const execution = await execute('Every Monday');
			expect(execution.error).toBeUndefined();
			expect(await told()).toEqual([
				{
					stock_number: 'S1042',
					vin: VIN,
					old_value: 27500,
					new_value: 25600,
					trade_price: 21760,
					change_percent: -6.9,
					note: '',
				},
			]);
		},

		'claims-desk': async (name: string) => {
			const example = await importExample(name);
			await example.publish();
			const inspection = await inspect(example, VIN);
			const [opened] = await example.told();
			const { apiKey } = example.autoGrabAccount;
			const [claim, ...others] = await vendors().autoGrab.simulator.orders({ apiKey });
			expect(others).toEqual([]);
			expect(opened).toMatchObject({ inspection, vin: VIN, autograb_claim: claim.id });
			expect(claim.body).toMatchObject({
				claim_id: opened.claim_number,
				external_id: inspection,
				vin: VIN,
				pre_existing_damage: expect.arrayContaining([
					{ description: expect.stringMatching(/\S/) as string },
				]) as unknown[],
			});
			await example.autoGrabAccount.send('claim_report_generated', {
				claimID: claim.id,
				claimNumber: opened.claim_number,
			});
			const [, closed] = await example.told(2);
			expect(closed).toMatchObject({
				claim_number: opened.claim_number,
				autograb_claim: claim.id,
				valuation: amount,
			});
		},
	};
}
