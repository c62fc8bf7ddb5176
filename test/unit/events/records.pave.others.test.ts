import type { IDataObject } from 'n8n-workflow';

import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import { eventId } from '../../../nodes/shared/events/eventId';
import { fixture } from './fixtures';

async function paveRecord(body: IDataObject): Promise<IDataObject> {
	const { json, problems } = await presentEvent(paveEvents, body, { simplify: true });
	expect(problems).toEqual([]);
	return json;
}

describe('other PAVE records', () => {
	const common = {
		event_id: expect.any(String) as string,
		occurred_at: '2024-03-11T10:10:05-05:00',
		session_key: 'DMO-7KQ2ZB9XW4',
	};

	test('tells which photo was rejected and why', async () => {
		expect(await paveRecord(fixture('pave/webhook-stage-change-rejected.json'))).toEqual({
			title: 'Photo rejected: Interior',
			summary: 'Inspection DMO-7KQ2ZB9XW4: Photo rejected, Interior, Wrong View',
			event: 'SESSION:STAGE_CHANGE',
			...common,
			photo_code: 2,
			photo_label: 'Interior',
			photo_url: 'https://cdn.example.com/sessions/DMO-7KQ2ZB9XW4/capture/02.jpg',
			photo_status: 'rejected',
			message: 'Wrong View',
		});
	});

	test('reads a zero-padded photo code', async () => {
		const body = { ...fixture('pave/webhook-stage-change-accepted.json'), photo_code: '04' };
		expect(await paveRecord(body)).toMatchObject({ photo_code: 4 });
	});

	test('tells the new status', async () => {
		expect(await paveRecord(fixture('pave/webhook-status-change-qc-passed.json'))).toEqual({
			title: 'Photos Passed Quality Control: DMO-7KQ2ZB9XW4',
			summary: 'Inspection DMO-7KQ2ZB9XW4: Photos Passed Quality Control',
			event: 'SESSION:STATUS_CHANGE',
			...common,
			status: 'QC_PASSED',
		});
	});

	test('tells why a text message failed, with no name known', async () => {
		expect(await paveRecord(fixture('pave/webhook-sms-process-error.json'))).toEqual({
			title: 'SMS could not be sent: 647-555-0199',
			summary:
				'Inspection DMO-7KQ2ZB9XW4: SMS could not be sent, 647-555-0199, The destination number is unreachable.',
			event: 'SESSION:SMS_PROCESS',
			...common,
			name: null,
			phone: '647-555-0199',
			status: 'error',
			message: 'The destination number is unreachable.',
		});
	});

	test('gives a note', async () => {
		expect(await paveRecord(fixture('pave/webhook-note-insert-guest.json'))).toEqual({
			event: 'SESSION:NOTE_INSERT',
			...common,
			title: 'Customer comment',
			summary:
				'Inspection DMO-7KQ2ZB9XW4: Customer comment, Chip in the windshield was already there., guest',
			description: 'Chip in the windshield was already there.',
			user: 'guest',
		});
	});

	test('puts custom attributes under one key, null for one that did not come', async () => {
		const body = fixture('pave/inferred-webhook-stage-change-custom-payload.json');
		const ownAttributes = ['tenant', 'toString', '__proto__'];
		const { json, eventId: id } = await presentEvent(paveEvents, body, {
			simplify: true,
			ownAttributes,
		});
		expect(Object.entries(json.custom_attributes as IDataObject)).toEqual([
			['tenant', 'north'],
			['toString', null],
			['__proto__', null],
		]);
		expect(id).toBe(eventId({ ...body, tenant: 'south' }, ownAttributes));
		expect(id).not.toBe(eventId({ ...body, source: 'else' }, ownAttributes));
	});

	test('leaves custom attributes where they came in a raw item', async () => {
		const body = fixture('pave/inferred-webhook-stage-change-custom-payload.json');
		const options = { simplify: false, ownAttributes: ['source', 'tenant'] };
		expect((await presentEvent(paveEvents, body, options)).json).toEqual(body);
	});
});
