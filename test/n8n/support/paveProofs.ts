import { waitFor } from '../../../tools/sandbox';
import type { Workflow } from '../../../tools/sandbox';
import { chooseTable } from './dataTable';
import type { Imported } from './importExample';
import type { PaveAccountUnderTest, RunningPave } from './pave';
import type { Stage } from './stage';
import { submitForm } from './submitForm';

interface Given {
	stage(): Stage;
	vendor(): RunningPave;
	importExample(
		name: string,
		given?: { paveAccount?: PaveAccountUnderTest; parameters?: Record<string, object> },
	): Promise<Imported>;
	/** What happens to n8n as long as an inspection is waited for. */
	whileWaiting?(): Promise<void>;
}

/** Drives each example that turns a finished inspection into what to do about it, and shows that it did. */
export function paveProofs({ stage, vendor, importExample, whileWaiting }: Given) {
	const play = async (apiKey: string, create?: object) =>
		(await vendor().simulator.playInspection({ apiKey, ...(create && { create: { ...create } }) }))
			.sessionKey;

	const submit = async (workflow: Workflow, answers: string[]) => {
		expect(await submitForm(stage(), workflow, answers)).toMatchObject({ status: 200 });
	};

	return {
		'pave-damages-to-tasks': async (name: string) => {
			const { publish, paveAccount, received } = await importExample(name);
			await publish();
			const key = await play(paveAccount.apiKey);
			const tasks = await received('/tasks', 2);
			for (const task of tasks) {
				expect(task).toMatchObject({
					title: expect.stringMatching(/^\d{4} .*: [A-Z].*, [A-Z]/),
					photo: expect.stringMatching(/^http.*\.jpg/),
					inspection: key,
				});
				expect(Number(task.grade)).toBeGreaterThanOrEqual(2);
			}
		},

		'pave-reconditioning-cost': async (name: string) => {
			const { publish, paveAccount, told } = await importExample(name);
			await publish();
			const key = await play(paveAccount.apiKey);
			const [vehicle] = await told();
			expect(vehicle).toMatchObject({ inspection: key, vehicle: expect.any(String) });
			expect(Number(vehicle.damages)).toBe(5);
			expect(Number(vehicle.cost)).toBeGreaterThan(0);
		},

		'pave-rental-comparison': async (name: string) => {
			const { publish, paveAccount, told } = await importExample(name);
			await publish();
			const { simulator } = vendor();
			const checkOut = await play(paveAccount.apiKey);
			await simulator.changeSession({ sessionKey: checkOut, changes: { damages: 3 } });
			const checkIn = await play(paveAccount.apiKey, {
				session: { client_id: 'RENT-7', reference: { check_out: checkOut } },
			});
			const claims = await told(2);
			expect(claims).toHaveLength(2);
			for (const claim of claims) {
				expect(claim).toMatchObject({
					rental: 'RENT-7',
					damage: expect.stringMatching(/^[A-Z].*: [A-Z]/),
					photo_now: expect.stringContaining(checkIn),
					photo_before: expect.stringContaining(checkOut),
				});
			}
		},

		'pave-inspect-and-wait': async (name: string) => {
			const { workflow, paveAccount, publish, mailed } = await importExample(name);
			const waker = await importExample('pave-wake-up', { paveAccount });
			await publish();
			await waker.publish();
			const { apiKey } = paveAccount;
			const client = () => stage().client();
			const refused = await submitForm(stage(), workflow, ['0400', 'LEAD-20418']);
			expect(refused.page).toContain('No text was sent');
			const accepted = await submitForm(stage(), workflow, ['+16475550143', 'LEAD-20418']);
			expect(accepted.page).toContain('PAVE accepted the request for +16475550143');
			const [session] = await waitFor('the inspection', async () => {
				const sessions = await vendor().simulator.sessions({ apiKey });
				return sessions.length > 0 && sessions;
			});
			expect(Object.keys(session.reference ?? {})).toEqual(['resume_url']);
			await waitFor('the execution to wait', async () => {
				const all = await client().executions(workflow.id);
				return all.some(({ status }) => status === 'waiting');
			});
			await whileWaiting?.();
			await vendor().simulator.playInspection({ apiKey, sessionKey: session.sessionKey });
			const [mail] = await mailed();
			expect(mail.text).toContain(session.sessionKey);
			expect(mail.text).toContain('Front left wheel');
			await client().unpublish(waker.workflow.id);
		},

		'pave-chaser': async (name: string) => {
			const { http } = stage().client();
			const project = await http.request<{ id: string }>('GET', '/projects/personal');
			const tables = `/projects/${project.id}/data-tables`;
			const columns = ['session_key', 'phone', 'reference', 'stage'];
			const { id } = await http.request<{ id: string }>('POST', tables, {
				name: 'inspections',
				columns: columns.map((column) => ({ name: column, type: 'string' })),
			});
			const rows = async () =>
				(await http.request<{ data: object[] }>('GET', `${tables}/${id}/rows`)).data;
			// As if a day had passed.
			const filters = {
				conditions: [
					{
						keyName: 'updatedAt',
						condition: 'lt',
						keyValue: '={{ $now.plus({ days: 1 }).toISO() }}',
					},
					{ keyName: 'stage', condition: 'neq', keyValue: 'last' },
				],
			};
			const chosen = await chooseTable(stage().client(), name, id);
			const { workflow, paveAccount, publish, execute } = await importExample(name, {
				parameters: {
					...chosen,
					'Not Finished After a Day': { ...chosen['Not Finished After a Day'], filters },
				},
			});
			await publish();
			const { apiKey } = paveAccount;
			const { simulator } = vendor();
			await submit(workflow, ['+16475550143', 'LEAD-1']);
			const [first] = await waitFor('the row', async () => (await rows()).length > 0 && rows());
			const [{ sessionKey }] = await simulator.sessions({ apiKey });
			expect(first).toMatchObject({ session_key: sessionKey, stage: 'new', reference: 'LEAD-1' });
			await simulator.changeSession({ sessionKey, changes: { smsStatus: 'success' } });

			await execute('Every Morning');
			expect(await rows()).toMatchObject([{ session_key: sessionKey, stage: 'texted again' }]);
			expect((await simulator.sessions({ apiKey }))[0].resent).toBe(true);

			await execute('Every Morning');
			const [, second] = await simulator.sessions({ apiKey });
			expect(second).toMatchObject({ clientId: 'LEAD-1', sms: { to: '+16475550143' } });
			expect(await rows()).toMatchObject([{ session_key: second.sessionKey, stage: 'last' }]);
			await execute('Every Morning');
			expect(await simulator.sessions({ apiKey })).toHaveLength(2);

			await simulator.playInspection({ apiKey, sessionKey: second.sessionKey });
			await waitFor('the row to go', async () => (await rows()).length === 0);
		},

		'pave-wake-up': async (name: string) => {
			const { publish, workflow, paveAccount } = await importExample(name);
			await publish();
			// Somebody else's address is not called, whatever an inspection carries.
			const reference = { resume_url: 'https://elsewhere.example.com/webhook-waiting/1' };
			await play(paveAccount.apiKey, { session: { reference } });
			const run = await waitFor('the execution', async () => {
				const [first] = await stage().client().executions(workflow.id);
				return first?.status === 'success' && (await stage().client().ended(first.id));
			});
			expect(run.items('PAVE Trigger')).toHaveLength(1);
			expect(run.items('Wake Up')).toEqual([]);
		},
	};
}
