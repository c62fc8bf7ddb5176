import { type RunningAutoGrab } from './autograb';
import type { Imported } from './importExample';
import { type RunningPave, pave } from './pave';
import type { Stage } from './stage';
import { submitForm } from './submitForm';

interface Given {
	stage(): Stage;
	vendors(): { pave: RunningPave; autoGrab: RunningAutoGrab };
	importExample(name: string, given?: { parameters?: Record<string, object> }): Promise<Imported>;
}

const VIN = 'JM0KF4WLA00123456';

/** The examples that people answer, or that answer to people; each with the proof that it does. */
export function formProofs({ stage, vendors, importExample }: Given) {
	return {
		'autograb-upload-customers': async (name: string) => {
			const uploads = async ({ apiKey }: { apiKey: string }) =>
				await vendors().autoGrab.simulator.uploads({ apiKey });
			const untouched = await importExample(name);
			const refused = await untouched.execute('Start');
			expect(refused.error?.message).toContain('nothing was sent');
			expect(await uploads(untouched.autoGrabAccount)).toEqual([]);

			const customers = [
				{ Customer: 'Jordan Example', Plate: 'XYZ12Q', State: 'NSW', 'Sold By': 'Sam' },
				{ Customer: 'Casey Example', VIN, 'Sold By': 'Alex' },
			];
			const jsonOutput = JSON.stringify({ customers });
			const { execute, autoGrabAccount } = await importExample(name, {
				parameters: { 'EXAMPLE ROWS – replace me': { jsonOutput } },
			});
			expect((await execute('Start')).error).toBeUndefined();
			const [upload, ...others] = await uploads(autoGrabAccount);
			expect(others).toEqual([]);
			expect(upload.customers).toEqual([
				expect.objectContaining({ client_name: 'Jordan Example', rego: 'XYZ12Q' }),
				expect.objectContaining({
					vin: VIN,
					additional_fields: { client_name: 'Casey Example', salesperson: 'Alex' },
				}),
			]);
		},

		'autograb-upload-customers-form': async (name: string) => {
			const { publish, workflow, autoGrabAccount } = await importExample(name);
			await publish();
			const submit = async (rows: string) =>
				(
					await submitForm(stage(), workflow, [
						new File([rows], 'customers.csv', { type: 'text/csv' }),
					])
				).page;
			expect(await submit('Customer,Mobile\nJordan Example,+61400000001\n')).toContain('VIN');
			const { apiKey } = autoGrabAccount;
			expect(await vendors().autoGrab.simulator.uploads({ apiKey })).toEqual([]);
			const list = 'Customer,Rego,State\nJordan Example,XYZ12Q,NSW\nCasey Example,QRS45T,QLD\n';
			expect(await submit(list)).toContain('2 customers were sent');
			expect(await vendors().autoGrab.simulator.uploads({ apiKey })).toMatchObject([
				{ customers: [{ rego: 'XYZ12Q' }, { rego: 'QRS45T' }] },
			]);
		},

		'pave-inspection-by-sms': async (name: string) => {
			const {
				publish,
				workflow,
				paveAccount: { apiKey },
				received,
				mailed,
			} = await importExample(name);
			await publish();
			const submit = async (phone: string, headers?: Record<string, string>) => {
				const answers = ['Alex', 'Sample', 'Australia (+61)', phone, '', 'LEAD-20418'];
				return await submitForm(stage(), workflow, answers, headers);
			};
			expect((await submit('+1 647 555 0143', {})).status).toBe(401);
			const told = await submit('+1 647 555 0143');
			expect(told).toEqual({ status: 200, page: expect.stringContaining('PAVE accepted') });

			const [request] = await received('/inspection-requests');
			const [session, ...others] = await vendors().pave.simulator.sessions({ apiKey });
			expect(others).toEqual([]);
			expect(session).toMatchObject({
				clientId: 'LEAD-20418',
				contact: { first_name: 'Alex', last_name: 'Sample' },
				sms: { to: expect.stringMatching(/^\+1[ \d]+0143$/), to_name: 'Alex Sample' },
			});
			// Whose name the customer sees is for the user to enter.
			expect(session.sms?.by ?? null).toBeNull();
			expect(request).toMatchObject({
				inspection: session.sessionKey,
				link: expect.stringContaining(session.sessionKey),
				customer: 'Alex Sample',
				reference: 'LEAD-20418',
			});

			await vendors().pave.simulator.sendEvent({
				apiKey,
				event: 'SESSION:SMS_PROCESS',
				fields: { status: 'error', message: 'Unreachable', phone: '+16475550143' },
			});
			expect(await mailed()).toEqual([
				expect.objectContaining({ text: expect.stringContaining('Unreachable') }),
			]);

			const refused = await submit('0400');
			expect(refused.page).toContain('No text was sent');
			expect(await vendors().pave.simulator.sessions({ apiKey })).toHaveLength(1);
			await submit('0412 345 678');
			const [, local] = await vendors().pave.simulator.sessions({ apiKey });
			expect(local.sms).toMatchObject({ to: '+61 412 345 678' });
		},

		'tell-me-what-failed': async (name: string) => {
			const { publish, workflow, mailed } = await importExample(name);
			await publish();
			const account = await vendors().pave.openAccount();
			const failing = await stage().triggerWorkflow({
				vendor: pave,
				account,
				after: {
					type: 'n8n-nodes-base.stopAndError',
					typeVersion: 1,
					parameters: { errorMessage: 'The CRM is closed' },
				},
			});
			const settings = { executionOrder: 'v1', errorWorkflow: workflow.id };
			await stage().client().updateWorkflow(failing.id, { settings });
			await stage().client().publish(failing.id);
			await vendors().pave.simulator.playInspection({ apiKey: account.apiKey });
			const [mail] = await mailed();
			expect(mail).toMatchObject({ subject: expect.stringContaining('Failed: ') });
			expect(mail.text).toContain('The CRM is closed');
			await stage().client().unpublish(failing.id);
		},
	};
}
