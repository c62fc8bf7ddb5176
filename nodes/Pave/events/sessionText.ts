import type { IDataObject } from 'n8n-workflow';

import { readFilledText, readObject } from '../../shared/json';
import {
	counted,
	dayOf,
	noteHtml,
	noteText,
	objectLines,
	oneLine,
	type NoteLine,
} from '../../shared/words';
import { damageLine } from './damages';
import { reportUrl } from './reportLink';
import {
	damageCount,
	damagesOf,
	oncePerBody,
	optionsOf,
	part,
	photosOf,
	sessionOf,
	vehicleOf,
	worstGrade,
} from './sessionBody';
import {
	contactName,
	fullName,
	locationText,
	odometerText,
	sourceName,
	vehicleName,
	vehicleTitle,
} from './sessionFacts';

const keyOf = (body: IDataObject) => readFilledText(sessionOf(body).session_key);
const phoneOf = (body: IDataObject) => readFilledText(readObject(optionsOf(body).sms).to);

/** "Inspection 2021 Toyota Corolla, TESTVN00000000017": the name of a deal, the subject of a mail. */
export function inspectionTitle(body: IDataObject): string {
	const { vin, vrm } = vehicleOf(body);
	const mark = readFilledText(vin) ?? readFilledText(vrm) ?? keyOf(body);
	const what = [vehicleName(vehicleOf(body)), mark].filter(Boolean).join(', ');
	return oneLine(`Inspection ${what}`, 120);
}

/** "2021 Toyota Corolla LE Auto, 48,210 km, 5 damages, worst grade 3": for a chat or a text message. */
export function inspectionSummary(body: IDataObject): string {
	const vehicle = vehicleTitle(vehicleOf(body)) ?? inspectionTitle(body);
	return oneLine(
		[vehicle, odometerText(vehicleOf(body)), damagesText(body)].filter(Boolean).join(', '),
		300,
	);
}

/** Whom the inspection is about; never empty, because CRMs demand a name. */
export function contactLabel(body: IDataObject): string {
	const label = contactName(optionsOf(body)) ?? phoneOf(body) ?? customerOf(body);
	return oneLine(label, 80);
}

/** Everything about the inspection, one fact per line, for a long text field. */
export function inspectionNote(body: IDataObject): string {
	return noteText(noteLines(body));
}

/** The same as HTML, for chats and mails. */
export function inspectionNoteHtml(body: IDataObject): string {
	return noteHtml(noteLines(body));
}

/** A line for each damage; null if the body has no list of them. */
export const damageLines = oncePerBody((body) => damagesOf(body)?.map(damageLine) ?? null);

function customerOf(body: IDataObject): string {
	const key = keyOf(body);
	return key === null ? 'Customer' : `Customer of ${key}`;
}

function damagesText(body: IDataObject): string | null {
	const count = damageCount(body);
	if (count === null) return null;
	const worst = worstGrade(body);
	return worst === null
		? counted(count, 'damage')
		: `${counted(count, 'damage')}, worst grade ${worst}`;
}

const noteLines = oncePerBody((body): NoteLine[] => {
	const session = sessionOf(body);
	const options = optionsOf(body);
	const vehicle = vehicleOf(body);
	const account = readObject(session.user_account);
	const customer = [contactName(options), phoneOf(body)].filter(Boolean).join(', ');
	return [
		{ text: inspectionTitle(body) },
		{ label: 'Vehicle', text: vehicleTitle(vehicle) },
		{ label: 'VIN', text: readFilledText(vehicle.vin) },
		{ label: 'Plate', text: readFilledText(vehicle.vrm) },
		{ label: 'Odometer', text: odometerText(vehicle) },
		{ label: 'Customer', text: customer },
		{ label: 'Client ID', text: readFilledText(options.client_id) },
		{ label: 'Completed', text: dayOf(readFilledText(session.inspect_ended_at)) },
		{ label: 'Place', text: locationText(part(body, 'location')) },
		{ label: 'Source', text: sourceName(session.source) },
		{ label: 'Account', text: fullName(account) ?? readFilledText(account.username) },
		{ label: 'Report', url: reportUrl(body) },
		{ label: 'Found', text: damagesText(body) },
		...(damagesOf(body) ?? []).map(({ photo_url: url }, at) => ({
			text: `- ${damageLines(body)?.[at]}`,
			url,
		})),
		...(objectLines(options.reference)?.split('\n') ?? []).map((text) => ({ text })),
		...(photosOf(body) ?? []).map((photo) => ({
			label: `Photo ${readFilledText(photo.photo_label)?.replaceAll('_', ' ') ?? ''}`.trim(),
			url: readFilledText(photo.url),
		})),
		{ label: 'Session', text: keyOf(body) },
	];
});
