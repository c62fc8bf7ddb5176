import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { simplifyField } from '../../../shared/actions/fields';
import { readObject, readText } from '../../../shared/json';
import { readNumber } from '../../../shared/readers/amount';
import { captureUrl } from '../../api';
import { contactName, vehicleTitle } from '../../events/sessionFacts';

/**
 * A session as the node gives it: PAVE's object with the capture link, which only some answers hold; with Simplify one
 * flat record, in which missing facts are null.
 */
export async function presentSession(
	context: IExecuteFunctions,
	itemIndex: number,
	session: IDataObject,
): Promise<IDataObject> {
	const key = readText(session.session_key) ?? '';
	const link = readText(session.capture_url) || (key && (await captureUrl(context, key)));
	if (!isOn(context, itemIndex, simplifyField)) {
		return link ? { ...session, capture_url: link } : session;
	}
	const options = readObject(session.options);
	const vehicle = readObject(session.vehicle);
	return {
		session_key: readText(session.session_key),
		status: readText(session.status),
		capture_url: link || null,
		client_id: readText(options.client_id),
		contact_name: contactName(options),
		contact_phone: readText(readObject(options.sms).to),
		reference: options.reference ?? null,
		vin: readText(vehicle.vin),
		plate: readText(vehicle.vrm),
		vehicle: vehicleTitle(vehicle),
		odometer: readNumber(vehicle.odom_reading),
		odometer_unit: readText(vehicle.odom_unit),
		theme: readText(session.theme),
		language: readText(session.language),
		redirect_url: readText(session.redirect_url),
		created_at: readText(session.created_at),
		started_at: readText(session.inspect_started_at),
		completed_at: readText(session.inspect_ended_at),
		updated_at: readText(session.updated_at),
	};
}
