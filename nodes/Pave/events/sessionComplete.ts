import type { IDataObject } from 'n8n-workflow';

import { bodyFields, recordFields } from '../../shared/events/fields';
import { readFilledText, readList, readNumber, readObject, readText } from '../../shared/json';
import type { EventDefinition, Zod } from '../../shared/events/types';
import { sessionCompleteSample } from './sessionComplete.sample';
import { contactName, vehicleTitle } from './sessionFacts';

/**
 * A part of the results. The vendor's text does not settle whether photos, location, inspection
 * and vehicle sit inside `session` or beside it, so both places are looked at.
 */
function part(body: IDataObject, name: string): unknown {
	return readObject(body.session)[name] ?? body[name];
}

function photoUrls(photos: unknown[] | null): string[] | null {
	if (photos === null) return null;
	return photos.flatMap((photo) => {
		const url = readFilledText(readObject(photo).url ?? readObject(photo).photo_url ?? photo);
		return url === null ? [] : [url];
	});
}

/** The worst grade of the single damages; null where none has one. */
function worstGrade(damages: unknown[] | null): number | null {
	const grades = (damages ?? []).flatMap((damage) => {
		const grade = readNumber(readObject(damage).grade_score);
		return grade === null ? [] : [grade];
	});
	return grades.length === 0 ? null : grades.reduce((worst, grade) => Math.max(worst, grade));
}

/** PAVE API, sections "Results" and "SESSION:COMPLETE": an inspection is finished. */
export const sessionComplete = {
	name: 'SESSION:COMPLETE' as const,
	displayName: 'Session Complete',
	description: 'When an inspection is finished and its results are ready',
	selectable: true,
	schema(z: Zod) {
		const { code, free, key, text } = bodyFields(z);
		const maybe = <T extends Parameters<typeof z.looseObject>[0]>(shape: T) =>
			z.union([z.looseObject(shape), z.tuple([])]).nullish();
		const vehicle = maybe({
			vin: text,
			year: code,
			make: text,
			model: text,
			trim: text,
			transmission: text,
			odom_reading: code,
			odom_unit: text,
		});
		// Photos, location and inspection are not walked: their inner form is not documented, so
		// there is nothing to check them against, and they are most of a large body.
		const results = {
			vehicle,
			photos: z.unknown(),
			location: z.unknown(),
			inspection: z.unknown(),
		};
		return z.looseObject({
			event: z.literal('SESSION:COMPLETE'),
			session: z.looseObject({
				session_key: key,
				status: text,
				created_at: text,
				updated_at: text,
				options: maybe({
					client_id: code,
					sms: maybe({ to: text, to_name: text, from: text, by: text }),
					contact: maybe({ first_name: text, last_name: text }),
					reference: free,
				}),
				...results,
			}),
			...results,
		});
	},
	recordSchema(z: Zod) {
		const { envelope, number, text } = recordFields(z);
		return z.object({
			event: z.literal('SESSION:COMPLETE'),
			...envelope,
			session_key: text,
			client_id: text,
			vin: text,
			vehicle: text,
			odometer: number,
			odometer_unit: text,
			contact_name: text,
			contact_phone: text,
			damage_count: number,
			max_grade: number,
			photo_urls: z.array(z.string()).nullable(),
		});
	},
	get sample(): IDataObject {
		return sessionCompleteSample();
	},
	occurredAt: (body) => readText(readObject(body.session).updated_at) ?? readText(body.timestamp),
	simplify(body) {
		const session = readObject(body.session);
		const options = readObject(session.options);
		const vehicle = readObject(part(body, 'vehicle'));
		const inspection = readObject(part(body, 'inspection'));
		const damages = readList(inspection.detected_damages);
		return {
			session_key: readText(session.session_key),
			client_id: readText(options.client_id),
			vin: readText(vehicle.vin),
			vehicle: vehicleTitle(vehicle),
			odometer: readNumber(vehicle.odom_reading),
			odometer_unit: readText(vehicle.odom_unit),
			contact_name: contactName(options),
			contact_phone: readText(readObject(options.sms).to),
			damage_count: readNumber(inspection.total_damages) ?? damages?.length ?? null,
			max_grade: readNumber(inspection.max_grade) ?? worstGrade(damages),
			photo_urls: photoUrls(readList(part(body, 'photos'))),
		};
	},
} satisfies EventDefinition;
