import type { IDataObject } from 'n8n-workflow';

import { isObject, readList, readObject, readText } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';
import { readDamages, type Damage } from './damages';
import { isStandIn, labelOf, readPhotos } from './photos';
import { vehicleTitle } from './sessionFacts';

/** Where the parts of a finished inspection's body are, and what they say (pave-api.md 5.5). */
export const vehicleOf = (body: IDataObject) => readObject(part(body, 'vehicle'));
export const inspectionOf = (body: IDataObject) => readObject(part(body, 'inspection'));
export const locationOf = (body: IDataObject) => readObject(part(body, 'location'));
export const sessionOf = (body: IDataObject) => readObject(body.session);
export const optionsOf = (body: IDataObject) => readObject(sessionOf(body).options);
export const accountOf = (body: IDataObject) => readObject(sessionOf(body).user_account);

/**
 * A part of the results. The vendor's text does not settle whether photos, location, inspection
 * and vehicle sit inside `session` or beside it, so both places are looked at.
 */
export function part(body: IDataObject, name: string): unknown {
	return sessionOf(body)[name] ?? body[name];
}

/** The damages of a finished inspection in words; null where the body has no list of them. */
export const damagesOf = oncePerBody((body): Damage[] | null =>
	readDamages(inspectionOf(body), part(body, 'photos')),
);

/** The same damages as the vendor gives them, in the same order. */
export function rawDamagesOf(body: IDataObject): IDataObject[] {
	return (readList(inspectionOf(body).detected_damages) ?? []).filter(isObject);
}

export function damageCount(body: IDataObject): number | null {
	return readNumber(inspectionOf(body).total_damages) ?? damagesOf(body)?.length ?? null;
}

/** The worst grade: as the vendor says, else of the single damages; null where none has one. */
export function worstGrade(body: IDataObject): number | null {
	const said = readNumber(inspectionOf(body).max_grade);
	if (said !== null) return said;
	return (damagesOf(body) ?? []).reduce<number | null>(
		(worst, { grade }) => (grade !== null && grade > (worst ?? -Infinity) ? grade : worst),
		null,
	);
}

/** The photos that were taken, without the vendor's stand-in pictures; null where the body has no list. */
export const photosOf = oncePerBody((body): IDataObject[] | null => {
	const photos = readPhotos(part(body, 'photos'));
	const key = sessionOf(body).session_key;
	return photos && photos.filter((photo) => !isStandIn(photo, photos, key));
});

export function photoUrls(body: IDataObject): string[] | null {
	return photosOf(body)?.map(({ url }) => String(url)) ?? null;
}

/** The pictures that the damages were found on, each once. */
export function damagePhotoUrls(body: IDataObject): string[] | null {
	const urls = damagesOf(body)?.flatMap(({ photo_url: url }) => url ?? []);
	return urls ? [...new Set(urls)] : null;
}

/** The picture that shows most of the vehicle: from the front left, else the front, else the left, else the first one. */
export function coverPhotoUrl(body: IDataObject): string | null {
	const photos = photosOf(body) ?? [];
	const shows = (label: string) => photos.find((photo) => labelOf(photo) === label);
	const cover = shows('Front_Left') ?? shows('Front') ?? shows('Left') ?? photos[0];
	return readText(cover?.url);
}

/** One flat record per damage, with what tells the inspection and the vehicle. */
export function damageItems(body: IDataObject): IDataObject[] {
	const damages = damagesOf(body) ?? [];
	return damages.map((damage, index) => ({
		session_key: readText(sessionOf(body).session_key),
		client_id: readText(optionsOf(body).client_id),
		vin: readText(vehicleOf(body).vin),
		plate: readText(vehicleOf(body).vrm),
		vehicle: vehicleTitle(vehicleOf(body)),
		damage_number: index + 1,
		...damage,
	}));
}

/**
 * Several facts of a record are made of the same part of a body; it is read once. Only the last body is remembered: a
 * record is made without a pause, and a map of weak keys costs the garbage collector more than reading again.
 */
export function oncePerBody<Value>(
	read: (body: IDataObject) => Value,
): (body: IDataObject) => Value {
	let last: { body: IDataObject; value: Value } | undefined;
	return (body) => {
		if (last?.body !== body) last = { body, value: read(body) };
		return last.value;
	};
}
