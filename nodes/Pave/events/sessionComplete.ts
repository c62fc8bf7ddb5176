import type { IDataObject } from 'n8n-workflow';

import { defineEvent } from '../../shared/events/defineEvent';
import { fact, number, text, time } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import {
	fromJson,
	isObject,
	readList,
	readObject,
	readText,
	readTimeText,
} from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';
import { damageLine, readDamages, type Damage } from './damages';
import { isStandIn, readPhotos } from './photos';
import { sessionCompleteSample } from './sessionComplete.sample';
import { contactName, kilometres, locationText, sourceName, vehicleTitle } from './sessionFacts';

const vehicleOf = (body: IDataObject) => readObject(part(body, 'vehicle'));
const inspectionOf = (body: IDataObject) => readObject(part(body, 'inspection'));
const locationOf = (body: IDataObject) => readObject(part(body, 'location'));
const optionsOf = (body: IDataObject) => readObject(readObject(body.session).options);

/** Several facts of a record are made of the damages; they are put into words once. */
const damagesOfBody = new WeakMap<IDataObject, Damage[] | null>();

/** The damages of a finished inspection in words; null where the body has no list of them. */
export function damagesOf(body: IDataObject): Damage[] | null {
	const known = damagesOfBody.get(body);
	if (known !== undefined) return known;
	const damages = readDamages(inspectionOf(body), part(body, 'photos'));
	damagesOfBody.set(body, damages);
	return damages;
}

/** The same damages as the vendor gives them, in the same order. */
export function rawDamagesOf(body: IDataObject): IDataObject[] {
	return (readList(inspectionOf(body).detected_damages) ?? []).filter(isObject);
}

/** The photos that were taken, without the vendor's stand-in pictures; null where the body has no list. */
export function photosOf(body: IDataObject): IDataObject[] | null {
	const photos = readPhotos(part(body, 'photos'));
	const key = readObject(body.session).session_key;
	return photos && photos.filter((photo) => !isStandIn(photo, photos, key));
}

/** One flat record per damage, with what tells the inspection and the vehicle. */
export function damageItems(body: IDataObject): IDataObject[] {
	const damages = damagesOf(body) ?? [];
	return damages.map((damage, index) => ({
		session_key: readText(readObject(body.session).session_key),
		client_id: readText(optionsOf(body).client_id),
		vin: readText(vehicleOf(body).vin),
		plate: readText(vehicleOf(body).vrm),
		vehicle: vehicleTitle(vehicleOf(body)),
		damage_number: index + 1,
		...damage,
	}));
}

const texts = (read: (body: IDataObject) => string[] | null) =>
	fact((z) => z.array(z.string()).nullable(), read);

/** PAVE API, sections "Results" and "SESSION:COMPLETE": an inspection is finished. */
export const sessionComplete = defineEvent({
	name: 'SESSION:COMPLETE',
	displayName: 'Session Complete',
	description: 'When an inspection is finished and its results are ready',
	selectable: true,
	schema(z) {
		const { key, maybe, number, object, text } = bodyFields(z);
		const vehicle = maybe({
			vin: text,
			year: text,
			make: text,
			model: text,
			trim: text,
			transmission: text,
			odom_reading: number,
			odom_unit: text,
		});
		// Photos, location and damages are not walked: their inner form is not documented, so
		// there is nothing to check them against, and they are most of a large body.
		const results = {
			vehicle,
			photos: z.unknown(),
			location: z.unknown(),
			inspection: maybe({ total_damages: number, max_grade: number }),
		};
		return z.looseObject({
			event: z.literal('SESSION:COMPLETE'),
			session: object({
				session_key: key,
				status: text,
				created_at: text,
				updated_at: text,
				inspect_started_at: text,
				inspect_ended_at: text,
				capture_duration: number,
				theme: text,
				options: maybe({
					client_id: text,
					sms: maybe({ to: text, to_name: text, from: text, by: text }),
					contact: maybe({ first_name: text, last_name: text }),
					reference: maybe({}),
				}),
				...results,
			}),
			...results,
		});
	},
	get sample(): IDataObject {
		return sessionCompleteSample();
	},
	occurredAt: (body) =>
		readTimeText(readObject(body.session).updated_at) ?? readTimeText(body.timestamp),
	about: 'session_key',
	record: {
		session_key: text('session.session_key'),
		client_id: text('session.options.client_id'),
		vin: text((body) => vehicleOf(body).vin),
		vehicle: text((body) => vehicleTitle(vehicleOf(body))),
		odometer: number((body) => vehicleOf(body).odom_reading),
		odometer_unit: text((body) => vehicleOf(body).odom_unit),
		contact_name: text((body) => contactName(optionsOf(body))),
		contact_phone: text('session.options.sms.to'),
		damage_count: number(
			(body) => readNumber(inspectionOf(body).total_damages) ?? damagesOf(body)?.length,
		),
		max_grade: number(
			(body) => readNumber(inspectionOf(body).max_grade) ?? worstGrade(damagesOf(body)),
		),
		photo_urls: texts((body) => photosOf(body)?.map(({ url }) => String(url)) ?? null),
		plate: text((body) => vehicleOf(body).vrm),
		odometer_km: number((body) => kilometres(vehicleOf(body))),
		damage_summary: text((body) => damagesOf(body)?.map(damageLine).join('\n') || null),
		damage_photo_urls: texts((body) => {
			const urls = damagesOf(body)?.flatMap(({ photo_url: url }) => url ?? []);
			return urls ? [...new Set(urls)] : null;
		}),
		theme: text('session.theme'),
		started_at: time('session.inspect_started_at'),
		completed_at: time('session.inspect_ended_at'),
		capture_seconds: number('session.capture_duration'),
		location: text((body) => locationText(part(body, 'location'))),
		latitude: number((body) => locationOf(body).latitude ?? locationOf(body).lat),
		longitude: number((body) => locationOf(body).longitude ?? locationOf(body).lng),
		source_type: text('session.source.type'),
		source_name: text((body) => sourceName(readObject(body.session).source)),
		reference: fact(
			(z) => z.looseObject({}).nullable(),
			(body) => {
				const reference = fromJson(optionsOf(body).reference);
				return isObject(reference) ? reference : null;
			},
		),
	},
});

/**
 * A part of the results. The vendor's text does not settle whether photos, location, inspection
 * and vehicle sit inside `session` or beside it, so both places are looked at.
 */
function part(body: IDataObject, name: string): unknown {
	return readObject(body.session)[name] ?? body[name];
}

/** The worst grade of the single damages; null where none has one. */
function worstGrade(damages: Damage[] | null): number | null {
	const grades = (damages ?? []).flatMap(({ grade }) => grade ?? []);
	return grades.length === 0 ? null : grades.reduce((worst, grade) => Math.max(worst, grade));
}
