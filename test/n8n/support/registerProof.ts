import { readExample } from '../../../tools/workflows/files';
import { chooseTable } from './dataTable';
import type { Imported } from './importExample';
import type { RunningPave } from './pave';
import type { Stage } from './stage';
import { submitForm } from './submitForm';

interface Given {
	stage(): Stage;
	vendor(): RunningPave;
	importExample(name: string, given?: { parameters?: Record<string, object> }): Promise<Imported>;
}

type Row = Record<string, string | null>;

/** Drives the register of inspections through everything that can become of one. */
export function registerProofs({ stage, vendor, importExample }: Given) {
	return {
		'pave-register': async (name: string) => {
			const { http } = stage().client();
			const project = await http.request<{ id: string }>('GET', '/projects/personal');
			const tables = `/projects/${project.id}/data-tables`;
			const columns = ['session_key', 'status', 'phone', 'reference', 'summary'];
			const { id } = await http.request<{ id: string }>('POST', tables, {
				name: 'inspection_register',
				columns: columns.map((column) => ({ name: column, type: 'string' })),
			});
			const rows = async () =>
				(await http.request<{ data: Row[] }>('GET', `${tables}/${id}/rows`)).data;
			const chosen = await chooseTable(stage().client(), name, id);
			const { nodes } = readExample(name);
			const open = nodes.find((node) => node.name === 'Open for a Day')?.parameters.filters;
			// As if a day had passed.
			const filters = JSON.parse(JSON.stringify(open).replace('$now.minus', '$now.plus')) as object;
			const { workflow, paveAccount, publish, execute, mailed } = await importExample(name, {
				parameters: {
					...chosen,
					'Open for a Day': { ...chosen['Open for a Day'], filters },
				},
			});
			await publish();
			const { apiKey } = paveAccount;
			const { simulator } = vendor();
			const create = async (reference: string) => {
				const before = (await rows()).length;
				expect(await submitForm(stage(), workflow, ['+16475550143', reference])).toMatchObject({
					status: 200,
					page: expect.stringContaining('PAVE accepted'),
				});
				const [row] = (await rows()).slice(before);
				expect(row).toMatchObject({ status: 'IDLE', reference, phone: '+16475550143' });
				return row.session_key ?? '';
			};
			const keys: string[] = [];
			for (const reference of [
				'HEARD',
				'MISSED',
				'IDLE',
				'STARTED',
				'EXPIRED',
				'INVALID',
				'GONE',
			]) {
				keys.push(await create(reference));
			}
			const [heard, missed, , started, expired, invalid, gone] = keys;

			// One arrives as it should; one never does.
			await simulator.playInspection({ apiKey, sessionKey: heard });
			const [mail] = await mailed(1);
			expect(mail.text).toContain(heard);
			const [lost] = await paveAccount.registrations();
			await paveAccount.lose(lost);
			await simulator.playInspection({ apiKey, sessionKey: missed });
			for (const [sessionKey, status] of [
				[started, 'STARTED'],
				[expired, 'EXPIRED'],
				[invalid, 'INVALID'],
			] as const) {
				await simulator.changeSession({ sessionKey, changes: { status } });
			}
			await simulator.changeSession({ sessionKey: gone, changes: { apiKey: 'another' } });

			await execute('Every Morning');
			const [, found, list] = await mailed(3);
			expect(found.text).toContain(missed);
			expect(list.subject).toContain('5');
			expect(list.text).toMatch(/not started, IDLE, \+16475550143, since 20\d\d-\d\d-\d\d$/m);
			const lines = String(list.text).trim().split('\n');
			expect(lines.map((line) => line.replace(/^[\w-]+, /, '').replace(/, \+.*$/, ''))).toEqual([
				'not started, IDLE',
				'started, not finished (STARTED), STARTED',
				'expired, EXPIRED',
				'declared invalid by PAVE, INVALID',
				'PAVE does not have it, GONE',
			]);
			const kept = Object.fromEntries((await rows()).map((row) => [row.reference, row.status]));
			expect(kept).toEqual({
				HEARD: 'COMPLETE',
				MISSED: 'COMPLETE',
				IDLE: 'IDLE',
				STARTED: 'STARTED',
				EXPIRED: 'EXPIRED',
				INVALID: 'INVALID',
				GONE: 'not at PAVE',
			});

			// The next morning: only what may still come.
			await execute('Every Morning');
			const mails = await mailed(4);
			expect(mails).toHaveLength(4);
			expect(mails[3].subject).toContain('2');
			await stage().client().unpublish(workflow.id);
		},
	};
}
