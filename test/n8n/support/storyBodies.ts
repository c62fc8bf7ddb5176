import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { findEvent } from '../../../nodes/shared/events';

/** What the vendor sends in the story of a target. */
export interface Bodies {
	/** The catalogue's sample. */
	full: IDataObject;
	/** The same thing, with something changed. */
	changed: IDataObject;
	/** Another thing of which the vendor knows next to nothing. */
	sparse: IDataObject;
	/** And one more, as `full`. */
	another: IDataObject;
	/** The keys of the first, the sparse and the other one. */
	keys: [full: string, sparse: string, another: string];
}

/** What was changed, as it reads in the target: with signs that HTML and Slack read as theirs, escaped there. */
export const CHANGE = {
	pave: /R&(amp;)?D (<|&lt;)Sport(>|&gt;)/,
	autoGrab: /26,?950/,
};

export function inspections(): Bodies {
	const keys: Bodies['keys'] = ['TST-FULL000001', 'TST-SPARSE0001', 'TST-OTHER00001'];
	const { vehicle } = session(sample('pave')) as { vehicle: IDataObject };
	return {
		full: pave(keys[0], {}),
		changed: pave(keys[0], {
			updated_at: '2024-03-11T16:00:00+00:00',
			vehicle: { ...vehicle, model: 'R&D <Sport>' },
		}),
		sparse: pave(keys[1], {
			options: { client_id: null, sms: [], contact: [], reference: null },
			user_account: null,
			vehicle: [],
			photos: [],
			location: null,
			inspection: { total_damages: 0, detected_damages: [] },
		}),
		another: pave(keys[2], {}),
		keys,
	};
}

export function listings(): Bodies {
	const keys: Bodies['keys'] = ['cust-full-1', 'cust-sparse-1', 'cust-other-1'];
	const nobody = { client_name: null, mobile_number: null, additional_fields: null, rego: null };
	return {
		full: autoGrab(keys[0], {}),
		changed: autoGrab(keys[0], {
			last_updated: '2025-05-09T08:00:00.000Z',
			sightings: [sighting({ listing_price: 26_950 })],
		}),
		sparse: autoGrab(keys[1], { ...nobody, state: null, vehicle_title: null, sightings: [] }),
		another: autoGrab(keys[2], {}),
		keys,
	};
}

function sample(vendor: 'autoGrab' | 'pave'): IDataObject {
	const [catalogue, event] =
		vendor === 'pave' ? [paveEvents, 'SESSION:COMPLETE'] : [autoGrabEvents, 'recapture_new'];
	return structuredClone(findEvent(catalogue, { event })?.sample ?? {});
}

const session = (body: IDataObject) => body.session as IDataObject;

function pave(session_key: string, changes: IDataObject): IDataObject {
	const body = sample('pave');
	return { ...body, session: { ...session(body), session_key, ...changes } };
}

function autoGrab(id: string, changes: IDataObject): IDataObject {
	const body = sample('autoGrab');
	const { customer } = body.data as { customer: IDataObject };
	return { ...body, data: { customer: { ...customer, id, ...changes } } };
}

function sighting(changes: IDataObject): IDataObject {
	const { customer } = sample('autoGrab').data as { customer: { sightings: IDataObject[] } };
	return { ...customer.sightings[0], at: '2025-05-09T08:00:00.000Z', ...changes };
}
